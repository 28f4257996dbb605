package main

import (
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
)

// TestLinksInOneSession opens links one after another, as a reader does who walks
// through course notes: after each, the last parts of every kind are those that a
// session gives which has seen no other link.
func TestLinksInOneSession(t *testing.T) {
	var links []string
	decode(t, "../../../web/e2e/same.json", &links)
	if testing.Short() {
		links = links[:len(links)/5]
	}
	s := lab.New(func() float64 { return 0 }, all.Labs())
	defer s.Close()
	last := map[string]string{}
	for _, link := range links {
		s.Open(link)
		for busy := true; busy; {
			pieces := 0
			s.Advance(func() bool { pieces++; return pieces < 40 })
			u := s.Update(false)
			for _, part := range u.Parts {
				last[kindName(part)] = digest(part)
			}
			busy = u.Busy
		}
		for kind, want := range compute(t, link).Digests {
			if got, ok := last[kind]; ok && got != want && kind != "csv" {
				t.Errorf("%s\ngives other numbers in %s after other links", link, kind)
			}
		}
	}
}

// TestPartsOutliveTheirSession closes a session and opens another link in it: what
// it has handed out stays what it was.
func TestPartsOutliveTheirSession(t *testing.T) {
	for _, c := range crossings {
		s := lab.New(func() float64 { return 0 }, all.Labs())
		s.Open(c.link)
		for s.Advance(func() bool { return true }) {
		}
		parts := s.Update(true).Parts
		var before []string
		for _, part := range parts {
			before = append(before, digest(part))
		}
		s.Open("lab=network&race=gd&steps=3&network.data=moons&pick=1.1.1")
		for s.Advance(func() bool { return true }) {
		}
		s.Update(true)
		s.Close()
		for i, part := range parts {
			if digest(part) != before[i] {
				t.Errorf("%s: %s has been written to", c.link, kindName(part))
			}
		}
	}
}
