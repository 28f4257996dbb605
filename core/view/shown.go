package view

import "hfplayground/core/catalog"

// Shown is the views of a table that have been shown. A view stays once it has been
// asked for, and with it what it keeps of its last drawing.
type Shown struct {
	Table []Entry // at least one
	made  map[string]View
}

// Of returns the view under key, the same one every time; that of the first entry
// for a key that is not in the table.
func (s *Shown) Of(key string) View {
	entry := s.Table[max(0, catalog.Index(s.Table, key))]
	v, ok := s.made[entry.Key]
	if !ok {
		if s.made == nil {
			s.made = make(map[string]View)
		}
		v = entry.New()
		s.made[entry.Key] = v
	}
	return v
}
