package lab

import (
	"errors"
	"fmt"
	"math"

	"hfplayground/core/curvature"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
	"hfplayground/core/words"
)

// End is how a run ended.
type End struct {
	Key    string // one of the End keys; never changes
	Text   string // in words, to follow the run's name: "converged to a minimum in 6 steps"
	Advice string // what could be tried; empty when all is well
}

// The named ends.
const (
	EndConverged  = "converged"
	EndStationary = "stationary-start" // ‖∇f‖ is within the tolerance at the start already
	EndStepLimit  = "step-limit"
	EndBudget     = "budget"
	EndDiverged   = "diverged"
	EndLineSearch = "line-search"
	EndNoProgress = "no-progress"
	EndBreakdown  = "breakdown"
)

// farFactor is how many times the size of the start and the usual window a run
// may leave them behind before it counts as diverged.
const farFactor = 1e8

// stopRule is what ends a run, the same for all methods.
type stopRule struct {
	f      objective.Objective
	steps  int
	tol    float64 // on ‖∇f‖₂
	budget float64 // gradient equivalents; 0 for none
	far    float64 // on ‖x‖∞

	keepMemory bool // what the method carries from step to step is kept, so that it can be cut

	fault func(x []float64) string  // where a net goes wrong at x, in words; nil for other problems
	test  func(x []float64) float64 // loss on examples that are not trained on; nil where there are none
}

// judge returns the end of a run at its newest step, or nil. Every comparison is
// written so that NaN does not converge.
func (r stopRule) judge(run *run) *End {
	k := len(run.trace) - 1
	s := run.trace[k]
	switch {
	case s.gradNorm <= r.tol && k == 0:
		return &End{EndStationary, "starts at a stationary point: " + curvature.Classify(r.f, s.x).Words, "move the start"}
	case s.gradNorm <= r.tol:
		return r.converged(s.x, k)
	case !(vector.MaxAbs(s.x) <= r.far):
		text := fmt.Sprintf("left every bound at step %d: ‖x‖ > %s", k, words.Number(r.far))
		if r.fault != nil {
			text += ", " + r.fault(s.x)
		}
		return &End{EndDiverged, text, divergedAdvice}
	case k >= r.steps:
		return &End{EndStepLimit, fmt.Sprintf("has not arrived after %s", words.Plural(k, "step")), "allow more steps, or a larger rate"}
	case r.budget > 0 && s.evals.Cost() >= r.budget:
		return &End{EndBudget, fmt.Sprintf("spent its budget of %s gradient equivalents in %s", words.Number(r.budget), words.Plural(k, "step")), "allow a larger budget"}
	}
	return nil
}

const divergedAdvice = "try a smaller rate, a line search or more damping"

func (r stopRule) converged(x []float64, k int) *End {
	c := curvature.Classify(r.f, x)
	end := &End{Key: EndConverged, Text: fmt.Sprintf("converged to %s in %s", c.Words, words.Plural(k, "step"))}
	if c.Kind != curvature.Minimum && c.Kind != curvature.Unknown {
		end.Advice = "a stationary point need not be a minimum: move the start a little"
		if r.fault != nil { // a net's start is drawn
			end.Advice = "the loss is flat to the tolerance here: a smaller tolerance, or new weights, lead on"
		}
	}
	return end
}

// diverged is the end of a run whose step k is not finite; the last finite
// iterate is kept.
func (r stopRule) diverged(k int, s step) *End {
	what := "f"
	switch {
	case vector.MaxAbs(s.x) > math.MaxFloat64 || math.IsNaN(vector.MaxAbs(s.x)):
		what = "x"
	case !math.IsNaN(s.f) && !math.IsInf(s.f, 0):
		what = "∇f"
	}
	if r.fault != nil {
		return &End{EndDiverged, fmt.Sprintf("diverged at step %d: %s", k, r.fault(s.x)), divergedAdvice}
	}
	if k == 0 {
		return &End{EndDiverged, "cannot start: " + what + " is not finite there", "move the start"}
	}
	return &End{EndDiverged, fmt.Sprintf("diverged at step %d: %s is not finite", k, what), divergedAdvice}
}

// methodEnd names a failure that the method itself reported.
func (r stopRule) methodEnd(run *run, err error) *End {
	k := max(0, len(run.trace)-1)
	text := fmt.Sprintf("stopped at step %d: %v", k, err)
	switch {
	case errors.Is(err, method.ErrLineSearch):
		return &End{EndLineSearch, text, "f may be flat to rounding here, or the direction poor: look at ‖∇f‖"}
	case errors.Is(err, method.ErrNoProgress):
		return &End{EndNoProgress, text, "the step no longer changes f: look at ‖∇f‖"}
	}
	return &End{EndBreakdown, text, "choose a method whose assumption holds here"}
}
