package method

import (
	"iter"
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
)

// Momentum is Polyak's heavy ball: v ← μv − η∇f(x), x ← x + v.
//
// Source: B. T. Polyak, "Some methods of speeding up the convergence of
// iteration methods", USSR Comput. Math. Math. Phys. 4(5), 1964.
type Momentum struct {
	keeps[ballVelocity, *ballVelocity]

	Rate  float64 // η > 0, step length per unit of gradient
	Decay float64 // μ in [0, 1), share of the last step kept; 0 is steepest descent
	Batch int     // examples a step looks at; 0 for all
	Clip  float64 // largest length of the gradient of a step; 0 for any
}

var _ Saver = (*Momentum)(nil)

// NewMomentum returns the heavy ball with η = 0.0005 and μ = 0.9.
func NewMomentum() *Momentum { return &Momentum{Rate: 5e-4, Decay: 0.9} }

// Fields declares η, μ and the size of a batch.
func (m *Momentum) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-6, 10), "This is the step length per unit of gradient: for ten times f it must be ten times smaller.").Called("Learning rate", "η").Mainly(),
		param.Float(&m.Decay, "decay", param.Linear(0, 0.999), "This fraction of the last step is kept.").Called("Momentum", "μ").Mainly(),
		batchField(&m.Batch),
		clipField(&m.Clip),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient
// of what the step looks at.
func (m *Momentum) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// ballVelocity is what the ball keeps.
type ballVelocity []float64

func (*ballVelocity) fresh(n int) ballVelocity { return make(ballVelocity, n) }

func (v *ballVelocity) slots() []Slot {
	return []Slot{{Name: "velocity", Vector: (*[]float64)(v), Least: AnyNumber}}
}

// Resume goes on from x with the velocity in memory, and in its epoch.
func (m *Momentum) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return firstOrder(f, x, looks{m.Batch, m.Clip}, m.recall(memory, f.Dim()), m.roll)
}

// roll returns the step of a ball at p with velocity v, and its velocity then.
func (m *Momentum) roll(f objective.Objective, p Place, v ballVelocity) (move, ballVelocity) {
	v = slices.Clone(v)
	for i, gi := range p.G {
		v[i] = m.Decay*v[i] - m.Rate*gi
	}
	return moveAlong(f, p, v, atRest(p, v, m.Rate, m.Decay)), v
}

// atRest returns why a ball with velocity v at p can move no more. While x stays
// the velocity tends to −ηg/(1−μ), without passing it; so where neither v nor
// that limit moves x, x stays for good.
func atRest(p Place, v []float64, rate, decay float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	if vector.Stays(p.X(), 1, v) && vector.Stays(p.X(), -rate/(1-decay), p.G) {
		return ErrStalled
	}
	return nil
}
