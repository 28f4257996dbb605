package curve

import (
	"math"
	"sort"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// testCursor is the radius of the mark of the test at the cursor, in pixels.
const testCursor = 3.8

// cursorLine draws the cursor where all runs have it in one place.
func (c *chart) cursorLine(l *draw.Layer, pal *draw.Palette) {
	if c.axis != wire.AxisSteps || c.look.Step < 0 || float64(c.look.Step) > c.last {
		return
	}
	x := c.pixel(float64(c.look.Step), 0).X
	l.Line(pal.Faint, 1, []float64{1, 3}, draw.Path{{X: x, Y: c.plot.Y}, {X: x, Y: c.plot.Y + c.plot.H}})
}

// cursors draws the markers at the cursor: those of the test, which are hollow,
// and then those of the runs.
func (c *chart) cursors(l *draw.Layer, pal *draw.Palette) {
	order := c.order()
	for _, k := range order {
		if k < len(c.look.Marks) && c.seen(c.markedTest(k)) {
			hollow(l, plot.RunStyle(pal, c.race.Runs[k].Style), c.markedTest(k), testCursor, pal)
			c.cover(c.markedTest(k))
		}
	}
	for _, k := range order {
		if k >= len(c.look.Marks) || !c.seen(c.marked(k)) {
			continue
		}
		s := plot.RunStyle(pal, c.race.Runs[k].Style)
		shape := draw.Placed(s.Marker, c.marked(k), plot.CursorSize-1)
		l.Ring(pal.Casing(s.Color), 2.6, shape)
		l.Fill(s.Color, shape)
		l.Ring(pal.Ink, 1, shape)
		c.cover(c.marked(k))
	}
}

// cover notes the place of a mark.
func (c *chart) cover(at draw.Point) {
	c.covered = append(c.covered, draw.Placed(draw.Regular(8, 1, 0), at, plot.CursorSize))
}

// seen reports whether a marker at p is drawn.
func (c *chart) seen(p draw.Point) bool {
	return draw.Drawable(p) && c.plot.Grown(plot.CursorSize).Holds(p)
}

// marked returns where the exact iterate of run k at the cursor is drawn. What its
// mark does not tell is read off the line.
func (c *chart) marked(k int) draw.Point {
	r, mark := &c.race.Runs[k], c.look.Marks[k]
	at := c.between(r, c.quantity.train(r), mark.Step)
	shown := [...]float64{wire.AxisSteps: float64(mark.Step), wire.AxisCost: mark.Cost, wire.AxisSeconds: mark.Seconds}
	if int(c.axis) < len(shown) {
		at.X = c.pixel(shown[c.axis], 0).X
	}
	if !c.quantity.share {
		at.Y = c.pixel(0, mark.F).Y
	}
	return at
}

// markedTest returns where the test of run k is drawn at the cursor.
func (c *chart) markedTest(k int) draw.Point {
	r := &c.race.Runs[k]
	return c.between(r, c.quantity.test(r), c.look.Marks[k].Step)
}

// between returns the place at a step on the line of values of r; on a line that
// was thinned it lies between two kept steps. It is NaN where there is no line.
func (c *chart) between(r *wire.Run, values []float64, step int) draw.Point {
	x := c.along(r)
	n := min(len(x), len(values), len(r.Step))
	if n == 0 {
		return draw.Pt(math.NaN(), math.NaN())
	}
	i := sort.Search(n, func(i int) bool { return int(r.Step[i]) >= step })
	switch {
	case i == n:
		return c.pixel(x[n-1], values[n-1])
	case i == 0 || int(r.Step[i]) == step:
		return c.pixel(x[i], values[i])
	}
	a, b := c.pixel(x[i-1], values[i-1]), c.pixel(x[i], values[i])
	t := float64(step-int(r.Step[i-1])) / float64(r.Step[i]-r.Step[i-1])
	return draw.Pt(a.X+t*(b.X-a.X), a.Y+t*(b.Y-a.Y))
}
