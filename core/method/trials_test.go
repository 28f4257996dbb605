package method_test

import (
	"errors"
	"math"
	"runtime"
	"testing"
	"time"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// No goroutine is left when the reader
// stops at any pull, or reads to the end.
func TestNoGoroutineLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, e := range all.Methods() {
		for stop := range 30 {
			pulled := 0
			for range e.New().Run(methodtest.Rosenbrock(), []float64{-1.2, 1}) {
				if pulled++; pulled > stop {
					break
				}
			}
		}
		for _, err := range e.New().Run(methodtest.Flat(2), []float64{1, 1}) {
			if err != nil {
				break
			}
		}
	}
	for range 60_000 { // the last ones may still be on their way out, for long where the machine is busy
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines, want the %d from before", runtime.NumGoroutine(), before)
}

// A value and a gradient at the same x are asked of one Point, and nothing is
// asked for twice.
func TestTrialsAskOnce(t *testing.T) {
	for _, key := range []string{"bfgs", "l-bfgs", "nonlinear-cg", "nelder-mead"} {
		f := &watched{Func: methodtest.Rosenbrock(), at: map[[2]float64]int{}}
		count := objective.Count(f)
		steps(entry(t, key).New(), count, []float64{-1.2, 1}, 15, 0)
		for x, times := range f.at {
			if times > 1 {
				t.Errorf("%s: %d Points at %v, want one", key, times, x)
			}
		}
	}
}

// watched counts the Points made at each x.
type watched struct {
	methodtest.Func
	at map[[2]float64]int
}

func (w *watched) At(x []float64) objective.Point {
	w.at[[2]float64{x[0], x[1]}]++
	return w.Func.At(x)
}

// walled returns Rosenbrock's function with the value bad right of x = −0.9.
func walled(bad float64) methodtest.Func {
	f := methodtest.Rosenbrock()
	value := f.Value
	f.Value = func(x []float64) float64 {
		if x[0] > -0.9 {
			return bad
		}
		return value(x)
	}
	return f
}

// A NaN counts as +∞: where steps are compared, a function that is NaN beyond a
// wall gives the same run as one that is infinite there, and no iterate beyond.
func TestNaNIsWorst(t *testing.T) {
	tests := []struct{ key, settings string }{
		{"gd", "linesearch=armijo"}, {"newton", ""}, {"hf", ""}, {"bfgs", ""}, {"l-bfgs", ""},
		{"nonlinear-cg", "linesearch=bisection"}, {"nelder-mead", ""},
	}
	for _, tt := range tests {
		m := set(t, entry(t, tt.key), tt.settings)
		want, _ := steps(m, walled(math.Inf(1)), []float64{-1, 1}, 30, 0)
		got, _ := steps(m, walled(math.NaN()), []float64{-1, 1}, 30, 0)
		if len(got) != len(want) || len(got) < 2 {
			t.Errorf("%s: %d iterates, want %d and more than the start", tt.key, len(got), len(want))
			continue
		}
		for k := range got {
			if got[k].F != want[k].F || !(got[k].F <= want[0].F) {
				t.Errorf("%s: f%d = %g, want %g", tt.key, k, got[k].F, want[k].F)
			}
		}
	}
}

// Every step of a line search ends, whatever it is told: NaN, infinities and
// values near the largest number too.
func TestStepsEnd(t *testing.T) {
	for _, key := range []string{"bfgs", "l-bfgs", "nonlinear-cg", "nelder-mead"} {
		for _, search := range []string{"linesearch=bisection", "linesearch=more-thuente"} {
			if key == "nelder-mead" {
				search = ""
			}
			for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64} {
				run, err := steps(set(t, entry(t, key), search), walled(bad), []float64{-1, 1}, 300, 0)
				if err != nil && !errors.Is(err, method.ErrLineSearch) && !errors.Is(err, method.ErrBreakdown) && !errors.Is(err, method.ErrNoProgress) {
					t.Errorf("%s %s, %g beyond a wall: %v after %d steps", key, search, bad, err, len(run))
				}
			}
		}
	}
}

// TestTrialsEnd checks which of the package's errors ends a run.
func TestTrialsEnd(t *testing.T) {
	slope := methodtest.Diagonal([]float64{0, 0}, []float64{1, 1})
	lying := methodtest.Rosenbrock()
	lying.Gradient = func(dst, x []float64) { // uphill
		methodtest.Rosenbrock().Gradient(dst, x)
		dst[0], dst[1] = -dst[0], -dst[1]
	}
	tests := []struct {
		key, settings string
		f             methodtest.Func
		want          error
	}{
		{"bfgs", "", slope, method.ErrLineSearch},
		{"bfgs", "linesearch=more-thuente", slope, method.ErrLineSearch},
		{"l-bfgs", "", slope, method.ErrLineSearch},
		{"nonlinear-cg", "", slope, method.ErrLineSearch},
		{"bfgs", "", lying, method.ErrLineSearch},
		{"l-bfgs", "linesearch=more-thuente", lying, method.ErrLineSearch},
		{"nonlinear-cg", "", lying, method.ErrLineSearch},
		{"nelder-mead", "", methodtest.Flat(2), method.ErrNoProgress},
	}
	for _, tt := range tests {
		run, err := steps(set(t, entry(t, tt.key), tt.settings), tt.f, []float64{-1.2, 1}, 3000, -1)
		if !errors.Is(err, tt.want) && !errors.Is(err, method.ErrNoProgress) {
			t.Errorf("%s %s: error %v after %d iterates, want %v", tt.key, tt.settings, err, len(run), tt.want)
		}
	}
}

// Beyond its bound on n BFGS makes no matrix.
func TestBFGSRefuses(t *testing.T) {
	f := methodtest.Flat(2001)
	f.Gradient = func(dst, x []float64) { copy(dst, x) }
	run, err := steps(entry(t, "bfgs").New(), f, make([]float64, 2001), 9, -1)
	if !errors.Is(err, method.ErrBreakdown) || len(run) != 1 {
		t.Errorf("%d iterates, error %v, want the start and a breakdown", len(run), err)
	}
}

// Nelder–Mead has no gradient, and a simplex as large as it was told.
func TestNelderMeadSimplex(t *testing.T) {
	run, err := steps(set(t, entry(t, "nelder-mead"), "simplex=0.25"), methodtest.Rosenbrock(), []float64{-1.2, 1}, 3, 0)
	if err != nil || run[0].Gradient != nil || run[1].Gradient != nil {
		t.Fatalf("run %v, %v, want no gradient", run, err)
	}
	tried := map[[2]float64]bool{}
	f := methodtest.Rosenbrock()
	value := f.Value
	f.Value = func(x []float64) float64 { tried[[2]float64{x[0], x[1]}] = true; return value(x) }
	steps(set(t, entry(t, "nelder-mead"), "simplex=0.25"), f, []float64{-1.2, 1}, 1, 0)
	for _, vertex := range [][2]float64{{-1.2, 1}, {-0.95, 1}, {-1.2, 1.25}} {
		if !tried[vertex] {
			t.Errorf("vertex %v was not tried", vertex)
		}
	}
	if math.IsNaN(fact(t, run[1], "reach").Value) {
		t.Errorf("facts %v, want a reach", run[1].Facts)
	}
}
