package formula_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"hfplayground/core/formula"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// params are in force in all tests.
var params = []formula.Param{{Name: "a", Value: 1.5}, {Name: "b2", Value: -2}}

func parse(t testing.TB, src string) *formula.Formula {
	t.Helper()
	f, err := formula.Parse(src, params)
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return f
}

func TestValueAndString(t *testing.T) {
	const x, y float64 = 3, 0.5
	tests := []struct {
		src  string
		want float64
		text string
	}{
		{"1", 1, "1"},
		{".5", 0.5, ".5"},
		{"2.", 2, "2."},
		{"1e3", 1000, "1e3"},
		{"2.5E-1", 0.25, "2.5E-1"},
		{"2e", 2 * math.E, "2*e"},
		{"2e-x", 2*math.E - x, "2*e - x"},
		{"2exp(y)", 2 * math.Exp(y), "2*exp(y)"},
		{"x - y - 1", x - y - 1, "x - y - 1"},
		{"x - (y - 1)", x - (y - 1), "x - (y - 1)"},
		{"x/y/2", x / y / 2, "x/y/2"},
		{"x/(y/2)", x / (y / 2), "x/(y/2)"},
		{"1 + 2*x", 1 + 2*x, "1 + 2*x"},
		{"(1 + 2)*x", 3 * x, "(1 + 2)*x"},
		{"-x^2", -x * x, "-x^2"},
		{"(-x)^2", x * x, "(-x)^2"},
		{"-x y", -x * y, "-x*y"},
		{"-(x y)", -x * y, "-(x*y)"},
		{"2*-x", -2 * x, "2*-x"},
		{"x--y", x + y, "x - -y"},
		{"+x", x, "x"},
		{"--x", x, "--x"},
		{"2^3^2", 512, "2^3^2"},
		{"(2^3)^2", 64, "(2^3)^2"},
		{"2^-x", 0.125, "2^-x"},
		{"2^-x^2", 1.0 / 512, "2^-x^2"},
		{"2**3", 8, "2^3"},
		{"x²", 9, "x^2"},
		{"x² y³", 9 * 0.125, "x^2*y^3"},
		{"y¹⁰", math.Pow(y, 10), "y^10"},
		{"2x", 6, "2*x"},
		{"2x^2", 18, "2*x^2"},
		{"3(x+1)", 12, "3*(x + 1)"},
		{"x(y+1)", 4.5, "x*(y + 1)"},
		{"(x+1)(y-1)", -2, "(x + 1)*(y - 1)"},
		{"2x sin(y)", 6 * math.Sin(y), "2*x*sin(y)"},
		{"x/2*y y", x / 2 * y * y, "x/2*y*y"},
		{"1 − 2·x × y ÷ 4", 1 - 2*x*y/4, "1 - 2*x*y/4"},
		{"2pi + π", 3 * math.Pi, "2*pi + π"},
		{"a x + b2", 1.5*x - 2, "a*x + b2"},
		{"min(x, y) + max(x, y)", x + y, "min(x, y) + max(x, y)"},
		{"pow(x, 2)", 9, "pow(x, 2)"},
		{"log(x) - ln(x)", 0, "log(x) - ln(x)"},
		{"log10(100)", 2, "log10(100)"},
		{"abs(-x)", 3, "abs(-x)"},
	}
	for _, tt := range tests {
		f := parse(t, tt.src)
		if got := f.Value(x, y); math.Abs(got-tt.want) > 1e-14*math.Abs(tt.want) {
			t.Errorf("%q at (%g, %g) = %.17g, want %.17g", tt.src, x, y, got, tt.want)
		}
		if got := f.String(); got != tt.text {
			t.Errorf("Parse(%q).String() = %q, want %q", tt.src, got, tt.text)
		}
	}
}

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

// plane makes a formula an objective of two variables.
type plane struct{ f *formula.Formula }

func (plane) Dim() int { return 2 }

func (p plane) At(x []float64) objective.Point {
	if len(x) != 2 {
		panic("plane: wrong length")
	}
	return planePoint{p.f, [2]float64(x)}
}

