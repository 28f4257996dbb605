package race

import (
	"errors"
	"fmt"
	"math"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
	"hfplayground/core/words"
)

// End is how a run ended.
type End struct {
	Key    string     // one of the End keys; never changes
	Text   string     // in words, to follow the run's name: "converged to a minimum"
	When   string     // to follow Text: "in 6 steps"; empty where Text says it
	Advice string     // what could be tried; empty when all is well
	Tried  param.Pair // the setting that Advice names, with its value; zero where it names none

	Point   bool // the last iterate is the point that Text ends with
	Minimum bool // which is a minimum
	Loss    bool // Text says the loss, which under a penalty is less than f
	Before  bool // the last iterate is from before the step that Text speaks of
}

// String returns the whole in words: "converged to a minimum in 6 steps".
func (e *End) String() string { return e.At("") }

// At returns the words with a place after the point that they speak of, where they speak of one.
func (e *End) At(place string) string {
	text := e.Text
	if e.Point && place != "" {
		text += " at " + place
	}
	if e.When != "" {
		text += " " + e.When
	}
	return text
}

// To returns the words for a run that converged to a point of which more is known than e
// says: "converged to a local minimum near (−1, 1, …, 1) in 6 steps".
func (e *End) To(point string) string { return convergedTo + point + " " + e.When }

// Arrived reports whether the run ended at a point where it has no reason to go on.
func (e *End) Arrived() bool {
	return e != nil && (e.Key == EndConverged || e.Key == EndTolerance || e.Key == EndTrained)
}

// convergedTo begins the words of an end at a stationary point.
const convergedTo = "converged to "

// The named ends.
const (
	EndConverged  = "converged"        // to a stationary point of a known kind
	EndTolerance  = "tolerance"        // the gradient is small, and more is not known
	EndTrained    = "trained"          // a net has every example right, and its loss has no minimum to converge to; or it has solved its task
	EndStationary = "stationary-start" // the gradient is zero at the start already, or as good as zero
	EndStepLimit  = "step-limit"       // no end came within Limits.Steps
	EndBudget     = "budget"           // the next step would cost more than Limits.Budget
	EndDiverged   = "diverged"         // x or f left every bound, or a number is not finite
	EndLineSearch = "line-search"      // no step along the direction decreases f enough
	EndNoProgress = "no-progress"      // rounding leaves no step that decreases f
	EndBreakdown  = "breakdown"        // what the method assumes does not hold, such as a direction that descends
)

// FarFactor is how many times the size of the start and the usual window a run
// may leave them behind before it counts as diverged.
const FarFactor = 1e8

// StopRule is what ends a run, the same for all methods. No rule has the unit of f
// or depends on what is added to it, so that a run of f and one of 10⁻⁹f end alike.
type StopRule struct {
	Limits
	F    objective.Objective
	Tol  float64 // on ‖∇f‖₂, as a share of what it was at the start
	Far  float64 // on ‖x‖∞
	Span float64 // width of the part of space in which the problem is of interest; 0 where that is not known

	// Large is of a problem with many variables and an objective that takes long: of how many
	// iterates a run keeps X. Nothing is evaluated then but what the method and the curves
	// need, and no verdict is given that would take more. 0 keeps all, and looks closely.
	Large int

	KeepMemory bool // what the method carries from step to step is kept, so that it can be cut; of a large problem only that of the last step

	FlatAdvice string // what could be tried at a stationary point that is no minimum

	Fault   func(x []float64) string // where a net goes wrong at x, in words; nil for other problems
	Trained func(x []float64) string // says of a net with every example right what is true of it at x, "" otherwise; nil for other problems
	Solved  float64                  // share of right answers in the exam with which a run ends, its task solved; 0 for none

	// Test examines x on examples that are not trained on, and calls rest after each part
	// of them; nil where there are none.
	Test func(x []float64, rest func()) Exam
}

// judge returns the end of a run at its newest step, or nil. Every comparison is
// written so that NaN does not converge.
func (r StopRule) judge(run *Run) *End {
	k := len(run.Trace) - 1
	s := run.Trace[k]
	if end := r.solved(k, s.Exam); end != nil {
		return end
	}
	if end := r.arrival(run, s, k); end != nil {
		return end
	}
	switch {
	case !(vector.MaxAbs(s.X) <= r.Far):
		text := fmt.Sprintf("diverged at step %d: ‖x‖ > %s", k, words.Number(r.Far))
		if r.Fault != nil {
			text += ", " + r.Fault(s.X)
		}
		return &End{Key: EndDiverged, Text: text}
	case k >= r.Steps:
		if end := r.exhausted(run, k, false); end != nil {
			return end
		}
		if end := r.trained(s, k); end != nil {
			end.Key = EndStepLimit // it can go on
			return end
		}
		return &End{Key: EndStepLimit, Text: "did not converge", When: "within " + words.Plural(k, "step")}
	}
	return r.spent(k, s.Evals.Cost())
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
		return &End{Key: EndDiverged, Text: fmt.Sprintf("diverged at step %d: %s", k, r.Fault(s.X)), Before: k > 0}
	}
	if k == 0 {
		return &End{Key: EndDiverged, Text: "cannot start: " + what + " is not finite there", Advice: "move the start"}
	}
	return &End{Key: EndDiverged, Text: fmt.Sprintf("diverged at step %d: %s is not finite", k, what), Before: true}
}

// methodEnd names a failure that the method itself reported.
func (r StopRule) methodEnd(run *Run, err error) *End {
	k := max(0, len(run.Trace)-1)
	if end := r.exhausted(run, k, true); end != nil {
		return end
	}
	text := fmt.Sprintf("stopped at step %d: %v", k, err)
	switch {
	case errors.Is(err, method.ErrLineSearch):
		return &End{Key: EndLineSearch, Text: text, Advice: "f may be flat to rounding here, or the direction is poor: look at ‖∇f‖"}
	case errors.Is(err, method.ErrNoProgress):
		return &End{Key: EndNoProgress, Text: text, Advice: "the step no longer changes f: look at ‖∇f‖"}
	}
	return &End{Key: EndBreakdown, Text: text, Advice: "this method's assumptions do not hold here: choose another"}
}
