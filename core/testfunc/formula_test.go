package testfunc_test

import (
	"strings"
	"testing"

	"hfplayground/core/testfunc"
)

// set is one value for one field and what is said to it; "" for accepted.
type set struct{ key, text, want string }

func TestFormulaFields(t *testing.T) {
	tests := []struct {
		name  string
		sets  []set
		value float64 // at (2, 3) afterwards
	}{
		{"formula", []set{{"f", "x y", ""}}, 6},
		{"parameters first", []set{{"params", "a=2, b=1", ""}, {"f", "a x + b y", ""}}, 7},
		{"new values for the same names", []set{{"params", "a=2", ""}, {"f", "a x", ""}, {"params", "a=-1", ""}}, -2},
		{"one more parameter", []set{{"params", "a=2", ""}, {"f", "a x", ""}, {"params", "a=2, b=3", ""}, {"f", "a x + b", ""}}, 7},
		{"unknown parameter", []set{
			{"f", "x", ""},
			{"f", `\pi x`, `param: "\pi x" is not a formula. Column 1: "\" has no meaning here. A formula has numbers, names, operators and parentheses. LaTeX is not read: write sin(x), x/y and sqrt(x).`},
			{"f", "c x", `param: "c x" is not a formula. Column 1: the name "c" is unknown. Known are x, y, pi, e and functions such as sin. A parameter gives it a value: c=1.`},
		}, 2},
		{"syntax", []set{
			{"f", "x", ""},
			{"f", "x + )", `param: "x + )" is not a formula. Column 5: ")" is where a number, x, y, a function or "(" should be.`},
		}, 2},
		{"parameter still used", []set{
			{"params", "a=2", ""}, {"f", "a x", ""},
			{"params", "b=2", `param: The parameters "b=2" do not go with the formula "a x". Column 1: the name "a" is unknown. Known are x, y, b, pi, e and functions such as sin. A parameter gives it a value: a=1.`},
			{"params", "", `param: The parameters "" do not go with the formula "a x". Column 1: the name "a" is unknown. Known are x, y, pi, e and functions such as sin. A parameter gives it a value: a=1.`},
		}, 4},
		{"parameters unreadable", []set{
			{"params", "a=2", ""}, {"f", "a x", ""},
			{"params", "a:3", `param: "a:3" is not a list of names and numbers such as a=1, b=2. Column 2: ":" has no meaning here. A formula has numbers, names, operators and parentheses. Write a division as /, an equation as =.`},
		}, 4},
		{"too long", []set{
			{"f", "x", ""},
			{"f", strings.Repeat("x+", 200) + "x", `param: Formula (f) must be text of at most 400 bytes, not "` + strings.Repeat("x+", 20) + `…".`},
		}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := testfunc.NewFormula()
			for _, s := range tt.sets {
				got := ""
				if err := field(f, s.key).Set(s.text); err != nil {
					got = err.Error()
				}
				if got != s.want {
					t.Errorf("%s = %q: %q, want %q", s.key, s.text, got, s.want)
				}
			}
			if got := f.At([]float64{2, 3}).Value(); got != tt.value {
				t.Errorf("f(2, 3) = %g, want %g", got, tt.value)
			}
		})
	}
}

// What the fields say is accepted again, in the order they are declared.
func TestFormulaFieldsRoundTrip(t *testing.T) {
	f, g := testfunc.NewFormula(), testfunc.NewFormula()
	for _, s := range []set{{key: "params", text: "a=2, b=0.5"}, {key: "f", text: "a x² − b·y"}} {
		if err := field(f, s.key).Set(s.text); err != nil {
			t.Fatal(err)
		}
	}
	for _, fd := range f.Fields() {
		if err := field(g, fd.Key).Set(fd.String()); err != nil {
			t.Fatal(err)
		}
	}
	x := []float64{1.5, -2}
	if got, want := g.At(x).Value(), f.At(x).Value(); got != want {
		t.Errorf("f(%v) = %g after a round trip, want %g", x, got, want)
	}
	if got, want := g.About().Formula, "a x² − b·y with a=2, b=0.5"; got != want {
		t.Errorf("About().Formula = %q, want %q", got, want)
	}
}
