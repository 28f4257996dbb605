package lab

import (
	"slices"

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
	Part      *Table       // of the part of a net that is chosen; empty for none, nil when nothing in it has changed
	Parts     []wire.Part
	Memory    []param.Pair // what no link carries, for Reopen; nil when nothing in it has changed
	Steps     int          // the end of the timeline so far
	Busy      bool         // runs go on
}

// Row is one line of the inspector.
type Row struct{ Key, Label, Text string }

// Table is the picture as text.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
}

// dirty says what an Update has to tell again.
type dirty struct{ state, race, field, look, check, portrait, memory bool }

// sent is what the last Update told, so that the next tells only news.
type sent struct {
	field     bool    // there was one
	slice     slicing // in the plane of this
	values    []param.Pair
	readouts  map[string]string
	inspector []Row
	table     *Table
	part      *Table
	curve     string // of which the race has the numbers
}

// Forget makes the next Update tell everything, for a reader who has just come.
func (s *Session) Forget() {
	s.sent = sent{}
	s.dirty = dirty{state: true, race: true, field: true, check: true, portrait: true, memory: true}
}

// Update returns what has changed since the last one; with table, also the
// table. A Field is told when all of it is sampled: until then the picture keeps
// the one before, and where there is none yet, no part is told.
//
// While runs go on and nothing was edited or refused, news waits, so that to tell
// it takes a small part of the time: that belongs to the runs.
func (s *Session) Update(table bool) Update {
	u := Update{Link: s.Link(), Steps: s.last(), Busy: s.busy()}
	s.toldFrom = s.now()
	s.toldTo = s.toldFrom
	if s.racing() && !s.dirty.state && len(s.notes) == 0 && s.toldFrom < s.tellAgain {
		return u
	}
	s.tell(&u, table)
	s.Told()
	return u
}

// Told says that whoever has asked for the last update with news has done by now
// what is to be done with it: encoding and drawing count as telling.
func (s *Session) Told() {
	now := s.now()
	if s.racing() {
		s.telling += now - s.toldTo
	}
	s.toldTo = now
	s.tellAgain = max(s.tellAgain, now+tellPause*(now-s.toldFrom))
}

// tellPause is how many times as long as an update took nothing is told after it,
// while runs go on. Whoever shows an update takes about as long again.
const tellPause = 7

// tell fills in what has changed.
func (s *Session) tell(u *Update, table bool) {
	for _, n := range s.notes {
		u.Notes = append(u.Notes, param.Pair{Key: n.Key, Value: n.Text()})
	}
	s.notes = nil
	if s.dirty.memory {
		u.Memory, s.dirty.memory = s.memory(), false
	}
	s.tellValues(u)
	if s.dirty.field && s.field != nil && s.field.done() {
		f := s.field.field
		u.Parts = append(u.Parts, &f)
		s.dirty.field, s.sent.field, s.sent.slice = false, true, s.field.slicing.plane()
	}
	if s.st.net() != nil && s.st.show != showNet {
		s.tellOutline(u)
	} else if s.field != nil && !s.sent.field {
		s.tellReadouts(u)
		return
	}
	if s.st.neurons != nil {
		s.tellExercise(u, table)
		return
	}
	s.tellRace(u, table)
	s.tellReadouts(u)
	s.dirty = dirty{field: s.dirty.field}
}

// tellOutline tells what stands in for a slice that is not there yet, unless the
// one that was told lies in the same plane and only its window moves.
func (s *Session) tellOutline(u *Update) {
	if s.field != nil && (s.field.done() || s.field.slicing.plane() == s.sent.slice) {
		return
	}
	u.Parts = append(u.Parts, s.outline())
	s.sent.slice = slicing{}
}

// tellRace tells of the runs, the moment that is shown, and the net.
func (s *Session) tellRace(u *Update, table bool) {
	if s.dirty.race = s.dirty.race || s.sent.curve != s.curve(); s.dirty.race {
		u.Parts = append(u.Parts, s.race())
		s.sent.curve = s.curve()
	}
	if s.dirty.race || s.dirty.state {
		u.Parts = append(u.Parts, s.look())
		if rows := s.inspector(); !slices.Equal(rows, s.sent.inspector) {
			u.Inspector, s.sent.inspector = rows, rows
		}
		if table {
			u.Table = s.table()
		}
		s.tellPart(u)
	}
	if s.dirty.look && !s.dirty.race && !s.dirty.state && s.view() == viewNetwork {
		u.Parts = append(u.Parts, s.look())
	}
	if s.drawn == nil && s.st.net() != nil {
		s.paintAll(func() bool { return true }) // the first picture of a net comes with the first update
	}
	if s.dirty.portrait {
		u.Parts = append(u.Parts, s.netParts()...)
	}
	if s.dirty.check && s.st.net() != nil {
		u.Parts = append(u.Parts, &s.check.part)
	}
}

// tellExercise tells what has changed of an exercise.
func (s *Session) tellExercise(u *Update, table bool) {
	e, step := s.st.neurons.made, s.exerciseStep()
	if s.dirty.state {
		u.Parts = append(u.Parts, &wire.Look{View: e.view(), Step: step, Last: e.last(), Selected: -1}, e.part(step))
		if rows := e.rows(step); !slices.Equal(rows, s.sent.inspector) {
			u.Inspector, s.sent.inspector = rows, rows
		}
		if table {
			u.Table = e.table(step)
		}
		s.tellPart(u)
	}
	s.tellReadouts(u)
	s.dirty = dirty{}
}

// tellPart tells of the part of a net that is chosen.
func (s *Session) tellPart(u *Update) {
	part := s.workedOut()
	if part == nil {
		part = &Table{}
	}
	if s.sent.part == nil || !part.equal(s.sent.part) {
		u.Part, s.sent.part = part, part
	}
}

func (t *Table) equal(o *Table) bool {
	return t.Caption == o.Caption && slices.Equal(t.Head, o.Head) && slices.EqualFunc(t.Rows, o.Rows, slices.Equal)
}

func (s *Session) busy() bool {
	return s.unfinished || s.field != nil && !s.field.done() || s.racing() || s.sit()
}

func (s *Session) tellValues(u *Update) {
	values := s.values()
	if !slices.Equal(values, s.sent.values) {
		u.Values, s.sent.values = values, values
	}
}

func (s *Session) tellReadouts(u *Update) {
	if s.sent.readouts == nil {
		s.sent.readouts = map[string]string{}
	}
	for _, p := range s.readouts() {
		if before, ok := s.sent.readouts[p.Key]; !ok || before != p.Value {
			s.sent.readouts[p.Key] = p.Value
			u.Readouts = append(u.Readouts, p)
		}
	}
}
