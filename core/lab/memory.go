package lab

import (
	"maps"
	"slices"
	"strings"

	"hfplayground/core/param"
)

// memorySep is in a memory between a lab that was left and the name of a
// control. What a Keeper remembers begins with it.
const memorySep = "/"

// MemoryKey returns the key under which a Keeper remembers something.
func MemoryKey(name string) string { return memorySep + name }

// remembered returns what the session knows and no link carries: the labs that
// were left, and what their keepers have.
func remembered(s *Session) []param.Pair {
	m := []param.Pair{}
	for _, lab := range slices.Sorted(maps.Keys(s.left)) {
		for _, p := range s.left[lab].Pairs() {
			m = append(m, param.Pair{Key: lab + memorySep + p.Key, Value: p.Value})
		}
	}
	for _, e := range s.table {
		if keeper, ok := s.rooms[e.Key].(Keeper); ok {
			m = append(m, keeper.Memory()...)
		}
	}
	return m
}

// Reopen opens a link in a new session as another had it, with the memory of the
// last Update of that one which had one. It ignores what it cannot read.
func (s *Session) Reopen(link string, memory []param.Pair) {
	left := map[string]param.Query{}
	kept := map[string]string{}
	for _, p := range memory {
		lab, name, _ := strings.Cut(p.Key, memorySep)
		if lab == "" {
			kept[name] = p.Value
			continue
		}
		q := left[lab]
		q.Set(name, p.Value)
		left[lab] = q
	}
	for _, e := range s.table {
		if keeper, ok := s.labOf(e.Key).(Keeper); ok {
			keeper.Recall(kept)
		}
	}
	s.Open(link)
	s.left, s.memory = left, true // not what the link has just replaced
}

// holder returns the lab in force where it is a K, else the first of the table that is.
func holder[K Keeper](s *Session) (K, bool) {
	if k, ok := s.Lab().(K); ok {
		return k, true
	}
	for _, e := range s.table {
		if k, ok := s.labOf(e.Key).(K); ok {
			return k, true
		}
	}
	var none K
	return none, false
}

// Keys of notes on what was loaded.
const (
	KeyLoad   = "csv"      // a table of points
	KeyImages = "pictures" // images
)

// Load makes the points of a table the reader's own: x, y and, as task says, a
// "class" or a "target" a line, with commas, semicolons or tabs between. What cannot be
// read is noted with its line and column, what cannot be used with the reason, all
// under one key, and the old data stay.
func (s *Session) Load(csv, task string) {
	k, ok := holder[PointKeeper](s)
	if !ok {
		s.notes = append(s.notes, param.Fault(KeyLoad, "No lab takes points from a table."))
		return
	}
	q, refused := k.Load(csv, task)
	s.loaded(q, refused, KeyLoad, "The table does not go with the settings.")
}

// loaded takes the edit of what was loaded; what is refused is noted under key.
func (s *Session) loaded(q param.Query, refused *param.Error, key, why string) {
	if refused != nil {
		s.notes = append(s.notes, refused)
		return
	}
	before := slices.Clone(s.notes)
	if s.edit(q, q, nil, true) {
		return
	}
	for i, n := range s.notes {
		if !slices.Contains(before, n) {
			s.notes[i] = param.Fault(key, "%s %s", why, n.Text())
		}
	}
}

// PointsCSV returns the points in force as a table that Load reads; "" where the
// lab has none.
func (s *Session) PointsCSV() string {
	if k, ok := s.Lab().(PointKeeper); ok {
		return k.PointsCSV()
	}
	return ""
}
