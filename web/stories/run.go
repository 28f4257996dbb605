package stories

import (
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/lab"
	labs "hfplayground/core/lab/all"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Run is what the page shows of a link when all is computed.
type Run struct {
	Settings map[string]string // every control in force, by name
	Results  map[string]race.Result
	Picture  wire.Picture
	Readouts map[string]string
	Notes    []param.Pair // what was refused
}

// Open runs a link to its end.
func Open(link string) *Run {
	r, _ := Follow(link)
	return r
}

// Follow runs a link to its end, and from there each edit. It returns what the page
// shows before the edits and after them.
func Follow(link string, edits ...string) (before, after *Run) {
	s := lab.New(func() float64 { return 0 }, labs.Labs())
	defer s.Close()
	s.Open(link)
	finish(s)
	before = shown(s, s.Update(false).Notes)
	if len(edits) == 0 {
		return before, before
	}
	notes := slices.Clone(before.Notes)
	for _, edit := range edits {
		s.Edit(edit)
		finish(s)
		notes = append(notes, s.Update(false).Notes...)
	}
	return before, shown(s, notes)
}

// shown returns all that the session shows now.
func shown(s *lab.Session, notes []param.Pair) *Run {
	s.Forget()
	u := s.Update(false)
	r := &Run{
		Settings: byKey(u.Values), Results: map[string]race.Result{}, Readouts: byKey(u.Readouts),
		Notes: notes,
	}
	for _, part := range u.Parts {
		r.Picture.Put(part)
	}
	if l, ok := s.Lab().(interface{ Results() []race.Result }); ok {
		for _, result := range l.Results() {
			r.Results[result.ID] = result
		}
	}
	return r
}

func finish(s *lab.Session) {
	for s.Advance(func() bool { return true }) {
	}
}

func byKey(pairs []param.Pair) map[string]string {
	m := make(map[string]string, len(pairs))
	for _, p := range pairs {
		m[p.Key] = p.Value
	}
	return m
}

// steps returns how many steps the run id has made.
func (r *Run) steps(id string) int { return len(r.Results[id].Steps) - 1 }

// at returns step k of the run id, or its last one where there are fewer; a zero
// step where the run has none.
func (r *Run) at(id string, k int) race.Step {
	steps := r.Results[id].Steps
	if len(steps) == 0 {
		return race.Step{X: []float64{0, 0}}
	}
	return steps[min(k, len(steps)-1)]
}

// last returns where the run id ended.
func (r *Run) last(id string) race.Step { return r.at(id, r.steps(id)) }

// arrived reports whether the run id ended within 0.001 of x.
func (r *Run) arrived(id string, x ...float64) bool {
	const near = 1e-3
	end := r.last(id).X
	return len(end) == len(x) && vector.Norm(vector.Difference(end, x)) < near
}

// turns counts the steps of the run id, up to step k, that go back against the one
// before.
func (r *Run) turns(id string, k int) int {
	n := 0
	for i := 2; i <= min(k, r.steps(id)); i++ {
		a, b, c := r.at(id, i-2).X, r.at(id, i-1).X, r.at(id, i).X
		if floats.Dot(vector.Difference(b, a), vector.Difference(c, b)) < 0 {
			n++
		}
	}
	return n
}

// length returns ‖x_k − x_{k−1}‖ of the run id.
func (r *Run) length(id string, k int) float64 {
	return vector.Norm(vector.Difference(r.at(id, k).X, r.at(id, k-1).X))
}
