package lab

import (
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/crew"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Session is one reader's state and what follows from it. It holds the truth;
// pages and terminals mirror it. A Session is not safe for concurrent use and
// starts no goroutine of its own.
type Session struct {
	table []Entry
	env   Env
	rooms map[string]Lab // those that were made
	st    *state
	left  map[string]param.Query // the labs that were left, as they were

	owners map[string]owner // whose every key is, once anybody has asked

	reading Reading // of a file of images, until all are read; else nil

	notes  []*param.Error
	sent   sent
	edited bool // since the last Update
	anew   bool // the next Update says everything
	memory bool // what no link carries has changed

	pace pace
}

// New returns a Session of the first lab of a table, at its defaults. now returns
// the time in seconds; it measures runs and paces pictures, and decides nothing
// else.
func New(now func() float64, table []Entry) *Session { return NewWith(now, table, nil) }

// NewWith is New with a pool of helpers that share in long evaluations; nil for none.
func NewWith(now func() float64, table []Entry, pool *crew.Pool) *Session {
	s := &Session{table: table, rooms: map[string]Lab{}, left: map[string]param.Query{}}
	s.env = Env{Now: now, Reporting: func() float64 { return s.pace.reporting }, Crew: pool}
	s.Open("")
	return s
}

// labOf returns the lab with a key of the table.
func (s *Session) labOf(key string) Lab {
	l, ok := s.rooms[key]
	if !ok {
		l = catalog.Get(s.table, key).New(s.env)
		s.rooms[key] = l
	}
	return l
}

// Lab returns the lab in force, for callers that know its type.
func (s *Session) Lab() Lab { return s.rooms[s.st.lab] }

// Title names the picture in one line, for a reader who cannot see it: what is
// shown, and of what. It is the same at every step; the sentence says what happens at each.
func (s *Session) Title() string { return s.Lab().Title() }

// Link returns the canonical link of the state: what is not at its default, at
// most 2 KB.
func (s *Session) Link() string { return s.st.link() }

// Controls returns every setting in force, in the order of the link, for the tests of labs.
func (s *Session) Controls() []Control { return s.st.controls }

// Open takes the whole state from a link: keys that are not there take their
// defaults, what is not legal falls back to its default and is noted.
func (s *Session) Open(link string) {
	s.EndImages()
	q, notes := param.ParseQuery(link)
	st, refused := s.build(q, param.Query{})
	for st == nil {
		// A limit across keys is passed; its note comes last and names the key to leave out.
		limit := refused[len(refused)-1]
		notes = append(notes, limit)
		if _, ok := q.Get(limit.Key); !ok { // a fault without a key in the edit: nothing is kept
			q = param.Query{}
		}
		q = q.Without(limit.Key)
		st, refused = s.build(q, param.Query{})
	}
	s.notes = append(notes, refused...)
	s.labOf(st.lab).Hover("")
	s.take(st)
}

// Edit changes only what the query names. What is not legal is refused and
// noted, and its last good value stays in force. Keys of no setting
// are turned into settings first: acts, gestures, the pointer.
func (s *Session) Edit(query string) {
	q, notes := param.ParseQuery(query)
	action, acted := q.Get(wire.KeyAct)
	if acted {
		did, err := s.act(action)
		if err != nil {
			notes = append(notes, err)
		}
		q = q.Merge(did)
	}
	given := q
	q = q.Without(wire.KeyAct)
	if place, ok := q.Get(wire.KeyHover); ok {
		s.Lab().Hover(place)
		q = q.Without(wire.KeyHover)
	}
	q, refused := s.Lab().Translate(q)
	s.edit(q, given, append(notes, refused...), acted)
}

// act returns the settings that an act makes in the present state: a verb, and
// after a colon what it is done to.
func (s *Session) act(action string) (param.Query, *param.Error) {
	var q param.Query
	verb, object := wire.ParseAct(action)
	acts := s.Lab().Acts()
	acts[wire.ActReset] = s.reset
	do, ok := acts[verb]
	if !ok {
		return q, param.Fault(wire.KeyAct, "The %s lab has no action %q.", catalog.Get(s.table, s.st.lab).Label, param.Shorten(action))
	}
	err := do(&q, object)
	return q, err
}

// reset puts the settings back to their defaults, but for those that say what the
// page and the lab are about. Where these are at their defaults, what the lab shows first
// is shown again.
func (s *Session) reset(q *param.Query, _ string) *param.Error {
	entry, page := catalog.Get(s.table, s.st.lab), unreset()
	first := true
	for _, c := range s.st.controls {
		switch {
		case slices.Contains(entry.Kept, c.Name):
			first = first && c.Value == c.Default
		case !slices.Contains(page, c.Name):
			q.Set(c.Name, c.Default)
		}
	}
	if first {
		of, _ := param.ParseQuery(entry.First)
		*q = q.Merge(of)
	}
	return nil
}

// edit takes the pairs of q, which say what was given in the terms of the state,
// and the notes that were made on the way. A whole edit is taken or refused as
// one; of another the legal pairs are taken. It reports whether that was any.
func (s *Session) edit(q, given param.Query, notes []*param.Error, whole bool) bool {
	last := s.st.query()
	st, refused := s.build(s.merge(last, q), last)
	if st == nil && !whole {
		st, refused = s.buildLegalPart(last, q, refused)
	}
	// What an edit before this one was refused for no longer matters where this
	// one says something else, refused or not.
	s.notes = slices.DeleteFunc(s.notes, func(n *param.Error) bool { _, again := given.Get(n.Key); return again })
	s.notes = slices.Concat(s.notes, notes, refused)
	if st == nil {
		return false
	}
	if !st.same(s.st) { // a pointer that hovers changes nothing
		s.take(st)
	}
	return true
}

// buildLegalPart builds without the pairs of an edit that were refused: settings
// that wait for the same frame come as one edit, and one that is not legal must
// not take another with it.
func (s *Session) buildLegalPart(last, edit param.Query, refused []*param.Error) (*state, []*param.Error) {
	for {
		rest := edit
		for _, r := range refused {
			rest = rest.Without(r.Key)
		}
		if n := len(rest.Pairs()); n == 0 || n == len(edit.Pairs()) {
			return nil, refused
		}
		st, more := s.build(s.merge(last, rest), last)
		refused = append(refused, more...)
		if st != nil {
			return st, refused
		}
		edit = rest
	}
}

// merge returns last with the pairs of edit over it. A lab that was left comes
// back as it was; of one that is new, the page stays.
func (s *Session) merge(last, edit param.Query) param.Query {
	key := s.chosen(edit)
	same := key == s.st.lab
	left, known := s.left[key]
	base := last
	switch merger, ok := s.labOf(key).(Merger); {
	case !same && known && len(edit.Pairs()) == 1:
		base = left.Clone()
		s.find(&base, last)
	case ok:
		return merger.Merge(last, edit, same)
	case !same:
		base = param.Query{}
		s.find(&base, last)
	}
	return base.Merge(edit)
}

// find sets what a lab finds of the page as it is now.
func (s *Session) find(q *param.Query, last param.Query) {
	for _, key := range lasting() {
		if now, ok := last.Get(key); ok {
			q.Set(key, now)
		}
	}
}

// chosen returns the lab that an edit asks for, or the one in force where it asks
// for none there is.
func (s *Session) chosen(edit param.Query) string {
	key, _ := edit.Get("lab")
	if catalog.Index(s.table, key) >= 0 {
		return key
	}
	if s.st == nil {
		return s.table[0].Key
	}
	return s.st.lab
}

// build makes the state that the pairs of q describe; keys that are not there
// take their defaults. The state is nil when the last good values do not go with
// the new ones, or a limit across keys is passed, which then is noted last: then
// nothing changes.
func (s *Session) build(q, last param.Query) (*state, []*param.Error) {
	r := &Reader{given: q, last: last, fields: map[string]param.Field{}, elsewhere: s.elsewhere}
	first, after := newPage(s.table).fields(s.table)
	r.Read("", first)
	r.Read("", after)
	st := &state{lab: first[1].String()}
	own, err := s.labOf(st.lab).Build(r)
	if err != nil {
		return nil, append(r.notes, err)
	}
	if r.stuck {
		return nil, r.notes
	}
	st.ofLab = own
	st.controls = slices.Concat(Controls("", first), own.Controls(), Controls("", after))
	if n := len(st.link()); n > maxLink {
		return nil, append(r.notes, param.Fault("link", "These settings need a link of %d bytes, and at most %d are used.", n, maxLink))
	}
	return st, r.notes
}

// take makes st the state in force.
func (s *Session) take(st *state) {
	if s.st != nil && s.st.lab != st.lab {
		s.left[s.st.lab], s.memory = s.st.query(), true
		s.anew = s.anew || s.sent.values != nil // what was reported is of another lab
		s.Lab().Close()
	}
	s.st, s.edited = st, true
	s.Lab().Take(st.ofLab)
}

// Advance works until more returns false or nothing is left to do, and reports
// whether there is more to do.
func (s *Session) Advance(more func() bool) (busy bool) {
	if !s.read(more) {
		return true
	}
	return s.Lab().Advance(more)
}

// Close ends all work. The Session can be opened again.
func (s *Session) Close() {
	for _, l := range s.rooms {
		l.Close()
	}
}
