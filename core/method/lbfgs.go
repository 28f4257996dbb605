package method

import (
	"iter"

	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// LBFGS is BFGS with the estimate of the inverse Hessian given by the last Store
// steps only, at a cost linear in n. It is gonum's, which gives nothing of those
// steps away: a run that is resumed begins afresh.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// algorithm 7.5.
type LBFGS struct {
	Store int // steps remembered
	Wolfe Wolfe
}

var _ Method = (*LBFGS)(nil)

// NewLBFGS returns L-BFGS with gonum's own memory and line search.
func NewLBFGS() *LBFGS {
	return &LBFGS{Store: 15, Wolfe: Wolfe{Search: searchBisection, Slope: 0.9}}
}

// Fields declares the memory and the line search.
func (m *LBFGS) Fields() []param.Field {
	store := param.Int(&m.Store, "store", param.Log(1, 100), "number of past steps that approximate the Hessian").Called("Memory", "m").Mainly()
	return append([]param.Field{store}, m.Wolfe.fields()...)
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// trial of the line search, at the cost of a value and mostly a gradient a trial.
func (m *LBFGS) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		runDirections(f, x0, &optimize.LBFGS{Store: m.Store}, m.Wolfe.searcher(), yield)
	}
}
