package scene

import "hfplayground/core/wire"

// testDash marks the line of the test: finer dots than those of any slot.
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
func (c *plotted) line(r *wire.Run, values []float64) Path {
	x := c.along(r)
	path := make(Path, min(len(x), len(values)))
	for i := range path {
		path[i] = c.pixel(x[i], values[i])
	}
	return path
}

// stroke is one line of a run, ready to be drawn.
type stroke struct {
	slot  *slot
	width float64
	parts []Path
}

// lines draws the lines of all runs. Those of the test come first. Then every
// line gets its edge before any is drawn: where dashed lines coincide, each is
// seen through the gaps of the others.
func (c *plotted) lines(l *Layer, pal *palette) {
	inside := c.plot.grown(margin)
	var strokes []stroke
	for _, k := range c.order() {
		r := &c.race.Runs[k]
		s := slotOf(r.Slot)
		middle, bands := calmed(c.line(r, c.quantity.train(r)))
		for _, b := range bands {
			l.fill(s.color.alpha(bandShade), held(b, inside))
		}
		test, _ := calmed(c.line(r, c.quantity.test(r)))
		dotted(l, s, pal, drawn(test, inside)...)
		width := runWidth
		if k == c.look.Selected {
			width = selectedWidth
		}
		strokes = append(strokes, stroke{s, width, drawn(middle, inside)})
	}
	for _, k := range strokes {
		casing := pal.surface
		if contrast(k.slot.color, casing) < leastCasing {
			casing = pal.casing(k.slot.color)
		}
		l.line(casing, k.width+runCasing, nil, k.parts...)
	}
	for _, k := range strokes {
		l.line(k.slot.color, k.width, k.slot.dash, k.parts...)
	}
}

// dotted draws lines of the test in the colour of their run.
func dotted(l *Layer, s *slot, pal *palette, parts ...Path) {
	if contrast(s.color, pal.surface) < leastCasing {
		l.line(pal.casing(s.color), testWidth+testCasing, testDash, parts...)
	}
	l.line(s.color, testWidth, testDash, parts...)
}
