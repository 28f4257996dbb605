package testfunc_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
)

// TestLocalMinimaAreThereAndNamed goes down from the point of each name to where the gradient
// vanishes and every curvature is positive: that point must have the name.
func TestLocalMinimaAreThereAndNamed(t *testing.T) {
	rosenbrock := func(n int, b float64) testfunc.Function { return &testfunc.Rosenbrock{A: 1, B: b, N: n} }
	reflected := func(n int) []float64 {
		x := slices.Repeat([]float64{1}, n)
		x[0] = -1
		return x
	}
	five := []float64{-3, 3, 1, -3, 1}
	tests := []struct {
		name string
		f    testfunc.Function
		from []float64
		want string
	}{
		{"rosenbrock", rosenbrock(4, 100), []float64{-0.8, 0.6, 0.4, 0.1}, ""}, // there, and near no simple point
		{"styblinski-tang", &testfunc.StyblinskiTang{N: 5}, five, "with 3 of 5 variables in the shallower well"},
		{"styblinski-tang, lowest", &testfunc.StyblinskiTang{N: 3}, []float64{-3, -3, -3}, ""},
		{"rastrigin", &testfunc.Rastrigin{N: 5}, five, "near (−3, 3, 1, −3, 1)"},
		{"rastrigin, far out", &testfunc.Rastrigin{N: 7}, []float64{-30, 30, 0, 0, 0, 0, 12}, "near (−30, 30, …, 12)"},
		{"ackley", &testfunc.Ackley{N: 5}, five, "near (−3, 3, 1, −3, 1)"},
		{"levy", &testfunc.Levy{N: 5}, []float64{-4.2, 3.7, 1, -0.1, 4.9}, "with 4 of 5 variables away from 1"},
		{"levy, lowest", &testfunc.Levy{N: 3}, []float64{1, 1, 1}, ""},
	}
	for n := 5; n <= 30; n++ {
		tests = append(tests, tests[0])
		last := &tests[len(tests)-1]
		last.f, last.from, last.want = rosenbrock(n, 100), reflected(n), "near (−1, 1, …, 1)"
	}
	for _, tt := range tests {
		x := minimumFrom(t, tt.f, tt.from)
		if got := tt.f.About().Local(x); got != tt.want {
			t.Errorf("%s, n = %d: the minimum %.3f is named %q, want %q", tt.name, len(x), x, got, tt.want)
		}
		if f := tt.f.At(x).Value(); tt.name == "rosenbrock" && !(3.70 <= f && f <= 3.99) {
			t.Errorf("rosenbrock, n = %d: f = %g at the other minimum, the literature has 3.70 to 3.99", len(x), f)
		}
	}
}

// A place that is not near the point of a name has none.
func TestNoNameElsewhere(t *testing.T) {
	rosenbrock := &testfunc.Rosenbrock{A: 1, B: 100, N: 5}
	for _, x := range [][]float64{{1, 1, 1, 1, 1}, {-1, 1, 1, -1, 1}, {-1, 0, 0, 0, 1}, {-1, 1, math.NaN(), 1, 1}} {
		if got := rosenbrock.About().Local(x); got != "" {
			t.Errorf("rosenbrock: %v is called %q, want no name", x, got)
		}
	}
	if got := testfunc.NewAckley().About().Local([]float64{0, 1.5}); got != "" {
		t.Errorf("ackley: a place between the points of the grid is called %q", got)
	}
	if (&testfunc.Rosenbrock{A: 2, B: 100, N: 5}).About().Local != nil {
		t.Error("rosenbrock, a = 2: local minima have names, want none")
	}
}

// minimumFrom follows damped Newton steps from x to where the gradient vanishes, and asks
// that it is a minimum.
func minimumFrom(t *testing.T, f objective.Objective, x []float64) []float64 {
	t.Helper()
	const (
		most        = 400
		gradientTol = 1e-9
		rounding    = 1e-14 // of f, which near a minimum changes less than this
	)
	g := make([]float64, len(x))
	for range most {
		p := f.At(x)
		p.Gradient(g)
		var es mat.EigenSym
		if !es.Factorize(hessian(p), true) {
			t.Fatalf("%T: no eigenvalues at %v", f, x)
		}
		ev := es.Values(nil)
		if floats.Norm(g, math.Inf(1)) < gradientTol {
			if ev[0] <= 0 {
				t.Errorf("%T: %.3f is no minimum: least curvature %g", f, x, ev[0])
			}
			return x
		}
		d := ascent(&es, g)
		for share := 1.; share > 1e-10; share /= 2 {
			to := slices.Clone(x)
			floats.AddScaled(to, -share, d)
			if f.At(to).Value() <= p.Value()+rounding*math.Abs(p.Value()) {
				x = to
				break
			}
		}
	}
	t.Fatalf("%T: no minimum within %d steps from the start: %v, gradient %v", f, most, x, g)
	return nil
}

// ascent returns |H|⁻¹g, which leads uphill whatever the curvature.
func ascent(es *mat.EigenSym, g []float64) []float64 {
	ev := es.Values(nil)
	for i := range ev {
		ev[i] = 1 / max(math.Abs(ev[i]), 1e-6)
	}
	var q, step mat.Dense
	es.VectorsTo(&q)
	step.Product(&q, mat.NewDiagDense(len(g), ev), q.T())
	d := mat.NewVecDense(len(g), nil)
	d.MulVec(&step, mat.NewVecDense(len(g), g))
	return d.RawVector().Data
}

func hessian(p objective.Point) *mat.SymDense {
	n := len(p.X())
	h, e, he := mat.NewSymDense(n, nil), make([]float64, n), make([]float64, n)
	for i := range n {
		clear(e)
		e[i] = 1
		p.HessVec(he, e)
		for j := i; j < n; j++ {
			h.SetSym(i, j, he[j])
		}
	}
	return h
}
