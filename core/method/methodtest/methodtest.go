// Package methodtest checks the promises of method.Method.
package methodtest

import (
	"errors"
	"iter"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// pulls is how often a run is asked in these checks: some hundred steps of the
// methods that yield partial iterates.
const pulls = 600

// reporter is what the checks need of a *testing.T.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// yielded is one answer of a run.
type yielded struct {
	it  method.Iterate
	err error
}

// Check tests that the methods which construct makes keep what method.Method
// promises, on functions that are well-behaved, flat, unbounded below, a mean over
// examples, and not finite. construct returns a new method with the settings to be checked.
func Check(t *testing.T, construct func() method.Method) {
	t.Helper()
	problems := map[string]objective.Objective{
		"rosenbrock": Rosenbrock(),
		"quadratic":  Quadratic([][]float64{{4, 1, 0}, {1, 3, 1}, {0, 1, 2}}, []float64{1, 2, 3}),
		"saddle":     Saddle(),
		"two wells":  TwoWells(),
		"flat":       Flat(2),
		"one":        Diagonal([]float64{2}, []float64{1}),
		"examples":   Line(),
	}
	for name, f := range problems {
		t.Run(name, func(t *testing.T) {
			x0 := []float64{-1.2, 1, 0.5}[:f.Dim()]
			want := collect(construct().Run(f, x0), pulls)
			checkRun(t, f, x0, want)
			checkRepeats(t, construct, f, x0, want)
			checkStops(t, construct, f, x0, want)
			checkInterleaved(t, construct, f, x0, want)
			checkForeign(t, construct, f, x0, want)
			if _, ok := construct().(method.Resumer); ok {
				checkResumes(t, construct, f, x0, want)
			}
		})
	}
	t.Run("at a saddle", func(t *testing.T) { checkStaysFinite(t, construct, Saddle(), []float64{0, 0}) })
	t.Run("toward a saddle", func(t *testing.T) { checkStaysFinite(t, construct, TwoWells(), []float64{1, 0}) })
	t.Run("hostile", func(t *testing.T) { checkHostile(t, construct) })
}

// collect pulls at most limit times and copies what it gets.
func collect(run iter.Seq2[method.Iterate, error], limit int) []yielded {
	var all []yielded
	for it, err := range run {
		all = append(all, yielded{clone(it), err})
		if len(all) == limit {
			break
		}
	}
	return all
}

// clone copies an iterate with all it points to.
func clone(it method.Iterate) method.Iterate {
	it.X, it.Gradient, it.Facts = slices.Clone(it.X), slices.Clone(it.Gradient), slices.Clone(it.Facts)
	if it.Inner != nil {
		inner := *it.Inner
		inner.Iters = slices.Clone(inner.Iters)
		for i := range inner.Iters {
			inner.Iters[i].D = slices.Clone(inner.Iters[i].D)
		}
		it.Inner = &inner
	}
	return it
}

// checkRun tests one run: the start comes first, every iterate reports true values
// of its own place, partial iterates are those of the step's beginning, and an
// error comes last and is one of the three.
func checkRun(t reporter, f objective.Objective, x0 []float64, run []yielded) {
	t.Helper()
	if len(run) == 0 {
		t.Errorf("the run yields nothing, want the start")
		return
	}
	if first := run[0]; !slices.Equal(first.it.X, x0) || first.it.Step != 0 || first.it.Partial || first.err != nil {
		t.Errorf("first iterate %+v, %v, want x0 = %v, step 0, whole, no error", first.it, first.err, x0)
	}
	last := run[0].it
	for k, y := range run {
		checkPlace(t, f, k, y.it)
		switch {
		case y.err != nil:
			if k != len(run)-1 {
				t.Errorf("pull %d: error %v, and the run goes on", k, y.err)
			}
			if !known(y.err) {
				t.Errorf("pull %d: error %v wraps none of the package's", k, y.err)
			}
			fallthrough
		case y.it.Partial:
			if !slices.Equal(y.it.X, last.X) {
				t.Errorf("pull %d: x = %v, want that of the last step, %v", k, y.it.X, last.X)
			}
		default:
			want := floats.Distance(y.it.X, last.X, 2)
			if math.Abs(y.it.Step-want) > 1e-12*(want+floats.Norm(last.X, 2)) {
				t.Errorf("pull %d: step = %g, want %g", k, y.it.Step, want)
			}
			last = y.it
		}
	}
}

// checkPlace tests that value and gradient are those at X, to the bit.
func checkPlace(t reporter, f objective.Objective, k int, it method.Iterate) {
	t.Helper()
	p := f.At(it.X)
	if !same(p.Value(), it.F) {
		t.Errorf("pull %d: F = %g, want f(%v) = %g", k, it.F, it.X, p.Value())
	}
	if it.Gradient == nil {
		return
	}
	g := make([]float64, f.Dim())
	p.Gradient(g)
	if !slices.EqualFunc(g, it.Gradient, same) {
		t.Errorf("pull %d: gradient %v, want %v", k, it.Gradient, g)
	}
}

// known reports whether err is one of the ways a method can fail.
func known(err error) bool {
	return errors.Is(err, method.ErrNoProgress) || errors.Is(err, method.ErrLineSearch) || errors.Is(err, method.ErrBreakdown)
}
