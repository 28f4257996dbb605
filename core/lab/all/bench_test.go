package all_test

import (
	"fmt"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/wire"
)

// BenchmarkDrag is what the worker does for one move of the start: the edit, all
// runs to their ends, and the parts as bytes.
func BenchmarkDrag(b *testing.B) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	for s.Advance(alltest.Always) {
	}
	s.Update(false)
	for i := range b.N {
		s.Edit(fmt.Sprintf("start=%g,1", -1.2+1e-4*float64(i%100)))
		for s.Advance(alltest.Always) {
		}
		for _, p := range s.Update(false).Parts {
			wire.Encode(p)
		}
	}
}

// BenchmarkOpen is a new window: every sample of the map.
func BenchmarkOpen(b *testing.B) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	for i := range b.N {
		s.Edit(fmt.Sprintf("window=-2,%g,-1,3", 2+1e-4*float64(i%100)))
		for s.Advance(alltest.Always) {
		}
		s.Update(false)
	}
}

// BenchmarkNet is one move of the cursor over a trained net: its surface, the
// responses of its units and its judgement of the examples.
func BenchmarkNet(b *testing.B) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Open("lab=network&race=hf&steps=30")
	for s.Advance(alltest.Always) {
	}
	for i := range b.N {
		s.Edit(fmt.Sprintf("step=%d", i%30))
		s.Update(false)
	}
}

// BenchmarkHover is one move of the pointer over a net on as many examples as
// there may be.
func BenchmarkHover(b *testing.B) {
	s := lab.New(alltest.Still, all.Labs())
	defer s.Close()
	s.Open("lab=network&network.circle-n=5000&race=gd&steps=10")
	for s.Advance(alltest.Always) {
	}
	s.Update(false)
	for i := range b.N {
		s.Edit(fmt.Sprintf("hover=%g,1", 1e-3*float64(i%1000)))
		s.Update(false)
	}
}
