package racing

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// Readouts returns the texts of the page about the runs, by the key of their
// place. busy is whether the lab has more to do.
func (r *Race) Readouts(busy bool) []param.Pair {
	last, status := r.Last(), "done"
	if busy {
		status = "running"
	}
	out := []param.Pair{
		{Key: "formula", Value: r.About.Formula},
		{Key: "source", Value: r.About.Source},
		{Key: "slice", Value: r.Plane.Note},
		{Key: "step", Value: fmt.Sprint(min(r.st.Step, last))},
		{Key: "last", Value: fmt.Sprint(last)},
		{Key: "status", Value: status},
		{Key: "selected", Value: r.SelectedID()},
		{Key: string(wire.ActMore), Value: r.st.moreText(len(r.X0), r.Runs...)},
		{Key: "inner", Value: innerKind(r)},
		{Key: "shared", Value: sharing(r.f)},
	}
	out = append(out, NewStrip(r).Readouts()...)
	for _, run := range r.Runs {
		prefix := "run." + run.ID + "."
		m := r.Mark(run)
		out = append(out,
			param.Pair{Key: prefix + "label", Value: run.Label},
			param.Pair{Key: prefix + "marker", Value: fmt.Sprint(run.Style.Marker)},
			param.Pair{Key: prefix + "step", Value: fmt.Sprint(m.Step)},
			param.Pair{Key: prefix + "f", Value: value(m.F)},
			param.Pair{Key: prefix + "end", Value: endText(run)},
			param.Pair{Key: prefix + "state", Value: endKey(run)},
			param.Pair{Key: prefix + "advice", Value: endAdvice(run)},
			param.Pair{Key: prefix + string(wire.ActMore), Value: r.st.moreText(len(r.X0), run)},
		)
		out = append(out, offers(run, r.InForce)...)
	}
	return out
}

// value writes f; nothing where nobody has asked for it yet.
func value(f float64) string {
	if math.IsNaN(f) {
		return ""
	}
	return words.Number(f)
}

// sharing is "on" where workers may share in evaluations of f: they take long enough; else empty.
func sharing(f objective.Objective) string {
	if f, ok := f.(interface{ MayShare() bool }); ok && f.MayShare() {
		return "on"
	}
	return ""
}

// innerKind is "cg" where a step of the selected run was made by conjugate gradients,
// whose run there is to show; else empty.
func innerKind(r *Race) string {
	k := r.Selected()
	if k < 0 {
		return ""
	}
	for i := range r.Runs[k].Trace {
		if r.Runs[k].Trace[i].Inner != nil {
			return "cg"
		}
	}
	return ""
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
		return r.End.String()
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

// Place writes a point of the plane and the value of f there.
func (r *Race) Place(at [2]float64, f objective.Objective) string {
	x := make([]float64, len(r.Plane.Base))
	r.Plane.Lift(x, at[0], at[1])
	ax, ay := r.Plane.Axes()
	return fmt.Sprintf("%s = %s, %s = %s, f = %s", ax, words.Number(at[0]), ay, words.Number(at[1]), words.Number(f.At(x).Value()))
}

// Titled names the runs whose paths are shown, for the end of a title; "" for none.
func (r *Race) Titled() string {
	if len(r.Runs) == 0 {
		return ""
	}
	labels := make([]string, len(r.Runs))
	for i, run := range r.Runs {
		labels[i] = run.Label
	}
	return " and the paths of " + strings.Join(labels, ", ")
}

// Places writes where runs arrive.
type Places interface {
	// Point writes x in short: "(1, 1, …)".
	Point(x []float64) string
	// LocalMinimum says which minimum x is, "a local minimum near (−1, 1, …, 1)"; "" where it is
	// the lowest one, or that is not known.
	LocalMinimum(x []float64) string
}

// Sentence says what happened: the arrivals first, quickest first by the axis that
// is shown, then the others. places, where it is not nil, writes where a run arrived.
func (r *Race) Sentence(places Places) string {
	if len(r.Runs) == 0 {
		return noMethod
	}
	if at := allStay(r.Runs); at != "" {
		return at
	}
	runs, along := slices.Clone(r.Runs), catalog.Get(axes(), r.st.axis)
	slices.SortStableFunc(runs, func(a, b *race.Run) int {
		da, db := arrived(a), arrived(b)
		switch {
		case da != db && da:
			return -1
		case da != db:
			return 1
		case da && spent(a, along) < spent(b, along):
			return -1
		case da && spent(a, along) > spent(b, along):
			return 1
		}
		return 0
	})
	parts := make([]string, len(runs))
	for i, run := range runs {
		parts[i] = outcome(run, places)
	}
	return strings.Join(parts, "; ") + "."
}

// allStay says once of several runs that none of them can leave the start; "" where one does.
func allStay(runs []*race.Run) string {
	end := runs[0].End
	for _, run := range runs {
		if run.End == nil || run.End.Key != race.EndStationary || run.End.Text != end.Text {
			return ""
		}
	}
	if len(runs) == 1 {
		return ""
	}
	what, _ := strings.CutPrefix(end.String(), "starts ")
	return fmt.Sprintf("%s start %s (f = %s).", Names(runs), what, words.Rough(runs[0].Trace[0].F))
}

func arrived(r *race.Run) bool { return r.End.Arrived() }

// spent is how far along an axis the run has come.
func spent(run *race.Run, along axis) float64 {
	if len(run.Trace) == 0 {
		return math.Inf(1)
	}
	return along.at(run, len(run.Trace)-1)
}

// outcome is one run's part of the sentence: where and when it arrived and what
// that cost, or how it ended and what f was then.
func outcome(run *race.Run, places Places) string {
	t, k, _ := run.At(race.MaxSteps)
	switch {
	case k < 0:
		return run.Label + " " + endText(run)
	case run.End == nil:
		return fmt.Sprintf("%s %s (f = %s)", run.Label, endText(run), words.Rough(t.F))
	case run.End.Before:
		return fmt.Sprintf("%s %s (f = %s before)", run.Label, run.End, words.Rough(t.F))
	case !arrived(run) && !run.End.Loss:
		return fmt.Sprintf("%s %s (f = %s)", run.Label, run.End, words.Rough(t.F))
	}
	return fmt.Sprintf("%s %s (%s)", run.Label, arrival(run.End, t.X, places), words.Cost(words.Rough(t.Evals.Cost())))
}

// arrival is how a run ended that arrived at x.
func arrival(end *race.End, x []float64, places Places) string {
	if places == nil {
		return end.String()
	}
	if end.Minimum {
		if minimum := places.LocalMinimum(x); minimum != "" {
			return end.To(minimum)
		}
	}
	return end.At(places.Point(x))
}
