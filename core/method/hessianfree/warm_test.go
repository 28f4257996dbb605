package hessianfree_test

import (
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/testfunc"
)

// A run of conjugate gradients that meets negative curvature at once ends at
// zero, which is no start: the next run begins afresh, without a product for
// it, and may leave along −g too.
func TestHessianFreeStartsAfreshAfterZero(t *testing.T) {
	const along = "negative curvature along −g: the step goes along it"
	run, _ := steps(set(t, "damping=0.01"), methodtest.TwoWells(), []float64{0, 0.01}, 3, 0)
	for k, it := range run[1:] {
		if stop := fact(t, it, "stop").Text; stop != along || !(it.Step > 0) {
			t.Errorf("step %d: stop %q, step %g, want %q and some way", k+1, stop, it.Step, along)
		}
	}
}

// A step that lowers f without descending comes from a warm start that is no
// good any more, so it is the last one that is made of it.
func TestHessianFreeForgetsAscent(t *testing.T) {
	run, _ := steps(hessianfree.New(), testfunc.Himmelblau{}, []float64{-1, -3}, 10, 1e-8)
	seen := 0
	for k := 1; k+1 < len(run); k++ {
		inner, next := run[k].Inner, run[k+1].Inner.Iters[0].D
		slope := floats.Dot(run[k-1].Gradient, inner.Iters[inner.Taken].D)
		if start := floats.Norm(next, 2); run[k].Step > 0 && (slope >= 0) != (start == 0) {
			t.Errorf("step %d has slope %g, and the next starts at distance %g", k, slope, start)
		}
		if slope >= 0 {
			seen++
		}
	}
	if seen == 0 {
		t.Error("no step goes uphill: the test shows nothing")
	}
}
