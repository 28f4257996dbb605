package viewtest

import (
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

// Open returns the picture that a session sends for a link, once there is nothing
// left to do, and after each edit in turn. Nothing of it may be refused.
func Open(t testing.TB, link string, edits ...string) wire.Picture {
	t.Helper()
	s := lab.New(func() float64 { return 0 }, all.Labs()) // seconds would not come again
	defer s.Close()
	var p wire.Picture
	settle := func(query string) {
		for s.Advance(func() bool { return true }) {
		}
		u := s.Update(false)
		for _, note := range u.Notes {
			t.Errorf("%s: %s = %s", query, note.Key, note.Value)
		}
		for _, part := range u.Parts {
			p.Put(part)
		}
	}
	s.Open(link)
	settle(link)
	for _, edit := range edits {
		s.Edit(edit)
		settle(edit)
	}
	return p
}
