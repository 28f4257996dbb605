package method_test

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
)

// Clipped steps are those of gradients no longer than the limit, which keep their
// direction: of f = x² + 4y² from (3, 1) the gradient is (6, 8), of length 10.
func TestClipShortensTheGradient(t *testing.T) {
	f, x0 := methodtest.Diagonal([]float64{2, 8}, []float64{0, 0}), []float64{3, 1}
	for _, tt := range []struct {
		settings string
		want     []float64
		from     float64 // NaN where nothing is clipped
	}{
		{"rate=0.1 clip=5", []float64{3 - 0.3, 1 - 0.4}, 10},
		{"rate=0.1 clip=20", []float64{3 - 0.6, 1 - 0.8}, math.NaN()},
		{"rate=0.1 clip=0", []float64{3 - 0.6, 1 - 0.8}, math.NaN()},
	} {
		for _, key := range []string{"gd", "momentum"} {
			run, err := steps(set(t, entry(t, key), tt.settings), f, x0, 1, 0)
			if err != nil || math.Hypot(run[1].X[0]-tt.want[0], run[1].X[1]-tt.want[1]) > 1e-12 {
				t.Errorf("%s %s: to %v, %v, want %v", key, tt.settings, run[1].X, err, tt.want)
			}
			i := slices.IndexFunc(run[1].Facts, func(f method.Fact) bool { return f.Key == "clip" })
			if (i >= 0) == math.IsNaN(tt.from) || i >= 0 && math.Abs(run[1].Facts[i].Value-tt.from) > 1e-12 {
				t.Errorf("%s %s: says %v, want it clipped from %g", key, tt.settings, run[1].Facts, tt.from)
			}
			if run[0].Gradient[0] != 6 || run[0].Gradient[1] != 8 {
				t.Errorf("%s %s: the iterate shows the gradient %v, want all of it", key, tt.settings, run[0].Gradient)
			}
		}
	}
}

// A line search finds its own length, and must see the slope as it is.
func TestClipLeavesTheLineSearchAlone(t *testing.T) {
	f := methodtest.Rosenbrock()
	want, _ := steps(set(t, entry(t, "gd"), "linesearch=armijo"), f, []float64{-1.2, 1}, 20, 0)
	got, _ := steps(set(t, entry(t, "gd"), "linesearch=armijo clip=1"), f, []float64{-1.2, 1}, 20, 0)
	for k := range want {
		if !slices.Equal(got[k].X, want[k].X) {
			t.Fatalf("step %d: %v, want %v", k, got[k].X, want[k].X)
		}
	}
}
