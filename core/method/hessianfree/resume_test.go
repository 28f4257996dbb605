package hessianfree_test

import (
	"slices"
	"testing"

	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
)

// λ goes on where it was, and begins anew where its first value is another.
func TestResumeDamping(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	at := cut(t, hessianfree.New(), f, x0, 6)
	was := fact(t, cut(t, hessianfree.New(), f, x0, 7), "lambda").Value
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
		run := resume(t, set(t, tt.settings), f, at.X, at.Memory, 2)
		if got := fact(t, run[1], "lambda").Value; got != tt.want {
			t.Errorf("%q: λ = %g, want %g", tt.settings, got, tt.want)
		}
	}
	// Cut once more, the new λ₀ is the one to compare with.
	twice := set(t, "damping=7")
	again := resume(t, twice, f, at.X, at.Memory, 3)
	got := fact(t, resume(t, twice, f, again[2].X, again[2].Memory, 1)[1], "lambda").Value
	if want := fact(t, again[3], "lambda").Value; got != want || want == 7 {
		t.Errorf("resumed twice: λ = %g, want %g, and not 7", got, want)
	}
}

// The warm start goes on too, in the share that the settings of the moment say.
func TestResumeWarmStart(t *testing.T) {
	f, x0 := methodtest.Rosenbrock(), []float64{-1.2, 1}
	at := cut(t, hessianfree.New(), f, x0, 6)
	start := func(settings string) []float64 {
		return resume(t, set(t, settings), f, at.X, at.Memory, 1)[1].Inner.Iters[0].D
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
