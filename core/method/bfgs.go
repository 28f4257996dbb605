package method

import (
	"fmt"
	"iter"

	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// BFGS builds a dense estimate of the inverse Hessian from the gradients along
// its path, and goes where it points: x ← x − ηBg. It is gonum's,
// which gives nothing of its estimate away: a run that is resumed begins afresh.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// algorithm 6.1.
type BFGS struct {
	Wolfe Wolfe
}

var _ Method = (*BFGS)(nil)

// maxBFGSDim is the largest n for which BFGS keeps its n × n estimate: 32 MB.
const maxBFGSDim = 2000

// NewBFGS returns BFGS with gonum's own line search.
func NewBFGS() *BFGS { return &BFGS{Wolfe: Wolfe{Search: searchBisection, Slope: 0.9}} }

// Fields declares the line search.
func (m *BFGS) Fields() []param.Field {
	fields := m.Wolfe.fields()
	fields[0] = fields[0].Mainly()
	return fields
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// trial of the line search, at the cost of a value and mostly a gradient a trial
// and some 4n² operations a step. It ends with ErrBreakdown where n is above 2000.
func (m *BFGS) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		if n := f.Dim(); n > maxBFGSDim {
			now := At(f.At(x0)).Iterate(0, nil)
			if yield(now, nil) {
				yield(now, fmt.Errorf("%w: n = %d, and BFGS keeps no matrix above n = %d", ErrBreakdown, n, maxBFGSDim))
			}
			return
		}
		runDirections(f, x0, &optimize.BFGS{}, m.Wolfe.searcher(), yield)
	}
}
