package formula_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/formula"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

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
		"log2(x y)", "cbrt(x y)", "sec(x y/2)", "csc(x y)", "cot(x y)", "arcsin(x y/3)", "arccos(x y/3)", "arctan(x y)", "sign(x y) x^2 y",
		"sin xy", "sin 2xy cos x", "sin^2(x y)", "sin³ xy", "√xy", "|x y - 9|", "||x| - |y - 9||", "∛(x1 x₂)", "(x y)⁻²",
		"(x - 9)^3 y", "(x - 9)^-3 y", "(x - 9)^6 y^2", "(-x y)^5", "(x - 9)^(1 + 2) y", "cbrt(x - 9) y", "log^2(x y + 2)", "x1² x2 + X Y²",
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
		{"|x|", 0, 0, 0, 0, 0, hessian{}},
		{"|x y|", -2, 3, 6, -3, 2, hessian{0, -1, 0}},
		{"sign(x)", 0, 0, 0, 0, 0, hessian{}},
		{"sign(x)", -3, 0, -1, 0, 0, hessian{}},
		{"sign(x) y", -3, 2, -2, 0, -1, hessian{}},
		{"cbrt(x)", 0, 1, 0, inf, 0, hessian{-inf, 0, 0}},
		{"cbrt(x)", -8, 1, -2, 1.0 / 12, 0, hessian{1.0 / 144, 0, 0}},
		{"log2(x)", 4, 0, 2, 1 / (4 * math.Ln2), 0, hessian{-1 / (16 * math.Ln2), 0, 0}},
		// Outside the domain.
		{"log(x)", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"sqrt(x)", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"x^0.5", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"x^(1/3)", -8, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"log2(x)", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
		{"sign(log(x))", -1, 0, nan, nan, 0, hessian{nan, 0, 0}},
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
