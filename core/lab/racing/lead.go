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

// Without returns the runs but some.
func Without(runs, some []*race.Run) []*race.Run {
	return slices.DeleteFunc(slices.Clone(runs), func(run *race.Run) bool { return slices.Contains(some, run) })
}

// Common returns how far along all of the runs have come, each of which has a step.
func (m Measure) Common(runs []*race.Run) float64 {
	far := math.Inf(1)
	for _, run := range runs {
		far = min(far, m.along(&run.Trace[len(run.Trace)-1]))
	}
	return far
}

// sameShare is the share of a value up to which two are equal: what is less is left by the rounding of sums, whose
// order depends on who computes them.
const sameShare = 1e-9

// Leaders returns the runs whose value is least at a place along, more than one where theirs are equal save for
// rounding, and the step of the first there: of each the last step up to there. It returns none where none has a value.
func (m Measure) Leaders(runs []*race.Run, of Value, at float64) (leaders []*race.Run, there *race.Iterate) {
	steps, best := make([]*race.Iterate, len(runs)), math.Inf(1)
	for i, run := range runs {
		k := sort.Search(len(run.Trace), func(k int) bool { return m.along(&run.Trace[k]) > at })
		if k > 0 && !math.IsNaN(of(&run.Trace[k-1])) {
			steps[i] = &run.Trace[k-1]
			best = min(best, of(steps[i]))
		}
	}
	for i, t := range steps {
		if t == nil || of(t) != best && !(of(t)-best <= sameShare*max(math.Abs(of(t)), math.Abs(best))) {
			continue
		}
		if leaders = append(leaders, runs[i]); there == nil {
			there = t
		}
	}
	return leaders, there
}

// Names lists the labels of runs: "a, b and c".
func Names(runs []*race.Run) string {
	labels := make([]string, len(runs))
	for i, run := range runs {
		labels[i] = run.Label
	}
	return Listed(labels)
}

// turns is at how many places along the lead is looked for.
const turns = 50

// Turn returns who led last before the leaders at far, and until where: none of those. It returns none where nobody
// did after a tenth of the way.
func (m Measure) Turn(runs []*race.Run, of Value, far float64) (before []*race.Run, until float64) {
	leaders, _ := m.Leaders(runs, of, far)
	for i := turns - 1; i >= turns/10; i-- {
		at := far * float64(i) / turns
		if others, _ := m.Leaders(runs, of, at); len(others) > 0 && !overlap(others, leaders) {
			return others, at
		}
	}
	return nil, 0
}

// overlap reports whether a run is in both lists.
func overlap(a, b []*race.Run) bool {
	return slices.ContainsFunc(a, func(run *race.Run) bool { return slices.Contains(b, run) })
}

// LeadWords goes on with a sentence on who leads at the cost far: it says who led before and ends the
// sentence, and then says who leads by time where those are others.
func LeadWords(runs, leaders []*race.Run, of Value, far float64) string {
	text, bySeconds := ".", BySeconds()
	if before, until := ByCost().Turn(runs, of, far); len(before) > 0 {
		text = fmt.Sprintf(". Up to %s %s led.", ByCost().At(until), Names(before))
	}
	if seconds := bySeconds.Common(runs); seconds > 0 {
		if fast, at := bySeconds.Leaders(runs, of, seconds); len(fast) > 0 && !overlap(fast, leaders) {
			text += fmt.Sprintf(" By time %s: %s after %s.", verb(fast, "leads", "lead"), words.Rough(of(at)), bySeconds.At(seconds))
		}
	}
	return text
}

// verb puts a verb behind the names of runs, in the singular or the plural.
func verb(runs []*race.Run, one, more string) string {
	if len(runs) == 1 {
		return Names(runs) + " " + one
	}
	return Names(runs) + " " + more
}

// First begins a sentence on who leads with this loss, or on who has the same.
func First(runs, leaders []*race.Run, value string) string {
	switch {
	case len(leaders) == 1:
		return fmt.Sprintf("%s leads with a loss of %s", leaders[0].Label, value)
	case len(leaders) == len(runs):
		return fmt.Sprintf("%s have the same loss so far: %s", Names(leaders), value)
	}
	return fmt.Sprintf("%s lead with the same loss of %s", Names(leaders), value)
}
