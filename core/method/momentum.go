package method

import (
	"iter"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Momentum is Polyak's heavy ball: v ← μv − η∇f(x), x ← x + v.
//
// Source: B. T. Polyak, "Some methods of speeding up the convergence of
// iteration methods", USSR Comput. Math. Math. Phys. 4(5), 1964.
type Momentum struct {
	Rate  float64 // η > 0, step length per unit of gradient
	Decay float64 // μ in [0, 1), share of the last step kept; 0 is steepest descent
}

var _ Method = (*Momentum)(nil)

// NewMomentum returns the heavy ball with η = 0.0005 and μ = 0.9.
func NewMomentum() *Momentum { return &Momentum{Rate: 5e-4, Decay: 0.9} }

// Fields declares η and μ.
func (m *Momentum) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-6, 10), "η, step length per unit of gradient"),
		param.Float(&m.Decay, "decay", param.Linear(0, 0.999), "μ, share of the last step kept"),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient.
func (m *Momentum) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p, v := at(f.At(x0)), make([]float64, f.Dim())
		for {
			now := p.iterate(norm(v), nil)
			if !yield(now, nil) {
				return
			}
			for i, gi := range p.g {
				v[i] = m.Decay*v[i] - m.Rate*gi
			}
			if err := atRest(p, v, m.Rate, m.Decay); err != nil {
				yield(now, err)
				return
			}
			p = at(f.At(along(p.X(), 1, v)))
		}
	}
}

// atRest returns why a ball with velocity v at p can move no more. While x stays
// the velocity tends to −ηg/(1−μ), without passing it; so where neither v nor
// that limit moves x, x stays for good.
func atRest(p place, v []float64, rate, decay float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	if stays(p.X(), 1, v) && stays(p.X(), -rate/(1-decay), p.g) {
		return errStalled
	}
	return nil
}
