package formula_test

import (
	"errors"
	"math"
	"slices"
	"testing"
	"unicode/utf8"

	"hfplayground/core/formula"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"(x^2 - y)^2 + (1 - x)^2 + sin(3 x)", "a x² + b2·y³", "2^-x^2", "1/2x", "--x--y", "2e-3e", "((((x))))",
		"sin x cos 2xy - sin²x", "||x| - |y||^3", "√x1 ∛X₂ sgn -y", "sin^2(x)^3", "exp -+2x^2", "|x||y|x⁻²", "log2 |x(y|y|)|", "sin |x|/cos y",
		"min(x, max(y, 1)) / pow(abs(x), y)", "log(-1)", "1e308*1e308", "sin(", "x²³y", "π**π", "0^0", "(x y)^(y x)", "\xff", "−",
	} {
		f.Add(s, 0.5, -1.5)
	}
	f.Fuzz(func(t *testing.T, src string, x, y float64) {
		first, err := formula.Parse(src, params)
		if err != nil {
			var e *formula.Error
			if !errors.As(err, &e) || e.Column < 1 || e.Column > utf8.RuneCountInString(src)+1 {
				t.Fatalf("Parse(%q) = %v: column outside the text", src, err)
			}
			return
		}
		first.Gradient(x, y)
		first.HessVec(x, y, 1, -1)
		text := first.String()
		if len(text) > formula.MaxBytes {
			return // written out it may be longer than it was typed
		}
		second, err := formula.Parse(text, params)
		if err != nil {
			t.Fatalf("Parse(%q), written by String from %q: %v", text, src, err)
		}
		if again := second.String(); again != text {
			t.Fatalf("String is no fixed point: %q, then %q", text, again)
		}
		if a, b := first.Value(x, y), second.Value(x, y); a != b && !(math.IsNaN(a) && math.IsNaN(b)) {
			t.Fatalf("%q = %g, written as %q = %g", src, a, text, b)
		}
		if a, b := derivatives(first, x, y), derivatives(second, x, y); !slices.EqualFunc(a, b, same) {
			t.Fatalf("derivatives of %q: %v, written as %q: %v", src, a, text, b)
		}
	})
}

// derivatives returns gradient and Hessian of f at (x, y).
func derivatives(f *formula.Formula, x, y float64) []float64 {
	fx, fy := f.Gradient(x, y)
	xx, xy := f.HessVec(x, y, 1, 0)
	yx, yy := f.HessVec(x, y, 0, 1)
	return []float64{fx, fy, xx, xy, yx, yy}
}

func FuzzParseParams(f *testing.F) {
	for _, s := range []string{"a=1, b=2", "a=-1e3", "x=1", "a==", "a=1,,", "ä=1", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		got, err := formula.ParseParams(src)
		var e *formula.Error
		if err != nil && (!errors.As(err, &e) || e.Column < 1 || e.Column > utf8.RuneCountInString(src)+1) {
			t.Fatalf("ParseParams(%q) = %v: column outside the text", src, err)
		}
		for _, p := range got {
			if _, err := formula.Parse(p.Name, got); err != nil || math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
				t.Fatalf("ParseParams(%q): parameter %v cannot be used: %v", src, p, err)
			}
		}
	})
}
