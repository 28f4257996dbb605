package testfunc

import (
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// GoldsteinPrice is f(x, y) = A(x + y)·B(2x − 3y) with
//
//	A(s) = 1 + (s + 1)²(19 − 14s + 3s²)     A′(s) = 12(s + 1)(s − 1)(s − 2)
//	B(t) = 30 + t²(18 − 16t + 3t²)          B′(t) = 12 t(t − 1)(t − 3)
//
// which is the polynomial of the source, where A and B are written out in x and
// y. Four minima of very unequal depth; values range from 3 to over 10⁶.
//
// Source: A. A. Goldstein and J. F. Price, "On descent from local minima",
// Mathematics of Computation 25(115), 1971.
type GoldsteinPrice struct{}

var _ Function = GoldsteinPrice{}

// Fields returns nil: there is nothing to set.
func (GoldsteinPrice) Fields() []param.Field { return nil }

// About lists all minima and saddle points. A and B are positive, so ∇f = 0 means
// A′(s) = 0 and B′(t) = 0; x = (3s + t)/5, y = (2s − t)/5.
func (GoldsteinPrice) About() About {
	return About{
		Formula: "[1 + (x + y + 1)²(19 − 14s + 3s²)]·[30 + t²(18 − 16t + 3t²)], s = x + y, t = 2x − 3y",
		Source:  "A. A. Goldstein and J. F. Price, On descent from local minima, Mathematics of Computation 25(115), 1971",
		Domain:  [2][2]float64{{-2, 2}, {-2, 2}},
		Start:   []float64{-0.5, 1},
		Minima: []Minimum{
			{X: []float64{0, -1}, F: 3, Global: true},
			{X: []float64{-0.6, -0.4}, F: 30},
			{X: []float64{1.8, 0.2}, F: 84},
			{X: []float64{1.2, 0.8}, F: 840},
		},
		Saddles: [][]float64{{-0.4, -0.6}, {0.6, 0.4}, {1.2, -0.2}, {1.4, 0.6}},
	}
}

// Dim returns 2.
func (GoldsteinPrice) Dim() int { return 2 }

// At returns the Point at x.
func (f GoldsteinPrice) At(x []float64) objective.Point { return onSurface("GoldsteinPrice", f, x) }

func (GoldsteinPrice) jet(x, y float64) jet {
	s, t := x+y, 2*x-3*y
	a := 1 + (s+1)*(s+1)*(19-14*s+3*s*s)
	b := 30 + t*t*(18-16*t+3*t*t)
	a1, a2 := 12*(s+1)*(s-1)*(s-2), 12*(3*s*s-4*s-1)
	b1, b2 := 12*t*(t-1)*(t-3), 12*(3*t*t-8*t+3)
	return jet{
		F:  a * b,
		X:  a1*b + 2*a*b1,
		Y:  a1*b - 3*a*b1,
		XX: a2*b + 4*a1*b1 + 4*a*b2,
		XY: a2*b - a1*b1 - 6*a*b2,
		YY: a2*b - 6*a1*b1 + 9*a*b2,
	}
}
