package curve

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Levels are values with a name, such as what the mean image loses, drawn as lines across
// the plot for the curves to be compared with.
const (
	levelReach  = 1.5 // decades beyond the values of the runs at which a level is still on the axis
	levelWidth  = 1.0 // of its line, in pixels
	levelMargin = 6.0 // between its name and the sides of the plot
	levelGap    = 2.5 // between its name and its line
	levelPlaces = 16  // along the line at which its name is tried
)

// levelsOf returns those that the curves can be compared with: there are none of shares.
func levelsOf(p wire.Picture, q *quantity) []wire.Level {
	if q.share || p.Race == nil {
		return nil
	}
	return p.Race.Levels
}

// include widens an axis from low to high, in decades, by the levels that are near it.
func (s *valueScale) include(levels []wire.Level, low, high float64) (float64, float64) {
	least, most := low-levelReach, high+levelReach
	for _, v := range levels {
		if t := s.Of(v.Value); t >= least && t <= most {
			low, high = math.Min(low, t), math.Max(high, t)
		}
	}
	return low, high
}

// levelHeight returns where the line of a level is drawn, and whether it is in the plot.
func (c *chart) levelHeight(v wire.Level) (y float64, ok bool) {
	t := c.scale.Place(c.scale.Of(v.Value))
	return c.plot.Y + c.plot.H*(1-t), t > 0 && t <= 1
}

// levelLines draws the lines of the levels, with a gap where one would go through the name of
// the vertical axis; the curves come over them.
func (c *chart) levelLines(l *draw.Layer, pal *draw.Palette, name draw.Rect) {
	var lines []draw.Path
	for _, v := range c.levels {
		if y, ok := c.levelHeight(v); ok {
			left, right := c.plot.X, c.plot.X+c.plot.W
			if y > name.Y-1 && y < name.Y+name.H+1 && name.X+name.W > left {
				lines = append(lines, draw.Path{{X: left, Y: y}, {X: math.Max(left, name.X-levelGap), Y: y}})
				left = math.Min(right, name.X+name.W+levelGap)
			}
			lines = append(lines, draw.Path{{X: left, Y: y}, {X: right, Y: y}})
		}
	}
	l.Line(pal.Faint, levelWidth, nil, lines...)
}

// levelNames writes what the lines of the test are, and the names of the levels above or below their lines, where they touch
// neither a curve nor a mark, nor each other, nor what else is written. A name that finds
// no such place is left out.
func (c *chart) levelNames(l *draw.Layer, pal *draw.Palette, written ...draw.Rect) {
	if c.quantity.tested(c.race) && !c.naming.tests {
		hint := c.hint(pal, written)
		l.Text(hint)
		written = append(written, draw.BoxOf(hint))
	}
	for _, v := range c.levels {
		y, ok := c.levelHeight(v)
		if !ok {
			continue
		}
		t := draw.Label(draw.Pt(0, 0), v.Name+" "+plot.Short(v.Value), pal.Faint, draw.Start, draw.Center)
		if t, ok := c.levelPlace(t, y, written); ok {
			written = append(written, draw.BoxOf(t))
			l.Text(t)
		}
	}
}

// levelPlace moves a name to a free place near the line at height y: at the right end of
// the line if it can be, for most curves fall.
func (c *chart) levelPlace(t draw.Text, y float64, written []draw.Rect) (draw.Text, bool) {
	box := draw.BoxOf(t)
	right := c.plot.X + c.plot.W - levelMargin - box.W
	left := c.plot.X + levelMargin
	for k := range levelPlaces + 1 {
		x := right - (right-left)*float64(k)/levelPlaces
		for _, top := range []float64{y - levelGap - box.H, y + levelGap} {
			t.At = draw.Pt(x, top+t.At.Y-box.Y)
			box = draw.BoxOf(t)
			inside := x >= left && box.Y >= c.plot.Y && box.Y+box.H <= c.plot.Y+c.plot.H
			if inside && !draw.Touches(box.Grown(1), written) && !draw.Crossed(box, c.covered) && !c.crossesLevel(box) {
				return t, true
			}
		}
	}
	return t, false
}

// crossesLevel reports whether the line of a level goes through place.
func (c *chart) crossesLevel(place draw.Rect) bool {
	for _, v := range c.levels {
		if y, ok := c.levelHeight(v); ok && y > place.Y-1 && y < place.Y+place.H+1 {
			return true
		}
	}
	return false
}
