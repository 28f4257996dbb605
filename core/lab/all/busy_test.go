package all_test

import (
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
)

// TestIdleMeansDone interrupts the work after every piece of it: as soon as an
// Update says that nothing goes on, there must be nothing left to do. The slice
// of a loss is laid when its runs have ended, and was forgotten for a moment.
func TestIdleMeansDone(t *testing.T) {
	for _, link := range []string{
		"race=gd,hf&steps=5",
		"lab=network&race=hf&steps=5&step=5",
		"lab=network&race=hf&steps=5&step=5&show=slice",
		"lab=network&race=gd,hf&steps=5&step=5&show=both&plane=newton&anchor=3",
		"lab=network&race=gd&steps=5&step=5&curve=accuracy&pick=1.1.1",
		"lab=neuron&neuron.exercise=perceptron",
		"lab=cg&step=3",
		"lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=adam,hf&steps=6",
		"lab=sequence&sequence.length=5&sequence.n=100&sequence.units=4&race=adam,hf&steps=6",
	} {
		s := lab.New(func() float64 { return 0 }, all.Labs())
		s.Open(link)
		for u := s.Update(false); u.Busy; u = s.Update(false) {
			s.Advance(func() bool { return false })
		}
		s.Update(false)
		if s.Advance(func() bool { return false }) {
			t.Errorf("%s: idle, but there was more to do", link)
		}
		for s.Advance(func() bool { return true }) {
		}
		if parts := s.Update(false).Parts; len(parts) > 0 {
			t.Errorf("%s: idle, but %d further parts came, the first %T", link, len(parts), parts[0])
		}
		s.Close()
	}
}
