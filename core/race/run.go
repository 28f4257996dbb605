package race

import (
	"iter"
	"math"
	"slices"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// Run is the run of one contender. Only the run pulls the method's iterator, and closes it.
type Run struct {
	Contender
	Plan    Plan
	segment int // of the plan, in force at the end of the trace
	x0      []float64
	rule    StopRule
	counted *objective.Counted
	next    func() (method.Iterate, error, bool) // nil before the first pull of a segment
	Stop    func()                               // ends the run where it is
	reyield bool                                 // the iterate that comes next is the one that the trace ends with
	Trace   []Iterate
	Awaits  func() bool     // whether what the evaluation under way waits for is there; nil where it waits for nothing
	between func()          // lets others work in the middle of an evaluation; nil for an objective that does not pause
	exams   exams           // what the rule asks of the iterates
	beyond  *Iterate        // the step that came next and cost more than the run may spend; else nil
	Own     int             // step from which the iterates are its own, not of the run it left
	before  objective.Evals // of the segments before this one
	seconds float64
	End     *End // nil while running

	advising advising // the search for advice, once it has ended
}

// Iterate is an iterate that was kept. Its slices are not to be written to.
type Iterate struct {
	X        []float64       // length n; nil where it was let go of, see StopRule.Large
	F        float64         // f(X)
	GradNorm float64         // ‖∇f(X)‖₂; NaN where f has no gradient and the method needs none, or it takes too long to ask for it
	steepest float64         // largest GradNorm of the run so far
	looked   float64         // GradNorm at which the Hessian was formed last, to see whether the run has arrived; +∞ before
	Length   float64         // ‖X − X of the step before‖₂; 0 at the start
	Facts    []method.Fact   // what the method says of the step that led here
	left     bool            // a step of before, which was kept as a Record
	reported []float64       // what is kept of its Facts, as Reported lists it; nil for nothing
	Inner    *method.Inner   // the CG run that led here; nil where there is none
	Evals    objective.Evals // since the start of the run
	Seconds  float64         // of computing since the start of the run
	Exam                     // on the examples that are not trained on
	memory   any             // what the method carries on; nil where nothing, or where no run is cut
	Raw      *Iterate        // as the method left it, where the reader changed x or f here; else nil

	Accuracy  *[2]float64 // on the examples trained on and the others; nil until it is asked for
	Curvature *[]float64  // eigenvalues of the Hessian, nil for none; the pointer is nil until they are asked for
}

// NewRun returns the run of a plan from x0, of length n, which it keeps. It takes over the steps of last that it would
// make again; last may be nil. Else, and of a large problem, it takes over those of its past. Nothing is evaluated yet.
func NewRun(e Contender, p Plan, x0 []float64, rule StopRule, last *Run) *Run {
	rule.Trained = oncePerStep(rule.Trained)
	r := &Run{Contender: e, Plan: p, x0: x0, rule: rule, Stop: func() {}}
	if last == nil || len(last.Trace) == 0 || !rule.KeepMemory || rule.Large > 0 { // what the method carried is gone
		takeUp(r)
		return r
	}
	if k := p.resumable(min(p.Shared(last.Plan), rule.within(last.Trace))); k > last.Own && k+1 >= len(p.Past) { // what it took over, it can take over again
		r.Trace, r.Own = slices.Clone(last.Trace[:k+1]), last.Own
		r.restoreRaw()
		for r.segment+1 < len(p.Segments) && p.Segments[r.segment+1].From <= k {
			r.segment++
		}
		return r
	}
	takeUp(r)
	return r
}

// restoreRaw undoes the reader's change of the last step: the segment that begins there
// lays it on again.
func (r *Run) restoreRaw() {
	last := &r.Trace[len(r.Trace)-1]
	if last.Raw != nil {
		*last = *last.Raw
	}
	r.seconds = last.Seconds
}

// Advance pulls the method once: a step, or the part of one up to where the method lets others work. now returns
// seconds. A run that leaves another waits for it.
func (r *Run) Advance(now func() float64) {
	switch {
	case r.due():
		r.Stop()
		r.segment, r.next = r.segment+1, nil
		r.begin()
	case r.next == nil:
		if !r.inherit() {
			r.failOrphan()
			return
		}
		r.begin()
	}
	before, own := now(), !r.exams.on
	it, err, ok := r.pull()
	if own {
		r.seconds += now() - before
	}
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

// due reports whether the next segment begins at the end of the trace.
func (r *Run) due() bool {
	return r.segment+1 < len(r.Plan.Segments) && r.Plan.Segments[r.segment+1].From == len(r.Trace)-1
}

// inherit takes over the steps of the run that this one leaves, as soon as that
// one has come so far, or has ended; false while it has not.
func (r *Run) inherit() bool {
	parent := r.Plan.Parent
	if parent == nil || len(r.Trace) > 0 {
		return true
	}
	k := min(r.Plan.Fork, len(parent.Trace)-1)
	if k < 0 || parent.End == nil && (k < r.Plan.Fork || k == len(parent.Trace)-1 && parent.due()) {
		return false
	}
	r.Trace, r.Own = slices.Clone(parent.Trace[:k+1]), k
	r.seconds = r.Trace[k].Seconds
	return true
}

// failOrphan ends a run that has nothing to leave.
func (r *Run) failOrphan() {
	if parent := r.Plan.Parent; parent.End != nil {
		r.finish(&End{Key: EndBreakdown, Text: "cannot start: " + parent.Label + " has no step to leave from", Advice: "move the start"})
	}
}

// begin starts the segment in force, from the end of the trace.
func (r *Run) begin() {
	l := r.Plan.Segments[r.segment]
	r.rule.F = l.F
	r.counted = objective.Count(l.F)
	x, memory := r.x0, any(nil)
	if n := len(r.Trace); n > 0 {
		x, memory = slices.Clone(r.Trace[n-1].X), r.Trace[n-1].memory
	}
	if l.From == len(r.Trace)-1 {
		for _, w := range l.Weights {
			x[w.Index] = w.Value
		}
	}
	r.reyield, r.exams.on = len(r.Trace) > 0, false
	r.next, r.Stop = iter.Pull2(r.interruptible(method.Resume(l.Method, r.counted, x, memory)))
}

// record keeps a whole step, unless it is not finite, and asks the stop rules.
func (r *Run) record(it method.Iterate) {
	s := Iterate{
		X: it.X, F: it.F, Length: it.Step, Facts: it.Facts, Seconds: r.seconds,
		Inner: it.Inner, GradNorm: r.gradNorm(it), Exam: r.exams.of(r.rule.Test, it.X),
	}
	if r.rule.KeepMemory {
		s.memory = it.Memory
	}
	if r.reyield {
		r.reyield = false
		s = r.rebase(s)
	}
	s.Evals = r.before.Plus(r.counted.Evals())
	if !s.finite(r.gradientFree() || r.rule.Large > 0 && it.Gradient == nil) {
		r.finish(r.rule.diverged(len(r.Trace), s))
		if s.Raw != nil { // the step itself was: only what was laid on it is not
			r.Trace = append(r.Trace, *s.Raw)
		}
		return
	}
	r.keep(s)
}

// keep puts a step at the end of the trace, unless it costs more than the run may
// spend, and asks the stop rules.
func (r *Run) keep(s Iterate) {
	k := len(r.Trace) - 1
	if cost := s.Evals.Cost(); k >= 0 && r.rule.exceeds(cost) {
		r.beyond = &s
		r.finish(r.rule.spent(k, cost))
		return
	}
	s.steepest, s.looked = s.GradNorm, math.Inf(1)
	if k >= 0 {
		s.steepest, s.looked = max(s.steepest, r.Trace[k].steepest), r.Trace[k].looked
	}
	r.Trace = append(r.Trace, s)
	r.thin()
	holdMemory(r)
	if end := r.rule.judge(r); end != nil && !r.due() {
		r.finish(end)
	}
}

// rebase takes the last step off the trace and returns it with the x, f and
// gradient of s, which a segment begins with. To ask for them again costs nothing: they
// were known before.
func (r *Run) rebase(s Iterate) Iterate {
	last := r.Trace[len(r.Trace)-1]
	r.Trace = r.Trace[:len(r.Trace)-1]
	r.before = last.Evals.Minus(r.counted.Evals())
	if slices.Equal(last.X, s.X) && last.F == s.F {
		return last
	}
	now := last
	now.Raw = &last
	now.X, now.F, now.GradNorm, now.Exam, now.Accuracy, now.Curvature = s.X, s.F, s.GradNorm, s.Exam, nil, nil
	return now
}

// ObjectiveAt returns what is minimised from step k on, or from the last step,
// where the run has not come so far.
func (r *Run) ObjectiveAt(k int) objective.Objective {
	return r.Plan.at(min(k, len(r.Trace)-1)).F
}

// MethodAt returns the method that makes the step from k, which is that of the run
// it left where the step is not its own.
func (r *Run) MethodAt(k int) method.Method {
	if k < r.Own && r.Plan.Parent != nil {
		return r.Plan.Parent.MethodAt(k)
	}
	return r.Plan.at(k).Method
}

// gradNorm returns ‖∇f‖₂ at the iterate. For methods that use no gradient it is
// evaluated here, off the count: stopping is the driver's business.
func (r *Run) gradNorm(it method.Iterate) float64 {
	g := it.Gradient
	if g == nil && r.rule.Large > 0 {
		return math.NaN()
	}
	if g == nil {
		g = make([]float64, len(it.X))
		r.rule.F.At(it.X).Gradient(g)
	}
	return vector.Norm(g)
}

// finish ends the run. One that could go on keeps its place in the method.
func (r *Run) finish(end *End) {
	r.End = end
	if !end.paused() {
		r.Stop()
	}
}

// gradientFree reports whether the method in force makes its steps without gradients.
func (r *Run) gradientFree() bool {
	_, ok := r.Plan.Segments[r.segment].Method.(method.GradientFree)
	return ok
}

// finite reports whether the numbers of a step are, with those of the gradient or without.
func (s Iterate) finite(gradientFree bool) bool {
	return vector.IsFinite(s.F) && (gradientFree || vector.IsFinite(s.GradNorm)) && vector.AllFinite(s.X)
}

// At returns step k of the run, or its last one where it has not come so far, its index, and whether the run reached k.
// The index is −1 while there is no step.
func (r *Run) At(k int) (s Iterate, index int, reached bool) {
	if len(r.Trace) == 0 {
		return Iterate{}, -1, false
	}
	index = min(k, len(r.Trace)-1)
	return r.Trace[index], index, index == k
}

// Best returns the step of a run at which f is least, the first of these; 0 for a run without steps.
func (r *Run) Best() int {
	best := 0
	for k := range r.Trace {
		if r.Trace[k].F < r.Trace[best].F {
			best = k
		}
	}
	return best
}
