package formula_test

import (
	"math"
	"testing"

	"hfplayground/core/formula"
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
