package method

import (
	"iter"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Nesterov is Nesterov's accelerated gradient with a constant share μ of the
// last step: the gradient is taken where momentum alone would lead. With the
// iterates x at those places it reads
//
//	v ← μv − η∇f(x)
//	x ← x + μv − η∇f(x)
//
// which is the usual v ← μv − η∇f(y + μv), y ← y + v at x = y + μv. So a step
// costs one gradient, and it is the gradient of the iterate that is shown.
//
// Source: Yu. Nesterov, "A method of solving a convex programming problem with
// convergence rate O(1/k²)", Soviet Math. Dokl. 27(2), 1983; in the form of
// Y. Bengio, N. Boulanger-Lewandowski, R. Pascanu, "Advances in optimizing
// recurrent networks", ICASSP 2013, section 3.5.
type Nesterov struct {
	Rate  float64 // η > 0, step length per unit of gradient
	Decay float64 // μ in [0, 1), share of the last step kept; 0 is steepest descent
}

var _ Method = (*Nesterov)(nil)

// NewNesterov returns accelerated gradient with η = 0.0005 and μ = 0.9.
func NewNesterov() *Nesterov { return &Nesterov{Rate: 5e-4, Decay: 0.9} }

// Fields declares η and μ.
func (m *Nesterov) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-6, 10), "η, step length per unit of gradient"),
		param.Float(&m.Decay, "decay", param.Linear(0, 0.999), "μ, share of the last step kept"),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient.
func (m *Nesterov) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p := at(f.At(x0))
		v, d := make([]float64, f.Dim()), make([]float64, f.Dim())
		for {
			now := p.iterate(norm(d), nil)
			if !yield(now, nil) {
				return
			}
			for i, gi := range p.g {
				v[i] = m.Decay*v[i] - m.Rate*gi
				d[i] = m.Decay*v[i] - m.Rate*gi
			}
			if err := atRest(p, d, m.Rate, m.Decay); err != nil {
				yield(now, err)
				return
			}
			p = at(f.At(along(p.X(), 1, d)))
		}
	}
}
