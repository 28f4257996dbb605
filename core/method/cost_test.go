package method_test

import (
	"testing"

	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// Every method is charged for what its steps need, and not for the values of f
// that it only shows: after k steps, with the gradient at the k-th iterate.
func TestEvaluations(t *testing.T) {
	const k = 5
	tests := []struct {
		key, settings string
		f             methodtest.Func
		want          objective.Evals
	}{
		{"gd", "", methodtest.Rosenbrock(), objective.Evals{Gradient: k + 1}},
		{"gd", "linesearch=armijo shrink=0.5", methodtest.Diagonal([]float64{0.5, 0.1}, []float64{0, 0}), objective.Evals{Value: k + 1, Gradient: k + 1}},
		{"momentum", "", methodtest.Rosenbrock(), objective.Evals{Gradient: k + 1}},
		{"nesterov", "", methodtest.Rosenbrock(), objective.Evals{Gradient: k + 1}},
		{"adam", "", methodtest.Rosenbrock(), objective.Evals{Gradient: k + 1}},
		{"newton", "linesearch=none", methodtest.Rosenbrock(), objective.Evals{Gradient: k + 1, HessVec: 2 * k}},
		{"cg", "", methodtest.Spread(), objective.Evals{Gradient: k + 1, HessVec: k}},
		{"hf", "cg-max=1 warm-start=off", methodtest.Diagonal([]float64{2, 1}, []float64{0, 0}), objective.Evals{Value: k + 1, Gradient: k + 1, HessVec: k}},
		{"hf", "cg-max=1", methodtest.Diagonal([]float64{2, 1}, []float64{0, 0}), objective.Evals{Value: k + 1, Gradient: k + 1, HessVec: 2*k - 1}},
	}
	for _, tt := range tests {
		f := objective.Count(tt.f)
		x0 := make([]float64, f.Dim())
		x0[0], x0[1] = -1.2, 1
		run, err := steps(set(t, entry(t, tt.key), tt.settings), f, x0, k, 0)
		if got := f.Evals(); err != nil || len(run) != k+1 || got != tt.want {
			t.Errorf("%s %s: %d iterates, %v, cost %+v, want %d and %+v", tt.key, tt.settings, len(run), err, got, k+1, tt.want)
		}
	}
}
