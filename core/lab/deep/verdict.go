package deep

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"hfplayground/core/race"
	"hfplayground/core/words"
)

// measure is a way to compare runs: along an axis that all have gone some way of.
type measure struct {
	along func(t *race.Iterate) float64
	at    func(x float64) string // "after 100 gradient equivalents"
}

var (
	byCost    = measure{func(t *race.Iterate) float64 { return t.Evals.Cost() }, func(x float64) string { return words.Rough(x) + " gradient equivalents" }}
	bySeconds = measure{func(t *race.Iterate) float64 { return t.Seconds }, func(x float64) string { return words.Rough(x) + " s of computing" }}
)

func trained(t *race.Iterate) float64 { return t.F }
func tested(t *race.Iterate) float64  { return t.Test }

// sentence says who leads, by which measure, and when the lead changed.
func (l *Lab) sentence() string {
	runs := l.begun()
	switch {
	case len(l.Runs) == 0:
		return "No method is selected: add one to see it run."
	case len(runs) == 0:
		return "The runs begin."
	case len(runs) == 1:
		t := &runs[0].Trace[len(runs[0].Trace)-1]
		return fmt.Sprintf("%s: loss %s after %s%s.", runs[0].Label, words.Rough(t.F), byCost.at(t.Evals.Cost()), l.levelWords(t.F))
	}
	far := byCost.common(runs)
	lead, loss := byCost.leader(runs, trained, far)
	text := fmt.Sprintf("After %s %s leads with a loss of %s%s", byCost.at(far), lead.Label, words.Rough(loss), l.levelWords(loss))
	if next, value := byCost.leader(without(runs, lead), trained, far); next != nil {
		text += fmt.Sprintf("; next is %s with %s", next.Label, words.Rough(value))
	}
	if before, until := byCost.turn(runs, far); before != nil {
		text += fmt.Sprintf(". Up to %s %s led", byCost.at(until), before.Label)
	}
	text += "."
	if seconds := bySeconds.common(runs); seconds > 0 {
		if fast, value := bySeconds.leader(runs, trained, seconds); fast != nil && fast != lead {
			text += fmt.Sprintf(" By time %s leads: %s after %s.", fast.Label, words.Rough(value), bySeconds.at(seconds))
		}
	}
	if l.st.p.test.Len() > 0 {
		if best, value := byCost.leader(runs, tested, far); best != nil && best != lead {
			text += fmt.Sprintf(" On the test images %s is lowest with %s.", best.Label, words.Rough(value))
		}
	}
	return text
}

// begun returns the runs that have a step.
func (l *Lab) begun() []*race.Run {
	return slices.DeleteFunc(slices.Clone(l.Runs), func(run *race.Run) bool { return len(run.Trace) == 0 })
}

// levelWords says how a loss lies to that of the mean image.
func (l *Lab) levelWords(loss float64) string {
	if loss >= l.st.p.levels.plateau {
		return fmt.Sprintf(", above the %s of the mean image", words.Rough(l.st.p.levels.plateau))
	}
	return ""
}

func without(runs []*race.Run, one *race.Run) []*race.Run {
	return slices.DeleteFunc(slices.Clone(runs), func(run *race.Run) bool { return run == one })
}

// common returns how far along all runs have come that have not ended for good.
func (m measure) common(runs []*race.Run) float64 {
	far := math.Inf(1)
	for _, run := range runs {
		far = min(far, m.along(&run.Trace[len(run.Trace)-1]))
	}
	return far
}

// leader returns the run whose value is least at a place along, and that value: of each its last
// step up to there. It returns nil where none has a value.
func (m measure) leader(runs []*race.Run, of func(t *race.Iterate) float64, at float64) (lead *race.Run, least float64) {
	for _, run := range runs {
		value := math.NaN()
		if k := sort.Search(len(run.Trace), func(k int) bool { return m.along(&run.Trace[k]) > at }); k > 0 {
			value = of(&run.Trace[k-1])
		}
		if value < least || lead == nil && !math.IsNaN(value) {
			lead, least = run, value
		}
	}
	return lead, least
}

// turns is at how many places along the lead is looked for.
const turns = 50

// turn returns who led last before the leader at far, and until where; nil where nobody did
// after a tenth of the way.
func (m measure) turn(runs []*race.Run, far float64) (before *race.Run, until float64) {
	lead, _ := m.leader(runs, trained, far)
	for i := turns - 1; i >= turns/10; i-- {
		at := far * float64(i) / turns
		if other, _ := m.leader(runs, trained, at); other != nil && other != lead {
			return other, at
		}
	}
	return nil, 0
}
