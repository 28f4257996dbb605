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
		// Functions without parentheses.
		{"sin x", math.Sin(x), "sin(x)"},
		{"sin 2", math.Sin(2), "sin(2)"},
		{"sin 2x", math.Sin(6), "sin(2*x)"},
		{"sin 2 x", math.Sin(6), "sin(2*x)"},
		{"sin 2(x + y)", math.Sin(7), "sin(2*(x + y))"},
		{"sin x^2", math.Sin(9), "sin(x^2)"},
		{"sin 2x²", math.Sin(18), "sin(2*x^2)"},
		{"sin xy", math.Sin(1.5), "sin(x*y)"},
		{"sin 2xy²", math.Sin(1.5), "sin(2*x*y^2)"},
		{"exp -x", math.Exp(-3), "exp(-x)"},
		{"exp -x^2 - y", math.Exp(-9) - y, "exp(-x^2) - y"},
		{"exp −2x", math.Exp(-6), "exp(-(2*x))"},
		{"sin -+x", -math.Sin(3), "sin(-x)"},
		{"sin x + 1", math.Sin(x) + 1, "sin(x) + 1"},
		{"sin x cos y", math.Sin(x) * math.Cos(y), "sin(x)*cos(y)"},
		{"sin x * cos y", math.Sin(x) * math.Cos(y), "sin(x)*cos(y)"},
		{"sin x / cos y", math.Sin(x) / math.Cos(y), "sin(x)/cos(y)"},
		{"sin cos x", math.Sin(math.Cos(x)), "sin(cos(x))"},
		{"sin cos(x)^2", math.Sin(math.Pow(math.Cos(x), 2)), "sin(cos(x)^2)"},
		{"sin cos x sin y", math.Sin(math.Cos(x)) * math.Sin(y), "sin(cos(x))*sin(y)"},
		{"2 sin x", 2 * math.Sin(x), "2*sin(x)"},
		{"x sin y", x * math.Sin(y), "x*sin(y)"},
		{"max(sin x, cos y)", max(math.Sin(x), math.Cos(y)), "max(sin(x), cos(y))"},
		{"sin (x) y", math.Sin(x) * y, "sin(x)*y"},
		{"sin(x)^2", math.Pow(math.Sin(x), 2), "sin(x)^2"},
		// Powers of functions.
		{"sin^2(x)", math.Pow(math.Sin(x), 2), "sin(x)^2"},
		{"sin^2 x", math.Pow(math.Sin(x), 2), "sin(x)^2"},
		{"sin²x + cos² x", 1, "sin(x)^2 + cos(x)^2"},
		{"sin³(x)y", math.Pow(math.Sin(x), 3) * y, "sin(x)^3*y"},
		{"log^0.5 x", math.Sqrt(math.Log(x)), "log(x)^0.5"},
		{"sin^2 x^2", math.Pow(math.Sin(9), 2), "sin(x^2)^2"},
		{"(sin^2(x))^3", math.Pow(math.Sin(x), 6), "(sin(x)^2)^3"},
		// Bars and roots.
		{"|x|", 3, "abs(x)"},
		{"|-x|", 3, "abs(-x)"},
		{"2|x|", 6, "2*abs(x)"},
		{"|x||y|", 1.5, "abs(x)*abs(y)"},
		{"||x| - 5|", 2, "abs(abs(x) - 5)"},
		{"|x - |y - 2||", 1.5, "abs(x - abs(y - 2))"},
		{"|x|^2 + |y|", 9.5, "abs(x)^2 + abs(y)"},
		{"|x (|y| - 1)|", 1.5, "abs(x*(abs(y) - 1))"},
		{"|x(y|y|)|", 0.75, "abs(x*(y*abs(y)))"},
		{"|max(|x|, y)|", 3, "abs(max(abs(x), y))"},
		{"2^|x|", 8, "2^abs(x)"},
		{"sin |x|", math.Sin(3), "sin(abs(x))"},
		{"|sin x|", math.Abs(math.Sin(3)), "abs(sin(x))"},
		{"∣x∣", 3, "abs(x)"},
		{"√x", math.Sqrt(3), "sqrt(x)"},
		{"√2x", math.Sqrt(6), "sqrt(2*x)"},
		{"2√x", 2 * math.Sqrt(3), "2*sqrt(x)"},
		{"x√y", 3 * math.Sqrt(0.5), "x*sqrt(y)"},
		{"√(x² + y²)", math.Sqrt(9.25), "sqrt(x^2 + y^2)"},
		{"√√x", math.Sqrt(math.Sqrt(3)), "sqrt(sqrt(x))"},
		{"√|x|", math.Sqrt(3), "sqrt(abs(x))"},
		{"∛(x^3)", 3, "cbrt(x^3)"},
		// Names.
		{"x1 + 2 x2", x + 2*y, "x + 2*y"},
		{"x₁² − x₂", 9 - y, "x^2 - y"},
		{"x1x2", 1.5, "x*y"},
		{"X + 2Y", x + 2*y, "x + 2*y"},
		{"X1 X₂", 1.5, "x*y"},
		{"xy", 1.5, "x*y"},
		{"2xy²", 1.5, "2*x*y^2"},
		{"axy", 1.5 * 1.5, "a*x*y"},
		{"xb2", -6, "x*b2"},
		{"Sin(X) + EXP y + Pi", math.Sin(x) + math.Exp(y) + math.Pi, "sin(x) + exp(y) + pi"},
		{"arctan(x) + arcsin y + arccos y", math.Atan(x) + math.Pi/2, "atan(x) + asin(y) + acos(y)"},
		{"sign(x) + sgn(-y) + sign 0", 0, "sign(x) + sign(-y) + sign(0)"},
		{"log2(8) + log2 x", 3 + math.Log2(3), "log2(8) + log2(x)"},
		{"cbrt(-27)", -3, "cbrt(-27)"},
		{"sec(x) cos(x) + csc(x) sin(x) + cot(x) tan(x)", 3, "sec(x)*cos(x) + csc(x)*sin(x) + cot(x)*tan(x)"},
		// Whole powers of negative numbers.
		{"(-2)^3", -8, "(-2)^3"},
		{"(-x)^5", -243, "(-x)^5"},
		{"(-2)^-3", -0.125, "(-2)^-3"},
		{"(-2)⁻²", 0.25, "(-2)^-2"},
		{"x⁻¹", 1.0 / 3, "x^-1"},
		{"x⁺²", 9, "x^2"},
		{"(-2)^(x + 1)", 16, "(-2)^(x + 1)"},
		{"x\u00a0−\u2009y", 2.5, "x - y"},
		{"\ufeffx•y", 1.5, "x*y"},
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
