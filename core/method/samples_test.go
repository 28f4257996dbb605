package method_test

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// samples are fits of a line to points that are other ones in every sample.
type samples struct{ methodtest.LeastSquares }

func sampleOf(number int) methodtest.LeastSquares {
	up := float64(number)
	return methodtest.NewLeastSquares([][]float64{{1, -2}, {1, 0}, {1, 1 + up}, {1, 3}}, []float64{up, 1, 2, -up})
}

func (samples) Draw(number int) objective.Objective { return sampleOf(number) }

// Every epoch looks at a sample of its own, also after a cut.
func TestBatchesOfSamples(t *testing.T) {
	f, x0 := samples{sampleOf(0)}, []float64{-1.2, 1}
	m := set(t, entry(t, "gd"), "rate=0.05 batch=2")
	run, err := steps(m, f, x0, 6, -1)
	if err != nil || len(run) != 7 {
		t.Fatalf("%d iterates, %v, want 7", len(run), err)
	}
	x, update := slices.Clone(x0), plain("gd")
	for k, it := range run[1:] {
		b := sampleOf(k/2).Batches(2, uint64(k/2))[k%2]
		if floats.Add(x, update(gradient(b, x))); !floats.EqualApprox(it.X, x, 1e-12) {
			t.Fatalf("x%d = %v, want %v", k+1, it.X, x)
		}
		if it.F != f.Value(it.X) {
			t.Errorf("f = %g at x%d, want %g of the first sample", it.F, k+1, f.Value(it.X))
		}
	}
	for k, it := range methodtest.Resume(t, m, f, run[3].X, run[3].Memory, 3) {
		if !slices.Equal(it.X, run[3+k].X) {
			t.Errorf("resumed: x%d = %v, want %v", 3+k, it.X, run[3+k].X)
		}
	}
}
