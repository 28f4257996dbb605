package scene

import "math"

// The slots that tell the two kinds of difference apart, by colour, dash and
// marker.
const (
	checkForward = 1
	checkCentral = 0
)

// path returns errors against ε in pixels. It parts where an error is zero or
// not a number.
func (c *checkPlot) path(errors []float64) Path {
	path := make(Path, len(errors))
	for i, e := range errors {
		path[i] = c.pixel(c.logs(c.epsilon[i], e))
	}
	return path
}

// curve draws a path with markers, as many as have room.
func (c *checkPlot) curve(l *Layer, path Path, number int, pal *palette) {
	s := slotOf(number)
	inside := c.plot.grown(2)
	parts := clipped(thinned(path), inside)
	casing := pal.surface
	if contrast(s.color, casing) < leastCasing {
		casing = pal.casing(s.color)
	}
	l.line(casing, 3.6, nil, parts...)
	l.line(s.color, 2, s.dash, parts...)
	var marks []Path
	apart := newSpacing(checkApart)
	for _, at := range path {
		if drawable(at) && inside.holds(at) && apart.claim(at) {
			marks = append(marks, placed(s.marker, at, markerSize))
		}
	}
	l.ring(pal.casing(s.color), 1.6, marks...)
	for _, m := range marks { // one by one: where two meet, neither has a hole
		l.fill(s.color, m)
	}
}

// exactPixel returns the height of the exact product's own error; the bottom of
// the scale for none.
func (c *checkPlot) exactPixel() float64 {
	return c.scale.Y + c.scale.H*(1-math.Min(1, c.y.share(c.adjoint)))
}

// exact draws the error of the exact product, which knows no step.
func (c *checkPlot) exact(l *Layer, pal *palette) {
	if math.IsNaN(c.adjoint) {
		return
	}
	y := c.exactPixel()
	l.line(pal.ink, 1.6, nil, Path{{c.plot.X, y}, {c.plot.X + c.plot.W, y}})
}
