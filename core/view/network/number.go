package network

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How the numbers at the units are drawn, in pixels.
const (
	numberSize   = 10.0
	numberSmall  = 9.0  // where there is less room
	numberUnit   = 26.0 // side of the least units that have numbers
	numberBelow  = 10.0 // most from a unit to the middle of its number
	numberAbove  = 1.0  // nearer to the next unit, for the line around this one
	numberShare  = 1.0  // of the size, that the gap between units must have
	mostDecimals = 2
)

// numbers are what the units answer at the place of the data, written under each.
type numbers struct {
	*graph
	units [][]float64 // by column
}

// draw writes the numbers where there is room for them.
func (n numbers) draw(s style) draw.Layer {
	l := draw.Layer{Clip: n.pane}
	for i := range min(len(n.columns), len(n.units)) {
		drop, size := n.place(i)
		if size == 0 {
			continue
		}
		room := n.side - n.badgeRadius() // the badge is at the lower left corner
		for j := range min(n.columns[i].shown, len(n.units[i])) {
			r := n.square(i, j)
			l.Text(draw.Text{At: draw.Pt(r.X+r.W-room/2, r.Y+r.H+drop), S: compact(n.units[i][j], room, size), Size: size,
				Color: s.pal.Ink, Halo: s.pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
		}
	}
	return l
}

// place returns how far below the units of column i the middle of their
// numbers is, and the size of these; 0 where there are none.
func (n numbers) place(i int) (drop, size float64) {
	if n.side < numberUnit || i >= len(n.units) {
		return 0, 0
	}
	gap := n.columns[i].pitch - n.side
	for _, size := range []float64{numberSize, numberSmall} {
		if gap >= numberShare*size {
			return math.Min(gap/2+numberAbove, numberBelow), size
		}
	}
	return 0, 0
}

// box returns the square of unit j of column i with the number under it.
func (n numbers) box(i, j int) draw.Rect {
	r := n.square(i, j)
	if drop, size := n.place(i); size > 0 {
		r.H += drop + size/2
	}
	return r
}

// compact returns v with as many decimals as fit into room, at most two and for
// numbers below 10 at least one; "" where that does not fit, or v is not finite.
func compact(v, room, size float64) string {
	const most = 1e6 // no unit has room for as many digits
	if !(math.Abs(v) < most) {
		return ""
	}
	least := 0
	if math.Abs(v) < 10 {
		least = 1
	}
	for decimals := mostDecimals; decimals >= least; decimals-- {
		unit := math.Pow10(-decimals)
		s := plot.Minus(strconv.FormatFloat(math.Round(v/unit)*unit+0, 'f', decimals, 64)) // + 0 makes −0 a 0
		if draw.TextWidth(s, size) <= room {
			return s
		}
	}
	return ""
}
