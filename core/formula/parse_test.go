package formula_test

import (
	"errors"
	"strings"
	"testing"

	"hfplayground/core/formula"
)

func TestParseErrors(t *testing.T) {
	tests := []struct{ src, want string }{
		{"", `Column 1: the text ends where a number, x, y, a, b2, a function or "(" should be.`},
		{"x + * y", `Column 5: "*" is where a number, x, y, a, b2, a function or "(" should be.`},
		{"(x + 1", `Column 7: the text ends where an operator or ")" should be.`},
		{"x + 1)", `Column 6: ")" is where an operator or the end should be.`},
		{"x 2", `Column 3: "2" is where an operator or the end should be. Write * or ^ before a number.`},
		{"1.2.3", `Column 4: ".3" is where an operator or the end should be.`},
		{"1,5", `Column 2: "," is where an operator or the end should be. Decimals are written with a point.`},
		{"max(1,5, x)", `Column 8: "," is where an operator or ")" should be. max takes two arguments.`},
		{"x²^2", `Column 3: "^" is where an operator or the end should be.`},
		{"x⁻", `Column 2: "⁻" is where a number should be.`},
		{"1/2x", `Column 4: after a division, "x" needs an operator: write (a/b)*c or a/(b*c).`},
		{"1/xy", `Column 4: after a division, "y" needs an operator: write (a/b)*c or a/(b*c).`},
		{"x/2(y)", `Column 4: after a division, "(" needs an operator: write (a/b)*c or a/(b*c).`},
		{"x/2|y|", `Column 4: after a division, "|" needs an operator: write (a/b)*c or a/(b*c).`},
		{"xz", `Column 1: the name "xz" is unknown. Known are x, y, a, b2, pi, e and functions such as sin.`},
		{"x + zeta", `Column 5: the name "zeta" is unknown. Known are x, y, a, b2, pi, e and functions such as sin.`},
		{"sinx", `Column 1: the name "sinx" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Did you mean sin(x)?`},
		{"log2xy", `Column 1: the name "log2xy" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Did you mean log2(xy)?`},
		{"cos2x", `Column 1: the name "cos2x" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Did you mean cos(2x)?`},
		{"sin(x, y)", `Column 6: "," is where an operator or ")" should be. sin takes one argument.`},
		{"max(x)", `Column 6: ")" is where an operator or "," should be. max takes two arguments.`},
		{"max x", `Column 5: "x" is where "(" after max should be.`},
		{"sin", `Column 4: the text ends where a number, x, y, a, b2, a function or "(" should be.`},
		{"sin x y", `Column 7: "y" may belong to the argument of sin or not. Write the argument in parentheses: sin(…).`},
		{"sin x (y + 1)", `Column 7: "(" may belong to the argument of sin or not. Write the argument in parentheses: sin(…).`},
		{"sin x(y + 1)", `Column 6: "(" may belong to the argument of sin or not. Write the argument in parentheses: sin(…).`},
		{"sin x|y|", `Column 6: "|" may belong to the argument of sin or not. Write the argument in parentheses: sin(…).`},
		{"sin x/2", `Column 6: "/" may belong to the argument of sin or not. Write the argument in parentheses: sin(…).`},
		{"√x·y", `Column 3: "·" may belong to the argument of √ or not. Write the argument in parentheses: √(…).`},
		{"sin cos x y", `Column 11: "y" may belong to the argument of cos or not. Write the argument in parentheses: cos(…).`},
		{"sin^-1(x)", `Column 5: a negative power of sin can mean its inverse or 1/sin. Write 1/sin(x), or the inverse by its name, such as asin.`},
		{"sin⁻¹ x", `Column 4: a negative power of sin can mean its inverse or 1/sin. Write 1/sin(x), or the inverse by its name, such as asin.`},
		{"sin^x(y)", `Column 5: "x" is where a number should be.`},
		{"|x", `Column 3: the text ends where an operator or "|" should be.`},
		{"|", `Column 2: the text ends where a number, x, y, a, b2, a function or "(" should be.`},
		{"|x|y|", `Column 6: the text ends where a number, x, y, a, b2, a function or "(" should be.`},
		{"(|x)|", `Column 4: ")" is where an operator or "|" should be.`},
		{"−x·#", `Column 4: "#" has no meaning here. A formula has numbers, names, operators and parentheses.`},
		{"x = 1", `Column 3: "=" is where an operator or the end should be. Write only what is right of =.`},
		{"z = x", `Column 1: the name "z" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Write only what is right of =.`},
		{"f(x,y) = x", `Column 1: the name "f" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Write only what is right of =.`},
		{"x + c", `Column 5: the name "c" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. A parameter gives it a value: c=1.`},
		{"х", `Column 1: the name "х" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Names have Latin letters.`}, // Cyrillic
		{"4pix", `Column 2: the name "pix" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Did you mean pi x?`},
		{"cos2πx", `Column 1: the name "cos2" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Did you mean cos(2π)?`},
		{"atan2(y, x)", `Column 1: the name "atan2" is unknown. Known are x, y, a, b2, pi, e and functions such as sin.`},
		{"lg x", `Column 1: the name "lg" is unknown. Known are x, y, a, b2, pi, e and functions such as sin. Did you mean log10?`},
		{"x^{2}", `Column 3: "{" has no meaning here. A formula has numbers, names, operators and parentheses. Write ( and ).`},
		{`\frac{x}{y}`, `Column 1: "\" has no meaning here. A formula has numbers, names, operators and parentheses. LaTeX is not read: write sin(x), x/y and sqrt(x).`},
		{"x_1", `Column 2: "_" has no meaning here. A formula has numbers, names, operators and parentheses. Write x1, x2 and log2 without it.`},
		{"3!", `Column 2: "!" has no meaning here. A formula has numbers, names, operators and parentheses. Write a number such as 6 in place of 3!.`},
		{"if(x>0,x,-x)", `Column 5: ">" has no meaning here. A formula has numbers, names, operators and parentheses. There are no conditions: write max, min, abs or sign.`},
		{"x:2", `Column 2: ":" has no meaning here. A formula has numbers, names, operators and parentheses. Write a division as /, an equation as =.`},
		{"max(x; y)", `Column 6: ";" has no meaning here. A formula has numbers, names, operators and parentheses. Write a comma.`},
		{"‖x‖", `Column 1: "‖" has no meaning here. A formula has numbers, names, operators and parentheses. Write sqrt(x^2 + y^2).`},
		{"½x", `Column 1: "½" has no meaning here. A formula has numbers, names, operators and parentheses. Write a fraction as (1/2).`},
		{"np.sin(x)", `Column 3: "." is where digits before or after the point should be. Write functions without what is before the point: sin(x).`},
		{"x.^2", `Column 2: "." is where digits before or after the point should be. Write *, / and ^ without a point.`},
		{". + x", `Column 1: "." is where digits before or after the point should be.`},
		{"1e999", `Column 1: 1e999 is too large. Numbers reach up to 1.8e308.`},
		{"x\x80", `Column 2: "\x80" has no meaning here. A formula has numbers, names, operators and parentheses.`},
		{strings.Repeat("x+", 200) + "x", `Column 401: here the text becomes too long. It has 401 bytes, and at most 400 are read.`},
		{strings.Repeat("−", 134), `Column 134: here the text becomes too long. It has 402 bytes, and at most 400 are read.`},
		{strings.Repeat("(", 101) + "x", `Column 102: more than 100 parentheses, signs and exponents are inside each other.`},
		{strings.Repeat("|", 101) + "x", `Column 102: more than 100 parentheses, signs and exponents are inside each other.`},
		{strings.Repeat("√", 101) + "x", `Column 102: more than 100 parentheses, signs and exponents are inside each other.`},
		{strings.Repeat("-", 101) + "x", `Column 102: more than 100 parentheses, signs and exponents are inside each other.`},
		{strings.Repeat("x^", 101) + "x", `Column 203: more than 100 parentheses, signs and exponents are inside each other.`},
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
		{"a", `Column 2: the text ends where "=" after a should be.`},
		{"a=", `Column 3: the text ends where a number should be.`},
		{"a=--1", `Column 4: "-" is where a number should be.`},
		{"a=1 b=2", `Column 5: "b" is where "," or the end should be.`},
		{"a=1,", `Column 5: the text ends where a name should be.`},
		{"1=a", `Column 1: "1" is where a name should be.`},
		{"A=1", `Column 1: "A" cannot be a parameter's name: it takes a small letter, then small letters and digits.`},
		{"x=1", `Column 1: the name "x" is taken already.`},
		{"e=1", `Column 1: the name "e" is taken already.`},
		{"sin=1", `Column 1: the name "sin" is taken already.`},
		{"a=1, a=2", `Column 6: the name "a" is taken already.`},
		{"x2=1, x2=2", `Column 7: the name "x2" is taken already.`},
		{strings.Repeat("a", 201), `Column 201: here the text becomes too long. It has 201 bytes, and at most 200 are read.`},
	} {
		_, err := formula.ParseParams(tt.src)
		var e *formula.Error
		if !errors.As(err, &e) || e.Text() != tt.want {
			t.Errorf("ParseParams(%q) = %v, want %q", tt.src, err, tt.want)
		}
	}
}
