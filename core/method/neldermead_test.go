package method_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// recorder keeps the best vertices of a run of gonum's.
type recorder struct {
	all   [][]float64
	limit int
}

var errEnough = errors.New("enough steps")

func (r *recorder) Init() error { return nil }

func (r *recorder) Record(loc *optimize.Location, op optimize.Operation, _ *optimize.Stats) error {
	if op == optimize.MajorIteration {
		r.all = append(r.all, slices.Clone(loc.X))
	}
	if len(r.all) > r.limit {
		return errEnough
	}
	return nil
}

// valley returns Σ 10(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)².
func valley(n int) methodtest.Func {
	return methodtest.Func{N: n, Value: func(x []float64) float64 {
		sum := 0.0
		for i := range n - 1 {
			a, b := x[i+1]-x[i]*x[i], 1-x[i]
			sum += 10*a*a + b*b
		}
		return sum + x[n-1]*x[n-1]
	}, Gradient: func(dst, _ []float64) { clear(dst) }}
}

// TestNelderMeadAgainstGonum compares the steps with gonum's, which is an independent implementation.
func TestNelderMeadAgainstGonum(t *testing.T) {
	problems := []struct {
		f  objective.Objective
		x0 []float64
	}{
		{methodtest.Rosenbrock(), []float64{-1.2, 1}},
		{methodtest.Rosenbrock(), []float64{3, -2}},
		{methodtest.TwoWells(), []float64{1, 0.1}},
		{valley(1), []float64{5}},
		{valley(3), []float64{-1, 2, 0.5}},
		{valley(8), slices.Repeat([]float64{-1.2, 1}, 4)},
		{valley(15), []float64{0.3, -0.2, 0.4, 0.1, 0.35, 0.6, -0.5, 0.2, 0.7, 0.15, -0.1, 0.9, 0.25, 0.45, 0.05}},
		{walled(math.Inf(1)), []float64{-1, 1}},
	}
	steps, worst := 0, 0.0
	for _, edge := range []float64{0.05, 0.5, 3} {
		for i, p := range problems {
			r := &recorder{limit: 120}
			value := func(x []float64) float64 { return p.f.At(x).Value() }
			settings := &optimize.Settings{InitValues: &optimize.Location{F: value(p.x0)}, Converger: optimize.NeverTerminate{}, Recorder: r}
			if _, err := optimize.Minimize(optimize.Problem{Func: value}, p.x0, settings, &optimize.NelderMead{SimplexSize: edge}); !errors.Is(err, errEnough) {
				t.Fatal(err)
			}
			run, _ := methodtest.Steps(&method.NelderMead{Simplex: edge}, p.f, p.x0, r.limit, -1)
			for k, it := range run {
				apart := floats.Distance(it.X, r.all[k], math.Inf(1)) / (floats.Norm(it.X, math.Inf(1)) + 1e-300)
				if worst, steps = max(worst, apart), steps+1; !(apart <= 1e-12) {
					t.Errorf("problem %d, edge %g, step %d: %v, gonum's is %v", i, edge, k, it.X, r.all[k])
					break
				}
			}
		}
	}
	t.Logf("%d steps, at most %.2g apart", steps, worst)
}

// TestSimplexElsewhere: from another x, and where f is another there, a simplex begins.
func TestSimplexElsewhere(t *testing.T) {
	m, f := method.NewNelderMead(), methodtest.Rosenbrock()
	at := cut(t, m, f, []float64{-1.2, 1}, 9)
	for what, c := range map[string]struct {
		f objective.Objective
		x []float64
	}{"x": {f, []float64{2, 2}}, "f": {valley(2), at.X}} {
		want, got := cut(t, m, c.f, c.x, 3), resume(t, m, c.f, c.x, at.Memory, 3)[3]
		if !slices.Equal(got.X, want.X) {
			t.Errorf("with another %s: %v, want %v as from the start", what, got.X, want.X)
		}
	}
	saved := m.Save(at.Memory)
	slices.Reverse(saved.Vectors["values"])
	if _, err := m.Restore(saved, 2); err == nil {
		t.Error("values out of order are taken")
	}
	saved.Numbers["vertices"] = 2
	if _, err := m.Restore(saved, 2); err == nil {
		t.Error("two vertices in the plane are taken")
	}
}
