package racing

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"hfplayground/core/race"
	"hfplayground/core/words"
)

// Measure is an axis along which runs are compared: cost or time.
type Measure struct {
	along func(t *race.Iterate) float64
	name  func(number string) string
}

// ByCost compares runs by gradient equivalents.
func ByCost() Measure {
	return Measure{func(t *race.Iterate) float64 { return t.Evals.Cost() }, words.Cost}
}

// BySeconds compares them by the time of computing.
func BySeconds() Measure {
	return Measure{func(t *race.Iterate) float64 { return t.Seconds }, func(number string) string { return number + " s of computing" }}
}

// At says how far along a place is: "100 gradient equivalents".
func (m Measure) At(x float64) string { return m.name(words.Rough(x)) }

// Value is what is compared: least is best, and NaN is not compared.
type Value func(t *race.Iterate) float64

// Trained is the loss on the examples of a step, and Tested that on what is not trained on.
func Trained(t *race.Iterate) float64 { return t.F }
func Tested(t *race.Iterate) float64  { return t.Test }

// Without returns the runs but one.
func Without(runs []*race.Run, one *race.Run) []*race.Run {
	return slices.DeleteFunc(slices.Clone(runs), func(run *race.Run) bool { return run == one })
}

// Common returns how far along all of the runs have come, each of which has a step.
func (m Measure) Common(runs []*race.Run) float64 {
	far := math.Inf(1)
	for _, run := range runs {
		far = min(far, m.along(&run.Trace[len(run.Trace)-1]))
	}
	return far
}

// Leader returns the run whose value is least at a place along, and its step there: of each
// the last step up to there. It returns nil where none has a value.
func (m Measure) Leader(runs []*race.Run, of Value, at float64) (lead *race.Run, there *race.Iterate) {
	for _, run := range runs {
		k := sort.Search(len(run.Trace), func(k int) bool { return m.along(&run.Trace[k]) > at })
		if k == 0 || math.IsNaN(of(&run.Trace[k-1])) {
			continue
		}
		if t := &run.Trace[k-1]; there == nil || of(t) < of(there) {
			lead, there = run, t
		}
	}
	return lead, there
}

// turns is at how many places along the lead is looked for.
const turns = 50

// Turn returns who led last before the leader at far, and until where; nil where nobody did
// after a tenth of the way.
func (m Measure) Turn(runs []*race.Run, of Value, far float64) (before *race.Run, until float64) {
	lead, _ := m.Leader(runs, of, far)
	for i := turns - 1; i >= turns/10; i-- {
		at := far * float64(i) / turns
		if other, _ := m.Leader(runs, of, at); other != nil && other != lead {
			return other, at
		}
	}
	return nil, 0
}

// LeadWords goes on with a sentence on who leads at the cost far: it says who led before and ends the
// sentence, and then says who leads by time where that is another.
func LeadWords(runs []*race.Run, lead *race.Run, of Value, far float64) string {
	text, bySeconds := ".", BySeconds()
	if before, until := ByCost().Turn(runs, of, far); before != nil {
		text = fmt.Sprintf(". Up to %s %s led.", ByCost().At(until), before.Label)
	}
	if seconds := bySeconds.Common(runs); seconds > 0 {
		if fast, at := bySeconds.Leader(runs, of, seconds); fast != nil && fast != lead {
			text += fmt.Sprintf(" By time %s leads: %s after %s.", fast.Label, words.Rough(of(at)), bySeconds.At(seconds))
		}
	}
	return text
}
