package network_test

import (
	"testing"

	"hfplayground/core/lab/alltest"
	"hfplayground/core/wire"
)

// TestCurveOfAccuracy asks that accuracies are told as soon as they are shown,
// though no run has changed.
func TestCurveOfAccuracy(t *testing.T) {
	s := alltest.Opened(t, "lab=network&race=gd&steps=5")
	alltest.Finish(s)
	s.Update(false)
	s.Edit("curve=accuracy")
	var told []float64
	for _, part := range s.Update(false).Parts {
		if race, ok := part.(*wire.Race); ok {
			told = race.Runs[0].Accuracy
		}
	}
	if len(told) != 6 {
		t.Errorf("accuracies told = %v, want those of 6 iterates", told)
	}
}
