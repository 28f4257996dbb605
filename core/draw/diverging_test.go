package draw

import (
	"math"
	"testing"
)

// TestBands: as many bands as colours, 0 between two of them, the ends in full.
func TestBands(t *testing.T) {
	const n = 4
	levels := bandLevels(n)
	if len(levels) != 2*n-1 || levels[n-1] != 0 || levels[0] != -0.75 {
		t.Errorf("bandLevels(%d) = %v", n, levels)
	}
	if BandShare(0, n) != -1 || BandShare(2*n-1, n) != 1 || BandShare(n-1, n) != -BandShare(n, n) {
		t.Errorf("shares = %g, %g to %g, %g", BandShare(0, n), BandShare(n-1, n), BandShare(n, n), BandShare(2*n-1, n))
	}
}

// TestDivergingSigns: away from 0 both sides leave the middle steadily, and a
// dichromat tells the ends apart: they differ in the blue-yellow of Oklab, the
// axis that deuteranopes and protanopes keep.
func TestDivergingSigns(t *testing.T) {
	const steps = 8
	for name, th := range bothThemes {
		for _, sign := range []float64{-1, 1} {
			last := 0.0
			for k := 1; k <= steps; k++ {
				d := oklabDistance(th.Diverging(sign*float64(k)/steps), th.Middle())
				if d <= last {
					t.Errorf("%s: step %d of side %g does not leave the middle", name, k, sign)
				}
				last = d
			}
		}
		low, high := oklab(th.Diverging(-1)), oklab(th.Diverging(1))
		if low[2]-high[2] < 0.15 {
			t.Errorf("%s: the ends differ by %.3f in blue-yellow, want 0.15", name, low[2]-high[2])
		}
		for _, sign := range []float64{-1, 1} {
			if got := Contrast(th.SignColor(sign), th.Palette().Surface); got < LeastCasing {
				t.Errorf("%s: edges of sign %g have %.2f:1 to the surface, want %d", name, sign, got, LeastCasing)
			}
		}
	}
}

func oklabDistance(a, b Color) float64 {
	p, q := oklab(a), oklab(b)
	return math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2])
}
