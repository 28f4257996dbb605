package network_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/network"
	"hfplayground/core/wire"
)

// loaded returns a session that has read a table and come to rest.
func loaded(t *testing.T, csv string) *lab.Session {
	t.Helper()
	s := lab.New(func() float64 { return 0 }, []lab.Entry{network.Entry()})
	t.Cleanup(s.Close)
	s.Open("network.hidden=2&race=gd&steps=2&network.train=1")
	s.Load(csv, "class")
	rest(s)
	return s
}

func rest(s *lab.Session) {
	for s.Advance(func() bool { return true }) {
	}
}

// told returns the names that the picture has, and a readout.
func told(s *lab.Session, key string) (names []string, text string) {
	s.Forget()
	u := s.Update(false)
	for _, part := range u.Parts {
		if p, ok := part.(*wire.Samples); ok {
			names = p.Names
		}
	}
	for _, r := range u.Readouts {
		if r.Key == key {
			text = r.Value
		}
	}
	return names, text
}

// TestClassNames: what a table calls its classes is in the picture, in a readout, in
// the link and in the table that is saved, also of more points than a link holds.
func TestClassNames(t *testing.T) {
	few := "x;y;Art\n1,5;2;Katze\n-3;0,25;großer Hund\n2;2;Katze\n-2;0;großer Hund\n"
	var many strings.Builder
	many.WriteString(few)
	for i := range 400 {
		fmt.Fprintf(&many, "%d,5;1;Katze\n", i%6)
	}
	want := []string{"Katze", "großer Hund"}
	for _, csv := range []string{few, many.String()} {
		s := loaded(t, csv)
		names, text := told(s, "classes")
		if !slices.Equal(names, want) || text != "Classes: Katze, großer Hund" {
			t.Errorf("names %q, readout %q, want %q", names, text, want)
		}
		if !strings.Contains(s.PointsCSV(), "großer Hund") {
			t.Errorf("saved as\n%.200s", s.PointsCSV())
		}
		s.Edit("hover=2,2")
		if _, at := told(s, "hover"); !strings.HasSuffix(at, ": Katze") && !strings.HasSuffix(at, ": großer Hund") {
			t.Errorf("the pointer is told %q, want the name of a class at the end", at)
		}
		again := lab.New(func() float64 { return 0 }, []lab.Entry{network.Entry()})
		s.Forget()
		again.Reopen(s.Link(), s.Update(false).Memory)
		rest(again)
		if names, _ := told(again, ""); !slices.Equal(names, want) {
			t.Errorf("%s opened again: names %q, want %q", s.Link(), names, want)
		}
		again.Close()
	}
}

// TestOneClass: examples of one class are legal, and it is said that they are.
func TestOneClass(t *testing.T) {
	const only = "All examples are of one class, a: any net that always answers it is right."
	s := loaded(t, "1,2,a\n3,4,a\n5,6,a\n")
	if _, text := told(s, "classes"); text != only {
		t.Errorf("readout %q, want %q", text, only)
	}
	s.Load("1,2,a\n3,4,b\n", "class")
	rest(s)
	if _, text := told(s, "classes"); text != "Classes: a, b" {
		t.Errorf("readout %q of two classes", text)
	}
	s.Load("1,2,0\n3,4,1\n", "class")
	rest(s)
	if _, text := told(s, "classes"); text != "" {
		t.Errorf("readout %q of classes without names, want none", text)
	}
}
