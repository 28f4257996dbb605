package network

import (
	"math"

	"hfplayground/core/draw"
)

// How the place of the data is drawn, in pixels.
const (
	probeDot   = 1.8 // radii
	probeRing  = 7.0
	probeOuter = 12.5 // from the place to where the lines end
)

// drawProbe draws a cross-hair at the place of the data that is looked at; nil for
// none.
func drawProbe(place *[2]float64, o *output, s style) draw.Layer {
	l := draw.Layer{Clip: o.Plot}
	if place == nil || !o.there() {
		return l
	}
	at := o.Pixel(place[0], place[1])
	if !draw.Drawable(at) || !o.Plot.Grown(probeOuter).Holds(at) {
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
