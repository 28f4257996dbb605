package method

import (
	"fmt"
	"iter"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/cg"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
	"hfplayground/core/words"
)

// ConjugateGradient minimises a quadratic function, by linear conjugate
// gradients with the Hessian at x₀. It needs at most n steps, up to rounding; as
// many as the Hessian has distinct eigenvalues.
//
// It is not for other functions: where the gradient it arrives at is not the one
// the quadratic predicts it says so and ends. A run that is resumed begins afresh,
// for its directions belong to the Hessian at its own x₀.
//
// Source: M. Hestenes and E. Stiefel, "Methods of conjugate gradients for
// solving linear systems", J. Res. Nat. Bur. Standards 49(6), 1952.
type ConjugateGradient struct{}

var _ Method = (*ConjugateGradient)(nil)

// NewConjugateGradient returns linear conjugate gradients.
func NewConjugateGradient() *ConjugateGradient { return &ConjugateGradient{} }

// Fields returns nil: there is nothing to set.
func (*ConjugateGradient) Fields() []param.Field { return nil }

// Run yields x₀ first, then one iterate a step, at the cost of one product and
// one gradient; the step itself needs only the product, and the gradient is there
// to tell whether f is quadratic. Every step is one iteration of one run, which is
// its Inner up to there, for the first 250 steps.
func (*ConjugateGradient) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		start := At(f.At(x0))
		p, now, steepest := start, start.Iterate(0, nil), 0.0
		c := cg.New(start.HessVec, nil, start.G, nil)
		inner := []InnerIter{NewInnerIter(c)}
		for {
			if !yield(now, nil) {
				return
			}
			err := quadraticAt(p, c.R, norm(start.G)+steepest*norm(c.D))
			if err == nil {
				err = quadraticStep(c)
			}
			x := vector.Along(start.X(), 1, c.D)
			step := floats.Distance(x, p.X(), 2)
			if err == nil && step == 0 {
				err = ErrStalled
			}
			if err != nil {
				yield(now, err)
				return
			}
			steepest = max(steepest, c.Curvature)
			p = At(f.At(x))
			now = p.Iterate(step, []Fact{Number(&linearResidual, norm(c.R)), Number(&linearCurvature, c.Curvature)})
			inner = append(inner, NewInnerIter(c))
			now.Inner = innerSoFar(inner)
		}
	}
}

var (
	linearResidual  = Quantity{"residual", term.Residual}
	linearCurvature = Quantity{"curvature", term.Curvature}
)

// mostShown is how many iterations the run may have that is yielded again with every
// step: the room they need together grows with its square.
const mostShown = 250

// innerSoFar returns the run up to its last iterate, to which the step from the one
// before leads; nil where it is too long.
func innerSoFar(iters []InnerIter) *Inner {
	last := len(iters) - 1
	if last > mostShown {
		return nil
	}
	run := &Inner{Iters: slices.Clone(iters), Taken: last, Rate: 1}
	from := iters[last-1].D
	for i, it := range run.Iters {
		if it.D != nil {
			run.Iters[i].D = vector.Along(it.D, -1, from)
		}
	}
	return run
}

// quadraticTolerance is how far the gradient may be from the residual, as a
// share of ‖g₀‖ + ‖H‖‖d‖, the numbers both are sums of. Rounding leaves them some
// 1e-16 apart times the number of steps; third derivatives leave them far apart.
const quadraticTolerance = 1e-6

// quadraticAt returns why conjugate gradients have nothing to do at p: it is not
// leavable, or the gradient there is not the residual r, as it would be were f
// quadratic.
func quadraticAt(p Place, r []float64, scale float64) error {
	if err := p.usable(); err != nil {
		return err
	}
	if apart := floats.Distance(p.G, r, 2); !(apart <= quadraticTolerance*scale) {
		return fmt.Errorf("%w: f is not quadratic: the gradient is %s away from what a quadratic has here", ErrBreakdown, words.Rough(apart))
	}
	return p.Leavable()
}

// quadraticStep makes one iteration and returns why it was not possible.
func quadraticStep(c *cg.Run) error {
	switch c.Advance() {
	case cg.Solved:
		return fmt.Errorf("%w: the residual is zero", ErrNoProgress)
	case cg.Negative:
		return fmt.Errorf("%w: the quadratic model is unbounded below along p, where pᵀHp/pᵀp = %s", ErrBreakdown, words.Rough(c.Curvature))
	case cg.NotFinite:
		return fmt.Errorf("%w: the Hessian-vector product is not finite", ErrBreakdown)
	}
	return nil
}
