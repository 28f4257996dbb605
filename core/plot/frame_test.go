package plot

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

func TestPixelAndPlaceAreInverse(t *testing.T) {
	f := Frame{Plot: draw.Rect{X: 40, Y: 10, W: 418, H: 314}, Window: wire.Window{X0: -3, X1: 5, Y0: 1e-3, Y1: 2e-3}}
	for _, q := range [][2]float64{{-3, 1e-3}, {5, 2e-3}, {0.25, 1.7e-3}} {
		p := f.Pixel(q[0], q[1])
		if x, y := f.Place(p.X, p.Y); math.Abs(x-q[0]) > 1e-12 || math.Abs(y-q[1]) > 1e-15 {
			t.Errorf("Place(Pixel(%v)) = %g, %g", q, x, y)
		}
	}
	corner := f.Pixel(f.Window.X0, f.Window.Y1)
	if corner != (draw.Pt(f.Plot.X, f.Plot.Y)) {
		t.Errorf("the upper left corner is at %v, want %v", corner, f.Plot)
	}
}
