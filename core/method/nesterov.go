package method

import (
	"iter"
	"slices"

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
	Batch int     // examples a step looks at; 0 for all
}

var _ Resumer = (*Nesterov)(nil)

// NewNesterov returns accelerated gradient with η = 0.0005 and μ = 0.9.
func NewNesterov() *Nesterov { return &Nesterov{Rate: 5e-4, Decay: 0.9} }

// Fields declares η, μ and the size of a batch.
func (m *Nesterov) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-6, 10), "step length per unit of gradient: for ten times f it must be ten times smaller").Called("Learning rate", "η").Mainly(),
		param.Float(&m.Decay, "decay", param.Linear(0, 0.999), "fraction of the last step that is kept").Called("Momentum", "μ").Mainly(),
		batchField(&m.Batch),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient
// of what the step looks at.
func (m *Nesterov) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// aheadVelocity is what a run keeps: the velocity of a ball that looks ahead.
type aheadVelocity []float64

func (v aheadVelocity) Dim() int { return len(v) }

// Resume goes on from x with the velocity in memory, and in its epoch.
func (m *Nesterov) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return firstOrder(f, x, m.Batch, recallFirst(memory, make(aheadVelocity, f.Dim())), m.roll)
}

// roll returns the step of a ball at p with velocity v, and its velocity then.
func (m *Nesterov) roll(f objective.Objective, p Place, v aheadVelocity) (move, aheadVelocity) {
	v = slices.Clone(v)
	d := make([]float64, len(v))
	for i, gi := range p.G {
		v[i] = m.Decay*v[i] - m.Rate*gi
		d[i] = m.Decay*v[i] - m.Rate*gi
	}
	return moveAlong(f, p, d, atRest(p, d, m.Rate, m.Decay)), v
}
