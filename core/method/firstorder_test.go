package method_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
)

// TestFirstSteps follows f = ½·2x² from x = 1, where ∇f = 2x, by hand.
func TestFirstSteps(t *testing.T) {
	const mu, eta = 0.5, 0.1
	adam := func(g, m, v float64, k int) (float64, float64, float64) {
		m, v = 0.9*m+0.1*g, 0.999*v+0.001*g*g
		mHat, vHat := m/(1-math.Pow(0.9, float64(k))), v/(1-math.Pow(0.999, float64(k)))
		return m, v, -0.1 * mHat / (math.Sqrt(vHat) + 1e-8)
	}
	m1, v1, d1 := adam(2, 0, 0, 1)
	_, _, d2 := adam(2*(1+d1), m1, v1, 2)
	tests := []struct {
		key, settings string
		want          []float64
	}{
		{"gd", "rate=0.1", []float64{1, 0.8, 0.64}},
		{"gd", "linesearch=armijo shrink=0.5", []float64{1, 0}},
		{"momentum", "rate=0.1 decay=0.5", []float64{1, 0.8, 0.8 + (mu*-0.2 - eta*1.6)}},
		// v₁ = −0.2, x₁ = 1 + 0.5·−0.2 − 0.2 = 0.7; v₂ = −0.1 − 0.14, x₂ = 0.7 − 0.12 − 0.14
		{"nesterov", "rate=0.1 decay=0.5", []float64{1, 0.7, 0.44}},
		{"adam", "rate=0.1", []float64{1, 1 + d1, 1 + d1 + d2}},
	}
	f := methodtest.Diagonal([]float64{2}, []float64{0})
	for _, tt := range tests {
		run, err := steps(set(t, entry(t, tt.key), tt.settings), f, []float64{1}, len(tt.want)-1, 0)
		if err != nil || len(run) != len(tt.want) {
			t.Fatalf("%s %s: %d iterates, %v, want %d", tt.key, tt.settings, len(run), err, len(tt.want))
		}
		for k, want := range tt.want {
			if math.Abs(run[k].X[0]-want) > 1e-12 {
				t.Errorf("%s %s: x%d = %g, want %g", tt.key, tt.settings, k, run[k].X[0], want)
			}
		}
	}
}

// Nesterov's iterates are the look-ahead points of the usual form
// v ← μv − η∇f(y + μv), y ← y + v.
func TestNesterovLooksAhead(t *testing.T) {
	const mu, eta = 0.9, 5e-4
	f := methodtest.Rosenbrock()
	run, _ := steps(entry(t, "nesterov").New(), f, []float64{-1.2, 1}, 50, 0)
	y, v := []float64{-1.2, 1}, []float64{0, 0}
	for k, it := range run {
		ahead := floats.AddScaledTo(make([]float64, 2), y, mu, v)
		if !floats.EqualApprox(it.X, ahead, 1e-9) {
			t.Fatalf("step %d: x = %v, want y + μv = %v", k, it.X, ahead)
		}
		floats.Scale(mu, v)
		floats.AddScaled(v, -eta, gradient(f, ahead))
		floats.Add(y, v)
	}
}

// The published schedule by hand: μ is 1/2 for the first 250 steps, 3/4 for the next, then 5/6,
// and never above what is set. A run that goes on from a cut is at the same place in it.
func TestNesterovSchedule(t *testing.T) {
	const eta = 5e-4
	for _, most := range []float64{0.99, 0.8, 0.4} {
		hand := func(step int) float64 { return min([]float64{0.5, 0.75, 5.0 / 6, 0.875}[step/250], most) }
		f := methodtest.Rosenbrock()
		m := set(t, entry(t, "nesterov"), fmt.Sprintf("schedule=on decay=%g", most))
		run, _ := steps(m, f, []float64{-1.2, 1}, 800, 0)
		y, v := []float64{-1.2, 1}, []float64{0, 0}
		for k, it := range run {
			ahead := floats.AddScaledTo(make([]float64, 2), y, hand(k), v)
			if !floats.EqualApprox(it.X, ahead, 1e-8) {
				t.Fatalf("at most %g, step %d: x = %v, want %v", most, k, it.X, ahead)
			}
			floats.Scale(hand(k), v)
			floats.AddScaled(v, -eta, gradient(f, ahead))
			floats.Add(y, v)
		}
		at := cut(t, m, f, []float64{-1.2, 1}, 249)
		if on := resume(t, m, f, at.X, at.Memory, 10); !slices.Equal(on[10].X, run[259].X) {
			t.Errorf("at most %g: 10 steps after a cut at 249 at %v, want %v", most, on[10].X, run[259].X)
		}
	}
}

