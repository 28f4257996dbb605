package formula_test

import (
	"errors"
	"strings"
	"testing"

	"hfplayground/core/formula"
)

func TestParseErrors(t *testing.T) {
	tests := []struct{ src, want string }{
		{"", `column 1: unexpected end, want a number, x, y, a, b2, a function or "("`},
		{"x + * y", `column 5: unexpected "*", want a number, x, y, a, b2, a function or "("`},
		{"(x + 1", `column 7: unexpected end, want an operator or ")"`},
		{"x + 1)", `column 6: unexpected ")", want an operator or the end`},
		{"x 2", `column 3: unexpected "2", want an operator or the end`},
		{"1.2.3", `column 4: unexpected ".3", want an operator or the end`},
		{"1,5", `column 2: unexpected ",", want an operator or the end`},
		{"x²^2", `column 3: unexpected "^", want an operator or the end`},
		{"1/2x", `column 4: unexpected "x", want an operator: after a division write (a/b)*c or a/(b*c)`},
		{"x/2(y)", `column 4: unexpected "(", want an operator: after a division write (a/b)*c or a/(b*c)`},
		{"xy", `column 1: unknown name "xy", want x, y, a, b2, pi, e or a function (a product is written x*y)`},
		{"x + zeta", `column 5: unknown name "zeta", want x, y, a, b2, pi, e or a function`},
		{"Sin(x)", `column 1: unknown name "Sin", want x, y, a, b2, pi, e or a function`},
		{"sin x", `column 5: unexpected "x", want "(" after sin`},
		{"sin(x, y)", `column 6: unexpected ",", want an operator or ")": sin takes one argument`},
		{"max(x)", `column 6: unexpected ")", want an operator or ",": max takes two arguments`},
		{"−x·#", `column 4: unexpected "#", want numbers, names, operators and parentheses only`},
		{"x = 1", `column 3: unexpected "=", want an operator or the end`},
		{". + x", `column 1: unexpected ".", want digits before or after the point`},
		{"1e999", `column 1: unexpected "1e999", want a number of size at most 1.8e308`},
		{"x\x80", `column 2: unexpected "\x80", want numbers, names, operators and parentheses only`},
		{strings.Repeat("x+", 200) + "x", `column 401: 401 bytes, want at most 400`},
		{strings.Repeat("−", 134), `column 134: 402 bytes, want at most 400`},
		{strings.Repeat("(", 101) + "x", `column 102: nested 101 deep, want at most 100 parentheses, signs and exponents inside each other`},
		{strings.Repeat("-", 101) + "x", `column 102: nested 101 deep, want at most 100 parentheses, signs and exponents inside each other`},
		{strings.Repeat("x^", 101) + "x", `column 203: nested 101 deep, want at most 100 parentheses, signs and exponents inside each other`},
	}
	for _, tt := range tests {
		_, err := formula.Parse(tt.src, params)
		var e *formula.Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %v, want a *formula.Error", tt.src, err)
			continue
		}
		if e.Text() != tt.want || e.Error() != "formula: "+tt.want {
			t.Errorf("Parse(%q) = %q, want %q", tt.src, e.Text(), tt.want)
		}
	}
}

func TestLimitsAreReached(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("x+", 199) + "x ",
		strings.Repeat("(", 100) + "x" + strings.Repeat(")", 100),
		strings.Repeat("-", 100) + "x",
	} {
		parse(t, src)
	}
}

func TestParseParams(t *testing.T) {
	got, err := formula.ParseParams(" a=1, b=−2.5e1 ,c2 = +.5")
	want := []formula.Param{{Name: "a", Value: 1}, {Name: "b", Value: -25}, {Name: "c2", Value: 0.5}}
	if err != nil || len(got) != len(want) {
		t.Fatalf("ParseParams = %v, %v, want %v", got, err, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("parameter %d = %v, want %v", i, got[i], want[i])
		}
	}
	if got, err := formula.ParseParams("  "); got != nil || err != nil {
		t.Errorf("ParseParams of blanks = %v, %v, want none", got, err)
	}
	for _, tt := range []struct{ src, want string }{
		{"a", `column 2: unexpected end, want "=" after a`},
		{"a=", `column 3: unexpected end, want a number`},
		{"a=--1", `column 4: unexpected "-", want a number`},
		{"a=1 b=2", `column 5: unexpected "b", want "," or the end`},
		{"a=1,", `column 5: unexpected end, want a name`},
		{"1=a", `column 1: unexpected "1", want a name`},
		{"A=1", `column 1: name "A", want a small letter, then small letters and digits`},
		{"x=1", `column 1: name "x", want a name that is not taken yet`},
		{"e=1", `column 1: name "e", want a name that is not taken yet`},
		{"sin=1", `column 1: name "sin", want a name that is not taken yet`},
		{"a=1, a=2", `column 6: name "a", want a name that is not taken yet`},
		{strings.Repeat("a", 201), `column 201: 201 bytes, want at most 200`},
	} {
		_, err := formula.ParseParams(tt.src)
		var e *formula.Error
		if !errors.As(err, &e) || e.Text() != tt.want {
			t.Errorf("ParseParams(%q) = %v, want %q", tt.src, err, tt.want)
		}
	}
}
