package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Beale is f(x, y) = Σ (cᵢ − x(1 − yⁱ))², i = 1, 2, 3, c = 1.5, 2.25, 2.625: a
// plain, almost level between steep corners, with the minimum (3, ½) in a narrow
// valley on it.
//
// Source: E. M. L. Beale, "On an iterative method for finding a local minimum of
// a function of more than one variable", Technical Report 25, Statistical
// Techniques Research Group, Princeton University, 1958. Start (1, 1): J. J.
// Moré, B. S. Garbow and K. E. Hillstrom, "Testing unconstrained optimization
// software", ACM Trans. Math. Software 7(1), 1981, problem 5.
type Beale struct{}

var _ Function = Beale{}

// Fields returns nil: there is nothing to set.
func (Beale) Fields() []param.Field { return nil }

// About lists the minimum and the saddle point on the line y = 1, where all
// residuals stand still.
func (Beale) About() About {
	return About{
		Formula: "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
		Source:  "E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than one variable, Princeton, 1958",
		Domain:  [2][2]float64{{-4.5, 4.5}, {-4.5, 4.5}},
		Start:   []float64{1, 1},
		Minima:  []Minimum{{X: []float64{3, 0.5}, Global: true}},
		Saddles: [][]float64{{0, 1}},
	}
}

// Dim returns 2.
func (Beale) Dim() int { return 2 }

// At returns the Point at x, which offers GaussNewton.
func (f Beale) At(x []float64) objective.Point { return ofSquares("Beale", f, x) }

func (Beale) residuals(x, y float64) []jet {
	return []jet{
		{F: 1.5 - x*(1-y), X: y - 1, Y: x, XY: 1},
		{F: 2.25 - x*(1-y*y), X: y*y - 1, Y: 2 * x * y, XY: 2 * y, YY: 2 * x},
		{F: 2.625 - x*(1-y*y*y), X: y*y*y - 1, Y: 3 * x * y * y, XY: 3 * y * y, YY: 6 * x * y},
	}
}
