// Package lab is the driver: it turns a link into a problem, a start and a race
// of methods, runs them in slices, ends them, and tells what there is to show.
package lab

import (
	"slices"

	"hfplayground/core/param"
	"hfplayground/core/testfunc"
	"hfplayground/core/wire"
)

// Session is one reader's state and the runs that follow from it. It holds the
// truth; pages and terminals mirror it. A Session is not safe for concurrent
// use and starts no goroutine of its own.
type Session struct {
	now   func() float64 // seconds, monotonic; only run times come from it
	st    *state
	about testfunc.About
	x0    []float64
	plane plane
	runs  []*run
	field *fieldJob
	hover *[2]float64
	notes []*param.Error
	sent  sent
	dirty dirty
}

// New returns a Session of the first screen. now tells the time in seconds; it
// measures runs and decides nothing.
func New(now func() float64) *Session {
	s := &Session{now: now}
	s.Open("")
	return s
}

// Open takes the whole state from a link: keys that are not there take their
// defaults, what is not legal falls back to its default and is noted.
func (s *Session) Open(link string) {
	q, notes := param.ParseQuery(link)
	st, refused := build(q, param.Query{})
	for st == nil {
		// A limit across keys is passed; its note stands last and names the key to leave out.
		limit := refused[len(refused)-1]
		notes = append(notes, limit)
		q = q.Without(limit.Key)
		st, refused = build(q, param.Query{})
	}
	s.notes = append(notes, refused...)
	s.hover = nil
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
	last := s.st.query()
	next := s.overlay(last, q)
	st, refused := build(next, last)
	// What an edit before this one was refused for no longer matters where this
	// one says something else, told or not.
	s.notes = slices.DeleteFunc(s.notes, func(n *param.Error) bool { _, again := q.Get(n.Key); return again })
	s.notes = slices.Concat(s.notes, notes, refused)
	if st != nil && st.text("") != s.st.text("") { // a pointer that hovers changes nothing
		s.become(st)
	}
}

// overlay returns last with the pairs of edit over it. A new problem brings its
// own start and window, and a new lab its own race, unless the edit names them;
// settings of the problem and the methods that leave are dropped.
func (s *Session) overlay(last, edit param.Query) param.Query {
	var q param.Query
	lab := chosen(edit, "lab", s.st.lab, labOptions())
	problem := findProblem(lab, chosen(edit, "problem", s.st.settings.problem, problemOptions()))
	moved := problem.Key != s.st.problem.Key
	race := s.st.race
	if text, ok := edit.Get("race"); ok {
		if next, err := parseRace(text, lab); err == nil {
			race = next
		}
	}
	for _, p := range last.Pairs() {
		owner := p.Owner()
		placed := p.Key == "start" || p.Key == "window"
		raced := p.Key == "race" || p.Key == "step" || p.Key == "select" || owner != "" && owner != s.st.problem.Key
		gone := owner != "" && owner != s.st.problem.Key && !slices.ContainsFunc(race, func(e entrant) bool { return e.id == owner })
		if gone || moved && (owner == s.st.problem.Key || placed) || lab != s.st.lab && raced {
			continue
		}
		q.Set(p.Key, p.Value)
	}
	for _, p := range edit.Pairs() {
		switch p.Key {
		case keyAct:
		case keyHover:
			s.point(p.Value)
		default:
			q.Set(p.Key, p.Value)
		}
	}
	return q
}

// chosen returns the value of a choice in edit, or now where there is no legal
// one.
func chosen(edit param.Query, key, now string, options []param.Option) string {
	text, ok := edit.Get(key)
	if ok && slices.ContainsFunc(options, func(o param.Option) bool { return o.Key == text }) {
		return text
	}
	return now
}

// point notes where the pointer is on the plane; anything but two numbers is
// nowhere.
func (s *Session) point(text string) {
	var at []float64
	s.hover = nil
	if param.Floats(&at, keyHover, param.Linear(-maxCoord, maxCoord), 2, 2, "").Set(text) == nil {
		s.hover = &[2]float64{at[0], at[1]}
	}
}

