package scene

import (
	"math"

	"hfplayground/core/wire"
)

// What the lines of the test are named.
const (
	testSuffix = ", test"        // after the label of the run
	testAlone  = "test"          // beside the marker of the run
	testHint   = ", test dotted" // in the name of the vertical axis, where they are not named
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
	Text
	run  int
	test bool // of the line of the test
}

// name decides how the lines of a curve of w × h pixels are named: the runs when
// all of them have room, and those of the test when these have as well.
func (c *plotted) name(w, h float64) {
	runs, tests, widest := len(c.race.Runs), 0, 0.0
	for i := range c.race.Runs {
		r := &c.race.Runs[i]
		widest = math.Max(widest, textWidth(r.Label, smallSize))
		if len(c.quantity.test(r)) > 0 {
			tests++
		}
	}
	fit := func(names int) bool { return float64(names-1)*nameApart <= c.plot.H }
	if w < curveNames || h < curveTicks || !fit(runs) {
		return
	}
	n := naming{runs: true, tests: tests > 0 && fit(runs+tests)}
	if n.tests {
		full := widest + textWidth(testSuffix, smallSize)
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
func (c *plotted) names(l *Layer, pal *palette) {
	if !c.naming.runs {
		return
	}
	names := c.endNames(pal)
	texts := make([]Text, len(names))
	for i := range names {
		texts[i] = names[i].Text
	}
	spread(texts, c.plot.Y, c.plot.Y+c.plot.H, nameApart)
	for i, t := range texts {
		s := slotOf(c.race.Runs[names[i].run].Slot)
		at := Point{t.At.X - 9, t.At.Y}
		if names[i].test {
			hollow(l, s, at, markerSize, pal)
		} else {
			shape := placed(s.marker, at, markerSize)
			l.ring(pal.casing(s.color), 1.6, shape)
			l.fill(s.color, shape)
		}
		l.text(t)
	}
}

// endNames returns the names of the lines that end somewhere.
func (c *plotted) endNames(pal *palette) []endName {
	var names []endName
	room := c.naming.width - nameGutter + curveRight - nameMargin
	add := func(values []float64, run int, s string, test bool) {
		at, ok := c.lastPoint(&c.race.Runs[run], values)
		if !ok {
			return
		}
		t := Text{At: Point{c.plot.X + c.plot.W + nameGutter, at.Y}, S: cut(s, room, smallSize), Size: smallSize,
			Bold: run == c.look.Selected && !test, Color: pal.ink, Align: Align{Start, Center}}
		if test {
			t.Color = pal.faint
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
func hollow(l *Layer, s *slot, at Point, size float64, pal *palette) {
	shape := placed(s.marker, at, size)
	l.fill(pal.surface, shape)
	if contrast(s.color, pal.surface) < leastCasing {
		l.ring(pal.casing(s.color), 2.6, shape)
	}
	l.ring(s.color, 1.3, shape)
}

// lastPoint returns where the last of values that can be drawn is drawn.
func (c *plotted) lastPoint(r *wire.Run, values []float64) (Point, bool) {
	x := c.along(r)
	for i := min(len(x), len(values)) - 1; i >= 0; i-- {
		if at := c.pixel(x[i], values[i]); drawable(at) {
			return at, true
		}
	}
	return Point{}, false
}
