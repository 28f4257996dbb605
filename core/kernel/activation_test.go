package kernel_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"hfplayground/core/kernel"
)

// Values by hand or from tables of the functions; slopes and bends at z.
func TestActivationValues(t *testing.T) {
	const tol = 1e-15
	ln2 := math.Ln2
	tests := []struct {
		key        string
		z, f, s, b float64
	}{
		{"tanh", 0, 0, 1, 0},
		{"tanh", ln2, 0.6, 0.64, -0.768}, // (4 − 1)/(4 + 1)
		{"erf", 0, 0, 2 / math.SqrtPi, 0},
		{"erf", 1, 0.8427007929497149, 0.4151074974205947, -0.8302149948411894},
		{"logistic", 0, 0.5, 0.25, 0},
		{"logistic", math.Log(3), 0.75, 0.1875, -0.09375},
		{"softsign", 0, 0, 1, 0},
		{"softsign", 3, 0.75, 0.0625, -0.03125},
		{"softsign", -1, -0.5, 0.25, 0.25},
		{"relu", 0, 0, 0, 0},
		{"relu", -2, 0, 0, 0},
		{"relu", 2, 2, 1, 0},
		{"softplus", 0, ln2, 0.5, 0.25},
		{"softplus", math.Log(3), 2 * ln2, 0.75, 0.1875},
		{"linear", -7, -7, 1, 0},
		{"swish", 0, 0, 0.5, 0.5},
		{"swish", math.Log(3), 0.75 * math.Log(3), 0.75 + 0.1875*math.Log(3), 0.375 - 0.09375*math.Log(3)},
		{"sine", math.Pi / 2, 1, 0, -1},
	}
	seen := map[string]bool{}
	for _, tt := range tests {
		seen[tt.key] = true
		f := activation(t, tt.key)
		a := f.F(tt.z)
		for _, got := range [][2]float64{{a, tt.f}, {f.D1(tt.z, a), tt.s}, {f.D2(tt.z, a), tt.b}} {
			if math.Abs(got[0]-got[1]) > tol {
				t.Errorf("%s(%g) and derivatives = %g, %g, %g, want %g, %g, %g", tt.key, tt.z, a, f.D1(tt.z, a), f.D2(tt.z, a), tt.f, tt.s, tt.b)
				break
			}
		}
	}
	for _, f := range kernel.Activations() {
		if !seen[f.Key] {
			t.Errorf("%s has no known value", f.Key)
		}
	}
}

func activation(t *testing.T, key string) kernel.Activation {
	t.Helper()
	for _, f := range kernel.Activations() {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("no activation %q", key)
	return kernel.Activation{}
}

// The derivatives are those of the function: central differences of F and of
// D1 with their leading error eliminated agree to far less than a wrong factor.
func TestActivationDerivatives(t *testing.T) {
	const h, tol = 1e-3, 1e-10
	difference := func(f func(float64) float64, z float64) float64 {
		wide, narrow := (f(z+2*h)-f(z-2*h))/(4*h), (f(z+h)-f(z-h))/(2*h)
		return narrow + (narrow-wide)/3
	}
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, f := range kernel.Activations() {
		for range 200 {
			z := 4 * rnd.NormFloat64()
			if math.Abs(z) < 3*h { // ReLU has a corner there
				continue
			}
			a := f.F(z)
			if got, want := f.D1(z, a), difference(f.F, z); !(math.Abs(got-want) <= tol) {
				t.Errorf("%s′(%g) = %.12g, want %.12g", f.Key, z, got, want)
			}
			slope := func(z float64) float64 { return f.D1(z, f.F(z)) }
			if got, want := f.D2(z, a), difference(slope, z); !(math.Abs(got-want) <= tol) {
				t.Errorf("%s″(%g) = %.12g, want %.12g", f.Key, z, got, want)
			}
		}
	}
}

// Far out every function is finite and within its bounds, its derivatives are
// finite, the saturating ones are flat, and NaN stays NaN.
func TestActivationFarOut(t *testing.T) {
	for _, f := range kernel.Activations() {
		for _, far := range []float64{20, 745, 1e3, 1e8, 1e155, 1e308, math.MaxFloat64} {
			for _, z := range []float64{far, -far} {
				a := f.F(z)
				for _, x := range []float64{a, f.D1(z, a), f.D2(z, a)} {
					if math.IsNaN(x) || math.IsInf(x, 0) {
						t.Errorf("%s at %g: %g, %g, %g, want finite numbers", f.Key, z, a, f.D1(z, a), f.D2(z, a))
					}
				}
				if a < f.Low || a > f.High {
					t.Errorf("%s(%g) = %g, want a number in [%g, %g]", f.Key, z, a, f.Low, f.High)
				}
				if saturates := f.High-f.Low <= 2 && f.Key != "sine"; saturates && far >= 40 && f.D1(z, a) > 1/far/far { // as flat as softsign, the slowest
					t.Errorf("%s′(%g) = %g, want it flat", f.Key, z, f.D1(z, a))
				}
			}
		}
		if a := f.F(math.NaN()); !math.IsNaN(a) {
			t.Errorf("%s(NaN) = %g, want NaN", f.Key, a)
		}
	}
}

// The infimum and the supremum are bounds that are nearly reached.
func TestActivationRange(t *testing.T) {
	for _, f := range kernel.Activations() {
		low, high := math.Inf(1), math.Inf(-1)
		for z := -1600.0; z <= 1600; z += 1. / 64 {
			low, high = min(low, f.F(z)), max(high, f.F(z))
		}
		if low < f.Low || high > f.High || !math.IsInf(f.Low, 0) && low > f.Low+1e-3 || !math.IsInf(f.High, 0) && high < f.High-1e-3 {
			t.Errorf("%s goes from %g to %g, want nearly [%g, %g]", f.Key, low, high, f.Low, f.High)
		}
	}
}

func TestActivationsTable(t *testing.T) {
	keys := map[string]bool{}
	for _, f := range kernel.Activations() {
		if keys[f.Key] || f.Label == "" || f.Help == "" {
			t.Errorf("%q, label %q, help %q: want a key of its own, a label and a help", f.Key, f.Label, f.Help)
		}
		keys[f.Key] = true
	}
}

// Both parts keep their relative accuracy however small they are.
func TestLogistic(t *testing.T) {
	for _, z := range []float64{0, 1, 30, 300, 700} {
		p, q := kernel.Logistic(z)
		q2, p2 := kernel.Logistic(-z)
		if p != p2 || q != q2 {
			t.Errorf("Logistic(±%g) = (%g, %g), (%g, %g), want mirror images", z, p, q, q2, p2)
		}
		if want := math.Exp(-z - math.Log1p(math.Exp(-z))); math.Abs(q-want) > 1e-13*want {
			t.Errorf("Logistic(%g) complement = %g, want %g", z, q, want)
		}
		if want := math.Log1p(math.Exp(z)); math.Abs(kernel.Softplus(z)-want) > 1e-15*want {
			t.Errorf("Softplus(%g) = %g, want %g", z, kernel.Softplus(z), want)
		}
	}
}
