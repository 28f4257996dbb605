package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Himmelblau is f(x, y) = (x² + y − 11)² + (x + y² − 7)²: four minima of equal
// value, four saddle points and a maximum between them.
//
// Source: D. M. Himmelblau, "Applied Nonlinear Programming", McGraw-Hill, 1972.
type Himmelblau struct{}

var _ Function = Himmelblau{}

// Fields returns nil: there is nothing to set.
func (Himmelblau) Fields() []param.Field { return nil }

// About lists all minima and saddle points. The minimum (3, 2) is exact; the
// other points are roots of polynomials, rounded to float64.
func (Himmelblau) About() About {
	return About{
		Formula: "(x² + y − 11)² + (x + y² − 7)²",
		Source:  "D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972",
		Domain:  [2][2]float64{{-5, 5}, {-5, 5}},
		Start:   []float64{0, 0},
		Minima: []Minimum{
			{X: []float64{3, 2}, Global: true},
			{X: []float64{-2.805118086952745, 3.131312518250573}, Global: true},
			{X: []float64{-3.779310253377747, -3.2831859912861696}, Global: true},
			{X: []float64{3.5844283403304917, -1.8481265269644036}, Global: true},
		},
		Saddles: [][]float64{
			{0.08667750455539636, 2.884254701174776},
			{3.385154183607021, 0.07385187983774928},
			{-3.0730257507643897, -0.08135304428796751},
			{-0.12796134673068008, -1.9537149802445763},
		},
	}
}

// Dim returns 2.
func (Himmelblau) Dim() int { return 2 }

// At returns the Point at x, which offers GaussNewton.
func (f Himmelblau) At(x []float64) objective.Point { return ofSquares("Himmelblau", f, x) }

func (Himmelblau) residuals(x, y float64) []jet {
	return []jet{
		{F: x*x + y - 11, X: 2 * x, Y: 1, XX: 2},
		{F: x + y*y - 7, X: 1, Y: 2 * y, YY: 2},
	}
}
