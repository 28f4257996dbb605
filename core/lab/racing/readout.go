package racing

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/words"
)

// readouts returns the texts of the page by the key of their place.
func (s *Lab) readouts() []param.Pair {
	last := s.last()
	out := []param.Pair{
		{Key: "title", Value: s.Title()},
		{Key: "sentence", Value: s.sentence()},
		{Key: "formula", Value: s.about.Formula},
		{Key: "caption", Value: s.st.problem.Label + ": " + s.st.problem.Help},
		{Key: "source", Value: s.about.Source},
		{Key: "slice", Value: s.plane.Note},
		{Key: "step", Value: fmt.Sprint(min(s.st.step, last))},
		{Key: "last", Value: fmt.Sprint(last)},
		{Key: "hover", Value: s.hoverText()},
		{Key: "status", Value: s.status()},
		{Key: "selected", Value: s.selectedID()},
		{Key: "picked", Value: s.pickedKind()},
		{Key: "part", Value: s.st.pick},
		{Key: "check", Value: s.checkTold()},
		{Key: "acts", Value: s.actsFrom()},
		{Key: "changes", Value: s.changesTold()},
	}
	out = append(out, s.netReadouts()...)
	for i, r := range s.runs {
		prefix := "run." + r.ID + "."
		m := s.mark(r)
		out = append(out,
			param.Pair{Key: prefix + "label", Value: r.Label},
			param.Pair{Key: prefix + "slot", Value: fmt.Sprint(i)},
			param.Pair{Key: prefix + "step", Value: fmt.Sprint(m.Step)},
			param.Pair{Key: prefix + "f", Value: words.Number(m.F)},
			param.Pair{Key: prefix + "end", Value: endText(r)},
			param.Pair{Key: prefix + "state", Value: endKey(r)},
			param.Pair{Key: prefix + "advice", Value: endAdvice(r)},
		)
		out = append(out, s.cures(r)...)
	}
	return out
}

func (s *Lab) selectedID() string {
	if i := s.selected(); i >= 0 {
		return s.runs[i].ID
	}
	return ""
}

// status is one word for the whole race.
func (s *Lab) status() string {
	if s.busy() {
		return "running"
	}
	return "done"
}

func endKey(r *race.Run) string {
	if r.End == nil {
		return "running"
	}
	return r.End.Key
}

func endText(r *race.Run) string {
	switch {
	case r.End != nil:
		return r.End.Text
	case len(r.Trace) == 0:
		return "ready"
	}
	return fmt.Sprintf("running, step %d", len(r.Trace)-1)
}

func endAdvice(r *race.Run) string {
	if r.End == nil {
		return ""
	}
	return r.End.Advice
}

// hoverText tells x, y and f under the pointer, or what the net that is shown
// says there.
func (s *Lab) hoverText() string {
	if spot, ok := s.st.spot(s.pointer.Part); ok {
		return spot.String() + ": " + s.valued(spot).Text
	}
	if s.pointer.At == nil {
		return ""
	}
	if s.view() == viewNetwork {
		return s.st.net().Objective().Answer(s.shownWeights(), *s.pointer.At)
	}
	f := s.objectiveShown()
	if s.field != nil {
		f = s.field.f // what the contours are of
	}
	x := make([]float64, len(s.plane.Base))
	s.plane.Lift(x, s.pointer.At[0], s.pointer.At[1])
	ax, ay := s.plane.Axes()
	return fmt.Sprintf("%s = %s, %s = %s, f = %s", ax, words.Number(s.pointer.At[0]), ay, words.Number(s.pointer.At[1]), words.Number(f.At(x).Value()))
}

// sentence says what happened: the arrivals first, quickest first by the axis
// that is shown, then the others.
func (s *Lab) sentence() string {
	if len(s.runs) == 0 {
		return "No method is in the race: add one to see it run."
	}
	runs := slices.Clone(s.runs)
	slices.SortStableFunc(runs, func(a, b *race.Run) int {
		da, db := arrived(a), arrived(b)
		switch {
		case da != db && da:
			return -1
		case da != db:
			return 1
		case da && s.spent(a) < s.spent(b):
			return -1
		case da && s.spent(a) > s.spent(b):
			return 1
		}
		return 0
	})
	var parts []string
	for _, r := range runs {
		parts = append(parts, s.told(r))
	}
	return strings.Join(parts, "; ") + "."
}

func arrived(r *race.Run) bool { return r.End != nil && r.End.Key == race.EndConverged }

// spent is what the run has cost by the axis that is shown.
func (s *Lab) spent(r *race.Run) float64 {
	t, k, _ := r.At(race.MaxSteps)
	switch {
	case k < 0:
		return math.Inf(1)
	case s.st.axis == "cost":
		return t.Evals.Cost()
	case s.st.axis == "seconds":
		return t.Seconds
	}
	return float64(k)
}

// told is one run's part of the sentence: where and when it arrived and what
// that cost, or how it ended and where f stood.
func (s *Lab) told(r *race.Run) string {
	text := r.Label + " " + endText(r)
	t, k, _ := r.At(race.MaxSteps)
	if k < 0 {
		return text
	}
	if !arrived(r) {
		return fmt.Sprintf("%s (f = %s)", text, words.Rough(t.F))
	}
	if s.st.net() == nil { // a place among weights says nothing
		at := s.plane.Project(t.X)
		text = strings.Replace(text, " in ", fmt.Sprintf(" (%s, %s) in ", words.Short(at[0]), words.Short(at[1])), 1)
	}
	return fmt.Sprintf("%s (%s gradient equivalents)", text, words.Rough(t.Evals.Cost()))
}
