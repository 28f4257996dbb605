package racing

import (
	"slices"
	"strings"

	"hfplayground/core/race"
)

// noMethod is said of a race without runs.
const noMethod = "No method is selected: add one to see it run."

// StartWords says what there is to say of runs before they compare: that there are none, or which of them have
// not made a step yet. It is "" where every run has made one or has ended.
func StartWords(runs []*race.Run) string {
	var names []string
	for _, run := range runs {
		if waiting(run) {
			names = append(names, run.Label)
		}
	}
	switch {
	case len(runs) == 0:
		return noMethod
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return names[0] + " has not made a step yet."
	case len(names) == len(runs):
		return "Training has begun: no method has made a step yet."
	}
	return Listed(names) + " have not made a step yet."
}

// Moved returns the runs that have made a step, or have ended before one at a start that is known.
func Moved(runs []*race.Run) []*race.Run {
	return slices.DeleteFunc(slices.Clone(runs), func(run *race.Run) bool { return len(run.Trace) == 0 || waiting(run) })
}

// waiting reports whether a run is still at its first step.
func waiting(run *race.Run) bool { return run.End == nil && len(run.Trace) < 2 }

// Listed writes "a, b and c", with semicolons where a name has a comma.
func Listed(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	mark := ", "
	if strings.Contains(strings.Join(names, ""), ",") {
		mark = "; "
	}
	return strings.Join(names[:last], mark) + " and " + names[last]
}
