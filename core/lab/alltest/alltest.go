// Package alltest drives sessions of all labs in tests: it opens links, edits, works to
// the end, and looks at what is reported.
package alltest

import (
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// Still is a clock that does not move: run times do not matter here.
func Still() float64 { return 0 }

// Always lets an Advance work to the end.
func Always() bool { return true }

// Open returns a session of the link with all its runs at their ends. It is closed at
// the end of the test.
func Open(t *testing.T, link string) *lab.Session {
	t.Helper()
	s := lab.New(Still, all.Labs())
	t.Cleanup(s.Close)
	s.Open(link)
	Finish(s)
	return s
}

// Notes returns what an Update of s notes, key by key.
func Notes(s *lab.Session) map[string]string {
	out := map[string]string{}
	for _, n := range s.Update(false).Notes {
		out[n.Key] = n.Value
	}
	return out
}

// None is what Value returns where the lab has no such control.
const None = "(no such control)"

// Value returns the value of a control.
func Value(s *lab.Session, name string) string {
	s.Forget()
	for _, v := range s.Update(false).Values {
		if v.Key == name {
			return v.Value
		}
	}
	return None
}

// Picture returns all that the session shows.
func Picture(s *lab.Session) wire.Picture {
	var p wire.Picture
	s.Forget()
	for _, part := range s.Update(false).Parts {
		p.Put(part)
	}
	return p
}

// Results returns the runs of a session whose lab races.
func Results(s *lab.Session) []race.Result {
	return s.Lab().(interface{ Results() []race.Result }).Results()
}

// Opened is Open for a link that must not be noted.
func Opened(t *testing.T, link string) *lab.Session {
	t.Helper()
	s := Open(t, link)
	for _, n := range s.Update(false).Notes {
		t.Fatalf("Open(%s) notes %s: %s", link, n.Key, n.Value)
	}
	return s
}

// Finish works until nothing is left to do.
func Finish(s *lab.Session) {
	for s.Advance(Always) {
	}
}

// Edited sends edits and works until all is done; it returns the notes.
func Edited(s *lab.Session, edits ...string) (notes []string) {
	for _, e := range edits {
		s.Edit(e)
		Finish(s)
		for _, n := range s.Update(false).Notes {
			notes = append(notes, n.Key+": "+n.Value)
		}
	}
	return notes
}

// ResultOf returns the run with an id.
func ResultOf(t *testing.T, s *lab.Session, id string) race.Result {
	t.Helper()
	for _, r := range Results(s) {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no run %s", id)
	return race.Result{}
}

// Parting returns the first step at which two runs differ.
func Parting(a, b race.Result) int {
	for k := range min(len(a.Steps), len(b.Steps)) {
		if !slices.Equal(a.Steps[k].X, b.Steps[k].X) {
			return k
		}
	}
	return min(len(a.Steps), len(b.Steps))
}

// Readout returns the text of a place of the page.
func Readout(s *lab.Session, key string) string {
	s.Forget()
	for _, r := range s.Update(false).Readouts {
		if r.Key == key {
			return r.Value
		}
	}
	return "(no such readout)"
}

// PartOf returns the part of a kind that the session shows.
func PartOf[P wire.Part](t *testing.T, s *lab.Session) P {
	t.Helper()
	s.Forget()
	for _, p := range s.Update(true).Parts {
		if part, ok := p.(P); ok {
			if _, err := wire.Decode(wire.Encode(part)); err != nil {
				t.Fatal(err)
			}
			return part
		}
	}
	t.Fatal("no such part")
	panic("unreachable")
}

// RandomTable returns n points as a table.
func RandomTable(n int, task dataset.Task, rnd *rand.Rand) string {
	set := dataset.Set{}
	for i := range n {
		set.X = append(set.X, [2]float64{10*rnd.Float64() - 5, 10*rnd.Float64() - 5})
		if task == dataset.Regression {
			set.Target = append(set.Target, rnd.NormFloat64())
		} else {
			set.Class, set.Classes = append(set.Class, i%3), 3
		}
	}
	return dataset.FormatCSV(set)
}

// Inspected returns the text of a row of the inspector, "" for no such row.
func Inspected(t *testing.T, link, key string) string {
	t.Helper()
	s := Opened(t, link)
	s.Forget()
	for _, row := range s.Update(false).Inspector {
		if row.Key == key {
			return row.Text
		}
	}
	return ""
}