type planePoint struct {
	f *formula.Formula
	x [2]float64
}

func (p planePoint) X() []float64 { return p.x[:] }

func (p planePoint) Value() float64 { return p.f.Value(p.x[0], p.x[1]) }

func (p planePoint) Gradient(dst []float64) { dst[0], dst[1] = p.f.Gradient(p.x[0], p.x[1]) }

func (p planePoint) HessVec(dst, v []float64) {
	dst[0], dst[1] = p.f.HessVec(p.x[0], p.x[1], v[0], v[1])
}

// Every operator and function, alone, of an expression in both variables, and as
// the argument of another.
func TestDerivatives(t *testing.T) {
	for _, src := range []string{
		"x + 2y", "x - 2y", "x y", "x/y", "x^3 y^2", "-x^2 y", "2^(x y)", "x^y", "(x + y)^(x - y)", "pow(x, y)", "x^-1.5",
		"sin(x y)", "cos(x y)", "tan(x y/2)", "asin(x y/3)", "acos(x y/3)", "atan(x y)",
		"sinh(x y)", "cosh(x y)", "tanh(x y)", "exp(x y)", "log(x y)", "ln(x/y)", "log10(x y)", "sqrt(x y)",
		"abs(-x y)", "min(x y, x + y + 9)", "max(x y, x^2 - 9)",
		"exp(-sin(x^2) tanh(x y)) sqrt(1 + y^2)/(2 + cos(x)) + log(1 + (x y)^2)^2",
		"(x^2 - y)^2 + (1 - x)^2 + sin(3 x)",
	} {
		t.Run(src, func(t *testing.T) {
			f := plane{parse(t, src)}
			rnd := rand.New(rand.NewPCG(3, 3))
			for range 5 {
				objectivetest.Check(t, f, []float64{0.5 + rnd.Float64(), 0.5 + rnd.Float64()})
			}
		})
	}
}

// Special points, where differences are no use.
func TestDerivativesAtSpecialPoints(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	type hessian [3]float64 // xx, xy, yy
	tests := []struct {
		src    string
		x, y   float64
		value  float64
		fx, fy float64
		h      hessian
	}{
		// On the axes hyperdual.Sin and its kin lose the mixed derivative.
		{"sin(x y)", 0, 2, 0, 2, 0, hessian{0, 1, 0}},
		{"tan(x y)", 0, 2, 0, 2, 0, hessian{0, 1, 0}},
		{"asin(x y)", 0, 0, 0, 0, 0, hessian{0, 1, 0}},
		{"atan(x y)", 0, 0, 0, 0, 0, hessian{0, 1, 0}},
		{"sinh(x y)", 0, 2, 0, 2, 0, hessian{0, 1, 0}},
		{"tanh(x y)", 0, 0, 0, 0, 0, hessian{0, 1, 0}},
		// Whole powers at 0 and at negative bases.
		{"x^0", 0, 0, 1, 0, 0, hessian{}},
		{"x^1", 0, 0, 0, 1, 0, hessian{}},
		{"x^2", 0, 0, 0, 0, 0, hessian{2, 0, 0}},
		{"x^3", 0, 0, 0, 0, 0, hessian{}},
		{"x^4", 0, 0, 0, 0, 0, hessian{}},
		{"x^2", -3, 0, 9, -6, 0, hessian{2, 0, 0}},
		{"x^3", -2, 0, -8, 12, 0, hessian{-12, 0, 0}},
		{"x^-1", -2, 0, -0.5, -0.25, 0, hessian{-0.25, 0, 0}},
		{"x^5", -1, 0, -1, 5, 0, hessian{-20, 0, 0}},
		{"x^(1 + 1)", 0, 0, 0, 0, 0, hessian{2, 0, 0}},
		{"(x y)^2", 0, 3, 0, 0, 0, hessian{18, 0, 0}},
		{"x^y", 0, 2, 0, 0, 0, hessian{2, 0, 0}},
		{"x^y", -2, 2, 4, -4, nan, hessian{2, nan, nan}},
		// Roots: infinitely steep in x, level in y.
		{"sqrt(x)", 0, 1, 0, inf, 0, hessian{-inf, 0, 0}},
		{"x^0.5", 0, 1, 0, inf, 0, hessian{-inf, 0, 0}},
		{"x^1.5", 0, 1, 0, 0, 0, hessian{inf, 0, 0}},
		// Kinks.
		{"abs(x)", 0, 0, 0, 0, 0, hessian{}},
		{"abs(x)", -2, 0, 2, -1, 0, hessian{}},
		{"min(x, y)", 1, 1, 1, 1, 0, hessian{}},
		{"max(x, y)", 1, 1, 1, 1, 0, hessian{}},
		{"max(x, y)", 1, 2, 2, 0, 1, hessian{}},
		// Outside the domain.
		{"log(x)", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"sqrt(x)", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"x^0.5", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"1/x", 0, 0, inf, -inf, 0, hessian{inf, 0, 0}},
	}
	for _, tt := range tests {
		f := parse(t, tt.src)
		fx, fy := f.Gradient(tt.x, tt.y)
		xx, xy := f.HessVec(tt.x, tt.y, 1, 0)
		yx, yy := f.HessVec(tt.x, tt.y, 0, 1)
		got := []float64{f.Value(tt.x, tt.y), fx, fy, xx, xy, yx, yy}
		want := []float64{tt.value, tt.fx, tt.fy, tt.h[0], tt.h[1], tt.h[1], tt.h[2]}
		for i := range got {
			if !same(got[i], want[i]) {
				t.Errorf("%q at (%g, %g): f, fx, fy, fxx, fxy, fyx, fyy = %v, want %v", tt.src, tt.x, tt.y, got, want)
				break
			}
		}
	}
}

