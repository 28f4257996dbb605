package method_test

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
)

// Methods that can go on, and those that begin afresh.
func TestResumers(t *testing.T) {
	var got []string
	for _, e := range all.Methods() {
		if _, ok := e.New().(method.Resumer); ok {
			got = append(got, e.Key)
		}
	}
	if want := []string{"gd", "momentum", "nesterov", "adam", "rmsprop", "adagrad", "newton", "hf", "bfgs", "l-bfgs", "nonlinear-cg", "nelder-mead"}; !slices.Equal(got, want) {
		t.Errorf("resumers %q, want %q", got, want)
	}
}

// After an edit of x the ball rolls on from there with the velocity it had:
// v = −0.2 at the cut, ∇f = 2·5, so x = 5 + 0.5·−0.2 − 0.1·10.
func TestResumeElsewhere(t *testing.T) {
	f := methodtest.Diagonal([]float64{2}, []float64{0})
	m := set(t, entry(t, "momentum"), "rate=0.1 decay=0.5")
	at := cut(t, m, f, []float64{1}, 1)
	if got := resume(t, m, f, []float64{5}, at.Memory, 1)[1].X[0]; math.Abs(got-3.9) > 1e-12 {
		t.Errorf("from 5 to %g, want 3.9", got)
	}
	// With another rate: 5 + 0.5·−0.2 − 0.2·10.
	if got := resume(t, set(t, entry(t, "momentum"), "rate=0.2 decay=0.5"), f, []float64{5}, at.Memory, 1)[1].X[0]; math.Abs(got-2.9) > 1e-12 {
		t.Errorf("at another rate from 5 to %g, want 2.9", got)
	}
	// Accelerated gradient does not know what the ball remembers: 5 − 0.15·10.
	if got := resume(t, set(t, entry(t, "nesterov"), "rate=0.1 decay=0.5"), f, []float64{5}, at.Memory, 1)[1].X[0]; math.Abs(got-3.5) > 1e-12 {
		t.Errorf("with a foreign memory from 5 to %g, want 3.5", got)
	}
}

// Where β₁ or β₂ changes, m̂ and v̂ stay: with a constant gradient of 3 they are 3
// and 9 whatever the constants, and every step is η.
func TestResumeAdamConstants(t *testing.T) {
	f := methodtest.Diagonal([]float64{0}, []float64{3})
	at := cut(t, entry(t, "adam").New(), f, []float64{0}, 20)
	for _, settings := range []string{"", "beta1=0.999", "beta2=0.5", "beta1=0 beta2=0", "beta1=0.5 beta2=0.9"} {
		run := resume(t, set(t, entry(t, "adam"), settings+" rate=0.25"), f, at.X, at.Memory, 5)
		for k, it := range run[1:] {
			if math.Abs(it.Step-0.25) > 1e-6 {
				t.Errorf("%q: step %d is %g long, want η = 0.25", settings, k+1, it.Step)
			}
		}
	}
}

// What another method remembers is nothing to go on from.
func TestMemoryOfAnotherMethod(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	for _, from := range all.Methods() {
		memory := cut(t, from.New(), f, x0, 1).Memory
		for _, e := range all.Methods() {
			if e.Key == from.Key {
				continue
			}
			want, got := cut(t, e.New(), f, x0, 1), resume(t, e.New(), f, x0, memory, 1)[1]
			if !slices.Equal(got.X, want.X) {
				t.Errorf("%s with the memory of %s: %v, want %v as from the start", e.Key, from.Key, got.X, want.X)
			}
		}
	}
}
