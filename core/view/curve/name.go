package curve

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// What the lines of the test are named.
const (
	testSuffix = ", test"      // after the label of the run
	testAlone  = "test"        // beside the marker of the run
	testHint   = "test dotted" // in the plot, where they are not named
)

// Measures of the names at the ends of lines, in pixels.
const (
	nameApart  = 14 // least distance of two names
	nameGutter = 20 // between the plot and a name, for its marker
	nameMargin = 2  // right of a name
)

// naming is how the lines are named at their ends.
type naming struct {
	runs  bool
	tests bool    // the lines of the test as well
	short bool    // those without the label of their run
	width float64 // room for the names
}

// endName is what is written at the end of a line.
type endName struct {
	draw.Text
	run  int
	test bool // of the line of the test
}

// name decides how the lines of a curve of w × h pixels are named: the runs when
// all of them have room, and those of the test when these have as well.
func (c *chart) name(w, h float64) {
	runs, tests, widest := len(c.race.Runs), 0, 0.0
	for i := range c.race.Runs {
		r := &c.race.Runs[i]
		widest = math.Max(widest, draw.TextWidth(r.Label, draw.SmallSize))
		if len(c.quantity.test(r)) > 0 {
			tests++
		}
	}
	fit := func(names int) bool { return float64(names-1)*nameApart <= c.plot.H }
	if w < leastNames || h < leastTicks || !fit(runs) {
		return
	}
	n := naming{runs: true, tests: tests > 0 && fit(runs+tests)}
	if n.tests {
		full := widest + draw.TextWidth(testSuffix, draw.SmallSize)
		if n.short = full+nameGutter+nameMargin > w/4; !n.short {
			widest = full
		}
	}
	n.width = math.Min(widest+nameGutter+nameMargin, w/4)
	c.naming = n
}

// names writes the name of each line beside its last value, with the marker of
// its run, moved apart where they would touch. The markers of the test are
// hollow.
func (c *chart) names(l *draw.Layer, pal *draw.Palette) {
	if !c.naming.runs {
		return
	}
	names := c.endNames(pal)
	texts := make([]draw.Text, len(names))
	for i := range names {
		texts[i] = names[i].Text
	}
	plot.Spread(texts, c.plot.Y, c.plot.Y+c.plot.H, nameApart)
	for i, t := range texts {
		s := plot.RunStyle(pal, c.race.Runs[names[i].run].Style)
		at := draw.Pt(t.At.X-9, t.At.Y)
		if names[i].test {
			hollow(l, s, at, plot.MarkerSize, pal)
		} else {
			shape := draw.Placed(s.Marker, at, plot.MarkerSize)
			l.Ring(pal.Casing(s.Color), 1.6, shape)
			l.Fill(s.Color, shape)
		}
		l.Text(t)
	}
}

// endNames returns the names of the lines that end somewhere.
func (c *chart) endNames(pal *draw.Palette) []endName {
	var names []endName
	room := c.naming.width - nameGutter + marginRight - nameMargin
	add := func(values []float64, run int, s string, test bool) {
		at, ok := c.lastPoint(&c.race.Runs[run], values)
		if !ok {
			return
		}
		t := draw.Text{At: draw.Pt(c.plot.X+c.plot.W+nameGutter, at.Y), S: draw.Cut(s, room, draw.SmallSize), Size: draw.SmallSize,
			Bold: run == c.look.Selected && !test, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}}
		if test {
			t.Color = pal.Faint
		}
		names = append(names, endName{t, run, test})
	}
	for i := range c.race.Runs {
		r := &c.race.Runs[i]
		add(c.quantity.train(r), i, r.Label, false)
		switch {
		case c.naming.tests && c.naming.short:
			add(c.quantity.test(r), i, testAlone, true)
		case c.naming.tests:
			add(c.quantity.test(r), i, r.Label+testSuffix, true)
		}
	}
	return names
}

// hollow draws the marker of the test of a run.
func hollow(l *draw.Layer, s draw.Style, at draw.Point, size float64, pal *draw.Palette) {
	shape := draw.Placed(s.Marker, at, size)
	l.Fill(pal.Surface, shape)
	if draw.Contrast(s.Color, pal.Surface) < draw.LeastCasing {
		l.Ring(pal.Casing(s.Color), 2.6, shape)
	}
	l.Ring(s.Color, 1.3, shape)
}

// lastPoint returns where the last of values that can be drawn is drawn.
func (c *chart) lastPoint(r *wire.Run, values []float64) (draw.Point, bool) {
	x := c.along(r)
	for i := min(len(x), len(values)) - 1; i >= 0; i-- {
		if at := c.pixel(x[i], values[i]); draw.Drawable(at) {
			return at, true
		}
	}
	return draw.Point{}, false
}

// hint says how lines of the test are drawn, as high and as far right as there is a free place, else at the top.
func (c *chart) hint(pal *draw.Palette, written []draw.Rect) draw.Text {
	const row, column = 12, 24 // of the places that are tried, in pixels
	first := draw.Pt(c.plot.X+c.plot.W-4, c.plot.Y)
	t := draw.Label(first, testHint, pal.Faint, draw.End, draw.Top)
	t.Halo = pal.Surface
	for ; t.At.Y+row < c.plot.Y+c.plot.H; t.At.X, t.At.Y = first.X, t.At.Y+row {
		for ; t.At.X > c.plot.X; t.At.X -= column {
			if box := draw.BoxOf(t); box.X > c.plot.X+2 && !draw.Touches(box.Grown(1), written) && !draw.Crossed(box, c.covered) && !c.crossesLevel(box) {
				return t
			}
		}
	}
	t.At = first
	return t
}
