// Package cg is the lab of conjugate gradients: on a quadratic with chosen
// eigenvalues, beside steepest descent, and as a listing that was misprinted.
package cg

import (
	"math"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// key owns the settings of the lab.
const key = "cg"

// Entry returns the row of the lab.
func Entry() lab.Entry {
	return lab.Entry{
		Key: key, Label: "CG", Kept: []string{key + ".show"},
		New: func(lab.Env) lab.Lab { return &Lab{} },
		Settings: func() []lab.Owned {
			return []lab.Owned{{Fields: []param.Field{lab.StepField(new(int))}}, {Owner: key, Fields: newSettings().Fields()}}
		},
	}
}

// Lab is the lab of conjugate gradients.
type Lab struct {
	st      *state
	pointer lab.Pointer
	dirty   bool // the state is not reported
	anew    bool // what was computed is not reported
}

var _ lab.Lab = (*Lab)(nil)

// state is what a link says of the lab, with what was computed from it.
type state struct {
	settings
	step     int
	controls []lab.Control
	work     *work
}

// Controls returns every setting in force.
func (st *state) Controls() []lab.Control { return st.controls }

// Identity returns nothing: the settings say all.
func (st *state) Identity() any { return nil }

// work is all that is computed from the settings.
type work struct {
	q         *quadratic
	distinct  int
	steepest  *run
	conjugate *run
	printed   *listing
	corrected *listing
}

func newWork(s *settings) *work {
	q := newQuadratic(s)
	return &work{
		q: q, distinct: distinct(q.lambda),
		steepest: steepest(q, s.steps), conjugate: conjugate(q, s.steps),
		printed: follow(q, s.steps, true), corrected: follow(q, s.steps, false),
	}
}

// last returns the end of the timeline.
func (w *work) last() int {
	return max(w.steepest.last(), w.conjugate.last(), w.printed.last(), w.corrected.last())
}

// firstStep is shown first: conjugate gradients have ended, steepest descent has
// hardly begun.
const firstStep = 4

// Build computes all runs, which are short. What only another step is shown of is
// kept.
func (l *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := &state{settings: *newSettings(), step: firstStep}
	own := st.Fields()
	shown := []param.Field{lab.StepField(&st.step)}
	r.Read("", shown)
	r.Read(key+".", own)
	r.Unknown()
	if r.Stuck() {
		return nil, nil
	}
	st.controls = append(lab.Controls(key+".", own), lab.Controls("", shown)...)
	if l.st != nil && sameRuns(l.st.controls, st.controls) {
		st.work = l.st.work
	} else {
		st.work = newWork(&st.settings)
	}
	return st, nil
}

// sameRuns reports whether two lists of controls ask for the same runs: all but the
// picture and the step are the same.
func sameRuns(a, b []lab.Control) bool {
	for i := range a {
		if a[i] != b[i] && a[i].Name != key+".show" && a[i].Name != wire.KeyStep {
			return false
		}
	}
	return true
}

// Take shows a state.
func (l *Lab) Take(next lab.State) {
	st := next.(*state)
	l.anew = l.anew || l.st == nil || l.st.work != st.work || l.st.show != st.show
	l.st, l.dirty = st, true
}

// Close forgets what was computed.
func (l *Lab) Close() { *l = Lab{} }

// Advance has nothing to do: a state is made whole.
func (l *Lab) Advance(func() bool) bool { return false }

// Progress returns the end of the timeline.
func (l *Lab) Progress() lab.Progress { return lab.Progress{Last: l.st.work.last()} }

// step is the step that is shown.
func (l *Lab) step() int { return max(0, min(l.st.step, l.st.work.last())) }

// Acts move the step. A click on the picture does nothing: the page tells already
// what lies under the pointer.
func (l *Lab) Acts() map[wire.Act]lab.Act {
	acts := lab.Cursor(l.st.step, l.st.work.last())
	acts[wire.ActPoint] = func(*param.Query, string) *param.Error { return nil }
	return acts
}

// Hover notes where the pointer is.
func (l *Lab) Hover(place string) { l.dirty = l.pointer.To(place) || l.dirty }

// inner returns the run of conjugate gradients, with the iterate that is pointed at.
func (l *Lab) inner() *wire.Inner { return l.pointer.Mark(l.st.work.conjugate.innerAt(l.step())) }

// Translate passes settings on: nothing on the picture can be dragged or picked.
func (l *Lab) Translate(edit param.Query) (param.Query, []*param.Error) { return edit, nil }

// Report says what has changed. What was computed is sent once, with every step of
// it; the step that is shown is of the Look.
func (l *Lab) Report(r *lab.Report) {
	w, step := l.st.work, l.step()
	r.Values = make([]param.Pair, len(l.st.controls))
	for i, c := range l.st.controls {
		r.Values[i] = param.Pair{Key: c.Name, Value: c.Value}
	}
	if l.anew || r.All {
		r.Parts = append(r.Parts, l.part())
	}
	if l.dirty || r.All {
		r.Parts = append(r.Parts, &wire.Look{View: key, Step: step, Last: w.last(), Selected: -1, Inner: l.inner()})
		r.Inspector = w.rows(step)
		r.Detail = w.detail(step)
		if r.Table {
			r.Steps = w.table()
		}
	}
	r.Readouts = l.readouts()
	l.dirty, l.anew = false, false
}

// misprinted is the style of the listing as printed, which is no method's.
var misprinted = wire.Style{Hue: wire.Crimson, Marker: wire.Diamond}

// innerReadouts returns the texts about the run of conjugate gradients.
func (l *Lab) innerReadouts() []param.Pair {
	return lab.InnerReadouts(l.inner(), lab.InnerWords{Title: "CG iterations", Taken: "the step shown"})
}

// part returns all that was computed.
func (l *Lab) part() wire.Part {
	w := l.st.work
	of := func(label string, style wire.Style, r *run) wire.Descent {
		return wire.Descent{Label: label, Style: style, Norms: r.norms, Solved: r.solved}
	}
	table := all.Methods()
	descent, conjugate := catalog.Get(table, "gd").Style, catalog.Get(table, "cg").Style
	return &wire.Conjugate{
		Eigenvalues: w.q.lambda, Distinct: w.distinct, Source: source, Listed: l.st.show != showErrors, Directed: l.st.show != showListing,
		Methods:  []wire.Descent{of("Steepest descent", descent, w.steepest), of("CG", conjugate, w.conjugate)},
		Errors:   [][]float64{w.steepest.errors, w.conjugate.errors},
		Listings: []wire.Descent{of("as printed", misprinted, &w.printed.run), of("corrected", conjugate, &w.corrected.run)},
		Lines:    lines(w.printed, w.corrected),
	}
}

// under returns the direction that the pointer is on, and whether it is on one.
func (l *Lab) under() (i int, ok bool) {
	if l.pointer.At == nil || l.st.show == showListing {
		return 0, false
	}
	i = int(math.Floor(l.pointer.At[0]))
	return i, i >= 0 && i < len(l.st.work.q.lambda)
}
