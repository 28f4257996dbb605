package all_test

import (
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
)

// TestNewsWaitsForRuns gives a session a clock on which to tell takes ten times as
// long as to step. While runs go on, most updates tell nothing; an edit is answered at
// once, and so is what was refused; at the end all is told.
func TestNewsWaitsForRuns(t *testing.T) {
	clock, tick := 0.0, 1.0
	s := lab.New(func() float64 { clock += tick; return clock }, all.Labs())
	s.Open("lab=network&network.circle-n=40&race=gd&steps=200")
	s.Update(false)
	told := 0
	for range 40 {
		s.Advance(func() bool { return false })
		tick = 40
		if len(s.Update(false).Parts) > 0 {
			told++
		}
		tick = 1
	}
	if told == 0 || told > 20 {
		t.Errorf("%d of 40 updates told something, want some, and at most half", told)
	}
	s.Edit("step=3")
	if u := s.Update(false); len(u.Parts) == 0 || u.Values == nil {
		t.Error("an edit was not answered at once")
	}
	s.Edit("gd.rate=x")
	if u := s.Update(false); len(u.Notes) != 1 {
		t.Errorf("a refused edit was answered with notes %v", u.Notes)
	}
	alltest.Finish(s)
	if u := s.Update(false); u.Busy || len(u.Parts) == 0 {
		t.Errorf("at the end busy = %v, %d parts", u.Busy, len(u.Parts))
	}
}

// TestFirstPictureDoesNotWait asks that the first picture comes as soon as it is
// sampled, while runs go on: an Update before it told no more than texts, and those
// of a step that the runs have long passed.
func TestFirstPictureDoesNotWait(t *testing.T) {
	clock := 0.0
	tick := 0.5
	s := lab.New(func() float64 { clock += tick; return clock }, all.Labs())
	defer s.Close()
	s.Open("race=gd&gd.rate=0.0001&steps=2000&step=10")
	if u := s.Update(false); len(u.Parts) > 0 {
		t.Fatalf("%d parts before anything is sampled", len(u.Parts))
	}
	tick = 0 // as good as no time passes
	pieces := 0
	s.Advance(func() bool { pieces++; return pieces < 400 })
	u := s.Update(false)
	if !u.Busy || u.Steps < 10 {
		t.Fatalf("busy %t, %d steps: the test needs runs that go on", u.Busy, u.Steps)
	}
	if len(u.Parts) == 0 {
		t.Error("no picture, though it is sampled")
	}
}
