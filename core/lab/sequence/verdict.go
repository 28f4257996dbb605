package sequence

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hfplayground/core/lab/racing"
	"hfplayground/core/race"
	"hfplayground/core/sequence"
	"hfplayground/core/words"
)

// plateauShare is the share of the plateau's loss above which a net counts as being there.
const plateauShare = 0.95

// outcome is how far a run has come with the task.
type outcome struct {
	run           *race.Run
	solved        int // the first step with enough right answers; −1 for none
	cost, seconds float64
	last          race.Exam
}

// outcomeOf reads it from the steps of a run that has begun.
func outcomeOf(run *race.Run) outcome {
	o := outcome{run: run, solved: slices.IndexFunc(run.Trace, func(t race.Iterate) bool { return t.Right >= sequence.SolvedShare })}
	at := len(run.Trace) - 1
	o.last = run.Trace[at].Exam
	if o.solved >= 0 {
		at = o.solved
	}
	o.cost, o.seconds = run.Trace[at].Evals.Cost(), run.Trace[at].Seconds
	return o
}

// curved reports whether a run makes its steps by conjugate gradients.
func (o outcome) curved() bool {
	return slices.ContainsFunc(o.run.Trace, func(t race.Iterate) bool { return t.Inner != nil })
}

// sentence says who solved the task first, by cost and by time, and how far the others are.
func (l *Lab) sentence() string {
	var solved, others []outcome
	for _, run := range racing.Moved(l.Runs) {
		if o := outcomeOf(run); o.solved >= 0 {
			solved = append(solved, o)
		} else {
			others = append(others, o)
		}
	}
	start := racing.StartWords(l.Runs)
	if l.st.p.task.Characters && len(solved) == 0 {
		return l.leading()
	}
	slices.SortStableFunc(solved, func(a, b outcome) int { return sign(a.cost - b.cost) })
	var parts []string
	if len(solved) > 0 {
		parts = append(parts, firstWords(solved, others))
		parts = append(parts, timeWords(solved)...)
	}
	return strings.TrimSpace(strings.Join(append(append(parts, l.behind(others)...), start), " "))
}

// firstWords says who solved the task at the least cost, and at what cost the others did.
func firstWords(solved, others []outcome) string {
	first := solved[0]
	var together []string // at the same cost
	for _, o := range solved {
		if o.cost == first.cost {
			together = append(together, o.run.Label)
		}
	}
	text, alone := racing.Listed(together), len(together) == 1
	switch open := slices.ContainsFunc(others, func(o outcome) bool { return o.run.End == nil && o.cost < first.cost }); {
	case !open:
		text += " solved the task first by cost, in "
	case alone:
		text += " has solved the task, in " // and another can be cheaper
	default:
		text += " have solved the task, in "
	}
	if alone {
		text += words.Plural(first.solved, "step") + " and "
	}
	text += words.Cost(words.Rough(first.cost))
	if alone && first.seconds > 0 {
		text += fmt.Sprintf(", which took %s s", words.Rough(first.seconds))
	}
	var later []string
	for _, o := range solved[len(together):] {
		later = append(later, fmt.Sprintf("%s after %s", o.run.Label, words.Rough(o.cost)))
	}
	if len(later) > 0 {
		text += "; " + strings.Join(later, ", ")
	}
	text += "."
	if i := slices.IndexFunc(solved, outcome.curved); i > 0 && !first.curved() && first.cost > 0 {
		text += fmt.Sprintf(" The first-order method is cheaper here: %s spent %s times as much.", solved[i].run.Label, words.Significant(solved[i].cost/first.cost, 2))
	}
	return text
}

// timeWords says who was first by the time of computing, where that is another.
func timeWords(solved []outcome) []string {
	fast := slices.MinFunc(solved, func(a, b outcome) int { return sign(a.seconds - b.seconds) })
	if !(fast.seconds > 0) || fast.run == solved[0].run {
		return nil
	}
	return []string{fmt.Sprintf("By time %s was first, with %s s.", fast.run.Label, words.Rough(fast.seconds))}
}

// behind says of the runs that have not solved the task which are still on the plateau, and how
// far the others have come.
func (l *Lab) behind(others []outcome) []string {
	var flat, under, parts []string
	for _, o := range others {
		if o.last.Test >= plateauShare*l.st.p.task.Plateau {
			flat = append(flat, o.run.Label)
			continue
		}
		under = append(under, fmt.Sprintf("%s with %s %% right after %s", o.run.Label, share(o.last.Right), words.Rough(o.cost)))
	}
	if len(under) > 0 {
		parts = append(parts, "Below the plateau: "+strings.Join(under, "; ")+" gradient equivalents.")
	}
	if len(flat) > 0 {
		parts = append(parts, still(flat)+" on the plateau.")
	}
	return parts
}

// share writes a share in percent, never more than it is: at 99 % a task is solved.
func share(right float64) string {
	const tenths = 1000 // of a percent
	return words.Number(math.Floor(tenths*right) * 100 / tenths)
}

// still writes "a is still", or "a and b are still".
func still(names []string) string {
	if len(names) == 1 {
		return names[0] + " is still"
	}
	return racing.Listed(names) + " are still"
}

func sign(x float64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}
