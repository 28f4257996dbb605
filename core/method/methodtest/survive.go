package methodtest

import (
	"math"
	"slices"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// checkStaysFinite tests that a run from x0 yields finite numbers only.
func checkStaysFinite(t reporter, construct func() method.Method, f objective.Objective, x0 []float64) {
	t.Helper()
	for k, y := range collect(construct().Run(f, x0), pulls) {
		if broken(y.it) {
			t.Errorf("pull %d from %v: x = %v, f = %g, gradient %v, want finite numbers", k, x0, y.it.X, y.it.F, y.it.Gradient)
			return
		}
	}
}

// checkHostile tests that functions which answer NaN or infinity, at once or
// after a while, or only in a part of the plane, end a run in an error of the
// package or show in an iterate: no panic, and no error of anybody else's.
func checkHostile(t reporter, construct func() method.Method) {
	t.Helper()
	for _, f := range Poisons(Rosenbrock()) {
		survive(t, construct, f.String(), f, []float64{-1.2, 1})
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		survive(t, construct, "wall", wall(bad), []float64{-1.2, 1})
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.MaxFloat64, 1e200, 5e-324} {
		survive(t, construct, "far start", Rosenbrock(), []float64{x, 1})
	}
}

// survive pulls a run that may break.
func survive(t reporter, construct func() method.Method, what string, f objective.Objective, x0 []float64) {
	t.Helper()
	run := collect(construct().Run(f, x0), pulls)
	if len(run) == 0 || !slices.EqualFunc(run[0].it.X, x0, same) || run[0].err != nil {
		t.Errorf("%s from %v: the run does not begin with its start", what, x0)
	}
	for k, y := range run {
		if y.err != nil && (!known(y.err) || k != len(run)-1) {
			t.Errorf("%s from %v, pull %d: error %v, want one of the package's, and the last", what, x0, k, y.err)
		}
	}
}

// wall returns Rosenbrock's function with another value right of x = 0.
func wall(bad float64) Func {
	f := Rosenbrock()
	value := f.Value
	f.Value = func(x []float64) float64 {
		if x[0] > 0 {
			return bad
		}
		return value(x)
	}
	return f
}

// broken reports whether an iterate holds a number that is not finite.
func broken(it method.Iterate) bool {
	bad := func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }
	return bad(it.F) || slices.ContainsFunc(it.X, bad) || slices.ContainsFunc(it.Gradient, bad)
}
