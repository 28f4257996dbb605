package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Saddle is f(x, y) = x² − y²: no minimum, and at the origin a point where the
// gradient vanishes but half of all directions lead down. Newton's method goes
// there in one step.
//
// Discussed in Y. N. Dauphin et al., "Identifying and attacking the saddle point
// problem in high-dimensional non-convex optimization", NIPS 2014.
type Saddle struct{}

var _ Function = Saddle{}

// Fields returns nil: there is nothing to set.
func (Saddle) Fields() []param.Field { return nil }

// About lists the saddle point. The start lies a little off the x-axis, along
// which every descent ends in the saddle.
func (Saddle) About() About {
	return About{
		Formula: "x² − y²",
		Source:  "Textbook; Y. N. Dauphin et al., Identifying and attacking the saddle point problem, NIPS 2014",
		Domain:  [2][2]float64{{-2, 2}, {-2, 2}},
		Start:   []float64{-1.5, 0.01},
		Saddles: [][]float64{{0, 0}},
	}
}

// Dim returns 2.
func (Saddle) Dim() int { return 2 }

// At returns the Point at x.
func (f Saddle) At(x []float64) objective.Point { return onSurface("Saddle", f, x) }

func (Saddle) jet(x, y float64) jet {
	return jet{F: (x - y) * (x + y), X: 2 * x, Y: -2 * y, XX: 2, YY: -2}
}
