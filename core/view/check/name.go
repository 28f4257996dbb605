package check

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
)

// names writes what each line is beside it, at the first of its places that is
// free of other names and of the curves; those of the guides are free of guides as
// well. A name without a free place is left out.
func (c *chart) names(l *draw.Layer, forward, central draw.Path, pal *draw.Palette) {
	lines := append(draw.Clipped(central, c.plot.Grown(plot.Margin)), draw.Clipped(forward, c.plot.Grown(plot.Margin))...)
	var taken []draw.Rect
	if y := c.exactPixel(); draw.Finite(y) {
		t := c.exactName(lines, pal)
		l.Text(t)
		taken = append(taken, draw.BoxOf(t))
		lines = append(lines, draw.Path{{X: c.plot.X, Y: y}, {X: c.plot.X + c.plot.W, Y: y}})
	}
	write := func(places []draw.Text) {
		for _, t := range places {
			t.Halo = pal.Surface
			box := draw.BoxOf(t)
			inside := c.scale.Holds(draw.Pt(box.X, box.Y)) && c.scale.Holds(draw.Pt(box.X+box.W, box.Y+box.H))
			if inside && !draw.Touches(box, taken) && !draw.Crossed(box, lines) {
				taken = append(taken, box)
				l.Text(t)
				return
			}
		}
	}
	write(c.beside(central, c.central, "central", false, pal))
	write(c.beside(forward, c.forward, "forward", true, pal))
	guides := c.guides()
	for _, g := range guides {
		if from, to, ok := c.ends(g); ok {
			lines = append(lines, draw.Path{from, to})
		}
	}
	for _, g := range guides {
		write(c.guideNames(g, pal))
	}
}

// exactName returns the name of the exact product's error, under its line: in as
// many words as fit, at an end where no curve goes through it.
func (c *chart) exactName(lines []draw.Path, pal *draw.Palette) draw.Text {
	e := c.adjoint
	if e > 0 {
		digit := elementary.Pow(10, math.Floor(elementary.Log10(e)))
		e = digit * math.Round(e/digit) // of a rounding, one digit says all
	}
	t := draw.Text{S: "exact product: " + plot.Short(e), Size: draw.SmallSize, Bold: true, Color: pal.Ink, Halo: pal.Surface}
	if draw.TextWidth(t.S, t.Size) > c.plot.W-12 {
		t.S = "exact: " + plot.Short(e)
	}
	if draw.TextWidth(t.S, t.Size) > c.plot.W-12 {
		t.S = "exact"
	}
	y := c.exactPixel() + 3
	right := t
	t.At, t.Align = draw.Pt(c.plot.X+6, y), draw.Align{X: draw.Start, Y: draw.Top}
	right.At, right.Align = draw.Pt(c.plot.X+c.plot.W-6, y), draw.Align{X: draw.End, Y: draw.Top}
	if draw.Crossed(draw.BoxOf(t), lines) && !draw.Crossed(draw.BoxOf(right), lines) {
		return right
	}
	return t
}

// beside returns the places for the name of a curve, above it or below: first half
// way from the least error to the largest step, then to either side of that.
func (c *chart) beside(path draw.Path, errors []float64, name string, above bool, pal *draw.Palette) []draw.Text {
	const off = 7.0
	least, last := 0, 0
	for i, at := range path {
		if draw.Drawable(at) {
			if last = i; !draw.Drawable(path[least]) || errors[i] < errors[least] {
				least = i
			}
		}
	}
	var places []draw.Text
	middle := (least + last + 1) / 2
	for k := range 2 * len(path) {
		i := middle + (k+1)/2*(1-k%2*2)
		if i < 1 || i+1 >= len(path) || !draw.Drawable(path[i-1]) || !draw.Drawable(path[i]) || !draw.Drawable(path[i+1]) {
			continue
		}
		t := draw.Text{At: path[i], S: name, Size: draw.SmallSize, Bold: true, Color: pal.Ink}
		rises := path[i+1].Y < path[i-1].Y
		if t.At.X += off; rises == above { // on the side the curve turns away from
			t.At.X, t.Align.X = path[i].X-off, draw.End
		}
		if t.At.Y += off - 2; above {
			t.At.Y = path[i].Y - off
		} else {
			t.Align.Y = draw.Top
		}
		places = append(places, t)
	}
	return places
}
