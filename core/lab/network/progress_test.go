package network

import "testing"

// TestProgressOnlyAsks asks how far a lab has come while a picture is due: the answer is
// "busy", and nothing is begun by it.
func TestProgressOnlyAsks(t *testing.T) {
	s := newSession(func() float64 { return 0 })
	defer s.Close()
	s.Open("lab=network&race=gd&steps=5")
	for s.Advance(func() bool { return true }) {
	}
	s.Edit("step=3")
	before := s.Lab.snapshots
	if !s.Lab.Progress().Busy {
		t.Error("the picture of another step is to be drawn, and the lab is not busy")
	}
	if s.Lab.snapshots != before {
		t.Error("asking for the progress began the picture")
	}
	for s.Advance(func() bool { return true }) {
	}
	if s.Lab.Progress().Busy {
		t.Error("all is drawn, and the lab is busy")
	}
}
