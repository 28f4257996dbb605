package racing_test

import (
	"slices"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

// partOf returns the last part of a type that the updates of a session bring.
func partOf[T wire.Part](s *lab.Session) (part T, ok bool) {
	for _, p := range s.Update(false).Parts {
		if is, isOne := p.(T); isOne {
			part, ok = is, true
		}
	}
	return part, ok
}

// TestAsideIsNotWaitedFor: what costs a gradient for a picture is made in pieces by Advance,
// never by an update or an edit, and is there for every run in the end.
func TestAsideIsNotWaitedFor(t *testing.T) {
	const link = "lab=sequence&sequence.task=order-2&sequence.length=20&sequence.n=40&sequence.units=16&race=hf,adam&steps=3&same-cost=off&adam.batch=40"
	now := 0.0
	s := lab.New(func() float64 { now += 1e-3; return now }, all.Labs())
	t.Cleanup(s.Close)
	s.Open(link)
	if lags, _ := partOf[*wire.Lags](s); lags != nil && len(lags.Runs) > 0 {
		t.Fatalf("gradients by step of %d runs before any work", len(lags.Runs))
	}
	for s.Advance(func() bool { return true }) {
	}
	lags, ok := partOf[*wire.Lags](s)
	if !ok || len(lags.Runs) != 2 {
		t.Fatalf("gradients by step %+v, want those of both runs", lags)
	}
	at := func(step string) []float64 {
		s.Edit("step=" + step)
		if lags, ok := partOf[*wire.Lags](s); ok && lags.Runs[0].Step[0] != 3 && lags.Runs[1].Step[0] != 3 { // the selected one was looked at while it ran
			t.Fatalf("step %s: an edit made gradients", step)
		}
		pieces := 0
		for s.Advance(func() bool { return false }) {
			pieces++
		}
		if pieces < 2 {
			t.Errorf("step %s: gradients in %d pieces", step, pieces)
		}
		lags, _ := partOf[*wire.Lags](s)
		if lags == nil || len(lags.Runs) != 2 {
			t.Fatalf("step %s: gradients %+v, want those of both runs", step, lags)
		}
		return lags.Runs[0].Values
	}
	first := at("1")
	s.Edit("step=3")
	if slices.Equal(first, lags.Runs[0].Values) {
		t.Error("the gradients are the same at steps 1 and 3")
	}
}
