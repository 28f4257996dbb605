package plot

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
)

// How weights are drawn.
const (
	LeastWidth = 0.7  // of a line for the weight 0, in pixels
	LeastInk   = 0.22 // share of its colour in the faintest line
	HeadReach  = 9.0  // from the tip of a wire to the base of its head, in pixels
	wireUnit   = 0.7  // |w| at which a wire has 63 % of its strength: gates have weights of about 1
)

// negativeDash marks a weight below 0 without colour.
var negativeDash = []float64{5, 4}

// SignDash returns the dash of an edge of weight w: 5 and 4 pixels below 0; nil, which is solid, elsewhere.
func SignDash(w float64) []float64 {
	if w < 0 {
		return negativeDash
	}
	return nil
}

// wireStrength returns the size of a weight on a scale that saturates: 0 for 0, near
// 1 for great ones.
func wireStrength(w float64) float64 { return 1 - elementary.Exp(-math.Abs(w)/wireUnit) }

// WireWidth returns the width in pixels of a wire of weight w: from LeastWidth for 0 towards most for a great |w|.
func WireWidth(w, most float64) float64 {
	t := wireStrength(w)
	return LeastWidth + t*t*(most-LeastWidth)
}

// WireColor returns the colour of a wire of weight w, the paler the weaker.
func WireColor(th draw.Theme, w float64) draw.Color {
	ink := LeastInk + (1-LeastInk)*wireStrength(w)
	return draw.Mix(th.Palette().Surface, th.SignColor(w), ink)
}

// headShape returns the end of a wire at tip with direction u, and whether it is
// filled: an arrow head for a weight above 0, a ring for one below.
func headShape(tip, u draw.Point, reach, w float64) (shape draw.Path, filled bool) {
	if w < 0 {
		r := reach / 2
		return draw.Placed(draw.Regular(20, 1, 0), draw.Pt(tip.X-r*u.X, tip.Y-r*u.Y), r), false
	}
	half := 0.48 * reach
	back := draw.Pt(tip.X-reach*u.X, tip.Y-reach*u.Y)
	return draw.Path{tip, {X: back.X - half*u.Y, Y: back.Y + half*u.X}, {X: back.X + half*u.Y, Y: back.Y - half*u.X}}, true
}

// WireHead draws the end of a wire of weight w at tip with direction u, reach pixels long: an arrow head for a weight
// above 0, a ring for one below, nothing for 0.
func WireHead(l *draw.Layer, pal *draw.Palette, tip, u draw.Point, reach, w float64, color draw.Color) {
	if w == 0 {
		return
	}
	shape, filled := headShape(tip, u, reach, w)
	if filled {
		l.Ring(pal.Surface, 2, shape)
		l.Fill(color, shape)
		return
	}
	l.Fill(pal.Surface, shape)
	l.Ring(color, math.Max(1.3, reach/5), shape)
}
