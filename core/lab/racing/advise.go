package racing

import (
	"slices"

	"hfplayground/core/race"
)

// Advise tries for every run of a race that has ended without arriving what could
// help; false where more interrupted it.
func Advise(r *Race, more func() bool) bool {
	for _, run := range r.Runs {
		if run.Advised() {
			continue
		}
		for run.Advise(r.Env.Now) {
			if !more() {
				return false
			}
		}
		r.Changed = true
	}
	return true
}

// Advising reports whether all runs have ended and advice is still being sought.
func Advising(r *Race) bool {
	return !r.Racing() && slices.ContainsFunc(r.Runs, func(run *race.Run) bool { return !run.Advised() })
}