// become makes st the state in force. Runs, samples and the examples of a net
// that st asks for again are kept.
func (s *Session) become(st *state) {
	if s.st != nil && s.st.problemText() == st.problemText() {
		st.f = s.st.f
	}
	s.st = st
	s.about = st.f.About()
	s.x0 = st.startPoint()
	s.setRuns()
	if st.net() == nil {
		s.plane = newPlane(s.about, s.x0)
		s.setField()
	} else {
		s.setSlice()
	}
	s.dirty.state = true
}

// setRuns makes the runs of the race; those that were made from the same text
// go on.
func (s *Session) setRuns() {
	common := s.st.problemText() + s.st.text("start", "seed", "steps", "tol", "budget")
	rule := s.stopRule()
	runs := make([]*run, len(s.st.race))
	for i, e := range s.st.race {
		key := common + s.st.text(e.id+".")
		if j := slices.IndexFunc(s.runs, func(r *run) bool { return r.id == e.id && r.key == key }); j >= 0 {
			runs[i] = s.runs[j]
			continue
		}
		runs[i] = newRun(e, key, s.st.f, s.x0, rule)
	}
	for _, r := range s.runs {
		if !slices.Contains(runs, r) {
			r.stop()
		}
	}
	if !slices.Equal(runs, s.runs) {
		s.dirty.race = true
	}
	s.runs = runs
}

func (s *Session) stopRule() stopRule {
	d := s.about.Domain
	reach := max(1, maxAbs(s.x0), maxAbs(d[0][:]), maxAbs(d[1][:]))
	rule := stopRule{f: s.st.f, steps: s.st.steps, tol: s.st.tol, budget: s.st.budget, far: farFactor * reach}
	if net := s.st.net(); net != nil {
		rule.fault, rule.test = net.fault, net.testLoss
	}
	return rule
}

// Advance works until more returns false or nothing is left to do, and reports
// whether there is more to do. It asks between any two rows of samples and any
// two inner iterations. The samples come first, so that a reader who moves the
// window need not wait for the runs; the runs take turns, so that no method
// waits for another.
func (s *Session) Advance(more func() bool) (busy bool) {
	for {
		if !s.sample(more) || !s.pull(more) {
			return true
		}
		if !s.setSlice() {
			return false
		}
	}
}

// sample takes the samples that are missing; false where it was interrupted.
func (s *Session) sample(more func() bool) bool {
	for s.field != nil && s.field.advance() {
		if !more() {
			return false
		}
	}
	return true
}

// pull takes the runs to their ends; false where it was interrupted.
func (s *Session) pull(more func() bool) bool {
	for active := true; active; {
		active = false
		for _, r := range s.runs {
			if r.end != nil {
				continue
			}
			active = true
			r.advance(s.now)
			s.dirty.race = true
			if !more() {
				return false
			}
		}
	}
	return true
}

// Close ends all runs. The Session can be opened again.
func (s *Session) Close() {
	for _, r := range s.runs {
		r.stop()
	}
	s.runs = nil
}

// last returns the end of the timeline: the most steps any run has.
func (s *Session) last() int {
	last := 0
	for _, r := range s.runs {
		last = max(last, len(r.trace)-1)
	}
	return last
}

// selected returns the index of the run that is inspected: the one the state
// names, else the last of the race; −1 where there is no run.
func (s *Session) selected() int {
	if i := slices.IndexFunc(s.runs, func(r *run) bool { return r.id == s.st.run }); i >= 0 {
		return i
	}
	return len(s.runs) - 1
}

// Link returns the canonical link of the state: what is not at its default, at
// most 2 KB.
func (s *Session) Link() string { return s.st.link() }

// mark returns a run's exact iterate at the cursor.
func (s *Session) mark(r *run) wire.Mark {
	t, k, reached := r.at(s.st.step)
	if k < 0 {
		at := s.plane.project(s.x0)
		return wire.Mark{X: at[0], Y: at[1], F: s.st.f.At(s.x0).Value()}
	}
	at := s.plane.project(t.x)
	return wire.Mark{Step: k, X: at[0], Y: at[1], F: t.f, Cost: t.evals.Cost(), Seconds: t.seconds, Reached: reached}
}
