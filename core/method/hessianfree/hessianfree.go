// Package hessianfree is Hessian-free optimisation, one of the methods: what a step
// consists of (the damping and its rule, the run of conjugate gradients with its
// stopping rule, its preconditioner and its start, the way back to an earlier
// iterate) a file each.
package hessianfree

import (
	"errors"
	"iter"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// Method is Newton's method for functions whose Hessian is too large to
// form. Every step minimises the damped quadratic model
//
//	φ(d) = ½ dᵀ(C + λI)d + gᵀd
//
// by conjugate gradients, which need the curvature C only as products C·v; C is
// the Hessian or the Gauss–Newton matrix. Around that loop are the parts that
// make it work, each of which can be switched off: a damping λ that adapts to
// how well the model predicts, a rule that stops conjugate gradients when they
// no longer pay, a preconditioner, a start from the step before, a return to an
// earlier iterate of conjugate gradients where f is lower, and a line search.
//
// Where the very first direction −g has curvature dᵀ(C + λI)d ≤ 0 there is no
// iterate before it to keep, and the step goes along −g: as far as conjugate
// gradients would have gone had the curvature been positive, and at most max(1, ‖x‖).
//
// Source: J. Martens, "Deep learning via Hessian-free optimization", ICML 2010,
// and his published code, from which the constants are taken; for recurrent nets J.
// Martens and I. Sutskever, "Learning recurrent neural networks with Hessian-free
// optimization", ICML 2011; J. Martens and
// I. Sutskever, "Training deep and recurrent networks with Hessian-free
// optimization", in Neural Networks: Tricks of the Trade, 2nd ed., 2012.
type Method struct {
	Curvature string // "hessian" or "gauss-newton"
	Batch     int    // examples that C is taken of, others in every step; 0 for all

	Structural float64 // μ ≥ 0: λμS is added to the Gauss–Newton matrix of an objective.Structural

	Damping float64 // λ₀ ≥ 0
	Adapt   bool    // whether λ follows the reduction ratio
	Rule    DampingRule

	CGMax, CGMin int  // most iterations, and least before the rule may stop them
	Stop         bool // whether the rule stops them
	Progress     ProgressRule

	Precondition   bool // whether they are preconditioned, where the objective is a mean over examples
	Preconditioner Diagonal

	WarmStart bool
	Decay     float64 // share of the last iterate of CG the next run starts from

	Backtrack bool
	Storage   Storage // which iterates of CG can be returned to
	OnBatch   bool    // whether f is compared there on the examples that the curvature is of, instead of all

	LineSearch bool
	Armijo     method.Armijo
}

var (
	_ method.Saver        = (*Method)(nil)
	_ method.ModelStepper = (*Method)(nil)
	_ method.LossTuned    = (*Method)(nil)
)

// The choices of Method.Curvature.
const (
	curvatureHessian     = "hessian"
	curvatureGaussNewton = "gauss-newton"
)

// New returns Hessian-free optimisation with all parts on that every
// objective can feed: the preconditioner needs a mean over examples.
func New() *Method {
	return &Method{
		Curvature: curvatureHessian,
		Damping:   1, Adapt: true, Rule: DampingRule{Drop: 2. / 3, Boost: 3. / 2, Low: 1. / 4, High: 3. / 4},
		CGMax: 250, CGMin: 1, Stop: true, Progress: ProgressRule{Epsilon: 5e-4, Gap: 10},
		Preconditioner: Diagonal{Exponent: 0.75},
		WarmStart:      true, Decay: 0.95,
		Backtrack: true, Storage: Storage{First: 1, Gamma: 1.3},
		LineSearch: true, Armijo: method.DefaultArmijo(),
	}
}

// TuneToLoss takes the Gauss–Newton matrix: the loss of a net has plateaus and saddle
// points on which the Hessian is indefinite, and its steps short.
func (h *Method) TuneToLoss() { h.Curvature = curvatureGaussNewton }

// maxRejections is how many steps in a row may be refused. By then λ has grown
// by 1.5¹⁰⁰ ≈ 4·10¹⁷ at the default boost.
const maxRejections = 100

// StepName returns HF.
func (h *Method) StepName() string { return "HF" }

// Run yields x₀ first, then one iterate a step and a partial iterate after each
// iteration of conjugate gradients. A step costs one gradient, one product an
// iteration (one more after a warm start), one value for every iterate looked
// back at and one for every trial of the line search.
//
// A step that the line search refuses is an iterate too: x is the same to the
// bit, λ is larger and the warm start forgotten. It is forgotten as well after a
// step that lowers f though it does not descend, gᵀd ≥ 0: only a warm start that
// is no good any more leads there.
func (h *Method) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return h.Resume(f, x0, nil)
}

// Resume goes on from x with the λ, the warm start, the turn of the batches and
// the count of refused steps in memory. λ begins anew where λ₀ is set to another
// value than the one it came from.
//
// Where f is an objective.Renewed, step k, counted from 0, is made on sample k: of
// that are the value and the gradient, all comparisons, and the curvature or the
// batches that it is taken of. Iterate k then has the value on sample k, which no
// step before has seen.
func (h *Method) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[method.Iterate, error] {
	return func(yield func(method.Iterate, error) bool) {
		s := h.recall(memory, f.Dim())
		d := h.draw(f, s.steps)
		p := method.At(objective.Keep(d.f, x))
		if s.steps > 0 && !d.renewed {
			p.Value() // the run that is gone on from had it: a cut costs no step more. A sample that no step has seen costs one
		}
		var made stepMade
		for {
			now := p.Iterate(made.length, made.facts)
			now.Inner, now.Memory = made.inner, s
			if !yield(now, nil) {
				return
			}
			if err := p.Leavable(); err != nil {
				yield(now, err)
				return
			}
			on, start := h.sample(d.f, p, d.batches, s.steps), h.start(s.last)
			warm := start != nil
			run := h.solve(p, on, s.lambda, start, func() bool { return yield(now.Inside(), nil) })
			if run == nil {
				return
			}
			made = h.step(d.f, p, on, run, s.lambda)
			var over bool
			if s, over = h.follow(s, made, warm, len(d.batches) > 1 || d.renewed); over {
				yield(now, made.err)
				return
			}
			d, p = h.arrive(f, d, p, made, s.steps)
		}
	}
}

// follow returns what is carried to the next step, and whether there is to be none.
// started says that conjugate gradients had a warm start, others that the next step
// looks at other examples.
func (h *Method) follow(s carried, made stepMade, started, others bool) (next carried, over bool) {
	lambda := h.adapt(s.lambda, made.rho)
	if made.err == nil {
		return s.after(lambda, made.last, 0), false
	}
	refused := s.refused + 1
	if refused == maxRejections || !worthRepeating(made.err, started, lambda != s.lambda || others) {
		return s, true
	}
	return s.after(lambda, nil, refused), false
}

// worthRepeating reports whether after a refused step the next attempt from the
// same x can fare better: because the start of conjugate gradients is forgotten,
// or because λ or the batch has changed and the step was not too small as it was.
func worthRepeating(refusal error, started, changed bool) bool {
	switch {
	case errors.Is(refusal, method.ErrBreakdown):
		return false
	case errors.Is(refusal, method.ErrNoProgress):
		return started
	}
	return started || changed
}

// adapt returns the next λ.
func (h *Method) adapt(lambda, rho float64) float64 {
	if !h.Adapt {
		return lambda
	}
	return h.Rule.next(lambda, rho)
}
