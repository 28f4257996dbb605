package kernel

import (
	"math"
	"testing"
)

// lastPlaces bounds the relative error of the exponentials: some units in the
// last place, package math's one included.
const lastPlaces = 8e-16

// The exponential and the tangent agree with package math, relative to their
// size, from far below to far above where anything changes.
func TestExponentials(t *testing.T) {
	tests := []struct {
		name      string
		got, want func(float64) float64
	}{{"exp", exp, math.Exp}, {"tanh", tanh, math.Tanh}}
	for _, tt := range tests {
		for size := 1e-320; size < 1e4; size *= 1.003 {
			for _, x := range []float64{size, -size} {
				got, want := tt.got(x), tt.want(x)
				if got != want && !(math.Abs(got-want) <= lastPlaces*math.Abs(want)) {
					t.Errorf("%s(%g) = %.17g, want %.17g", tt.name, x, got, want)
				}
			}
		}
	}
}

// What is no ordinary number goes where package math puts it.
func TestExponentialsAtTheEdge(t *testing.T) {
	inf := math.Inf(1)
	same := func(a, b float64) bool {
		return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= lastPlaces*math.Abs(b) && !math.IsInf(a, 0)
	}
	for _, x := range []float64{0, inf, -inf, math.NaN(), math.MaxFloat64, 709.7, 709.8, -708.4, -745.2, tanhFar, -tanhFar} {
		if !same(exp(x), math.Exp(x)) {
			t.Errorf("exp(%g) = %g, want %g", x, exp(x), math.Exp(x))
		}
		if !same(tanh(x), math.Tanh(x)) {
			t.Errorf("tanh(%g) = %g, want %g", x, tanh(x), math.Tanh(x))
		}
	}
}

// BenchmarkTanh is the tangent of as many numbers as a layer has for 250 examples.
func BenchmarkTanh(b *testing.B) {
	z := filled(250, 8, 0)
	a := NewMat(250, 8)
	b.Run("here", func(b *testing.B) {
		for b.Loop() {
			tanhs(a.Data, z.Data)
		}
	})
	b.Run("math", func(b *testing.B) {
		for b.Loop() {
			for i, x := range z.Data {
				a.Data[i] = math.Tanh(x)
			}
		}
	})
}
