package method

import (
	"iter"
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Adam divides a running mean of the gradient by the root of a running mean of
// its square, entry by entry, so that every entry moves by about η:
//
//	m ← β₁m + (1−β₁)g      m̂ = m / (1−β₁ᵏ)
//	v ← β₂v + (1−β₂)g²     v̂ = v / (1−β₂ᵏ)
//	x ← x − η m̂ / (√v̂ + ε)
//
// Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization",
// ICLR 2015, algorithm 1.
type Adam struct {
	Rate    float64 // η > 0, about how far an entry moves in a step
	Beta1   float64 // β₁ in [0, 1), memory of the mean
	Beta2   float64 // β₂ in [0, 1), memory of the mean square
	Epsilon float64 // ε > 0, keeps the quotient finite
}

var _ Method = (*Adam)(nil)

// NewAdam returns Adam with η = 0.02 and the other constants of its authors.
func NewAdam() *Adam { return &Adam{Rate: 0.02, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8} }

// Fields declares η, β₁, β₂ and ε.
func (m *Adam) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-5, 10), "η, about how far an entry of x moves in a step"),
		param.Float(&m.Beta1, "beta1", param.Linear(0, 0.999), "β₁, share of the mean gradient kept"),
		param.Float(&m.Beta2, "beta2", param.Linear(0, 0.9999), "β₂, share of the mean squared gradient kept"),
		param.Float(&m.Epsilon, "epsilon", param.Log(1e-12, 1), "ε, added to the root that is divided by"),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient.
func (m *Adam) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p := at(f.At(x0))
		mean, square := make([]float64, f.Dim()), make([]float64, f.Dim())
		d := make([]float64, f.Dim())
		for k := 1.0; ; k++ {
			now := p.iterate(norm(d), nil)
			if !yield(now, nil) {
				return
			}
			unbias1, unbias2 := 1-math.Pow(m.Beta1, k), 1-math.Pow(m.Beta2, k)
			for i, gi := range p.g {
				mean[i] = m.Beta1*mean[i] + (1-m.Beta1)*gi
				square[i] = m.Beta2*square[i] + (1-m.Beta2)*gi*gi
				d[i] = -m.Rate * (mean[i] / unbias1) / (math.Sqrt(square[i]/unbias2) + m.Epsilon)
			}
			if err := m.atRest(p, d); err != nil {
				yield(now, err)
				return
			}
			p = at(f.At(along(p.X(), 1, d)))
		}
	}
}

// atRest returns why the run can go no further than p: neither the step d nor
// −ηg/(|g|+ε), which the steps tend to while x stays, moves x.
func (m *Adam) atRest(p place, d []float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	limit := make([]float64, len(d))
	for i, gi := range p.g {
		limit[i] = gi / (math.Abs(gi) + m.Epsilon)
	}
	if stays(p.X(), 1, d) && stays(p.X(), -m.Rate, limit) {
		return errStalled
	}
	return nil
}
