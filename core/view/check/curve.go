package check

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// The slots that tell the two kinds of difference apart, by colour, dash and
// marker.
const (
	forwardSlot = 1
	centralSlot = 0
)

// path returns errors against ε in pixels. It parts where an error is zero or
// not a number.
func (c *chart) path(errors []float64) draw.Path {
	path := make(draw.Path, len(errors))
	for i, e := range errors {
		path[i] = c.pixel(c.logs(c.epsilon[i], e))
	}
	return path
}

// curve draws a path with markers, as many as have room.
func (c *chart) curve(l *draw.Layer, path draw.Path, number int, pal *draw.Palette) {
	s := draw.SeriesStyle(number)
	inside := c.plot.Grown(2)
	parts := draw.Clipped(draw.Thinned(path), inside)
	casing := pal.Surface
	if draw.Contrast(s.Color, casing) < draw.LeastCasing {
		casing = pal.Casing(s.Color)
	}
	l.Line(casing, 3.6, nil, parts...)
	l.Line(s.Color, 2, s.Dash, parts...)
	var marks []draw.Path
	apart := plot.NewSpacing(markersApart)
	for _, at := range path {
		if draw.Drawable(at) && inside.Holds(at) && apart.Claim(at) {
			marks = append(marks, draw.Placed(s.Marker, at, plot.MarkerSize))
		}
	}
	l.Ring(pal.Casing(s.Color), 1.6, marks...)
	for _, m := range marks { // one by one: where two meet, neither has a hole
		l.Fill(s.Color, m)
	}
}

// exactPixel returns the height of the exact product's own error; the bottom of
// the scale for none.
func (c *chart) exactPixel() float64 {
	return c.scale.Y + c.scale.H*(1-math.Min(1, c.y.Share(c.adjoint)))
}

// exact draws the error of the exact product, which knows no step.
func (c *chart) exact(l *draw.Layer, pal *draw.Palette) {
	if math.IsNaN(c.adjoint) {
		return
	}
	y := c.exactPixel()
	l.Line(pal.Ink, 1.6, nil, draw.Path{{X: c.plot.X, Y: y}, {X: c.plot.X + c.plot.W, Y: y}})
}
