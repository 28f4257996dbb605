// Package neuron is the lab of threshold units: what one computes, what a net of
// them does, and how one learns. Each is an exercise.
package neuron

import (
	"fmt"
	"maps"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// key owns the settings of the lab.
const key = "neuron"

// Entry returns the row of the lab.
func Entry() lab.Entry {
	return lab.Entry{
		Key: key, Label: "Neuron", Kept: []string{key + ".exercise"},
		New: func(lab.Env) lab.Lab { return &Lab{} },
		Settings: func() []lab.Owned {
			return []lab.Owned{{Fields: []param.Field{lab.StepField(new(int))}}, {Owner: key, Fields: newNeurons().Fields()}}
		},
	}
}

// Lab is the lab of threshold units.
type Lab struct {
	st      *state
	pointer lab.Pointer
	dirty   bool
}

var _ lab.Lab = (*Lab)(nil)

// state is what a link says of the lab, with the exercise that follows from it.
type state struct {
	neurons
	step     int
	controls []lab.Control
	made     exercise
}

// Controls returns every setting in force.
func (st *state) Controls() []lab.Control { return st.controls }

// Identity returns nothing: the settings say all.
func (st *state) Identity() any { return nil }

// Build makes the exercise that the settings ask for.
func (l *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := &state{neurons: *newNeurons()}
	own := st.Fields()
	shown := []param.Field{lab.StepField(&st.step)}
	r.Read("", shown)
	r.Read(key+".", own)
	r.Unknown()
	row := st.chosen()
	r.Refit(row.misfits(&st.neurons))
	made, err := row.make(&st.neurons)
	if err != nil || r.Stuck() {
		return nil, err
	}
	st.made = made
	st.controls = append(lab.Controls(key+".", own), lab.Controls("", shown)...)
	return st, nil
}

// Take shows an exercise.
func (l *Lab) Take(st lab.State) { l.st, l.dirty = st.(*state), true }

// Close forgets nothing: there is no work to end.
func (l *Lab) Close() { l.pointer = lab.Pointer{} }

// Advance has nothing to do: an exercise is made whole.
func (l *Lab) Advance(func() bool) bool { return false }

// Progress returns the end of the timeline.
func (l *Lab) Progress() lab.Progress { return lab.Progress{Last: l.st.made.last()} }

// Title names the picture.
func (l *Lab) Title() string { return l.st.made.title() }

// step is the step of the exercise that is shown.
func (l *Lab) step() int { return max(0, min(l.st.step, l.st.made.last())) }

// Acts are what can be done with the exercise.
func (l *Lab) Acts() map[wire.Act]lab.Act {
	acts := lab.Cursor(l.st.step, l.st.made.last())
	maps.Copy(acts, l.st.made.acts())
	return acts
}

// Hover notes where the pointer is.
func (l *Lab) Hover(place string) { l.pointer = lab.Point(place) }

// Translate turns what is done on the picture into settings: a weight or threshold
// that is dragged, a unit or input that is clicked, a point.
func (l *Lab) Translate(edit param.Query) (param.Query, []*param.Error) {
	edit = l.stateless(edit)
	rest := edit.Without(wire.KeyPoint).Without(wire.KeyWeight)
	var notes []*param.Error
	note := func(err *param.Error) {
		if err != nil {
			notes = append(notes, err)
		}
	}
	name, picked := edit.Get("pick")
	value, weighed := edit.Get(wire.KeyWeight)
	if picked {
		rest = rest.Without("pick")
	}
	if picked && (name != "" || weighed) { // reset picks nothing
		spot, err := wire.ParseSpot(name)
		switch {
		case err != nil:
			note(param.Refuse("pick", name, err.Error()))
		case weighed:
			note(l.st.made.drag(&rest, spot, value))
		default:
			note(l.st.made.press(&rest, spot))
		}
	}
	if text, ok := edit.Get(wire.KeyPoint); ok {
		note(l.st.made.dragPoint(&rest, text))
	}
	return rest, notes
}

// Report says what has changed.
func (l *Lab) Report(r *lab.Report) {
	e, step := l.st.made, l.step()
	r.Values = make([]param.Pair, 0, len(l.st.controls)+1)
	for _, c := range l.st.controls {
		r.Values = append(r.Values, param.Pair{Key: c.Name, Value: c.Value})
	}
	r.Values = append(r.Values, param.Pair{Key: wire.KeyWeight})
	if l.dirty || r.All {
		r.Parts = []wire.Part{&wire.Look{View: e.view(), Step: step, Last: e.last(), Selected: -1}, e.part(step)}
		r.Inspector = e.rows(step)
		if r.Table {
			r.Steps = e.table(step)
		}
		if r.Detail = e.proof(step); r.Detail == nil {
			r.Detail = &lab.Table{}
		}
	}
	r.Readouts = l.readouts()
	l.dirty = false
}

// readouts returns the texts of the page for an exercise.
func (l *Lab) readouts() []param.Pair {
	e, step := l.st.made, l.step()
	return []param.Pair{
		{Key: "title", Value: e.title()},
		{Key: "sentence", Value: e.sentence(step)},
		{Key: "done", Value: e.done(step)},
		{Key: "caption", Value: e.caption()},
		{Key: "formula", Value: ""},
		{Key: "slice", Value: ""},
		{Key: "step", Value: fmt.Sprint(step)},
		{Key: "last", Value: fmt.Sprint(e.last())},
		{Key: "hover", Value: l.hovered()},
		{Key: "offer", Value: l.offer()},
		{Key: "status", Value: "done"},
		{Key: "selected", Value: ""},
		{Key: "picked", Value: ""},
		{Key: "part", Value: ""},
		{Key: "exercise", Value: l.st.exercise},
	}
}

// offer is the way on from what no unit can; "" where there is none.
func (l *Lab) offer() string {
	if l.st.made.needsHiddenLayer() {
		return "Add a hidden layer"
	}
	return ""
}

// hovered says what is under the pointer.
func (l *Lab) hovered() string {
	e, step := l.st.made, l.step()
	if at, err := wire.ParseSpot(l.pointer.Part); err == nil {
		return e.describePart(step, at)
	}
	if l.pointer.At != nil {
		return e.describePlace(step, *l.pointer.At)
	}
	return ""
}
