package lab

import (
	"iter"
	"math"
	"slices"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/wire"
)

// run is one entrant on its way. Only the run pulls the method's iterator, and
// closes it.
type run struct {
	entrant
	key     string // what it was made from; a state that asks for the same keeps the run
	rule    stopRule
	counted *objective.Counted
	next    func() (method.Iterate, error, bool)
	stop    func()
	trace   []step
	seconds float64
	end     *End // nil while running
}

// step is an iterate that was kept.
type step struct {
	x        []float64
	f        float64
	gradNorm float64
	length   float64
	facts    []method.Fact
	inner    *wire.Inner // of the CG run that led here, on the plane; nil where there is none
	evals    objective.Evals
	seconds  float64
	test     float64 // loss on the examples that are not trained on; NaN where there are none
}

func newRun(e entrant, key string, f objective.Objective, x0 []float64, rule stopRule) *run {
	r := &run{entrant: e, key: key, rule: rule, counted: objective.Count(f)}
	r.next, r.stop = iter.Pull2(e.method.Run(r.counted, x0))
	return r
}

// advance pulls once: a step, or a part of one.
func (r *run) advance(now func() float64) {
	before := now()
	it, err, ok := r.next()
	r.seconds += now() - before
	switch {
	case !ok:
		r.finish(r.rule.methodEnd(r, method.ErrNoProgress))
	case err != nil:
		r.finish(r.rule.methodEnd(r, err))
	case it.Partial:
	default:
		r.record(it)
	}
}

// record keeps a whole step, unless it is not finite, and asks the stop rules.
func (r *run) record(it method.Iterate) {
	s := step{
		x: it.X, f: it.F, length: it.Step, facts: it.Facts,
		evals: r.counted.Evals(), seconds: r.seconds,
		inner: projectInner(it.Inner), gradNorm: r.gradNorm(it), test: math.NaN(),
	}
	if r.rule.test != nil {
		s.test = r.rule.test(it.X)
	}
	if !s.finite() {
		r.finish(r.rule.diverged(len(r.trace), s))
		return
	}
	r.trace = append(r.trace, s)
	if end := r.rule.judge(r); end != nil {
		r.finish(end)
	}
}

// gradNorm returns ‖∇f‖₂ at the iterate. For methods that use no gradient it is
// evaluated here, off the count: stopping is the driver's business.
func (r *run) gradNorm(it method.Iterate) float64 {
	g := it.Gradient
	if g == nil {
		g = make([]float64, len(it.X))
		r.rule.f.At(it.X).Gradient(g)
	}
	return norm(g)
}

func (r *run) finish(end *End) {
	r.end = end
	r.stop()
}

func (s step) finite() bool {
	return !math.IsNaN(s.f) && !math.IsInf(s.f, 0) && !math.IsNaN(s.gradNorm) && !math.IsInf(s.gradNorm, 0) &&
		!slices.ContainsFunc(s.x, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
}

// at returns the run's step k, or its last one before, and whether it got there.
// The second result is −1 while there is none.
func (r *run) at(k int) (s step, index int, reached bool) {
	if len(r.trace) == 0 {
		return step{}, -1, false
	}
	index = min(k, len(r.trace)-1)
	return r.trace[index], index, index == k
}

// norm returns ‖v‖₂ without overflow.
func norm(v []float64) float64 {
	n := 0.0
	for _, x := range v {
		n = math.Hypot(n, x)
	}
	return n
}

// projectInner keeps of an inner CG run what can be shown: its numbers, and its
// iterates on the plane.
func projectInner(in *method.Inner) *wire.Inner {
	if in == nil || len(in.Iters) == 0 {
		return nil
	}
	out := &wire.Inner{Taken: in.Taken, Epsilon: in.Epsilon, Stop: in.Stop}
	for _, it := range in.Iters {
		dx, dy := math.NaN(), math.NaN()
		if len(it.D) >= 2 {
			dx, dy = it.D[0], it.D[1]
		}
		out.DX, out.DY = append(out.DX, dx), append(out.DY, dy)
		out.Phi = append(out.Phi, it.Phi)
		out.Residual = append(out.Residual, it.Residual)
		out.Curvature = append(out.Curvature, it.Curvature)
		out.Stored = append(out.Stored, it.Stored)
	}
	return out
}
