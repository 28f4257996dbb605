package testfunc_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
)

// hessian returns the matrix of all second derivatives at p.
func hessian(p objective.Point) *mat.SymDense {
	n := len(p.X())
	h := mat.NewSymDense(n, nil)
	e, col := make([]float64, n), make([]float64, n)
	for j := range n {
		e[j] = 1
		p.HessVec(col, e)
		e[j] = 0
		for i := range j + 1 {
			h.SetSym(i, j, col[i])
		}
	}
	return h
}

// polished returns where Newton's method leads from x; false where it meets no
// positive definite Hessian or does not end.
func polished(f testfunc.Function, x []float64) ([]float64, bool) {
	x = slices.Clone(x)
	for range 100 {
		p := f.At(x)
		if gradientNorm(p) < 1e-10 {
			return x, true
		}
		g := mat.NewVecDense(len(x), nil)
		p.Gradient(g.RawVector().Data)
		var c mat.Cholesky
		if !c.Factorize(hessian(p)) {
			return x, false
		}
		if err := c.SolveVecTo(g, g); err != nil {
			return x, false
		}
		for i := range x {
			x[i] -= g.AtVec(i)
		}
	}
	return x, false
}

// A minimum with a name is one: its gradient is zero, its Hessian positive definite,
// and f is above the least value.
func TestNamesOfLocalMinima(t *testing.T) {
	rosenbrock := func(n int) testfunc.Function { return &testfunc.Rosenbrock{A: 1, B: 100, N: n} }
	styblinski := func(n int) testfunc.Function { return &testfunc.StyblinskiTang{N: n} }
	tests := []struct {
		f     testfunc.Function
		start []float64
		want  string
	}{
		{rosenbrock(4), []float64{-0.8, 0.6, 0.4, 0.15}, "the known local one beside (−1, 1, …, 1)"},
		{rosenbrock(5), []float64{-1, 0.9, 0.9, 0.8, 0.6}, "the known local one beside (−1, 1, …, 1)"},
		{rosenbrock(7), []float64{-1, 1, 1, 1, 0.95, 0.9, 0.8}, "the known local one beside (−1, 1, …, 1)"},
		{styblinski(2), []float64{-2.9, 2.7}, "the known local one with 1 of 2 variables in the shallower well"},
		{styblinski(5), []float64{-2.9, 2.7, 2.7, -2.9, 2.7}, "the known local one with 3 of 5 variables in the shallower well"},
	}
	for _, tt := range tests {
		about := tt.f.About()
		x, ok := polished(tt.f, tt.start)
		if !ok {
			t.Errorf("from %v Newton ends at %v, which is no minimum", tt.start, x)
			continue
		}
		if got := about.Local(x); got != tt.want {
			t.Errorf("the minimum %v is called %q, want %q", x, got, tt.want)
		}
		if f, least := tt.f.At(x).Value(), about.Minima[0].F; !(f > least+0.1) {
			t.Errorf("f(%v) = %g, want clearly more than %g", x, f, least)
		}
		var eigen mat.EigenSym
		if !eigen.Factorize(hessian(tt.f.At(x)), false) || slices.Min(eigen.Values(nil)) <= 0 {
			t.Errorf("the Hessian at %v has eigenvalues %v, want all of them positive", x, eigen.Values(nil))
		}
	}
}

// A place where no variable is beyond the axis has another name, or none.
func TestNoNameElsewhere(t *testing.T) {
	f := &testfunc.Rosenbrock{A: 1, B: 100, N: 5}
	for _, x := range [][]float64{{1, 1, 1, 1, 1}, {-1, 1, 1, -1, 1}, {-1, 0, 0, 0, math.NaN()}} {
		if got := f.About().Local(x); got != "" {
			t.Errorf("%v is called %q, want no name", x, got)
		}
	}
	for _, f := range []*testfunc.Rosenbrock{{A: 1, B: 100, N: 3}, {A: 2, B: 100, N: 5}} {
		if f.About().Local != nil {
			t.Errorf("n = %d, a = %g: local minima have names, want none", f.N, f.A)
		}
	}
}
