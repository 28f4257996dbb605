package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Booth is f(x, y) = (x + 2y − 7)² + (2x + y − 5)², a quadratic with condition
// number 9 and its minimum at (1, 3).
//
// Catalogued in M. Jamil and X.-S. Yang, "A literature survey of benchmark
// functions for global optimization problems", Int. J. Mathematical Modelling and
// Numerical Optimisation 4(2), 2013.
type Booth struct{}

var _ Function = Booth{}

// Fields returns nil: there is nothing to set.
func (Booth) Fields() []param.Field { return nil }

// About lists the minimum.
func (Booth) About() About {
	return About{
		Formula: "(x + 2y − 7)² + (2x + y − 5)²",
		Source:  surveySource,
		Domain:  [2][2]float64{{-10, 10}, {-10, 10}},
		Start:   []float64{-8, -4},
		Minima:  []Minimum{{X: []float64{1, 3}, Global: true}},
	}
}

// Dim returns 2.
func (Booth) Dim() int { return 2 }

// At returns the Point at x, which offers GaussNewton.
func (f Booth) At(x []float64) objective.Point { return ofSquares("Booth", f, x) }

func (Booth) residuals(x, y float64) []jet {
	return []jet{
		{F: x + 2*y - 7, X: 1, Y: 2},
		{F: 2*x + y - 5, X: 2, Y: 1},
	}
}
