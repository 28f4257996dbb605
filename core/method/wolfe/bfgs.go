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

// BFGS builds a dense estimate B of the inverse Hessian from the gradients along
// its path, and goes where it points: x ← x − ηBg.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// algorithm 6.1, with the first estimate (6.20).
type BFGS struct {
	Wolfe Wolfe
}

var _ method.Saver = (*BFGS)(nil)

// maxBFGSDim is the largest n for which BFGS keeps its estimate: 16 MB for its upper triangle.
const maxBFGSDim = 2000

// NewBFGS returns BFGS with a line search that bisects.
func NewBFGS() *BFGS { return &BFGS{Wolfe: Wolfe{Search: searchBisection, Slope: 0.9}} }

// Fields declares the line search.
func (m *BFGS) Fields() []param.Field {
	fields := m.Wolfe.fields()
	fields[0] = fields[0].Mainly()
	return fields
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// trial of the line search, at the cost of a value and mostly a gradient a trial
// and some 5n² operations a step. It ends with ErrBreakdown where n is above 2000.
func (m *BFGS) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return m.Resume(f, x0, nil)
}

// Resume goes on from x with the estimate in memory.
func (m *BFGS) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[method.Iterate, error] {
	return func(yield func(method.Iterate, error) bool) {
		n := f.Dim()
		if n <= maxBFGSDim {
			kept := method.Recall(memory, estimated{n: n})
			descend(f, x, m.Wolfe, &dense{kept.rebuilt()}, kept, yield)
			return
		}
		now := method.At(f.At(x)).Iterate(0, nil)
		if yield(now, nil) {
			yield(now, fmt.Errorf("%w: n = %d, and BFGS keeps no matrix above n = %d", method.ErrBreakdown, n, maxBFGSDim))
		}
	}
}

// estimated is what BFGS keeps: an estimate of some steps ago, and the pairs of the steps since. An
// estimate of its own for every step would be n²/2 numbers a step.
type estimated struct {
	n     int
	base  triangle // nil before the first step
	since []pair   // the oldest first
}

func (e estimated) Dim() int { return e.n }

// mostSince is after how many steps an estimate is kept again.
const mostSince = 32

// rebuilt returns the estimate after all steps, a matrix of its own; nil before the first.
func (e estimated) rebuilt() triangle {
	b := slices.Clone(e.base)
	for _, p := range e.since {
		b = b.updated(p)
	}
	return b
}

// estimateSlots are the places of an estimate: how many rows there are, none or n, and the rows.
func estimateSlots(count *int, rows [][]float64) []method.Slot {
	all := []method.Slot{{Name: "rows", Count: count}}
	for i := range rows {
		all = append(all, method.Slot{Name: fmt.Sprint("row-", i), Vector: &rows[i], Least: method.AnyNumber})
	}
	return all
}

// Save returns what a memory of this method holds, at the cost of its estimate.
func (m *BFGS) Save(memory any) method.Saved {
	return method.SaveMemory(memory, func(e *estimated) []method.Slot {
		var rows [][]float64
		if b := e.rebuilt(); b != nil {
			rows = b.rows(e.n)
		}
		count := len(rows)
		return estimateSlots(&count, rows)
	})
}

// Restore returns the memory that was saved.
func (m *BFGS) Restore(s method.Saved, n int) (any, error) {
	count, rows := 0, [][]float64(nil)
	fill := func(*estimated) []method.Slot { return estimateSlots(&count, rows) }
	e, err := method.RestoreMemory(s, n, estimated{n: n}, fill)
	if err == nil && count != 0 && (count != n || n > maxBFGSDim) {
		err = fmt.Errorf("rows is %d, which cannot be", count)
	}
	if err != nil || count == 0 {
		return e, err
	}
	rows = make([][]float64, n)
	if e, err = method.RestoreMemory(s, n, e, fill); err == nil {
		for i, row := range rows {
			e.base = append(e.base, row[i:]...)
		}
	}
	return e, err
}

// dense is the estimate B of a run.
type dense struct{ b triangle }

// direction returns −Bg.
func (m *dense) direction(p method.Place, kept estimated, r *rests) ([]float64, float64, estimated) {
	if m.b == nil {
		return vector.Scaled(-1, p.G), 1 / floats.Norm(p.G, 2), kept
	}
	d := m.b.times(p.G)
	floats.Scale(-1, d)
	r.after(len(m.b))
	return d, 1, kept
}

// learn returns what is kept after a step, and updates the estimate.
func (m *dense) learn(kept estimated, made step, r *rests) estimated {
	p := newPair(made)
	m.b = m.b.updated(p)
	r.after(3 * len(m.b))
	kept.since = slices.Concat(kept.since, []pair{p})
	if len(kept.since) == mostSince {
		kept.base, kept.since = slices.Clone(m.b), nil
	}
	return kept
}