// same reports equality up to the last digits; NaN is the same as NaN.
func same(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-14*math.Abs(b)
}

// NaN wins over every number, in values and in derivatives.
func TestMinMaxOfNaN(t *testing.T) {
	for _, src := range []string{"min(x, log(y))", "min(log(y), x)", "max(x, log(y))", "max(log(y), x)"} {
		for _, x := range []float64{0, math.Inf(1), math.Inf(-1)} {
			f := parse(t, src)
			fx, fy := f.Gradient(x, -1)
			if v := f.Value(x, -1); !math.IsNaN(v) || fx != 0 || !math.IsNaN(fy) {
				t.Errorf("%q at (%g, -1) = %g, gradient (%g, %g), want NaN, (0, NaN)", src, x, v, fx, fy)
			}
		}
	}
}

func TestEvaluationAllocatesNothing(t *testing.T) {
	f := parse(t, "exp(-sin(x^2) tanh(x y)) sqrt(1 + y^2)/(a + cos(x)) + max(x, y)^b2")
	allocs := testing.AllocsPerRun(100, func() {
		f.Value(0.3, 0.4)
		f.Gradient(0.3, 0.4)
		f.HessVec(0.3, 0.4, 1, 2)
	})
	if allocs != 0 {
		t.Errorf("evaluation allocates %g times, want 0", allocs)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"(x^2 - y)^2 + (1 - x)^2 + sin(3 x)", "a x² + b2·y³", "2^-x^2", "1/2x", "--x--y", "2e-3e", "((((x))))",
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
	})
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

func benchmark(b *testing.B, eval func(f *formula.Formula, x, y float64)) {
	f := parse(b, "(x^2 - y)^2 + (1 - x)^2 + sin(3 x)")
	b.ReportAllocs()
	for b.Loop() {
		eval(f, 0.3, 0.4)
	}
}

func BenchmarkValue(b *testing.B) {
	benchmark(b, func(f *formula.Formula, x, y float64) { f.Value(x, y) })
}

func BenchmarkGradient(b *testing.B) {
	benchmark(b, func(f *formula.Formula, x, y float64) { f.Gradient(x, y) })
}

func BenchmarkHessVec(b *testing.B) {
	benchmark(b, func(f *formula.Formula, x, y float64) { f.HessVec(x, y, 1, 2) })
}
