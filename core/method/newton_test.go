package method_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
)

// Newton's method minimises a positive definite quadratic in one step; damped,
// the step solves (A + λI)d = −g.
func TestNewtonStep(t *testing.T) {
	f := methodtest.Diagonal([]float64{2, 8}, []float64{2, 16})
	x0 := []float64{5, -3} // g = (8, −40)
	tests := []struct {
		settings string
		want     []float64
	}{
		{"", []float64{1, 2}},
		{"damping=2", []float64{5 - 8./4, -3 + 40./10}},
		{"damping=1e6", []float64{5 - 8./1000002, -3 + 40./1000008}},
	}
	for _, tt := range tests {
		run, err := steps(set(t, entry(t, "newton"), tt.settings), f, x0, 1, 0)
		if err != nil || !floats.EqualApprox(run[1].X, tt.want, 1e-12) {
			t.Errorf("%q: to %v, %v, want %v", tt.settings, run[1].X, err, tt.want)
		}
		if got := fact(t, run[1], "hessian").Text; got != "positive definite" {
			t.Errorf("%q: hessian %q, want positive definite", tt.settings, got)
		}
	}
}

// From (1, 0.5), x² − y² has g = (2, −1) and the Hessian diag(2, −2).
func TestNewtonIndefinite(t *testing.T) {
	tests := []struct {
		settings string
		want     []float64
		says     string
	}{
		{"indefinite=flip", []float64{0, 1}, "indefinite, least eigenvalue −2: negative ones flipped"},
		{"indefinite=shift", []float64{1 - 2/4.002, 0.5 + 1/0.002}, "indefinite, least eigenvalue −2: all shifted by 2"},
		{"indefinite=none", []float64{0, 0}, "indefinite, least eigenvalue −2: left as it is"},
		{"indefinite=none damping=3", []float64{1 - 2./5, 0.5 + 1}, "positive definite"},
	}
	for _, tt := range tests {
		run, err := steps(set(t, entry(t, "newton"), "linesearch=none "+tt.settings), methodtest.Saddle(), []float64{1, 0.5}, 1, 0)
		if err != nil || !floats.EqualApprox(run[1].X, tt.want, 1e-9) {
			t.Errorf("%s: to %v, %v, want %v", tt.settings, run[1].X, err, tt.want)
		}
		if got := fact(t, run[1], "hessian").Text; got != tt.says {
			t.Errorf("%s: hessian %q, want %q", tt.settings, got, tt.says)
		}
	}
}

// Curvature that is nowhere positive is named, and a step without any is −g.
func TestNewtonNamesTheHessian(t *testing.T) {
	tests := []struct {
		curvature []float64
		want      string
	}{
		{[]float64{-1, -2}, "negative definite"},
		{[]float64{0, -2}, "negative semidefinite"},
		{[]float64{0, 2}, "singular"},
		{[]float64{0, 0}, "singular"},
	}
	for _, tt := range tests {
		f := methodtest.Diagonal(tt.curvature, []float64{-1, -3})
		run, err := steps(set(t, entry(t, "newton"), "linesearch=none"), f, []float64{0, 0}, 1, 0)
		if err != nil || !strings.HasPrefix(fact(t, run[1], "hessian").Text, tt.want+",") {
			t.Errorf("%v: %v, %v, want %s", tt.curvature, run[1].Facts, err, tt.want)
		}
		if floats.Norm(tt.curvature, 1) == 0 && !floats.EqualApprox(run[1].X, []float64{-1, -3}, 1e-15) {
			t.Errorf("without curvature to %v, want −g", run[1].X)
		}
	}
}

func TestNewtonRefuses(t *testing.T) {
	tests := []struct {
		name, settings string
		f              methodtest.Func
		want           string
	}{
		{"too many variables", "", methodtest.Diagonal(make([]float64, 501), make([]float64, 501)), "no Hessian above n = 500"},
		{"singular", "indefinite=none", methodtest.Diagonal([]float64{0, 1}, []float64{1, 1}), "singular"},
	}
	for _, tt := range tests {
		run, err := steps(set(t, entry(t, "newton"), tt.settings), tt.f, make([]float64, tt.f.N), 9, -1)
		if !errors.Is(err, method.ErrBreakdown) || !strings.Contains(err.Error(), tt.want) || len(run) != 1 {
			t.Errorf("%s: %d iterates, error %v, want the start and a breakdown: %s", tt.name, len(run), err, tt.want)
		}
	}
}

// Linear conjugate gradients take at most n steps on a quadratic.
func TestConjugateGradientSteps(t *testing.T) {
	run, err := steps(entry(t, "cg").New(), methodtest.Bowl(), []float64{3, -2, 5}, 3, 1e-12)
	if err != nil || len(run) > 4 || floats.Norm(run[len(run)-1].Gradient, 2) > 1e-12 {
		t.Errorf("%d steps to gradient %v, %v, want 0 in 3", len(run)-1, run[len(run)-1].Gradient, err)
	}
	for k, it := range run[1:] {
		if r := fact(t, it, "residual").Value; math.Abs(r-floats.Norm(it.Gradient, 2)) > 1e-12 {
			t.Errorf("step %d: residual %g, want ‖∇f‖ = %g", k+1, r, floats.Norm(it.Gradient, 2))
		}
	}
}

func TestConjugateGradientEnds(t *testing.T) {
	tests := []struct {
		name string
		f    methodtest.Func
		x0   []float64
		err  error
		says string
	}{
		{"solved", methodtest.Bowl(), []float64{3, -2, 5}, method.ErrNoProgress, ""},
		{"at the solution", methodtest.Diagonal([]float64{2, 4}, []float64{2, 4}), []float64{1, 1}, method.ErrNoProgress, "gradient is zero"},
		{"not quadratic", methodtest.Rosenbrock(), []float64{-1.2, 1}, method.ErrBreakdown, "not quadratic"},
		{"hardly quadratic", methodtest.TwoWells(), []float64{0.1, 0.99}, method.ErrBreakdown, "not quadratic"},
		{"unbounded at once", methodtest.Saddle(), []float64{0, 1}, method.ErrBreakdown, "the quadratic model is unbounded below"},
		{"unbounded later", methodtest.Saddle(), []float64{1, 0.1}, method.ErrBreakdown, "the quadratic model is unbounded below"},
		{"a slope", methodtest.Diagonal([]float64{0, 0}, []float64{1, 1}), []float64{0, 0}, method.ErrBreakdown, "the quadratic model is unbounded below"},
	}
	for _, tt := range tests {
		run, err := steps(entry(t, "cg").New(), tt.f, tt.x0, 100, -1)
		if !errors.Is(err, tt.err) || !strings.Contains(err.Error(), tt.says) || len(run) > 10 {
			t.Errorf("%s: %d iterates, error %v, want %v: %s", tt.name, len(run), err, tt.err, tt.says)
		}
	}
}
