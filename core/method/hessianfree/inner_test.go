package hessianfree_test

import (
	"slices"
	"strings"
	"testing"

	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
)

// Gauss–Newton is used where it is offered, and where it is not the run says
// what it does instead.
func TestHessianFreeGaussNewton(t *testing.T) {
	for _, e := range testfunc.All() {
		f := objective.Count(e.New())
		x0 := make([]float64, f.Dim())
		for i := range x0 {
			x0[i] = 0.3 + 0.2*float64(i)
		}
		_, offered := f.At(x0).(objective.GaussNewton)
		run, _ := steps(set(t, "curvature=gauss-newton"), f, x0, 3, 0)
		if evals := f.Evals(); len(run) > 1 && (evals.GaussNewton > 0) != offered || (evals.HessVec > 0) == offered {
			t.Errorf("%s: %+v, want products with G only where it is offered: %v", e.Key, evals, offered)
		}
		if !offered && !strings.Contains(fact(t, run[1], "curvature").Text, "no Gauss–Newton") {
			t.Errorf("%s: facts %v do not say that the Hessian is used", e.Key, run[1].Facts)
		}
	}
}

// The candidates of a long inner run stand on the grid, the last always; what is
// taken is one of them; above n = 32 the iterates themselves are not shown.
func TestHessianFreeStores(t *testing.T) {
	f := methodtest.Spread()
	run, _ := steps(set(t, "damping=0"), f, make([]float64, f.N), 1, 0)
	inner := run[1].Inner
	grid := []int{1, 2, 3, 4, 5, 7, 9, 11, 14, 18, 24, 31, 40, 52, 67, 87, 113, 147, 191, 248}
	for i, it := range inner.Iters {
		want := slices.Contains(grid, i) || i == len(inner.Iters)-1
		if it.Stored != want || it.D != nil {
			t.Errorf("iterate %d: stored %v, shown %v, want %v and not shown", i, it.Stored, it.D != nil, want)
		}
	}
	if !inner.Iters[inner.Taken].Stored {
		t.Errorf("taken %d is not stored", inner.Taken)
	}
	if got := int(fact(t, run[1], "cg-iterations").Value); got != len(inner.Iters)-1 || got < 11 {
		t.Errorf("cg-iterations %d of %d iterates, want more than 10 and all of them", got, len(inner.Iters))
	}
}

// Every part can be switched off and every limit holds.
func TestHessianFreeLimits(t *testing.T) {
	f := methodtest.Spread()
	tests := []struct {
		settings, stop string
		from, to       int // iterations
	}{
		{"cg-max=7", "iteration limit reached", 7, 7},
		{"epsilon=0.05", "progress below ε", 11, 59},
		{"epsilon=0.05 cg-min=40", "progress below ε", 40, 59},
		{"epsilon=0.05 gap=30", "progress below ε", 31, 59},
		{"stop=off", "the system is solved", 60, 250},
	}
	for _, tt := range tests {
		run, _ := steps(set(t, "damping=0 "+tt.settings), f, make([]float64, f.N), 1, 0)
		count, stop := int(fact(t, run[1], "cg-iterations").Value), fact(t, run[1], "stop").Text
		if stop != tt.stop || count < tt.from || count > tt.to {
			t.Errorf("%s: %d iterations, %q, want %d to %d, %q", tt.settings, count, stop, tt.from, tt.to, tt.stop)
		}
	}
}

// One partial iterate for every iteration of conjugate gradients, so that
// whoever pulls can stop between any two products.
func TestHessianFreePartial(t *testing.T) {
	partials := 0
	f := objective.Count(methodtest.Rosenbrock())
	for it, err := range hessianfree.New().Run(f, []float64{-1.2, 1}) {
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case it.Partial:
			partials++
		case it.Inner != nil:
			if want := len(it.Inner.Iters) - 1; partials != want {
				t.Errorf("%d partial iterates, want %d", partials, want)
			}
			partials = 0
		}
		if f.Evals().HessVec > 30 {
			break
		}
	}
}
