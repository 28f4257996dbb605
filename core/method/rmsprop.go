package method

import (
	"iter"
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// RMSProp divides the gradient by the root of a running mean of its square, entry
// by entry:
//
//	v ← ρv + (1−ρ)g²
//	x ← x − η g / (√v + ε)
//
// Source: T. Tieleman and G. Hinton, "Lecture 6.5: rmsprop", Neural Networks for
// Machine Learning, Coursera, 2012.
type RMSProp struct {
	keeps[squaresMean, *squaresMean]

	Rate    float64 // η > 0, about how far an entry moves in a step
	Decay   float64 // ρ in [0, 1), memory of the mean square
	Epsilon float64 // ε > 0, keeps the quotient finite
	Batch   int     // examples a step looks at; 0 for all
	Clip    float64 // largest length of the gradient of a step; 0 for any
}

var (
	_ Saver     = (*RMSProp)(nil)
	_ LossTuned = (*RMSProp)(nil)
)

// NewRMSProp returns RMSProp with η = 0.01 and ρ = 0.9, as in the lecture.
func NewRMSProp() *RMSProp { return &RMSProp{Rate: 0.01, Decay: 0.9, Epsilon: 1e-8} }

// TuneToLoss sets η = 0.03.
func (m *RMSProp) TuneToLoss() { m.Rate = 0.03 }

// Fields declares η, ρ, ε and the size of a batch.
func (m *RMSProp) Fields() []param.Field {
	const mean = "running mean"
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-5, 10), "This is the approximate distance that each variable moves in a step.").Called("Learning rate", "η").Mainly(),
		param.Float(&m.Decay, "decay", param.Linear(0, 0.9999), "This is the decay of the running mean of the squared gradient.").Called("Decay", "ρ").In(mean),
		param.Float(&m.Epsilon, "epsilon", param.Log(1e-12, 1), "This number is added to the denominator.").Called("Epsilon", "ε").In(mean),
		batchField(&m.Batch),
		clipField(&m.Clip),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient
// of what the step looks at.
func (m *RMSProp) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// squaresMean is what a run keeps: v.
type squaresMean []float64

func (*squaresMean) fresh(n int) squaresMean { return make(squaresMean, n) }

func (v *squaresMean) slots() []Slot { return []Slot{{Name: "square", Vector: (*[]float64)(v)}} }

// Resume goes on from x with the mean square in memory, and in its epoch.
func (m *RMSProp) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return firstOrder(f, x, looks{m.Batch, m.Clip}, m.recall(memory, f.Dim()), m.step)
}

// step returns the step from p and the mean with the gradient there.
func (m *RMSProp) step(f objective.Objective, p Place, v squaresMean) (move, squaresMean) {
	v = slices.Clone(v)
	for i, gi := range p.G {
		v[i] = m.Decay*v[i] + (1-m.Decay)*gi*gi
	}
	d := shrunk(p.G, v, m.Rate, m.Epsilon)
	return moveAlong(f, p, d, settled(p, d, m.Rate, m.Epsilon)), v
}
