package scene

import (
	"math"
	"testing"
)

func TestSpan(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct {
		name      string
		low, high float64
		values    []float64
		want      span
	}{
		{"tanh", -1, 1, nil, span{0, 1}},
		{"logistic", 0, 1, nil, span{0.5, 0.5}},
		{"around 0, uneven", -0.25, 2, nil, span{0, 2}},
		{"not bounded", 0, inf, []float64{0, 3, -1, inf, math.NaN()}, span{0, 3}},
		{"all 0", -inf, inf, []float64{0, 0}, span{0, 1}},
		{"wrong way round", 1, -1, []float64{-2}, span{0, 2}},
	}
	for _, tt := range tests {
		if got := spanOf(tt.low, tt.high, tt.values); got != tt.want {
			t.Errorf("%s: spanOf(%g, %g, %v) = %v, want %v", tt.name, tt.low, tt.high, tt.values, got, tt.want)
		}
	}
	s := span{0.5, 2}
	if got := s.at(s.of(1.75)); got != 1.75 {
		t.Errorf("at(of(1.75)) = %g", got)
	}
}

// TestBands: as many bands as colours, 0 between two of them, the ends in full.
func TestBands(t *testing.T) {
	const n = 4
	levels := bandLevels(n)
	if len(levels) != 2*n-1 || levels[n-1] != 0 || levels[0] != -0.75 {
		t.Errorf("bandLevels(%d) = %v", n, levels)
	}
	if bandShare(0, n) != -1 || bandShare(2*n-1, n) != 1 || bandShare(n-1, n) != -bandShare(n, n) {
		t.Errorf("shares = %g, %g to %g, %g", bandShare(0, n), bandShare(n-1, n), bandShare(n, n), bandShare(2*n-1, n))
	}
}

// TestDivergingSigns: away from 0 both sides leave the middle steadily, and a
// dichromat tells the ends apart: they differ in the blue-yellow of Oklab, the
// axis that deuteranopes and protanopes keep.
func TestDivergingSigns(t *testing.T) {
	const steps = 8
	for name, th := range themes {
		for _, sign := range []float64{-1, 1} {
			last := 0.0
			for k := 1; k <= steps; k++ {
				d := oklabDistance(th.diverging(sign*float64(k)/steps), th.middle())
				if d <= last {
					t.Errorf("%s: step %d of side %g does not leave the middle", name, k, sign)
				}
				last = d
			}
		}
		low, high := oklab(th.diverging(-1)), oklab(th.diverging(1))
		if low[2]-high[2] < 0.15 {
			t.Errorf("%s: the ends differ by %.3f in blue-yellow, want 0.15", name, low[2]-high[2])
		}
		for _, sign := range []float64{-1, 1} {
			if got := contrast(th.signColor(sign), th.palette().surface); got < leastCasing {
				t.Errorf("%s: edges of sign %g have %.2f:1 to the surface, want %d", name, sign, got, leastCasing)
			}
		}
	}
}

func oklabDistance(a, b Color) float64 {
	p, q := oklab(a), oklab(b)
	return math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2])
}
