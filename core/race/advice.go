package race

import (
	"fmt"
	"iter"
	"strings"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/catalog"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
	"hfplayground/core/words"
)

const (
	// mostTrialWork bounds what a trial may cost: gradient equivalents times variables times
	// examples. A run that is dearer gets no advice.
	mostTrialWork = 1e7

	adviceDigits = 2 // significant, of a value that is advised

	// gainShare is by how much more f must have fallen for an end to be better, as a share of
	// the fall of the run that is advised.
	gainShare = 0.01

	bouncedCosine = -0.5 // between two steps, below which the second turns back
	bouncedShare  = 0.5  // of the steps that turn back, from which a run bounces
	lastSteps     = 40   // that a symptom is read from
)

// trial is a run with one setting changed, made to see whether the change helps.
type trial struct {
	run     *Run
	changed param.Pair
	words   string // what is changed: "a learning rate of 0.002"
}

// advising is the search for advice to a run that did not arrive.
type advising struct {
	trials []trial // still to be made, the first of them under way
	done   bool
}

// Advise works by one pull on the advice to a run that ended without arriving, and reports whether there is more to do.
// It changes the settings that the method declares against the symptom one after another; the first change that makes
// the end better becomes the advice. A run whose settings changed on the way gets no advice, and neither does one whose
// trials would cost too much.
func (r *Run) Advise(now func() float64) (more bool) {
	if r.End == nil || r.advising.done {
		return false
	}
	if r.advising.trials == nil {
		r.advising.trials = r.candidates()
	}
	if len(r.advising.trials) == 0 {
		r.advising.done = true
		return false
	}
	t := r.advising.trials[0]
	if t.run.End == nil {
		t.run.Advance(now)
		return true
	}
	r.advising.trials = r.advising.trials[1:]
	if r.advising.done = len(r.advising.trials) == 0; t.run.betterThan(r) {
		r.End.Advice, r.End.Tried, r.advising = t.advice(r), t.changed, advising{done: true}
	}
	return !r.advising.done
}

// Advised reports whether the search for advice has ended, or there is none to search for.
func (r *Run) Advised() bool { return r.End != nil && r.advising.done }

// candidates returns the trials that may help, in the order of their declaration.
func (r *Run) candidates() []trial {
	symptom, ill := r.symptom()
	if !ill || len(r.Plan.Segments) != 1 || r.Plan.Parent != nil || r.trialWork() > mostTrialWork {
		return []trial{}
	}
	trials := []trial{}
	text := func(key string) string { return r.Field(key).String() }
	for remedy := range r.Remedies(symptom, text) {
		now, _ := param.Number(text(remedy.Key))
		for _, factor := range remedy.Factors {
			if t, ok := r.with(remedy.Key, RemedyValue(remedy, now, factor)); ok {
				trials = append(trials, t)
			}
		}
	}
	return trials
}

// RemedyValue returns what a remedy makes of a setting that is now, by one of its factors.
func RemedyValue(remedy method.Remedy, now, factor float64) float64 {
	return words.Rounded(max(remedy.Least, now)*factor, adviceDigits)
}

// Remedies are what the method declares to help against a symptom, with the setting that
// each of them changes, where that has an effect beside the settings that are in force,
// by their keys.
func (r *Run) Remedies(against method.Symptom, inForce func(key string) string) iter.Seq2[method.Remedy, param.Field] {
	return func(yield func(method.Remedy, param.Field) bool) {
		m, ok := r.Method.(method.Remediable)
		if !ok {
			return
		}
		for _, remedy := range m.Remedies() {
			i := catalog.Index(r.Fields, remedy.Key)
			if remedy.Against == against && i >= 0 && r.Fields[i].Acts(inForce) && !yield(remedy, r.Fields[i]) {
				return
			}
		}
	}
}

// with returns the trial of another value of a setting; false where that is not legal.
func (r *Run) with(key string, value float64) (trial, bool) {
	own := r.Copy()
	field, text := own.Field(key), param.Format(value)
	if text == field.String() || field.Set(text) != nil {
		return trial{}, false
	}
	plan := r.Plan
	plan.Past = nil
	plan.Segments = []Segment{{Method: own.Method, F: plan.Segments[0].F, Text: own.Text()}}
	rule := r.rule
	rule.Test, rule.KeepMemory = nil, false
	return trial{NewRun(own, plan, r.x0, rule, nil), param.Pair{Key: key, Value: text}, fmt.Sprintf("%s of %s", strings.ToLower(field.Label), words.Rough(value))}, true
}

// trialWork returns what a run through all its steps costs, times variables and examples.
func (r *Run) trialWork() float64 {
	steps := max(1, len(r.Trace)-1)
	cost := r.Trace[len(r.Trace)-1].Evals.Cost() / float64(steps) * float64(r.rule.Steps)
	return cost * float64(len(r.x0)*max(1, objective.Examples(r.rule.F)))
}

// symptom reads from the end of a run why it did not arrive; false where it did, or
// no step was made.
func (r *Run) symptom() (method.Symptom, bool) {
	switch {
	case len(r.Trace) == 0 || r.End.Arrived() || r.End.Key == EndStationary || r.End.Key == EndBreakdown || r.trainedAtLimit():
		return 0, false
	case r.End.Key == EndDiverged:
		return method.Diverged, true
	case r.bounces():
		return method.Bounced, true
	}
	return method.Crept, true
}

// trainedAtLimit reports whether the run is that of a net with nothing more to learn.
func (r *Run) trainedAtLimit() bool {
	return r.rule.Trained != nil && r.rule.Trained(r.Trace[len(r.Trace)-1].X) != ""
}

// bounces reports whether most of the last steps turn back.
func (r *Run) bounces() bool {
	last := r.Trace[max(0, len(r.Trace)-lastSteps):]
	back, turns := 0, 0
	var before []float64
	for k := 1; k < len(last); k++ {
		step := vector.Difference(last[k].X, last[k-1].X)
		if length := vector.Norm(step); length > 0 && before != nil {
			turns++
			if floats.Dot(step, before) < bouncedCosine*length*vector.Norm(before) {
				back++
			}
		}
		before = step
	}
	return turns > 0 && float64(back) > bouncedShare*float64(turns)
}

// betterThan reports whether a run ended better than other, which did not arrive.
func (r *Run) betterThan(other *Run) bool {
	if len(r.Trace) == 0 || r.End.Key == EndDiverged {
		return false
	}
	first, end := r.Trace[0].F, r.Trace[len(r.Trace)-1].F
	was := other.Trace[len(other.Trace)-1].F
	if other.End.Key == EndDiverged {
		return end < first
	}
	return end < was && was-end > gainShare*(first-was)
}

// advice says what a trial has shown.
func (t trial) advice(other *Run) string {
	end := t.run.Trace[len(t.run.Trace)-1].F
	if t.run.End.Arrived() {
		return fmt.Sprintf("try %s: it %s", words.A(t.words), t.run.End)
	}
	if other.End.Key == EndDiverged {
		return fmt.Sprintf("try %s: it ends at f = %s", words.A(t.words), words.Rough(end))
	}
	was := other.Trace[len(other.Trace)-1].F
	return fmt.Sprintf("try %s: it ends at f = %s instead of %s", words.A(t.words), words.Rough(end), words.Rough(was))
}
