package hessianfree

import (
	"testing"

	"hfplayground/core/testfunc"
)

// The inner run says by which ε and over which window it was judged: where the
// rule ended it, the rule holds of its values with these numbers, and not one
// iteration before.
func TestInnerSaysItsStoppingRule(t *testing.T) {
	for _, gap := range []int{2, 5} {
		h := New()
		h.Progress.Gap, h.Progress.Epsilon = gap, 0.01
		f := testfunc.NewQuadratic()
		f.N, f.Kappa = 40, 1e4
		stopped := 0
		x := make([]float64, f.N)
		for i := range x {
			x[i] = 1
		}
		steps := 0
		for it, err := range h.Run(f, x) {
			if err != nil || steps == 5 {
				break
			}
			if it.Partial || it.Inner == nil {
				continue
			}
			steps++
			in := it.Inner
			last := len(in.Iters) - 1
			if in.Epsilon != 0.01 || in.Window != max(gap, (last+9)/10) {
				t.Fatalf("gap %d, %d iterations: ε = %g, k = %d", gap, last, in.Epsilon, in.Window)
			}
			holds := func(i int) bool {
				k := max(gap, (i+9)/10)
				return i > k && in.Iters[i].Phi < 0 && (in.Iters[i].Phi-in.Iters[i-k].Phi)/in.Iters[i].Phi < float64(k)*in.Epsilon
			}
			if in.Stop == "progress below ε" {
				if stopped++; !holds(last) || holds(last-1) {
					t.Errorf("gap %d: the rule holds at iteration %d: %t, at the one before: %t", gap, last, holds(last), holds(last-1))
				}
			}
		}
		if stopped == 0 {
			t.Errorf("gap %d: the rule ended no run", gap)
		}
	}
}

func TestInnerWithoutStoppingRule(t *testing.T) {
	h := New()
	h.Stop = false
	for it, err := range h.Run(testfunc.NewQuadratic(), []float64{1, 1}) {
		if err != nil {
			break
		}
		if in := it.Inner; in != nil && (in.Epsilon != 0 || in.Window != 0) {
			t.Errorf("ε = %g, k = %d without the rule", in.Epsilon, in.Window)
		}
		if it.Step == 0 && it.Inner != nil {
			break
		}
	}
}
