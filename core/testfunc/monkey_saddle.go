package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// MonkeySaddle is f(x, y) = x³ − 3xy², three valleys between three ridges: room
// for two legs and a tail. Gradient and Hessian both vanish at the origin.
//
// Source: D. Hilbert and S. Cohn-Vossen, "Anschauliche Geometrie", Springer, 1932
// ("Geometry and the Imagination").
type MonkeySaddle struct{}

var _ Function = MonkeySaddle{}

// Fields returns nil: there is nothing to set.
func (MonkeySaddle) Fields() []param.Field { return nil }

// About lists the saddle point.
func (MonkeySaddle) About() About {
	return About{
		Formula: "x³ − 3xy²",
		Source:  "D. Hilbert and S. Cohn-Vossen, Anschauliche Geometrie, Springer, 1932",
		Domain:  [2][2]float64{{-2, 2}, {-2, 2}},
		Start:   []float64{1.5, 0.1},
		Saddles: [][]float64{{0, 0}},
	}
}

// Dim returns 2.
func (MonkeySaddle) Dim() int { return 2 }

// At returns the Point at x.
func (f MonkeySaddle) At(x []float64) objective.Point { return onSurface("MonkeySaddle", f, x) }

func (MonkeySaddle) jet(x, y float64) jet {
	return jet{
		F:  x * (x*x - 3*y*y),
		X:  3 * (x - y) * (x + y),
		Y:  -6 * x * y,
		XX: 6 * x,
		XY: -6 * y,
		YY: -6 * x,
	}
}
