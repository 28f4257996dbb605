package curve

import (
	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// testDash marks the line of the test: finer dots than those of any run.
var testDash = []float64{0.1, 3.4}

// Widths of the lines, in pixels.
const (
	runWidth      = 1.8
	selectedWidth = 2.6
	testWidth     = 1.5
	runCasing     = 1.6 // more than the line it edges
	testCasing    = 1.4
)

// bandShade is the opacity of the band that a noisy line covers.
const bandShade = 0.2

// line returns values of the run's steps as a path in pixels.
func (c *chart) line(r *wire.Run, values []float64) draw.Path {
	x := c.along(r)
	path := make(draw.Path, min(len(x), len(values)))
	for i := range path {
		path[i] = c.pixel(x[i], values[i])
	}
	return path
}

// stroke is one line of a run, ready to be drawn.
type stroke struct {
	style draw.Style
	width float64
	parts []draw.Path
}

// lines draws the lines of all runs. Those of the test come first. Then every
// line gets its edge before any is drawn: where dashed lines coincide, each is
// seen through the gaps of the others.
func (c *chart) lines(l *draw.Layer, pal *draw.Palette) {
	inside := c.plot.Grown(plot.Margin)
	var strokes []stroke
	for _, k := range c.order() {
		r := &c.race.Runs[k]
		s := plot.RunStyle(pal, r.Style)
		middle, bands := calmed(c.line(r, c.quantity.train(r)))
		for _, b := range bands {
			l.Fill(s.Color.Alpha(bandShade), held(b, inside))
		}
		test, _ := calmed(c.line(r, c.quantity.test(r)))
		tested := draw.Drawn(test, inside)
		dotted(l, s, pal, tested...)
		c.covered = append(append(c.covered, bands...), tested...)
		width := runWidth
		if k == c.look.Selected {
			width = selectedWidth
		}
		k := stroke{s, width, draw.Drawn(middle, inside)}
		strokes = append(strokes, k)
		c.covered = append(c.covered, k.parts...)
	}
	for _, k := range strokes {
		casing := pal.Surface
		if draw.Contrast(k.style.Color, casing) < draw.LeastCasing {
			casing = pal.Casing(k.style.Color)
		}
		l.Line(casing, k.width+runCasing, nil, k.parts...)
	}
	for _, k := range strokes {
		l.Line(k.style.Color, k.width, k.style.Dash, k.parts...)
	}
}

// dotted draws lines of the test in the colour of their run.
func dotted(l *draw.Layer, s draw.Style, pal *draw.Palette, parts ...draw.Path) {
	if draw.Contrast(s.Color, pal.Surface) < draw.LeastCasing {
		l.Line(pal.Casing(s.Color), testWidth+testCasing, testDash, parts...)
	}
	l.Line(s.Color, testWidth, testDash, parts...)
}
