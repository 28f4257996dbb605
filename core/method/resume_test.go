package method_test

import (
	"iter"
	"math"
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// cut runs a method for some steps and returns the iterate there.
func cut(t *testing.T, m method.Method, f objective.Objective, x0 []float64, after int) method.Iterate {
	t.Helper()
	run, err := steps(m, f, x0, after, -1)
	if err != nil || len(run) != after+1 {
		t.Fatalf("%d iterates, %v, want %d", len(run), err, after+1)
	}
	return run[after]
}

// resume goes on from an iterate and returns the whole iterates of so many steps.
func resume(t *testing.T, m method.Method, f objective.Objective, x []float64, memory any, limit int) []method.Iterate {
	t.Helper()
	run, err := steps(resumed{m, memory}, f, x, limit, -1)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// Methods that can go on, and those that begin afresh.
func TestResumers(t *testing.T) {
	var got []string
	for _, e := range method.All() {
		if _, ok := e.New().(method.Resumer); ok {
			got = append(got, e.Key)
		}
	}
	if want := []string{"gd", "momentum", "nesterov", "adam", "rmsprop", "adagrad", "newton", "hf"}; !slices.Equal(got, want) {
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

// λ goes on where it was, and begins anew where its first value is another.
func TestResumeDamping(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	at := cut(t, entry(t, "hf").New(), f, x0, 6)
	was := fact(t, cut(t, entry(t, "hf").New(), f, x0, 7), "lambda").Value
	if was == 1 {
		t.Fatal("λ after 6 steps is λ₀: the test shows nothing")
	}
	tests := []struct {
		settings string
		want     float64
	}{
		{"", was},
		{"drop=0.5 cg-max=3", was},
		{"adapt=off", was},
		{"damping=7", 7},
		{"damping=0", 0},
	}
	for _, tt := range tests {
		run := resume(t, set(t, entry(t, "hf"), tt.settings), f, at.X, at.Memory, 2)
		if got := fact(t, run[1], "lambda").Value; got != tt.want {
			t.Errorf("%q: λ = %g, want %g", tt.settings, got, tt.want)
		}
	}
	// Cut once more, the new λ₀ is the one to compare with.
	twice := set(t, entry(t, "hf"), "damping=7")
	again := resume(t, twice, f, at.X, at.Memory, 3)
	got := fact(t, resume(t, twice, f, again[2].X, again[2].Memory, 1)[1], "lambda").Value
	if want := fact(t, again[3], "lambda").Value; got != want || want == 7 {
		t.Errorf("resumed twice: λ = %g, want %g, and not 7", got, want)
	}
}

// The warm start goes on too, in the share that the settings of the moment say.
func TestResumeWarmStart(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	at := cut(t, entry(t, "hf").New(), f, x0, 6)
	start := func(settings string) []float64 {
		return resume(t, set(t, entry(t, "hf"), settings), f, at.X, at.Memory, 1)[1].Inner.Iters[0].D
	}
	whole, half := start("decay=1"), start("decay=0.5")
	for i := range whole {
		if half[i] != whole[i]/2 || whole[i] == 0 {
			t.Errorf("starts %v with the whole and %v with half, want half as much, not zero", whole, half)
		}
	}
	if cold := start("warm-start=off"); !slices.Equal(cold, []float64{0, 0}) {
		t.Errorf("start %v without a warm start, want zero", cold)
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

// resumed is a method that goes on with a memory.
type resumed struct {
	method.Method
	memory any
}

func (r resumed) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return method.Resume(r.Method, f, x0, r.memory)
}

// What another method remembers is nothing to go on from.
func TestMemoryOfAnotherMethod(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	for _, from := range method.All() {
		memory := cut(t, from.New(), f, x0, 1).Memory
		for _, e := range method.All() {
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
