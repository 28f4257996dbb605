package race

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

// FarFactor is how many times the size of the start and the usual window a run
// may leave them behind before it counts as diverged.
const FarFactor = 1e8

// StopRule is what ends a run, the same for all methods.
type StopRule struct {
	Limits
	F   objective.Objective
	Tol float64 // on ‖∇f‖₂
	Far float64 // on ‖x‖∞

	KeepMemory bool // what the method carries from step to step is kept, so that it can be cut

	FlatAdvice string // what could be tried at a stationary point that is no minimum

	Fault func(x []float64) string  // where a net goes wrong at x, in words; nil for other problems
	Test  func(x []float64) float64 // loss on examples that are not trained on; nil where there are none
}

// judge returns the end of a run at its newest step, or nil. Every comparison is
// written so that NaN does not converge.
func (r StopRule) judge(run *Run) *End {
	k := len(run.Trace) - 1
	s := run.Trace[k]
	switch {
	case s.GradNorm <= r.Tol && k == 0:
		return &End{EndStationary, "starts at a stationary point: " + curvature.Classify(r.F, s.X).Words, "move the start"}
	case s.GradNorm <= r.Tol:
		return r.converged(s.X, k)
	case !(vector.MaxAbs(s.X) <= r.Far):
		text := fmt.Sprintf("diverged at step %d: ‖x‖ > %s", k, words.Number(r.Far))
		if r.Fault != nil {
			text += ", " + r.Fault(s.X)
		}
		return &End{EndDiverged, text, divergedAdvice}
	case k >= r.Steps:
		return &End{EndStepLimit, fmt.Sprintf("did not converge within %s", words.Plural(k, "step")), "allow more steps, or a larger rate"}
	}
	return r.spent(k, s.Evals.Cost())
}

const divergedAdvice = "try a smaller rate, a line search or more damping"

func (r StopRule) converged(x []float64, k int) *End {
	c := curvature.Classify(r.F, x)
	end := &End{Key: EndConverged, Text: fmt.Sprintf("converged to %s in %s", c.Words, words.Plural(k, "step"))}
	if c.Kind != curvature.Minimum && c.Kind != curvature.Unknown {
		end.Advice = r.FlatAdvice
	}
	return end
}

// diverged is the end of a run whose step k is not finite; the last finite
// iterate is kept.
func (r StopRule) diverged(k int, s Iterate) *End {
	what := "f"
	switch {
	case vector.MaxAbs(s.X) > math.MaxFloat64 || math.IsNaN(vector.MaxAbs(s.X)):
		what = "x"
	case !math.IsNaN(s.F) && !math.IsInf(s.F, 0):
		what = "∇f"
	}
	if r.Fault != nil {
		return &End{EndDiverged, fmt.Sprintf("diverged at step %d: %s", k, r.Fault(s.X)), divergedAdvice}
	}
	if k == 0 {
		return &End{EndDiverged, "cannot start: " + what + " is not finite there", "move the start"}
	}
	return &End{EndDiverged, fmt.Sprintf("diverged at step %d: %s is not finite", k, what), divergedAdvice}
}

// methodEnd names a failure that the method itself reported.
func (r StopRule) methodEnd(run *Run, err error) *End {
	k := max(0, len(run.Trace)-1)
	text := fmt.Sprintf("stopped at step %d: %v", k, err)
	switch {
	case errors.Is(err, method.ErrLineSearch):
		return &End{EndLineSearch, text, "f may be flat to rounding here, or the direction is poor: look at ‖∇f‖"}
	case errors.Is(err, method.ErrNoProgress):
		return &End{EndNoProgress, text, "the step no longer changes f: look at ‖∇f‖"}
	}
	return &End{EndBreakdown, text, "this method's assumptions do not hold here: choose another"}
}
