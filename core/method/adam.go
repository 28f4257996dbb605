package method

import (
	"iter"
	"math"
	"slices"

	"hfplayground/core/elementary"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
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
	keeps[adamMeans, *adamMeans]

	Rate    float64 // η > 0, about how far an entry moves in a step
	Beta1   float64 // β₁ in [0, 1), memory of the mean
	Beta2   float64 // β₂ in [0, 1), memory of the mean square
	Epsilon float64 // ε > 0, keeps the quotient finite
	Batch   int     // examples a step looks at; 0 for all
	Clip    float64 // largest length of the gradient of a step; 0 for any
}

var _ Saver = (*Adam)(nil)

// NewAdam returns Adam with η = 0.02 and the other constants of its authors.
func NewAdam() *Adam { return &Adam{Rate: 0.02, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8} }

// Fields declares η, β₁, β₂, ε and the size of a batch.
func (m *Adam) Fields() []param.Field {
	const means = "running means"
	return []param.Field{
		param.Float(&m.Rate, "rate", param.Log(1e-5, 10), "This is the approximate distance that each variable moves in a step.").Called("Learning rate", "η").Mainly(),
		param.Float(&m.Beta1, "beta1", param.Linear(0, 0.999), "This is the decay of the running mean of the gradient.").Called("First decay", "β₁").In(means),
		param.Float(&m.Beta2, "beta2", param.Linear(0, 0.9999), "This is the decay of the running mean of the squared gradient.").Called("Second decay", "β₂").In(means),
		param.Float(&m.Epsilon, "epsilon", param.Log(1e-12, 1), "This number is added to the denominator.").Called("Epsilon", "ε").In(means),
		batchField(&m.Batch),
		clipField(&m.Clip),
	}
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient
// of what the step looks at.
func (m *Adam) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// Resume goes on from x with the running means in memory, and in its epoch. Where
// β₁ or β₂ is another than there, m̂ and v̂ stay what they were, as if k steps with
// the new one had led to them.
func (m *Adam) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	start := m.recall(memory, f.Dim())
	start.kept = m.adopt(start.kept)
	return firstOrder(f, x, looks{m.Batch, m.Clip}, start, m.step)
}

// step returns the step from p and the means with the gradient there.
func (m *Adam) step(f objective.Objective, p Place, s adamMeans) (move, adamMeans) {
	s = m.gather(s, p.G)
	d := m.direction(s)
	return moveAlong(f, p, d, settled(p, d, m.Rate, m.Epsilon)), s
}

// adamMeans are the running means m and v, and how they were made.
type adamMeans struct {
	k            int // gradients they are of
	mean, square []float64
	beta1, beta2 float64
}

func (*adamMeans) fresh(n int) adamMeans {
	return adamMeans{mean: make([]float64, n), square: make([]float64, n)}
}

func (s *adamMeans) slots() []Slot {
	return []Slot{
		{Name: "gradients", Count: &s.k}, {Name: "beta1", Number: &s.beta1}, {Name: "beta2", Number: &s.beta2},
		{Name: "mean", Vector: &s.mean, Least: AnyNumber}, {Name: "square", Vector: &s.square},
	}
}

// adopt returns the means as the present β₁ and β₂ would have made them.
func (m *Adam) adopt(s adamMeans) adamMeans {
	if s.k > 0 && s.beta1 != m.Beta1 {
		s.mean = vector.Scaled(s.unbias(m.Beta1)/s.unbias(s.beta1), s.mean)
	}
	if s.k > 0 && s.beta2 != m.Beta2 {
		s.square = vector.Scaled(s.unbias(m.Beta2)/s.unbias(s.beta2), s.square)
	}
	s.beta1, s.beta2 = m.Beta1, m.Beta2
	return s
}

// unbias returns 1 − βᵏ, the sum of the weights in a running mean.
func (s adamMeans) unbias(beta float64) float64 { return 1 - elementary.Pow(beta, float64(s.k)) }

// gather returns the means with the gradient g, in fresh slices.
func (m *Adam) gather(s adamMeans, g []float64) adamMeans {
	s.k, s.mean, s.square = s.k+1, slices.Clone(s.mean), slices.Clone(s.square)
	for i, gi := range g {
		s.mean[i] = m.Beta1*s.mean[i] + (1-m.Beta1)*gi
		s.square[i] = m.Beta2*s.square[i] + (1-m.Beta2)*gi*gi
	}
	return s
}

// direction returns the step −η m̂ / (√v̂ + ε).
func (m *Adam) direction(s adamMeans) []float64 {
	d := make([]float64, len(s.mean))
	unbias1, unbias2 := s.unbias(m.Beta1), s.unbias(m.Beta2)
	for i := range d {
		d[i] = -m.Rate * (s.mean[i] / unbias1) / (math.Sqrt(s.square[i]/unbias2) + m.Epsilon)
	}
	return d
}
