package wolfe

import (
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
)

// TestLongDirectionsRest: of very many variables a direction of L-BFGS is made in pieces, and a run
// that is left inside one makes no more of them.
func TestLongDirectionsRest(t *testing.T) {
	const n = 1 << 19 // f = Σ (cᵢ/2 xᵢ² − xᵢ), with curvatures from 1 to 7
	curvature := func(i int) float64 { return 1 + float64(i%7) }
	f := methodtest.Func{N: n, Value: func(x []float64) float64 {
		sum := 0.0
		for i, v := range x {
			sum += curvature(i)/2*v*v - v
		}
		return sum
	}, Gradient: func(dst, x []float64) {
		for i, v := range x {
			dst[i] = curvature(i)*v - 1
		}
	}}
	partials, whole := map[int]int{}, 0
	for it, err := range NewLBFGS().Run(f, make([]float64, n)) {
		if err != nil {
			t.Fatal(err)
		}
		if it.Partial {
			partials[whole-1]++
			continue
		}
		if whole++; whole == 5 {
			break
		}
	}
	// With k pairs there are 2k loops of 4n = 2²¹ numbers, and a rest every 2²².
	for k := 1; k < 4; k++ {
		if partials[k] != k+2 {
			t.Errorf("step %d: %d rests, want %d, and 2 of the line search", k, partials[k], k)
		}
	}
	r := rests{reader: func() bool { return false }}
	if r.after(1); r.left {
		t.Error("a short piece rests")
	}
	if r.after(pieceSize); !r.left {
		t.Error("the reader has left, and the run goes on")
	}
}

// TestRestoreRefuses: a memory that no run leaves is refused.
func TestRestoreRefuses(t *testing.T) {
	many := method.Saved{Numbers: map[string]float64{"pairs": mostStored + 1}}
	if _, err := NewLBFGS().Restore(many, 2); err == nil {
		t.Error("more pairs than can be stored are taken")
	}
	half := method.Saved{Numbers: map[string]float64{"steps": 1, "fall": 1}, Vectors: map[string][]float64{"gradient": {1, 2}}}
	if _, err := NewNonlinearCG().Restore(half, 2); err == nil {
		t.Error("a gradient without a direction is taken")
	}
}

// TestStoreShrinks: with a smaller memory a run goes on with the newest steps it had.
func TestStoreShrinks(t *testing.T) {
	f, x := methodtest.Rosenbrock(), []float64{-1.2, 1}
	at := methodtest.Cut(t, NewLBFGS(), f, x, 9)
	less := NewLBFGS()
	less.Store = 2
	pairs := at.Memory.(remembered).pairs
	want := methodtest.Resume(t, less, f, at.X, remembered{2, slices.Clone(pairs[len(pairs)-2:])}, 5)
	for k, got := range methodtest.Resume(t, less, f, at.X, at.Memory, 5) {
		if !slices.Equal(got.X, want[k].X) {
			t.Errorf("step %d: %v, want %v", k, got.X, want[k].X)
		}
	}
}
