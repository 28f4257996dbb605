package method_test

import (
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// TestReach runs methods to minima they must find. most is a bound with some
// room above what the method needs; a change that makes it slower shows here.
func TestReach(t *testing.T) {
	ill := methodtest.Diagonal([]float64{1, 1e6, 1e3}, []float64{1, 1e6, 1e3})
	tests := []struct {
		key, settings string
		problem       string
		f             objective.Objective
		x0, want      []float64
		tol           float64 // on ‖∇f‖
		most          int     // steps
	}{
		{"gd", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-4, 25000},
		{"gd", "linesearch=armijo", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-4, 25000},
		{"momentum", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-6, 8000},
		{"nesterov", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-6, 8000},
		{"adam", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-6, 5000},
		{"newton", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 22},
		{"newton", "linesearch=none", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 7},
		{"hf", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 25},
		{"hf", "damping=0", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 25},
		{"bfgs", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 45},
		{"bfgs", "linesearch=more-thuente", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 45},
		{"l-bfgs", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 45},
		{"nonlinear-cg", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-8, 30},
		{"nelder-mead", "", "rosenbrock", methodtest.Rosenbrock(), []float64{-1.2, 1}, []float64{1, 1}, 1e-6, 200},
		{"newton", "", "two wells", methodtest.TwoWells(), []float64{1, 0.1}, []float64{0, 1}, 1e-10, 12},
		{"newton", "indefinite=shift", "two wells", methodtest.TwoWells(), []float64{1, 0.1}, []float64{0, 1}, 1e-10, 15},
		{"newton", "indefinite=none linesearch=none", "two wells, to the saddle", methodtest.TwoWells(), []float64{1, 0.1}, []float64{0, 0}, 1e-10, 6},
		{"newton", "indefinite=none", "two wells, to the saddle", methodtest.TwoWells(), []float64{1, 0.1}, []float64{0, 0}, 1e-10, 6},
		{"newton", "", "condition 1e6", ill, []float64{0, 0, 0}, []float64{1, 1, 1}, 1e-8, 2},
		{"cg", "", "condition 1e6", ill, []float64{0, 0, 0}, []float64{1, 1, 1}, 1e-4, 4},
		{"hf", "damping=0", "condition 1e6", ill, []float64{0, 0, 0}, []float64{1, 1, 1}, 1e-4, 2},
		{"hf", "", "condition 1e6", ill, []float64{0, 0, 0}, []float64{1, 1, 1}, 1e-6, 40},
		{"bfgs", "", "condition 1e6", ill, []float64{0, 0, 0}, []float64{1, 1, 1}, 1e-4, 60},
	}
	for _, tt := range tests {
		t.Run(tt.key+" "+tt.settings+" on "+tt.problem, func(t *testing.T) {
			it := tt.x0
			k, arrived := 0, false
			for y, err := range set(t, entry(t, tt.key), tt.settings).Run(tt.f, tt.x0) {
				if err != nil {
					t.Logf("step %d: %v", k, err)
					break
				}
				if y.Partial {
					continue
				}
				it = y.X
				if arrived = floats.Norm(gradient(tt.f, it), 2) <= tt.tol; arrived || k == tt.most {
					break
				}
				k++
			}
			if !arrived || floats.Distance(it, tt.want, 2) > 1e-2 {
				t.Errorf("at %v after %d steps, ‖∇f‖ = %.2g, want %v within %d", it, k, floats.Norm(gradient(tt.f, it), 2), tt.want, tt.most)
			}
			t.Logf("%d steps", k)
		})
	}
}
