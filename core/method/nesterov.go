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
//
// With a schedule μ grows from 1/2 to the share that is set. Step t, counted from 0, takes
//
//	μₜ = min(1 − 2^(−1−log₂(⌊t/250⌋+1)), μ)
//
// and leads to x ← x + μₜ₊₁v − η∇f(x). Source: I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On the
// importance of initialization and momentum in deep learning", ICML 2013, equation 5.
type Nesterov struct {
	keeps[ahead, *ahead]

	Rate     float64 // η > 0, step length per unit of gradient
	Decay    float64 // μ in [0, 1), share of the last step kept; 0 is steepest descent
	Schedule bool    // μ is where the schedule ends
	Batch    int     // examples a step looks at; 0 for all
	Clip     float64 // largest length of the gradient of a step; 0 for any
}

var _ Saver = (*Nesterov)(nil)

// NewNesterov returns accelerated gradient with η = 0.0005 and μ = 0.9.
func NewNesterov() *Nesterov { return &Nesterov{Rate: 5e-4, Decay: 0.9} }

// Fields declares η, μ, whether μ grows, and the size of a batch.
func (m *Nesterov) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-6, 10), "This is the step length per unit of gradient: for ten times f it must be ten times smaller.").Called("Learning rate", "η").Mainly(),
		param.Float(&m.Decay, "decay", param.Linear(0, 0.999), "This fraction of the last step is kept.").Called("Momentum", "μ").Mainly(),
		param.Bool(&m.Schedule, "schedule", "μ begins at 1/2 and grows every 250 steps, to 3/4, 5/6, 7/8 and so on, at most to the momentum that is set.").Called("Growing momentum", "").In("momentum"),
		batchField(&m.Batch),
		clipField(&m.Clip),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient
// of what the step looks at.
func (m *Nesterov) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// ahead is what a run keeps: the velocity of a ball that looks ahead, and its steps so far.
type ahead struct {
	v     []float64
	steps int
}

func (*ahead) fresh(n int) ahead { return ahead{v: make([]float64, n)} }

func (a *ahead) slots() []Slot {
	return []Slot{{Name: "velocity", Vector: &a.v, Least: AnyNumber}, {Name: "steps", Count: &a.steps}}
}

// Resume goes on from x with the velocity in memory, at its place in the schedule and in its epoch.
func (m *Nesterov) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return firstOrder(f, x, looks{m.Batch, m.Clip}, m.recall(memory, f.Dim()), m.roll)
}

// share returns the share of the last step that step t keeps.
func (m *Nesterov) share(t int) float64 {
	if !m.Schedule {
		return m.Decay
	}
	const stage = 250                               // steps with the same share
	return min(1-1/float64(2*(t/stage+1)), m.Decay) // 2^(−1−log₂ k) = 1/2k
}

// roll returns the step of a ball at p, and what it keeps then.
func (m *Nesterov) roll(f objective.Objective, p Place, last ahead) (move, ahead) {
	now := ahead{v: slices.Clone(last.v), steps: last.steps + 1}
	mu, next := m.share(last.steps), m.share(now.steps)
	d := make([]float64, len(now.v))
	for i, gi := range p.G {
		now.v[i] = mu*now.v[i] - m.Rate*gi
		d[i] = next*now.v[i] - m.Rate*gi
	}
	return moveAlong(f, p, d, atRest(p, d, m.Rate, m.Decay)), now
}
