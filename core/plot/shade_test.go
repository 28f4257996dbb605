package plot_test

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// TestShade: the ends and the middle of the values have those of the colours, values beyond
// the ends too, and what is no number is 0.
func TestShade(t *testing.T) {
	for _, c := range []struct {
		v      float64
		n      int
		signed bool
		want   uint8
	}{
		{0, 17, false, 0}, {1, 17, false, 16}, {0.5, 17, false, 8}, {-1, 17, false, 0}, {7, 17, false, 16}, {math.NaN(), 17, false, 0},
		{0, 33, true, 16}, {1, 33, true, 32}, {-1, 33, true, 0}, {0.5, 33, true, 24}, {-0.5, 33, true, 8},
		{math.Inf(1), 33, true, 32}, {math.Inf(-1), 33, true, 0}, {math.NaN(), 33, true, 16}, {0.01, 33, true, 16}, {-0.01, 33, true, 16},
	} {
		if got := plot.Shade(c.v, c.n, c.signed); got != c.want {
			t.Errorf("Shade(%g, %d, %t) = %d, want %d", c.v, c.n, c.signed, got, c.want)
		}
	}
	for _, signed := range []bool{false, true} {
		theme := draw.Theme{Dark: signed}
		colors := plot.Shades(theme, signed, 16)
		if got := colors[plot.Shade(0, len(colors), signed)]; got != theme.Middle() {
			t.Errorf("0 of %d colours is %v, want the middle %v", len(colors), got, theme.Middle())
		}
	}
}
