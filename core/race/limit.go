package race

import (
	"hfplayground/core/words"
)

// EndSameCost is the end of a run at the cost at which all runs stop.
const EndSameCost = "same-cost"

// Open reports whether the run ended only because of the limit on its steps, or of
// the common cost in its place: with a higher limit it goes on.
func (e *End) Open() bool { return e.Key == EndStepLimit || e.Key == EndSameCost }

// paused reports whether the run can go on from here once a limit is raised.
func (e *End) paused() bool { return e.Open() || e.Key == EndBudget }

// Limits are how far a run may go. A gradient equivalent is the cost of one gradient over all examples; see objective.Evals.
type Limits struct {
	Steps  int     // at most MaxSteps
	Budget float64 // gradient equivalents; 0 for none
	Cost   float64 // gradient equivalents at which all runs stop; 0 where each goes through its steps
}

// spent returns the end of a run whose last step is k and whose next would cost it
// more than it may spend, or nil: cost is what it has spent with that step.
func (l Limits) spent(k int, cost float64) *End {
	switch {
	case l.Budget > 0 && cost >= l.Budget && !(l.Cost > 0 && l.Cost < l.Budget):
		text := "spent its budget of " + words.Cost(words.Number(l.Budget))
		return &End{Key: EndBudget, Text: text, When: "in " + words.Plural(k, "step")}
	case l.Cost > 0 && cost >= l.Cost:
		text := "stopped at the common cost of " + words.Cost(words.Number(l.Cost))
		return &End{Key: EndSameCost, Text: text, When: "after " + words.Plural(k, "step")}
	}
	return nil
}

// exceeds reports whether cost is more than a run may spend: a step that comes to
// so much is not taken any more.
func (l Limits) exceeds(cost float64) bool {
	return l.Budget > 0 && cost > l.Budget || l.Cost > 0 && cost > l.Cost
}

// reached reports whether a run with these limits ends at step k at the latest,
// having spent cost there.
func (l Limits) reached(k int, cost float64) bool {
	return k >= l.Steps || l.spent(k, cost) != nil
}

// within returns the last step of a trace at which a run with these limits can be;
// −1 for an empty trace.
func (l Limits) within(trace []Iterate) int {
	for k := range trace {
		if l.reached(k, trace[k].Evals.Cost()) {
			if k > 0 && l.exceeds(trace[k].Evals.Cost()) {
				return k - 1
			}
			return k
		}
	}
	return len(trace) - 1
}

// Limit gives the run other limits and reports whether it is now as far as a run
// that had them from the start: one that had stopped for the old ones goes on. A
// run that has gone too far for them has to be made anew, and is left as it is.
func (r *Run) Limit(l Limits) bool {
	if l == r.rule.Limits {
		return true
	}
	k := len(r.Trace) - 1
	here := k >= 0 && l.reached(k, r.Trace[k].Evals.Cost())
	paused := r.End != nil && r.End.paused()
	if r.leftEarly() || Shortened(r) || here && (!paused || l.within(r.Trace) < k) {
		return false
	}
	r.rule.Limits = l
	switch {
	case !paused:
	case here:
		r.End = r.rule.judge(r)
	default:
		r.goOn()
	}
	return true
}

// goOn takes up a run that had stopped for a limit.
func (r *Run) goOn() {
	r.End, r.advising = nil, advising{}
	if next := r.beyond; next != nil {
		r.beyond = nil
		r.keep(*next)
	}
}

// leftEarly reports whether the run had to leave its parent before the step where it
// forks off, because the parent came no further.
func (r *Run) leftEarly() bool {
	return r.Plan.Parent != nil && len(r.Trace) > 0 && r.Own < r.Plan.Fork
}
