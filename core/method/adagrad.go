package method

import (
	"iter"
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
)

// AdaGrad divides the gradient by the root of the sum of all its squares so far,
// entry by entry, so that steps shrink where gradients were large:
//
//	v ← v + g²
//	x ← x − η g / (√v + ε)
//
// Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for
// online learning and stochastic optimization", JMLR 12, 2011, with a diagonal
// matrix.
type AdaGrad struct {
	keeps[squaresSum, *squaresSum]

	Rate    float64 // η > 0, how far an entry moves in the first step
	Epsilon float64 // ε > 0, keeps the quotient finite
	Batch   int     // examples a step looks at; 0 for all
	Clip    float64 // largest length of the gradient of a step; 0 for any
}

var (
	_ Saver     = (*AdaGrad)(nil)
	_ LossTuned = (*AdaGrad)(nil)
)

// NewAdaGrad returns AdaGrad with η = 0.3.
func NewAdaGrad() *AdaGrad { return &AdaGrad{Rate: 0.3, Epsilon: 1e-8} }

// TuneToLoss sets η = 0.3.
func (m *AdaGrad) TuneToLoss() { m.Rate = 0.3 }

// Fields declares η, ε and the size of a batch.
func (m *AdaGrad) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-5, 10), "This is the distance that each variable moves in the first step.").Called("Learning rate", "η").Mainly(),
		param.Float(&m.Epsilon, "epsilon", param.Log(1e-12, 1), "This number is added to the denominator.").Called("Epsilon", "ε").In("step length"),
		batchField(&m.Batch),
		clipField(&m.Clip),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient
// of what the step looks at.
func (m *AdaGrad) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// squaresSum is what a run keeps: v.
type squaresSum []float64

func (*squaresSum) fresh(n int) squaresSum { return make(squaresSum, n) }

func (v *squaresSum) slots() []Slot { return []Slot{{Name: "squares", Vector: (*[]float64)(v)}} }

// Resume goes on from x with the sum of squares in memory, and in its epoch.
func (m *AdaGrad) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return firstOrder(f, x, looks{m.Batch, m.Clip}, m.recall(memory, f.Dim()), m.step)
}

// step returns the step from p and the sum with the gradient there.
func (m *AdaGrad) step(f objective.Objective, p Place, v squaresSum) (move, squaresSum) {
	v = slices.Clone(v)
	for i, gi := range p.G {
		v[i] += gi * gi
	}
	d := shrunk(p.G, v, m.Rate, m.Epsilon)
	return moveAlong(f, p, d, spent(p, d)), v
}

// spent returns why the run can go no further than p: the step d does not move x,
// and while x stays v grows and the steps shrink.
func spent(p Place, d []float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	if vector.Stays(p.X(), 1, d) {
		return ErrStalled
	}
	return nil
}
