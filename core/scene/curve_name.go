package scene

import "hfplayground/core/wire"

// testDash marks the loss on examples that were not trained on.
var testDash = []float64{1, 4}

// How the loss on those examples is drawn.
const (
	testWidth  = 1.6
	testSample = 11.0 // length of the line beside its name
)

// testHint says in the name of the vertical axis what is dotted, where there is
// no room for names.
const testHint = ", test dotted"

// tested reports whether a run has values on examples kept for the test.
func tested(race *wire.Race) bool {
	for i := range race.Runs {
		if len(race.Runs[i].Test) > 0 {
			return true
		}
	}
	return false
}

// endName is what is written at the end of a line.
type endName struct {
	Text
	run  int
	test bool // of the loss on the test
}

// named reports whether lines are named at their ends: when there is room for
// the run's names, of which at most those of the test are left out.
func (c *plotted) named(w, h float64) bool {
	return w >= curveNames && h >= curveTicks && float64(len(c.race.Runs)-1)*nameApart <= c.plot.H
}

// nameApart is the least distance of two names.
const nameApart = 14

// names writes each run's label beside its last value, with its marker, and
// "test" with a dotted line beside its last value there, moved apart where they
// would touch.
func (c *plotted) names(l *Layer, pal *palette) {
	names := c.endNames(pal, true)
	if float64(len(names)-1)*nameApart > c.plot.H {
		names = c.endNames(pal, false)
	}
	texts := make([]Text, len(names))
	for i := range names {
		texts[i] = names[i].Text
	}
	spread(texts, c.plot.Y, c.plot.Y+c.plot.H, nameApart)
	for i, t := range texts {
		s := slotOf(c.race.Runs[names[i].run].Slot)
		at := Point{t.At.X - 9, t.At.Y}
		if names[i].test {
			sample := Path{{at.X - testSample/2, at.Y}, {at.X + testSample/2, at.Y}}
			c.dotted(l, s, pal, sample)
		} else {
			shape := placed(s.marker, at, markerSize)
			l.ring(pal.casing(s.color), 1.6, shape)
			l.fill(s.color, shape)
		}
		l.text(t)
	}
}

// endNames returns the names of the lines that end somewhere, those of the test
// only if wanted.
func (c *plotted) endNames(pal *palette, test bool) []endName {
	var names []endName
	add := func(values []float64, run int, s string, test bool) {
		r := &c.race.Runs[run]
		if at, ok := lastPoint(c.line(r, values)); ok {
			names = append(names, endName{Text{At: Point{c.plot.X + c.plot.W + 20, at.Y}, S: s, Size: smallSize,
				Bold: run == c.look.Selected && !test, Color: pal.ink, Align: Align{Start, Center}}, run, test})
		}
	}
	for i := range c.race.Runs {
		add(c.race.Runs[i].F, i, c.race.Runs[i].Label, false)
		if test {
			add(c.race.Runs[i].Test, i, "test", true)
		}
	}
	return names
}

// dotted draws the loss on the test in the colour of its run.
func (c *plotted) dotted(l *Layer, s *slot, pal *palette, parts ...Path) {
	if contrast(s.color, pal.surface) < leastCasing {
		l.line(pal.casing(s.color), testWidth+1.4, testDash, parts...)
	}
	l.line(s.color, testWidth, testDash, parts...)
}

// lastPoint returns the last point of path that can be drawn.
func lastPoint(path Path) (Point, bool) {
	for i := len(path) - 1; i >= 0; i-- {
		if drawable(path[i]) {
			return path[i], true
		}
	}
	return Point{}, false
}
