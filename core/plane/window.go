package plane

import (
	"math"

	"hfplayground/core/elementary"
	"hfplayground/core/wire"
)

// Scale returns a window with the same middle, factor times as large.
func Scale(w wire.Window, factor float64) wire.Window {
	cx, cy := (w.X0+w.X1)/2, (w.Y0+w.Y1)/2
	hx, hy := factor*(w.X1-w.X0)/2, factor*(w.Y1-w.Y0)/2
	return wire.Window{X0: cx - hx, X1: cx + hx, Y0: cy - hy, Y1: cy + hy}
}

// visibleDigits is how finely a position is written: in 10⁻⁴ of the window.
const visibleDigits = 4

// Round returns x rounded to visibleDigits digits of the extent of a window.
func Round(x, extent float64) float64 {
	digits := visibleDigits - int(math.Ceil(elementary.Log10(extent)))
	scale := elementary.Pow(10, math.Abs(float64(digits)))
	if digits < 0 {
		return math.Round(x/scale) * scale
	}
	return math.Round(x*scale) / scale
}
