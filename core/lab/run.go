package lab

import (
	"iter"
	"math"
	"slices"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// run is one entrant on its way. Only the run pulls the method's iterator, and
// closes it.
type run struct {
	entrant
	plan    plan
	leg     int // of the plan, in force at the end of the trace
	x0      []float64
	rule    stopRule
	counted *objective.Counted
	next    func() (method.Iterate, error, bool) // nil before the first pull of a leg
	stop    func()
	again   bool // the iterate that comes next is the one that the trace ends with
	trace   []step
	own     int             // step from which the iterates are its own, not of the run it left
	before  objective.Evals // of the legs before this one
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
	memory   any     // what the method carries on; nil where nothing, or where no run is cut
	raw      *step   // as the method left it, where the reader changed x or f here; else nil

	accuracy  *[2]float64 // on the examples trained on and the others; nil until it is asked for
	curvature *[]Row      // what the inspector says of the Hessian here; nil until it is asked for
}

// newRun returns the run of a plan. It takes over the steps of last that it would
// make again; last may be nil.
func newRun(e entrant, p plan, x0 []float64, rule stopRule, last *run) *run {
	r := &run{entrant: e, plan: p, x0: x0, rule: rule, stop: func() {}}
	if last == nil || len(last.trace) == 0 {
		return r
	}
	if k := p.resumable(min(p.shared(last.plan), len(last.trace)-1)); k > last.own { // what it took over, it can take over again
		r.trace, r.own = slices.Clone(last.trace[:k+1]), last.own
		r.untouch()
		for r.leg+1 < len(p.legs) && p.legs[r.leg+1].from <= k {
			r.leg++
		}
	}
	return r
}

// untouch takes the reader's hand off the last step: the leg that begins there
// lays it on again.
func (r *run) untouch() {
	last := &r.trace[len(r.trace)-1]
	if last.raw != nil {
		*last = *last.raw
	}
	r.seconds = last.seconds
}

// advance pulls once: a step, or a part of one. A run that leaves another waits
// for it.
func (r *run) advance(now func() float64) {
	switch {
	case r.due():
		r.stop()
		r.leg, r.next = r.leg+1, nil
		r.begin()
	case r.next == nil:
		if !r.depart() {
			r.strand()
			return
		}
		r.begin()
	}
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

// due reports whether the next leg begins at the end of the trace.
func (r *run) due() bool {
	return r.leg+1 < len(r.plan.legs) && r.plan.legs[r.leg+1].from == len(r.trace)-1
}

// depart takes over the steps of the run that this one leaves, as soon as that
// one has come so far, or has ended; false while it has not.
func (r *run) depart() bool {
	trunk := r.plan.trunk
	if trunk == nil || len(r.trace) > 0 {
		return true
	}
	k := min(r.plan.fork, len(trunk.trace)-1)
	if k < 0 || trunk.end == nil && (k < r.plan.fork || k == len(trunk.trace)-1 && trunk.due()) {
		return false
	}
	r.trace, r.own = slices.Clone(trunk.trace[:k+1]), k
	r.seconds = r.trace[k].seconds
	return true
}

// strand ends a run that has nothing to leave.
func (r *run) strand() {
	if trunk := r.plan.trunk; trunk.end != nil {
		r.finish(&End{EndBreakdown, "cannot start: " + trunk.label + " has no step to leave from", "move the start"})
	}
}

// begin starts the leg in force, from the end of the trace.
func (r *run) begin() {
	l := r.plan.legs[r.leg]
	r.rule.f = l.f
	r.counted = objective.Count(l.f)
	x, memory := r.x0, any(nil)
	if n := len(r.trace); n > 0 {
		x, memory = slices.Clone(r.trace[n-1].x), r.trace[n-1].memory
	}
	if l.from == len(r.trace)-1 {
		for _, w := range l.weights {
			x[w.index] = w.value
		}
	}
	r.again = len(r.trace) > 0
	r.next, r.stop = iter.Pull2(method.Resume(l.method, r.counted, x, memory))
}

// record keeps a whole step, unless it is not finite, and asks the stop rules.
func (r *run) record(it method.Iterate) {
	s := step{
		x: it.X, f: it.F, length: it.Step, facts: it.Facts, seconds: r.seconds,
		inner: projectInner(it.Inner), gradNorm: r.gradNorm(it), test: math.NaN(),
	}
	if r.rule.keepMemory {
		s.memory = it.Memory
	}
	if r.rule.test != nil {
		s.test = r.rule.test(it.X)
	}
	if r.again {
		r.again = false
		s = r.retouched(s)
	}
	s.evals = r.before.Plus(r.counted.Evals())
	if !s.finite() {
		r.finish(r.rule.diverged(len(r.trace), s))
		if s.raw != nil { // the step itself was: only what was laid on it is not
			r.trace = append(r.trace, *s.raw)
		}
		return
	}
	r.trace = append(r.trace, s)
	if end := r.rule.judge(r); end != nil && !r.due() {
		r.finish(end)
	}
}

// retouched takes the last step off the trace and returns it with the x, f and
// gradient of s, which a leg begins with. To ask for them again costs nothing: they
// were known before.
func (r *run) retouched(s step) step {
	last := r.trace[len(r.trace)-1]
	r.trace = r.trace[:len(r.trace)-1]
	r.before = last.evals.Minus(r.counted.Evals())
	if slices.Equal(last.x, s.x) && last.f == s.f {
		return last
	}
	now := last
	now.raw = &last
	now.x, now.f, now.gradNorm, now.test, now.accuracy, now.curvature = s.x, s.f, s.gradNorm, s.test, nil, nil
	return now
}

// objectiveAt returns what is minimised from step k on, or from the last step,
// where the run has not come so far.
func (r *run) objectiveAt(k int) objective.Objective {
	k = min(k, len(r.trace)-1)
	f := r.plan.legs[0].f
	for _, l := range r.plan.legs {
		if l.from <= k {
			f = l.f
		}
	}
	return f
}

// gradNorm returns ‖∇f‖₂ at the iterate. For methods that use no gradient it is
// evaluated here, off the count: stopping is the driver's business.
func (r *run) gradNorm(it method.Iterate) float64 {
	g := it.Gradient
	if g == nil {
		g = make([]float64, len(it.X))
		r.rule.f.At(it.X).Gradient(g)
	}
	return vector.Norm(g)
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

// projectInner keeps of an inner CG run what can be shown: its numbers, and its
// iterates on the plane.
func projectInner(in *method.Inner) *wire.Inner {
	if in == nil || len(in.Iters) == 0 {
		return nil
	}
	out := &wire.Inner{Taken: in.Taken, Epsilon: in.Epsilon, Window: in.Window, Stop: in.Stop}
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
