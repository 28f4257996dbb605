// Package lab is the driver: it turns a link into a problem, a start and a race
// of methods, runs them in slices, ends them, and tells what there is to show.
package lab

import (
	"slices"

	"hfplayground/core/dataset"
	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Session is one reader's state and the runs that follow from it. It holds the
// truth; pages and terminals mirror it. A Session is not safe for concurrent
// use and starts no goroutine of its own.
type Session struct {
	now   func() float64 // seconds, monotonic; run times and the pace of pictures come from it, no other number
	st    *state
	about testfunc.About
	x0    []float64
	plane plane.Plane
	runs  []*race.Run
	field *fieldJob
	hover *[2]float64
	over  string // part of a net the pointer is on
	check checkJob

	drawn      *portrait // the last that was finished; nil for none
	sitting    *portrait // the one that is being made
	sittingAt  []float64 // with these weights
	unfinished bool      // Advance was interrupted
	painted    float64   // seconds of drawing a net
	telling    float64   // of telling
	trained    float64   // and of running, while all were to do

	left map[string]param.Query // the labs that were left, as they were

	loaded  *dataset.Set // points that are too many for a link; nil for none
	offered *dataset.Set // those of the edit under way, which may yet be refused

	notes []*param.Error
	sent  sent
	dirty dirty

	toldFrom  float64 // when, in the time of now, the last update was begun
	toldTo    float64 // until when its cost is counted
	tellAgain float64 // and when the next may tell of runs that go on
}

// New returns a Session of the first screen. now tells the time in seconds; it
// measures runs and paces pictures, and decides nothing else.
func New(now func() float64) *Session {
	s := &Session{now: now, left: map[string]param.Query{}}
	s.Open("")
	return s
}

// Open takes the whole state from a link: keys that are not there take their
// defaults, what is not legal falls back to its default and is noted.
func (s *Session) Open(link string) {
	q, notes := param.ParseQuery(link)
	st, refused := build(q, param.Query{}, s.loaded, nil)
	for st == nil {
		// A limit across keys is passed; its note stands last and names the key to leave out.
		limit := refused[len(refused)-1]
		notes = append(notes, limit)
		q = q.Without(limit.Key)
		st, refused = build(q, param.Query{}, s.loaded, nil)
	}
	s.notes = append(notes, refused...)
	s.hover, s.over = nil, ""
	s.become(st)
}

// Edit changes only what the query names. What is not legal is refused and
// noted, and its last good value stays in force. Two keys stand for no setting:
// act, something to do, and hover, where the pointer is.
func (s *Session) Edit(query string) {
	q, notes := param.ParseQuery(query)
	if action, ok := q.Get(keyAct); ok {
		did, err := s.act(action)
		if err != nil {
			notes = append(notes, err)
		}
		for _, p := range did.Pairs() {
			q.Set(p.Key, p.Value)
		}
	}
	told := q
	for _, turn := range []func(param.Query) (param.Query, *param.Error){s.touched, s.dragged} {
		var err *param.Error
		if q, err = turn(q); err != nil {
			notes = append(notes, err)
		}
	}
	q, refused := s.placed(q)
	_, acted := told.Get(keyAct)
	s.edit(q, told, append(notes, refused...), acted)
}

// edit takes the pairs of q, which say what was told in the terms of the state,
// and the notes that were made on the way. A whole edit is taken or refused as
// one; of another the legal pairs are taken. It reports whether that was any.
func (s *Session) edit(q, told param.Query, notes []*param.Error, whole bool) bool {
	last := s.st.query()
	next := s.overlay(last, q)
	loaded := s.loaded
	if s.offered != nil {
		loaded, s.offered = s.offered, nil
	}
	st, refused := build(next, last, loaded, s.st.net())
	if st == nil && !whole {
		st, refused = s.spared(last, q, loaded, refused)
	}
	// What an edit before this one was refused for no longer matters where this
	// one says something else, told or not.
	s.notes = slices.DeleteFunc(s.notes, func(n *param.Error) bool { _, again := told.Get(n.Key); return again })
	s.notes = slices.Concat(s.notes, notes, refused)
	if st == nil {
		return false
	}
	if s.loaded != loaded {
		s.loaded, s.dirty.memory = loaded, true
	}
	if st.text("") != s.st.text("") || st.identity() != s.st.identity() { // a pointer that hovers changes nothing
		s.become(st)
	}
	return true
}

// spared builds without the pairs of an edit that were refused: settings that
// wait for the same frame come as one edit, and one that is not legal must not
// take another with it.
func (s *Session) spared(last, edit param.Query, loaded *dataset.Set, refused []*param.Error) (*state, []*param.Error) {
	for {
		rest := edit
		for _, r := range refused {
			rest = withoutKey(rest, r.Key)
		}
		if n := len(rest.Pairs()); n == 0 || n == len(edit.Pairs()) {
			return nil, refused
		}
		st, more := build(s.overlay(last, rest), last, loaded, s.st.net())
		refused = append(refused, more...)
		if st != nil {
			return st, refused
		}
		edit = rest
	}
}

// become makes st the state in force. Runs, samples and the examples of a net
// that st asks for again are kept.
func (s *Session) become(st *state) {
	if s.st != nil && s.st.identity() == st.identity() {
		st.f = s.st.f
	}
	if s.st != nil && s.st.lab != st.lab {
		s.left[s.st.lab], s.dirty.memory = s.st.query(), true
	}
	s.st = st
	if st.neurons != nil {
		s.Close()
		s.field, s.about, s.x0 = nil, testfunc.About{}, nil
		s.dirty.state, s.dirty.race = true, true
		return
	}
	s.about = st.f.About()
	s.x0 = st.startPoint()
	s.setRuns()
	if st.net() == nil {
		s.plane = heldPlane(s.about, s.x0)
		s.setField()
	} else {
		s.setSlice()
	}
	s.dirty.state = true
}

// setRuns makes the runs of the race; those of the same plan go on, and others
// from where their plans part.
func (s *Session) setRuns() {
	rule := s.stopRule()
	runs := make([]*race.Run, len(s.st.race))
	for i, e := range s.st.race {
		p := s.planFor(e, runs[:i])
		if p.Parent != nil {
			e.Label += " from " + p.Parent.Label
		}
		var last *race.Run
		if j := slices.IndexFunc(s.runs, func(r *race.Run) bool { return r.ID == e.ID }); j >= 0 {
			last = s.runs[j]
		}
		if last != nil && p.Shared(last.Plan) == race.MaxSteps {
			runs[i] = last
			continue
		}
		runs[i] = race.NewRun(e, p, s.x0, rule, last)
	}
	for _, r := range s.runs {
		if !slices.Contains(runs, r) {
			r.Stop()
		}
	}
	if !slices.Equal(runs, s.runs) {
		s.dirty.race = true
	}
	s.runs = runs
}

func (s *Session) stopRule() race.StopRule {
	d := s.about.Domain
	reach := max(1, vector.MaxAbs(s.x0), vector.MaxAbs(d[0][:]), vector.MaxAbs(d[1][:]))
	rule := race.StopRule{F: s.st.f, Steps: s.st.steps, Tol: s.st.tol, Budget: s.st.budget, Far: race.FarFactor * reach}
	if net := s.st.net(); net != nil {
		rule.Fault, rule.Test, rule.KeepMemory = net.fault, net.testLoss, true
	}
	return rule
}

// Close ends all runs. The Session can be opened again.
func (s *Session) Close() {
	for _, r := range s.runs {
		r.Stop()
	}
	s.runs = nil
}

// last returns the end of the timeline: the most steps any run has.
func (s *Session) last() int {
	if s.st.neurons != nil {
		return s.st.neurons.made.last()
	}
	last := 0
	for _, r := range s.runs {
		last = max(last, len(r.Trace)-1)
	}
	return last
}

// selected returns the index of the run that is inspected: the one the state
// names, else the last of the race; −1 where there is no run.
func (s *Session) selected() int {
	if i := slices.IndexFunc(s.runs, func(r *race.Run) bool { return r.ID == s.st.run }); i >= 0 {
		return i
	}
	return len(s.runs) - 1
}

// Link returns the canonical link of the state: what is not at its default, at
// most 2 KB.
func (s *Session) Link() string { return s.st.link() }

// mark returns a run's exact iterate at the cursor.
func (s *Session) mark(r *race.Run) wire.Mark {
	t, k, reached := r.At(s.st.step)
	if k < 0 {
		at := s.plane.Project(s.x0)
		return wire.Mark{X: at[0], Y: at[1], F: s.st.f.At(s.x0).Value()}
	}
	at := s.plane.Project(t.X)
	return wire.Mark{Step: k, X: at[0], Y: at[1], F: t.F, Cost: t.Evals.Cost(), Seconds: t.Seconds, Reached: reached}
}
