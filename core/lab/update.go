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
	Parts     []wire.Part
	Busy      bool // runs go on
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
type dirty struct{ state, race, field bool }

// sent is what the last Update told, so that the next tells only news.
type sent struct {
	field     bool // there was one
	values    []param.Pair
	readouts  map[string]string
	inspector []Row
	table     *Table
}

// Forget makes the next Update tell everything, for a reader who has just come.
func (s *Session) Forget() {
	s.sent = sent{}
	s.dirty = dirty{state: true, race: true, field: true}
}

// Update returns what has changed since the last one; with table, also the
// table. A Field is told when all of it is sampled: until then the picture keeps
// the one before, and where there is none yet, no part is told.
func (s *Session) Update(table bool) Update {
	u := Update{Link: s.Link(), Busy: s.busy()}
	for _, n := range s.notes {
		u.Notes = append(u.Notes, param.Pair{Key: n.Key, Value: n.Text()})
	}
	s.notes = nil
	s.tellValues(&u)
	if s.dirty.field && s.field != nil && s.field.done() {
		f := s.field.field
		u.Parts = append(u.Parts, &f)
		s.dirty.field, s.sent.field = false, true
	}
	if s.field != nil && !s.sent.field {
		s.tellReadouts(&u)
		return u
	}
	if s.dirty.race {
		u.Parts = append(u.Parts, s.race())
	}
	if s.dirty.race || s.dirty.state {
		u.Parts = append(u.Parts, s.look())
		u.Parts = append(u.Parts, s.netParts()...)
		if rows := s.inspector(); !slices.Equal(rows, s.sent.inspector) {
			u.Inspector, s.sent.inspector = rows, rows
		}
		if table {
			u.Table = s.table()
		}
	}
	s.tellReadouts(&u)
	s.dirty.race, s.dirty.state = false, false
	return u
}

func (s *Session) busy() bool {
	return s.field != nil && !s.field.done() || s.racing()
}

func (s *Session) tellValues(u *Update) {
	values := make([]param.Pair, len(s.st.values))
	for i, c := range s.st.values {
		values[i] = param.Pair{Key: c.name, Value: c.value}
	}
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
