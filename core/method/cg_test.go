package method_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
)

// Every step of linear conjugate gradients is an iteration of one run, and tells
// that run up to there: as steps from the iterate it leaves, with the model's value
// and the residual, which on a quadratic are those of f.
func TestLinearCGYieldsItsRun(t *testing.T) {
	const tol = 1e-9
	a, b := make([]float64, 12), make([]float64, 12)
	for i := range a {
		a[i], b[i] = 1+float64(i*i), float64(i-3)
	}
	f := methodtest.Diagonal(a, b)
	run, _ := steps(method.NewConjugateGradient(), f, make([]float64, len(a)), 11, -1)
	for k, it := range run {
		if k == 0 {
			if it.Inner != nil {
				t.Error("the start has a run behind it")
			}
			continue
		}
		in := it.Inner
		if in == nil || len(in.Iters) != k+1 || in.Taken != k || in.Rate != 1 || in.Epsilon != 0 || in.Window != 0 || in.Stop != "" {
			t.Fatalf("step %d: %+v, want %d iterations, the last of them taken", k, in, k)
		}
		for i, inner := range in.Iters {
			at := floats.AddTo(make([]float64, len(a)), run[k-1].X, inner.D)
			if !floats.EqualApprox(at, run[i].X, tol) {
				t.Errorf("step %d, iteration %d is at %v, want %v", k, i, at, run[i].X)
			}
			if math.Abs(inner.Phi-(run[i].F-run[0].F)) > tol*math.Abs(run[len(run)-1].F-run[0].F) {
				t.Errorf("iteration %d: φ = %g, want %g", i, inner.Phi, run[i].F-run[0].F)
			}
			if g := floats.Norm(run[i].Gradient, 2); math.Abs(inner.Residual-g) > tol*floats.Norm(b, 2) {
				t.Errorf("iteration %d: residual %g, want ‖∇f‖ = %g", i, inner.Residual, g)
			}
			if math.IsNaN(inner.Curvature) != (i == 0) {
				t.Errorf("iteration %d: curvature %g, want none at the start alone", i, inner.Curvature)
			}
		}
	}
}

// A long run is not told with every step.
func TestLinearCGTellsShortRuns(t *testing.T) {
	const n = 300
	a, b := make([]float64, n), make([]float64, n)
	for i := range a {
		a[i], b[i] = math.Pow(1e6, float64(i)/n), 1
	}
	run, _ := steps(method.NewConjugateGradient(), methodtest.Diagonal(a, b), make([]float64, n), 260, -1)
	for _, k := range []int{250, 251} {
		if k >= len(run) {
			t.Fatalf("only %d steps", len(run)-1)
		}
		if told := run[k].Inner != nil; told != (k == 250) {
			t.Errorf("step %d tells its run: %v", k, told)
		}
	}
	if in := run[250].Inner; in.Iters[3].D != nil {
		t.Errorf("the iterates of %d variables are kept", n)
	}
}
