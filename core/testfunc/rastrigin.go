package testfunc

import (
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Rastrigin is f(x) = Σ xᵢ² + 10(1 − cos 2πxᵢ): a bowl with a dent at every point
// of the integer grid. The second part is computed as 20 sin² πxᵢ, which loses no
// digits near the grid.
//
// Source: L. A. Rastrigin, "Systems of Extremal Control", Nauka, Moscow, 1974
// (in Russian), for n = 2; for any n H. Mühlenbein, D. Schomisch and J. Born,
// "The parallel genetic algorithm as function optimizer", Parallel Computing 17,
// 1991.
type Rastrigin struct {
	N int // n ≥ 2
}

var _ Function = (*Rastrigin)(nil)

// NewRastrigin returns the function of two variables.
func NewRastrigin() *Rastrigin { return &Rastrigin{N: 2} }

// Fields declares n.
func (f *Rastrigin) Fields() []param.Field { return []param.Field{dimension(&f.N)} }

// About lists the global minimum, 0. There is a local one near every other point
// of the integer grid that is not too far out.
func (f *Rastrigin) About() About {
	return About{
		Formula: "Σ xᵢ² + 10(1 − cos 2πxᵢ)",
		Source:  "L. A. Rastrigin, Systems of Extremal Control, Nauka, 1974",
		Domain:  [2][2]float64{{-5.12, 5.12}, {-5.12, 5.12}},
		Start:   []float64{-3.3, 2.7},
		Minima:  []Minimum{{X: make([]float64, f.N), Global: true}},
		Local:   nearGrid,
	}
}

// Dim returns n.
func (f *Rastrigin) Dim() int { return f.N }

// At returns the Point at x.
func (f *Rastrigin) At(x []float64) objective.Point {
	return &separablePoint{at("Rastrigin", x, f.N), rastriginTerm{}}
}

type rastriginTerm struct{}

func (rastriginTerm) term(x float64) (f, d1, d2 float64) {
	const amplitude = 10
	half := math.Sin(math.Pi * x)
	sin, cos := math.Sincos(2 * math.Pi * x)
	f = x*x + 2*amplitude*half*half
	d1 = 2*x + 2*math.Pi*amplitude*sin
	d2 = 2 + 4*math.Pi*math.Pi*amplitude*cos
	return f, d1, d2
}
