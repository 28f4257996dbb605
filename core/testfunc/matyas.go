package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Matyas is f(x, y) = 0.26(x² + y²) − 0.48xy, a quadratic with condition number
// 25: a flat valley along x = y. It is computed as the sum of squares
// (0.1(x + y))² + (0.5(x − y))², which is the same and cannot become negative by
// rounding.
//
// Catalogued in M. Jamil and X.-S. Yang, "A literature survey of benchmark
// functions for global optimization problems", Int. J. Mathematical Modelling and
// Numerical Optimisation 4(2), 2013.
type Matyas struct{}

var _ Function = Matyas{}

// Fields returns nil: there is nothing to set.
func (Matyas) Fields() []param.Field { return nil }

// About lists the minimum.
func (Matyas) About() About {
	return About{
		Formula: "0.26(x² + y²) − 0.48xy",
		Source:  surveySource,
		Domain:  [2][2]float64{{-10, 10}, {-10, 10}},
		Start:   []float64{-8, -3},
		Minima:  []Minimum{{X: []float64{0, 0}, Global: true}},
	}
}

// Dim returns 2.
func (Matyas) Dim() int { return 2 }

// At returns the Point at x, which offers GaussNewton.
func (f Matyas) At(x []float64) objective.Point { return ofSquares("Matyas", f, x) }

func (Matyas) residuals(x, y float64) []jet {
	return []jet{
		{F: 0.1 * (x + y), X: 0.1, Y: 0.1},
		{F: 0.5 * (x - y), X: 0.5, Y: -0.5},
	}
}
