package check

import (
	"math"
	"sort"

	"hfplayground/core/draw"
)

// guide is a straight line on log scales: error = 10^at · ε^slope.
type guide struct {
	slope, at float64
	label     string
}

// What of a curve counts as straight.
const (
	guideLeast     = 4    // points
	guideTolerance = 0.35 // of the slope: rounding is noise
	guideCut       = -1.5 // power of ten of the error above which Taylor's next term counts
	guideTurn      = 2    // points to the right of the least error that still feel rounding
)

// guides returns the lines that the curves follow: where differences are cut off,
// to the right of their least error, first order forward and second order
// central; where they are rounded, to the left of it, minus first. A line that a
// curve does not follow, as on a quadratic function, is left out.
func (c *chart) guides() []guide {
	_, forward := c.branches(c.forward)
	rounded, central := c.branches(c.central)
	var list []guide
	for _, g := range []struct {
		points []draw.Point
		slope  float64
		label  string
	}{{forward, 1, "slope +1"}, {central, 2, "slope +2"}, {rounded, -1, "slope −1"}} {
		if at, ok := follow(g.points, g.slope); ok {
			list = append(list, guide{g.slope, at, g.label})
		}
	}
	return list
}

// branches returns the powers of ten of a curve to the left and to the right of
// its least error.
func (c *chart) branches(errors []float64) (left, right []draw.Point) {
	least := -1
	for i, e := range errors {
		if at := c.logs(c.epsilon[i], e); draw.Finite(at.X, at.Y) && (least < 0 || e < errors[least]) {
			least = i
		}
	}
	for i, e := range errors {
		switch at := c.logs(c.epsilon[i], e); {
		case !draw.Finite(at.X, at.Y):
		case i < least:
			left = append(left, at)
		case i > least+guideTurn && at.Y < guideCut:
			right = append(right, at)
		}
	}
	return left, right
}

// follow returns the height at ε = 1 of the line with the slope through the
// points, and whether they follow it: the median of their heights, where the
// slope of the straight line by least squares is near.
func follow(points []draw.Point, slope float64) (at float64, ok bool) {
	n := float64(len(points))
	if len(points) < guideLeast {
		return 0, false
	}
	var mean draw.Point
	heights := make([]float64, len(points))
	for i, p := range points {
		mean.X, mean.Y = mean.X+p.X/n, mean.Y+p.Y/n
		heights[i] = p.Y - slope*p.X
	}
	var xx, xy float64
	for _, p := range points {
		xx, xy = xx+(p.X-mean.X)*(p.X-mean.X), xy+(p.X-mean.X)*(p.Y-mean.Y)
	}
	sort.Float64s(heights)
	return heights[len(heights)/2], math.Abs(xy/xx-slope) <= guideTolerance
}

// ends returns the two ends of the guide within the scale, above the error of the
// exact product, from left to right; false where it passes by.
func (c *chart) ends(g guide) (from, to draw.Point, ok bool) {
	room := c.scale
	if y := c.exactPixel(); draw.Finite(y) {
		room.H = math.Max(0, y-room.Y)
	}
	at := func(x float64) draw.Point { return c.pixel(draw.Pt(x, g.at+g.slope*x)) }
	return draw.ClipSegment(at(c.x.Low), at(c.x.High), room)
}

// guide draws the line.
func (c *chart) guide(l *draw.Layer, g guide, pal *draw.Palette) {
	if from, to, ok := c.ends(g); ok {
		l.Line(pal.Rule, 1, []float64{1, 3.5}, draw.Path{from, to})
	}
}

// guideNames returns the places for the label of a guide: near its low end, where
// its curve has left it, below a line that rises and above a line that falls;
// then along a line that falls, below it.
func (c *chart) guideNames(g guide, pal *draw.Palette) []draw.Text {
	const off = 9.0 // of the middle of the text from the line
	from, to, ok := c.ends(g)
	width := draw.TextWidth(g.label, draw.SmallSize)
	if !ok || to.X-from.X < 2*width {
		return nil
	}
	t := draw.Text{S: g.label, Size: draw.SmallSize, Color: pal.Faint, Align: draw.Align{X: draw.End, Y: draw.Center}}
	fall := (to.Y - from.Y) / (to.X - from.X) // downwards
	if g.slope > 0 {
		t.Align.X, t.At.Y = draw.Start, from.Y
		if floor := c.exactPixel() - off; t.At.Y > floor {
			t.At.Y = floor
		}
		t.At.X = from.X + (from.Y-t.At.Y+off)/math.Max(-fall, 0.2) + 4
		return []draw.Text{t}
	}
	t.At = draw.Pt(to.X-2, to.Y-fall*(width+4)-off)
	places := []draw.Text{t}
	for _, share := range []float64{0.8, 0.6, 0.4} {
		t.At = draw.Pt(from.X+share*(to.X-from.X)-8, from.Y+share*(to.Y-from.Y)+off)
		places = append(places, t)
	}
	return places
}
