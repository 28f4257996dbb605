package lab

import (
	"maps"
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Update is what has changed since the one before.
type Update struct {
	Link      string
	Values    []param.Pair // every control in force by name; nil when none has changed
	Notes     []param.Pair // what was refused, by name of the control, in words
	Readouts  []param.Pair // texts by the key of their place; only those that changed
	Inspector []Row        // nil when nothing in it has changed
	Table     *Table       // nil when not asked for, or nothing in it has changed
	Detail    *Table       // worked out beside the picture; empty for none, nil when nothing in it has changed
	Parts     []wire.Part
	Memory    []param.Pair // what no link carries, for Reopen; nil when nothing in it has changed
	Steps     int          // the end of the timeline so far
	Busy      bool         // work goes on
}

// sent is what Updates have said, so that the next says only what is new.
type sent struct {
	values    []param.Pair
	readouts  map[string]string
	inspector []Row
	detail    *Table
}

// pace spreads Updates while runs go on: their time belongs to the runs.
type pace struct {
	from, to  float64 // when the last update with news was begun, and until when its cost is counted
	next      float64 // when the next may report runs that go on
	runs      bool    // runs went on as it was begun
	reporting float64 // seconds of reporting, in all
}

// quiet is how many times as long as an update took nothing is reported after it,
// while runs go on. Whoever shows an update takes about as long again.
const quiet = 7

// Forget makes the next Update say everything, for a reader who has just come.
func (s *Session) Forget() {
	s.sent = sent{}
	s.edited, s.memory, s.anew = true, true, true
}

// Update returns what has changed since the last one; with table, also the
// table. While runs go on and nothing was edited or refused, news waits, so that
// to report it takes a small part of the time.
func (s *Session) Update(table bool) Update {
	p := s.Lab().Progress()
	u := Update{Link: s.Link(), Steps: p.Last, Busy: p.Busy || s.Reads()}
	s.pace.runs, s.pace.from = p.Runs, s.env.Now()
	s.pace.to = s.pace.from
	if p.Runs && !s.edited && len(s.notes) == 0 && s.pace.from < s.pace.next {
		return u
	}
	s.report(&u, table)
	s.Reported()
	return u
}

// Reported says that the caller has encoded and drawn the last update with news by now:
// both count as reporting.
func (s *Session) Reported() {
	now := s.env.Now()
	if s.pace.runs {
		s.pace.reporting += now - s.pace.to
	}
	s.pace.to = now
	s.pace.next = max(s.pace.next, now+quiet*(now-s.pace.from))
}

// report fills in what has changed.
func (s *Session) report(u *Update, table bool) {
	for _, n := range s.notes {
		u.Notes = append(u.Notes, param.Pair{Key: n.Key, Value: n.Text()})
	}
	s.notes = nil
	r := Report{All: s.anew, Table: table}
	s.Lab().Report(&r)
	for _, c := range s.st.controls {
		if c.About != "" {
			r.Readouts = append(r.Readouts, param.Pair{Key: "about." + c.Name, Value: c.About})
		}
	}
	if r.All { // what a lab that was left had reported must not stay
		withdraw(s, &r)
	}
	if s.memory || r.Memory {
		u.Memory, s.memory = remembered(s), false
	}
	u.Parts, u.Table = r.Parts, r.Steps
	if values := values(s.st, r.Values); !slices.Equal(values, s.sent.values) {
		u.Values, s.sent.values = values, values
	}
	if r.Inspector != nil && !slices.Equal(r.Inspector, s.sent.inspector) {
		u.Inspector, s.sent.inspector = r.Inspector, r.Inspector
	}
	if d := r.Detail; d != nil && (s.sent.detail == nil || !d.Equal(s.sent.detail)) {
		u.Detail, s.sent.detail = d, d
	}
	s.reportReadouts(u, append(r.Readouts, readingText(s)))
	s.edited, s.anew = r.Withheld, false
}

// withdraw empties what was reported of another lab and is not reported of this one.
func withdraw(s *Session, r *Report) {
	if r.Inspector == nil {
		r.Inspector = []Row{}
	}
	if r.Detail == nil {
		r.Detail = &Table{}
	}
	for _, key := range slices.Sorted(maps.Keys(s.sent.readouts)) {
		if catalog.Index(r.Readouts, key) < 0 {
			r.Readouts = append(r.Readouts, param.Pair{Key: key})
		}
	}
}

// values returns every control as it is at the moment shown: those of the lab,
// between those of the page.
func values(st *state, ofLab []param.Pair) []param.Pair {
	own := len(st.ofLab.Controls())
	var first, last []param.Pair
	for i, c := range st.controls {
		p := param.Pair{Key: c.Name, Value: c.Value}
		switch {
		case i < headControls:
			first = append(first, p)
		case i >= headControls+own:
			last = append(last, p)
		}
	}
	return slices.Concat(first, ofLab, last)
}

func (s *Session) reportReadouts(u *Update, readouts []param.Pair) {
	if s.sent.readouts == nil {
		s.sent.readouts = map[string]string{}
	}
	for _, p := range readouts {
		if before, ok := s.sent.readouts[p.Key]; !ok || before != p.Value {
			s.sent.readouts[p.Key] = p.Value
			u.Readouts = append(u.Readouts, p)
		}
	}
}
