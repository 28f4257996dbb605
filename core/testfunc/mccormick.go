package testfunc

import (
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// McCormick is f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1: a valley along
// x = y with waves in its floor. The floor falls by π from one hollow to the
// next, without end; the global minimum is that of the domain
// [−1.5, 4] × [−3, 4].
//
// Catalogued in E. P. Adorio and U. P. Diliman, "MVF – Multivariate Test
// Functions Library in C for Unconstrained Global Optimization", University of
// the Philippines Diliman, 2005.
type McCormick struct{}

var _ Function = McCormick{}

// Fields returns nil: there is nothing to set.
func (McCormick) Fields() []param.Field { return nil }

// About lists what lies in the domain. ∇f = 0 means x − y = 1 and
// cos(x + y) = −½; of the solutions x + y = ±2π/3 + 2πk those with the minus sign
// are minima.
func (McCormick) About() About {
	const (
		third  = math.Pi / 3
		lowest = -1.91322295498103639
	)
	return About{
		Formula: "sin(x + y) + (x − y)² − 1.5x + 2.5y + 1",
		Source:  "E. P. Adorio and U. P. Diliman, MVF – Multivariate Test Functions Library in C, 2005 (collection)",
		Domain:  [2][2]float64{{-1.5, 4}, {-3, 4}},
		Start:   []float64{2, 3.5},
		Minima: []Minimum{
			{X: []float64{0.5 - third, -0.5 - third}, F: lowest, Global: true},
			{X: []float64{0.5 + 2*third, -0.5 + 2*third}, F: lowest + math.Pi},
		},
		Saddles: [][]float64{{0.5 + third, -0.5 + third}},
	}
}

// Dim returns 2.
func (McCormick) Dim() int { return 2 }

// At returns the Point at x.
func (f McCormick) At(x []float64) objective.Point { return onSurface("McCormick", f, x) }

func (McCormick) jet(x, y float64) jet {
	sin, cos := math.Sincos(x + y)
	d := x - y
	return jet{
		F:  sin + d*d - 1.5*x + 2.5*y + 1,
		X:  cos + 2*d - 1.5,
		Y:  cos - 2*d + 2.5,
		XX: -sin + 2,
		XY: -sin - 2,
		YY: -sin + 2,
	}
}
