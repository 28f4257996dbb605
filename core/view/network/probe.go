package network

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How the place of the data is drawn, and the numbers at the units, in pixels.
const (
	probeDot   = 1.8 // radii
	probeRing  = 7.0
	probeOuter = 12.5 // from the place to where the lines end

	numberSize   = 10.0
	numberSmall  = 9.0  // where there is less room
	numberUnit   = 26.0 // side of the least units that have numbers
	numberBelow  = 10.0 // most from a unit to the middle of its number
	numberAbove  = 1.0  // nearer to the next unit, for the line around this one
	numberShare  = 1.0  // of the size, that the gap between units must have
	mostDecimals = 2
)

// probe draws a cross-hair at the place of the data that is looked at.
func (s *scene) probe() draw.Layer {
	l := draw.Layer{Clip: s.output.Plot}
	if s.p.Look.Probe == nil || s.output.Plot == (draw.Rect{}) {
		return l
	}
	at := s.output.Pixel(s.p.Look.Probe[0], s.p.Look.Probe[1])
	if !draw.Drawable(at) || !s.output.Plot.Grown(probeOuter).Holds(at) {
		return l
	}
	ring := draw.Placed(draw.Regular(28, 1, 0), at, probeRing)
	var lines []draw.Path
	for k := range 4 {
		sin, cos := math.Sincos(float64(k) * math.Pi / 2)
		lines = append(lines, draw.Path{
			{X: at.X + probeRing*cos, Y: at.Y + probeRing*sin},
			{X: at.X + probeOuter*cos, Y: at.Y + probeOuter*sin},
		})
	}
	dot := draw.Placed(draw.Regular(12, 1, 0), at, probeDot)
	l.Ring(s.pal.Surface, 4.6, ring)
	l.Line(s.pal.Surface, 4.6, nil, lines...)
	l.Ring(s.pal.Surface, 2.6, dot)
	l.Ring(s.theme.Accent(), 2, ring)
	l.Line(s.theme.Accent(), 2, nil, lines...)
	l.Fill(s.theme.Accent(), dot)
	return l
}

// numbers writes under each unit what it answers at the place of the data, where
// there is room for it.
func (s *scene) numbers() draw.Layer {
	l := draw.Layer{Clip: s.net.pane}
	for i := range min(len(s.net.columns), len(s.p.Look.Units)) {
		drop, size := s.numberPlace(i)
		if size == 0 {
			continue
		}
		room := s.net.side - s.badgeRadius() // the badge is at the lower left corner
		for j := range min(s.net.columns[i].shown, len(s.p.Look.Units[i])) {
			r := s.net.square(i, j)
			l.Text(draw.Text{At: draw.Pt(r.X+r.W-room/2, r.Y+r.H+drop), S: compact(s.p.Look.Units[i][j], room, size), Size: size,
				Color: s.pal.Ink, Halo: s.pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
		}
	}
	return l
}

// numberPlace returns how far below the units of column i the middle of their
// numbers is, and the size of these; 0 where there are none.
func (s *scene) numberPlace(i int) (drop, size float64) {
	if s.net.side < numberUnit || i >= len(s.p.Look.Units) {
		return 0, 0
	}
	gap := s.net.columns[i].pitch - s.net.side
	for _, size := range []float64{numberSize, numberSmall} {
		if gap >= numberShare*size {
			return math.Min(gap/2+numberAbove, numberBelow), size
		}
	}
	return 0, 0
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