// The share of the last step in the published formula, with its logarithm.
func TestNesterovScheduleIsThePublishedOne(t *testing.T) {
	f := methodtest.Diagonal([]float64{0}, []float64{-1}) // ∇f = 1 everywhere
	m := set(t, entry(t, "nesterov"), "schedule=on decay=0.999 rate=1e-6")
	run, _ := steps(m, f, []float64{0}, 3000, 0)
	mu := func(t int) float64 { return 1 - math.Pow(2, -1-math.Log2(math.Floor(float64(t)/250)+1)) }
	v := 0.0
	for k := range run[1:] {
		v = mu(k)*v - 1e-6
		if want, got := mu(k+1)*v-1e-6, run[k+1].X[0]-run[k].X[0]; math.Abs(got-want) > 1e-12 {
			t.Fatalf("step %d moves by %g, want %g", k, got, want)
		}
	}
}

// Without momentum both are gradient descent.
func TestMomentumWithoutDecay(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	want, _ := steps(set(t, entry(t, "gd"), "rate=0.0005"), f, x0, 100, 0)
	for _, key := range []string{"momentum", "nesterov"} {
		got, _ := steps(set(t, entry(t, key), "rate=0.0005 decay=0"), f, x0, 100, 0)
		for k := range want {
			if !floats.EqualApprox(got[k].X, want[k].X, 1e-12) {
				t.Fatalf("%s, step %d: %v, want %v", key, k, got[k].X, want[k].X)
			}
		}
	}
}

// A run that has arrived ends when its steps no longer change x.
func TestEndsAtRest(t *testing.T) {
	f := methodtest.Diagonal([]float64{100, 50}, []float64{100, 100})
	for _, key := range []string{"gd", "momentum", "nesterov", "newton", "hf", "cg", "bfgs", "l-bfgs", "nonlinear-cg", "nelder-mead"} {
		run, err := steps(entry(t, key).New(), f, []float64{-3, 7}, 20000, -1)
		if !errors.Is(err, method.ErrNoProgress) && !errors.Is(err, method.ErrLineSearch) && !errors.Is(err, method.ErrBreakdown) {
			t.Errorf("%s: error %v after %d steps, want an end", key, err, len(run))
			continue
		}
		if last := run[len(run)-1]; !floats.EqualApprox(last.X, []float64{1, 2}, 1e-6) {
			t.Errorf("%s: ends at %v, %v, want (1, 2)", key, last.X, err)
		}
	}
}

// At a turning point of the ball the velocity is zero and the gradient is not:
// x stays for one step, and the run goes on. With f = ¾x², η = 1 and μ = ½ from
// x = 1 the velocities are −1.5, 0, 0.75 without any rounding.
func TestTurningPoint(t *testing.T) {
	f := methodtest.Diagonal([]float64{1.5}, []float64{0})
	run, err := steps(set(t, entry(t, "momentum"), "rate=1 decay=0.5"), f, []float64{1}, 3, -1)
	if err != nil {
		t.Fatalf("error %v after %d iterates, want it to roll on", err, len(run))
	}
	for k, want := range []float64{1, -0.5, -0.5, 0.25} {
		if run[k].X[0] != want {
			t.Errorf("x%d = %g, want %g", k, run[k].X[0], want)
		}
	}
}

// A start whose value or gradient is not finite is yielded, and then the end.
func TestNotFiniteStart(t *testing.T) {
	value, slope := methodtest.Rosenbrock(), methodtest.Rosenbrock()
	value.Value = func([]float64) float64 { return math.NaN() }
	slope.Gradient = func(dst, _ []float64) { dst[0], dst[1] = 1, math.Inf(1) }
	for _, e := range all.Methods() {
		for name, f := range map[string]methodtest.Func{"value": value, "gradient": slope} {
			run, err := steps(e.New(), f, []float64{-1.2, 1}, 10, -1)
			free := e.Key == "nelder-mead" && name == "gradient" // it asks for none
			if !free && (!errors.Is(err, method.ErrBreakdown) || len(run) != 1) {
				t.Errorf("%s, %s: %d iterates, error %v, want the start and a breakdown", e.Key, name, len(run), err)
			}
		}
	}
	f := methodtest.Rosenbrock()
	f.HessVec = func(dst, _, _ []float64) { dst[0], dst[1] = math.NaN(), 1 }
	for _, key := range []string{"newton", "hf", "cg"} {
		run, err := steps(entry(t, key).New(), f, []float64{-1.2, 1}, 10, -1)
		if !errors.Is(err, method.ErrBreakdown) || len(run) != 1 {
			t.Errorf("%s, product: %d iterates, error %v, want the start and a breakdown", key, len(run), err)
		}
	}
}
