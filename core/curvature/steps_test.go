package curvature

import (
	"math"
	"testing"

	"hfplayground/core/testfunc"
)

// On a quadratic the model is the function: Newton's step leads to the minimum,
// and Cauchy's to the least value along the gradient, where that is at right
// angles to it.
func TestStepsMinimiseTheModel(t *testing.T) {
	f := &testfunc.Rosenbrock{A: 1, B: 100, N: 2}
	x := []float64{-1.2, 1}
	p := f.At(x)
	g, h := make([]float64, 2), make([]float64, 2)
	p.Gradient(g)

	d, whole := NewtonStep(p, FlatShare)
	p.HessVec(h, d)
	if !whole || math.Abs(h[0]+g[0]) > 1e-9 || math.Abs(h[1]+g[1]) > 1e-9 {
		t.Errorf("Hd = %v, want −g = −%v", h, g)
	}
	c := CauchyStep(p)
	p.HessVec(h, c)
	if slope := (g[0]+h[0])*g[0] + (g[1]+h[1])*g[1]; math.Abs(slope) > 1e-9*(g[0]*g[0]+g[1]*g[1]) {
		t.Errorf("slope of the model along −g after Cauchy's step = %g, want 0", slope)
	}
}

func TestHessianOfLargeProblemsIsNotFormed(t *testing.T) {
	f := &testfunc.Rosenbrock{A: 1, B: 100, N: maxEigen + 2}
	p := f.At(make([]float64, f.Dim()))
	if ev := Eigenvalues(p); ev != nil {
		t.Errorf("eigenvalues of dimension %d = %v, want none", f.Dim(), ev)
	}
	if d, _ := NewtonStep(p, FlatShare); d != nil {
		t.Errorf("Newton step of dimension %d = %v, want none", f.Dim(), d)
	}
	if got := Classify(f, p.X(), 1).Kind; got != Unknown {
		t.Errorf("kind = %d, want Unknown", got)
	}
}
