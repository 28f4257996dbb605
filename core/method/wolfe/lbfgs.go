package wolfe

import (
	"fmt"
	"iter"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
)

// LBFGS is BFGS with the estimate of the inverse Hessian given by the last Store
// steps only, at a cost linear in n.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// algorithms 7.4 and 7.5.
type LBFGS struct {
	Store int // steps remembered
	Wolfe Wolfe
}

var _ method.Saver = (*LBFGS)(nil)

// mostStored is the largest Store.
const mostStored = 100

// NewLBFGS returns L-BFGS with a memory of 15 steps.
func NewLBFGS() *LBFGS {
	return &LBFGS{Store: 15, Wolfe: Wolfe{Search: searchBisection, Slope: 0.9}}
}

// Fields declares the memory and the line search.
func (m *LBFGS) Fields() []param.Field {
	store := param.Int(&m.Store, "store", param.Log(1, mostStored), "This is the number of past steps that approximate the Hessian.").Called("Memory", "m").Mainly()
	return append([]param.Field{store}, m.Wolfe.fields()...)
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// trial of the line search, at the cost of a value and mostly a gradient a trial
// and some 8mn operations a step.
func (m *LBFGS) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return m.Resume(f, x0, nil)
}

// Resume goes on from x with the steps in memory.
func (m *LBFGS) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[method.Iterate, error] {
	return func(yield func(method.Iterate, error) bool) {
		descend(f, x, m.Wolfe, lastSteps(m.Store), method.Recall(memory, remembered{n: f.Dim()}), yield)
	}
}

// pair is what a step shows of the curvature: Hs = y, for H the mean Hessian along it.
type pair struct {
	s  []float64 // x_{k+1} − x_k
	y  []float64 // ∇f(x_{k+1}) − ∇f(x_k)
	sy float64   // sᵀy
}

// newPair returns the pair of a step.
func newPair(made step) pair {
	p := pair{s: vector.Difference(made.to.X(), made.from.X()), y: vector.Difference(made.to.G, made.from.G)}
	p.sy = floats.Dot(p.s, p.y)
	return p
}

// remembered is what L-BFGS keeps: its last steps, the oldest first.
type remembered struct {
	n     int
	pairs []pair
}

func (r remembered) Dim() int { return r.n }

// slots are the places of the pairs; of an empty memory there are none but of their number.
func (r *remembered) slots(count *int) []method.Slot {
	all := []method.Slot{{Name: "pairs", Count: count}}
	for i := range r.pairs {
		p := &r.pairs[i]
		all = append(all,
			method.Slot{Name: fmt.Sprint("step-", i), Vector: &p.s, Least: method.AnyNumber},
			method.Slot{Name: fmt.Sprint("change-", i), Vector: &p.y, Least: method.AnyNumber})
	}
	return all
}

// Save returns what a memory of this method holds.
func (m *LBFGS) Save(memory any) method.Saved {
	return method.SaveMemory(memory, func(r *remembered) []method.Slot {
		count := len(r.pairs)
		return r.slots(&count)
	})
}

// Restore returns the memory that was saved.
func (m *LBFGS) Restore(s method.Saved, n int) (any, error) {
	count := 0
	fill := func(r *remembered) []method.Slot { return r.slots(&count) }
	r, err := method.RestoreMemory(s, n, remembered{n: n}, fill)
	if err == nil && count > mostStored {
		err = fmt.Errorf("pairs is %d, which cannot be", count)
	}
	if err != nil {
		return nil, err
	}
	r.pairs = make([]pair, count)
	if r, err = method.RestoreMemory(s, n, r, fill); err != nil {
		return nil, err
	}
	for i := range r.pairs {
		r.pairs[i].sy = floats.Dot(r.pairs[i].s, r.pairs[i].y)
	}
	return r, nil
}

// lastSteps is how many steps are remembered.
type lastSteps int

// direction returns −Bg by two loops over the pairs, algorithm 7.4: B is what BFGS makes of
// them from the first estimate (sᵀy/yᵀy)·I, of the last pair.
func (m lastSteps) direction(p method.Place, kept remembered, r *rests) ([]float64, float64, remembered) {
	pairs := m.last(kept.pairs)
	if len(pairs) == 0 {
		return vector.Scaled(-1, p.G), 1 / floats.Norm(p.G, 2), kept
	}
	d, a := slices.Clone(p.G), make([]float64, len(pairs))
	work := 4 * len(d) // numbers that a pair goes through in each loop
	for i, q := range slices.Backward(pairs) {
		a[i] = 1 / q.sy * floats.Dot(q.s, d)
		floats.AddScaled(d, -a[i], q.y)
		if !r.after(work) {
			return nil, 0, kept
		}
	}
	newest := pairs[len(pairs)-1]
	floats.Scale(newest.sy/floats.Dot(newest.y, newest.y), d)
	for i, q := range pairs {
		floats.AddScaled(d, a[i]-1/q.sy*floats.Dot(q.y, d), q.s)
		if !r.after(work) {
			return nil, 0, kept
		}
	}
	floats.Scale(-1, d)
	return d, 1, kept
}

// last returns the pairs that are still remembered.
func (m lastSteps) last(pairs []pair) []pair { return pairs[max(0, len(pairs)-int(m)):] }

// learn returns what is kept after a step.
func (m lastSteps) learn(kept remembered, made step, _ *rests) remembered {
	kept.pairs = slices.Concat((m - 1).last(kept.pairs), []pair{newPair(made)})
	return kept
}
