package all_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// afresh returns a new session with the link and the last memory of a page that
// has followed s.
func afresh(t *testing.T, link string, memory []param.Pair) *lab.Session {
	t.Helper()
	s := lab.New(alltest.Still, all.Labs())
	t.Cleanup(s.Close)
	s.Reopen(link, memory)
	alltest.Finish(s)
	if n := s.Update(false).Notes; len(n) > 0 {
		t.Fatalf("the new session notes %v, want none", n)
	}
	return s
}

// followed does each edit, works until all is done, and returns the last memory
// that an update had.
func followed(s *lab.Session, edits ...func()) (memory []param.Pair) {
	for _, edit := range edits {
		edit()
		alltest.Finish(s)
		if m := s.Update(false).Memory; m != nil {
			memory = m
		}
	}
	return memory
}

// TestReopenPoints brings points that no link carries into a new session: to the
// last bit, with the names of their classes, and with the classes that have no
// point any more.
func TestReopenPoints(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	named := strings.NewReplacer(",0\n", ",'=so\n", ",1\n", ",\"red, dark\"\n", ",2\n", ",10\n")
	tests := []struct {
		name, link, csv, task string
		edits                 []string
	}{
		{"loaded", "", alltest.RandomTable(400, dataset.Classification, rnd), "class", nil},
		{"most", "", alltest.RandomTable(dataset.MaxPoints, dataset.Classification, rnd), "class", nil},
		{"targets", "", alltest.RandomTable(400, dataset.Regression, rnd), "target", nil},
		{"names", "", named.Replace(alltest.RandomTable(400, dataset.Classification, rnd)), "class", []string{"act=remove-point:3"}},
		{"taken over", "network.data=blobs&network.blobs-n=400", "", "", []string{"act=own", "act=remove-point:5"}},
		{"a class is gone", "", alltest.RandomTable(300, dataset.Classification, rnd) + "9,9,3\n", "class", []string{"network.train=1", "act=remove-point:300"}},
		{"a change", "", alltest.RandomTable(400, dataset.Classification, rnd), "class", []string{"step=2&gd.rate=0.001", "step=1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := alltest.Opened(t, "lab=network&race=gd&steps=3&network.hidden=2&"+tt.link)
			edits := []func(){func() {
				if tt.csv != "" {
					s.Load(tt.csv, tt.task)
				}
			}}
			for _, e := range tt.edits {
				edits = append(edits, func() { s.Edit(e) })
			}
			memory := followed(s, edits...)
			if !strings.Contains(s.Link(), "own-points=file") {
				t.Fatalf("link %s, want points that it does not carry", s.Link())
			}
			again := afresh(t, s.Link(), memory)
			if again.Link() != s.Link() || again.PointsCSV() != s.PointsCSV() {
				t.Errorf("link %s, want %s; or the points are others", again.Link(), s.Link())
			}
			if got, want := alltest.Results(again)[0].Steps, alltest.Results(s)[0].Steps; got[len(got)-1].F != want[len(want)-1].F {
				t.Errorf("the run ends at f = %g, want %g", got[len(got)-1].F, want[len(want)-1].F)
			}
		})
	}
}

// TestReopenLabs leaves two labs, and finds them as they were in a new session.
func TestReopenLabs(t *testing.T) {
	s := alltest.Open(t, "problem=himmelblau&race=newton&newton.damping=1")
	memory := followed(s,
		func() { s.Edit("lab=network") }, func() { s.Edit("network.hidden=3&steps=7&gd.rate=0.25") },
		func() { s.Edit("lab=neuron") }, func() { s.Edit("neuron.exercise=perceptron") })
	again := afresh(t, s.Link(), memory)
	for _, lab := range []string{"landscape", "network", "neuron"} {
		s.Edit("lab=" + lab)
		again.Edit("lab=" + lab)
		if again.Link() != s.Link() {
			t.Errorf("the %s lab comes back as %s, want %s", lab, again.Link(), s.Link())
		}
	}
}

// TestMemoryIsNews asks that an update has a memory only where it changed.
func TestMemoryIsNews(t *testing.T) {
	s := alltest.Open(t, "")
	if m := s.Update(false).Memory; m != nil {
		t.Errorf("a fresh session has the memory %v, want none", m)
	}
	for _, tt := range []struct {
		edit string
		want bool
	}{{"steps=9", false}, {"hover=0,0", false}, {"lab=network", true}, {"step=2", false}, {"network.data=circle&network.circle-n=400", false}, {"act=own", true}, {"step=1", false}} {
		s.Edit(tt.edit)
		if got := s.Update(false).Memory != nil; got != tt.want {
			t.Errorf("%s: the update has a memory: %t, want %t", tt.edit, got, tt.want)
		}
	}
}

// TestReopenAnything gives a session memories that no session has: it opens
// links as if it had none.
func TestReopenAnything(t *testing.T) {
	table := "x,y,class\n1,2,0\n3,4,1\n"
	for _, memory := range [][]param.Pair{
		nil,
		{{Key: "", Value: "x"}, {Key: "/", Value: "x"}, {Key: "nowhere/steps", Value: "3"}, {Key: "network/steps", Value: "many"}},
		{{Key: "/points/class", Value: "x,y"}},
		{{Key: "/points/colour", Value: table}},
		{{Key: "/points/class", Value: table}},
		{{Key: "/points/class", Value: table}, {Key: "/classes", Value: "-1"}},
		{{Key: "/points/class", Value: table}, {Key: "/classes", Value: "1"}},
		{{Key: "/points/class", Value: table}, {Key: "/classes", Value: "2"}, {Key: "/names", Value: "a\nb"}},
		{{Key: "/points/class", Value: "1,2,a\n3,4,b\n"}, {Key: "/classes", Value: "2"}},
	} {
		s := lab.New(alltest.Still, all.Labs())
		t.Cleanup(s.Close)
		s.Reopen("lab=network&race=gd&steps=2&network.hidden=2&network.data=own&network.own-points=file", memory)
		alltest.Finish(s)
		if n := s.Update(false).Notes; len(n) != 1 {
			t.Errorf("memory %v: notes %v, want one on the missing points", memory, n)
		}
		s.Edit("lab=landscape")
		s.Edit("lab=network")
		alltest.Finish(s)
	}
}

// TestForgottenAcrossLabs asks that a reader who has just come is told everything,
// also where the next thing is another lab: a race without runs takes the place of
// the curves that stand there.
func TestForgottenAcrossLabs(t *testing.T) {
	const empty = "race="
	s := alltest.Opened(t, empty)
	alltest.Finish(s)
	s.Update(false)
	s.Open("lab=network&race=gd&steps=3")
	alltest.Finish(s)
	s.Update(false)
	s.Forget()
	s.Open(empty)
	alltest.Finish(s)
	for _, part := range s.Update(false).Parts {
		if _, ok := part.(*wire.Race); ok {
			return
		}
	}
	t.Error("no race is told: the runs of the other lab stay in the picture")
}
