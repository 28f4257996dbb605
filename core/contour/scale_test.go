package contour_test

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/contour"
)

// ramp returns n values, evenly from low to high.
func ramp(n int, low, high float64) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = low + (high-low)*float64(i)/float64(n-1)
	}
	return v
}

func TestNewScale(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	parabola := ramp(2000, 0, 100)
	for i, x := range parabola {
		parabola[i] = x * x
	}
	tests := []struct {
		name        string
		values      []float64
		log         bool
		base        float64
		wantLog     bool
		low, high   float64 // of the levels, in f
		least, most int     // how many levels for 10
	}{
		{"even", ramp(1000, 0, 100), false, 0, false, 0, 100, 7, 14},
		{"even, negative", ramp(1000, -3, -2), false, 0, false, -3, -2, 7, 14},
		{"a pole takes no levels", append(ramp(1000, 0, 100), 1e9), false, 0, false, 0, 100, 7, 14},
		{"infinities and NaN are left out", append(ramp(1000, 0, 100), inf, -inf, nan), false, 0, false, 0, 100, 7, 14},
		{"log", parabola, true, 0, true, 1e-1, 1e4, 7, 14},
		{"log, values at and below base", append(slices.Clone(parabola), 0, 0, -5), true, 0, true, 1e-1, 1e4, 7, 14},
		{"log, no base", parabola, true, nan, true, 1e-1, 1e4, 7, 14},
		{"log, base far below", ramp(1000, 0, 1), true, -1e300, false, 0, 1, 7, 14},
		{"log, base above all", ramp(1000, 0, 1), true, 5, false, 0, 1, 7, 14},
		{"flat but for a bump", append(make([]float64, 1000), 8), false, 0, false, 0, 8, 7, 14},
		{"constant", make([]float64, 50), true, 0, false, 0, 0, 0, 0},
		{"nothing finite", []float64{nan, inf, -inf}, true, nan, true, 0, 0, 0, 0},
		{"no values", nil, false, 0, false, 0, 0, 0, 0},
		{"whole range of numbers", ramp(1000, -8e307, 8e307), false, 0, false, -8e307, 8e307, 7, 14},
		{"next to each other", []float64{1e17, 1e17 + 16}, false, 0, false, 0, 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := contour.NewScale(tt.values, 10, tt.log, tt.base)
			if n := len(s.Levels); n < tt.least || n > tt.most {
				t.Fatalf("%d levels %v, want %d to %d", n, s.Levels, tt.least, tt.most)
			}
			if len(s.Levels) == 0 {
				return
			}
			if s.Log != tt.wantLog {
				t.Errorf("Log = %v, want %v", s.Log, tt.wantLog)
			}
			low, high := valueAt(s, s.Levels[0]), valueAt(s, s.Levels[len(s.Levels)-1])
			if low < tt.low || high > tt.high || !slices.IsSorted(s.Levels) {
				t.Errorf("levels from %g to %g, want them within [%g, %g]", low, high, tt.low, tt.high)
			}
		})
	}
}

// valueAt returns the value at place t of a scale.
func valueAt(s contour.Scale, t float64) float64 {
	if !s.Log {
		return t
	}
	return s.Base + math.Pow(10, t)
}

// TestOfHasAnInverse: a place on a log scale is log₁₀(f − base).
func TestOfHasAnInverse(t *testing.T) {
	s := contour.NewScale(ramp(1000, 3, 1e4), 10, true, 3)
	for _, f := range []float64{1e2, 1e3, 5e3} {
		if got := valueAt(s, s.Of(f)); math.Abs(got-f) > 1e-9*f {
			t.Errorf("at the place of %g the value is %g", f, got)
		}
	}
}

func TestScaleOfSpecial(t *testing.T) {
	s := contour.NewScale(ramp(1000, 0, 1e4), 10, true, 0)
	for _, f := range []float64{0, -7, math.Inf(-1), 1e-300} {
		if got := s.Of(f); got != s.Floor {
			t.Errorf("Of(%g) = %g, want the floor %g", f, got, s.Floor)
		}
	}
	if got := s.Of(math.NaN()); !math.IsNaN(got) {
		t.Errorf("Of(NaN) = %g, want NaN", got)
	}
	if got := s.Of(math.Inf(1)); !math.IsInf(got, 1) {
		t.Errorf("Of(Inf) = %g, want Inf", got)
	}
	if s.Floor >= s.Levels[0] {
		t.Errorf("floor %g is not below the first level %g", s.Floor, s.Levels[0])
	}
}

// TestLogIsolinesAreRound: log interpolation keeps the circles of |x|² round,
// where interpolation in f itself would bulge between samples.
func TestLogIsolinesAreRound(t *testing.T) {
	const n, half = 41, 2
	g := sample(n, half, func(x, y float64) float64 { return math.Exp(6 * math.Hypot(x, y)) })
	s := contour.NewScale(g.Values, 8, true, 0)
	for k, lines := range contour.Lines(s.Map(g), s.Levels) {
		want := math.Log(valueAt(s, s.Levels[k])) / 6
		for _, line := range lines {
			for _, p := range line {
				x, y := half*(2*p.X/(n-1)-1), half*(2*p.Y/(n-1)-1)
				if want > 0.3 && math.Abs(math.Hypot(x, y)-want) > 0.002 {
					t.Fatalf("radius %g at %v, want %g", math.Hypot(x, y), p, want)
				}
			}
		}
	}
}
