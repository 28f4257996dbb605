package racing_test

import (
	"runtime"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/race"
)

// TestLongRunsKeepFewVectors: what a training of many weights keeps does not grow with its steps, neither
// by what conjugate gradients stored for a step nor by weights whose gradients were looked at.
func TestLongRunsKeepFewVectors(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const link = "lab=deep&deep.side=16&deep.n=20&deep.tests=0&deep.encoder=1000,4&race=hf&steps=400&hf.curvature-batch=0&hf.cg-max=3&hf.store-first=1"
	s := lab.New(func() float64 { return 0 }, all.Labs())
	defer s.Close()
	s.Open(link)
	results := func() []race.Result { return s.Lab().(interface{ Results() []race.Result }).Results() }
	heldAfter := func(steps int) float64 {
		for len(results()[0].Steps) <= steps {
			if !s.Advance(func() bool { return false }) {
				t.Fatalf("the run ends before step %d", steps)
			}
			s.Update(false)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / float64(8*len(results()[0].Steps[0].X))
	}
	before := heldAfter(10) // after 10 and 19 steps as many iterates are kept, see race.StopRule.Large
	if after := heldAfter(19); after > before+4 {
		t.Errorf("after 10 steps %.1f vectors of weights are held, after 19 steps %.1f", before, after)
	}
}
