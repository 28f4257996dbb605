package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// ThreeHumpCamel is f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + xy + y²: the global minimum 0
// in the middle, a local one on either side.
//
// Catalogued in M. Jamil and X.-S. Yang, "A literature survey of benchmark
// functions for global optimization problems", Int. J. Mathematical Modelling and
// Numerical Optimisation 4(2), 2013.
type ThreeHumpCamel struct{}

var _ Function = ThreeHumpCamel{}

// Fields returns nil: there is nothing to set.
func (ThreeHumpCamel) Fields() []param.Field { return nil }

// About lists all minima and saddle points. ∇f = 0 means y = −x/2 and
// x(x⁴ − 4.2x² + 3.5) = 0, so x = 0 or x² = 2.1 ± √0.91.
func (ThreeHumpCamel) About() About {
	const (
		valley = 1.7475523458302889
		pass   = 1.0705422918236600
		local  = 0.29863844223685982
	)
	return About{
		Formula: "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
		Source:  surveySource,
		Domain:  [2][2]float64{{-2.5, 2.5}, {-2.5, 2.5}},
		Start:   []float64{-2, -1.5},
		Minima: []Minimum{
			{X: []float64{0, 0}, Global: true},
			{X: []float64{-valley, valley / 2}, F: local},
			{X: []float64{valley, -valley / 2}, F: local},
		},
		Saddles: [][]float64{{-pass, pass / 2}, {pass, -pass / 2}},
	}
}

// Dim returns 2.
func (ThreeHumpCamel) Dim() int { return 2 }

// At returns the Point at x.
func (f ThreeHumpCamel) At(x []float64) objective.Point { return onSurface("ThreeHumpCamel", f, x) }

func (ThreeHumpCamel) jet(x, y float64) jet {
	x2 := x * x
	return jet{
		F:  x2*(2+x2*(x2/6-1.05)) + x*y + y*y,
		X:  x*(4+x2*(x2-4.2)) + y,
		Y:  x + 2*y,
		XX: 4 + x2*(5*x2-12.6),
		XY: 1,
		YY: 2,
	}
}
