package testfunc

import (
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// StyblinskiTang is f(x) = ½ Σ xᵢ⁴ − 16xᵢ² + 5xᵢ: in every variable a double well,
// the left one deeper. 2ⁿ minima.
//
// Source: M. A. Styblinski and T.-S. Tang, "Experiments in nonconvex
// optimization: Stochastic approximation with function smoothing and simulated
// annealing", Neural Networks 3(4), 1990.
type StyblinskiTang struct {
	N int // n ≥ 2
}

var _ Function = (*StyblinskiTang)(nil)

// NewStyblinskiTang returns the function of two variables.
func NewStyblinskiTang() *StyblinskiTang { return &StyblinskiTang{N: 2} }

// Fields declares n.
func (f *StyblinskiTang) Fields() []param.Field { return []param.Field{dimension(&f.N)} }

// About lists the global minimum, and in two dimensions all minima and saddle
// points: every xᵢ is a root of 4x³ − 32x + 5, the floor of a well or the crest
// between.
func (f *StyblinskiTang) About() About {
	const (
		deep, deepF       = -2.903534027771177, -39.1661657037714155
		shallow, shallowF = 2.746802770990837, -25.0294466552839426
		crest             = 0.1567312567803401
	)
	about := About{
		Formula: "½ Σ xᵢ⁴ − 16xᵢ² + 5xᵢ",
		Source:  "M. A. Styblinski and T.-S. Tang, Experiments in nonconvex optimization, Neural Networks 3(4), 1990",
		Domain:  [2][2]float64{{-5, 5}, {-5, 5}},
		Start:   []float64{0.5, 4},
		Minima:  []Minimum{{X: slices.Repeat([]float64{deep}, f.N), F: float64(f.N) * deepF, Global: true}},
		Local: func(x []float64) string {
			return shareOf(x, func(xi float64) bool { return xi > crest }, "in the shallower well")
		},
	}
	if f.N == 2 {
		about.Minima = append(about.Minima,
			Minimum{X: []float64{deep, shallow}, F: deepF + shallowF},
			Minimum{X: []float64{shallow, deep}, F: deepF + shallowF},
			Minimum{X: []float64{shallow, shallow}, F: 2 * shallowF})
		about.Saddles = [][]float64{{deep, crest}, {crest, deep}, {shallow, crest}, {crest, shallow}}
	}
	return about
}

// Dim returns n.
func (f *StyblinskiTang) Dim() int { return f.N }

// At returns the Point at x.
func (f *StyblinskiTang) At(x []float64) objective.Point {
	return &separablePoint{at("StyblinskiTang", x, f.N), styblinskiTangTerm{}}
}

type styblinskiTangTerm struct{}

func (styblinskiTangTerm) term(x float64) (f, d1, d2 float64) {
	x2 := x * x
	return (x2*(x2-16) + 5*x) / 2, 2*x*(x2-8) + 2.5, 6*x2 - 16
}
