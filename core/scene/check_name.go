package scene

import (
	"math"

	"hfplayground/core/elementary"
)

// names writes what each line is beside it, at the first of its places that is
// free of other names and of the curves; those of the guides are free of guides as
// well. A name without a free place is left out.
func (c *checkPlot) names(l *Layer, forward, central Path, pal *palette) {
	lines := append(clipped(central, c.plot.grown(margin)), clipped(forward, c.plot.grown(margin))...)
	var taken []Rect
	if y := c.exactPixel(); finite(y) {
		t := c.exactName(lines, pal)
		l.text(t)
		taken = append(taken, boxOf(t))
		lines = append(lines, Path{{c.plot.X, y}, {c.plot.X + c.plot.W, y}})
	}
	write := func(places []Text) {
		for _, t := range places {
			t.Halo = pal.surface
			box := boxOf(t)
			inside := c.scale.holds(Point{box.X, box.Y}) && c.scale.holds(Point{box.X + box.W, box.Y + box.H})
			if inside && !touches(box, taken) && !crossed(box, lines) {
				taken = append(taken, box)
				l.text(t)
				return
			}
		}
	}
	write(c.beside(central, c.central, "central", false, pal))
	write(c.beside(forward, c.forward, "forward", true, pal))
	guides := c.guides()
	for _, g := range guides {
		if from, to, ok := c.ends(g); ok {
			lines = append(lines, Path{from, to})
		}
	}
	for _, g := range guides {
		write(c.guideNames(g, pal))
	}
}

// exactName returns the name of the exact product's error, under its line: in as
// many words as fit, at an end where no curve goes through it.
func (c *checkPlot) exactName(lines []Path, pal *palette) Text {
	e := c.adjoint
	if e > 0 {
		digit := elementary.Pow(10, math.Floor(elementary.Log10(e)))
		e = digit * math.Round(e/digit) // of a rounding, one digit says all
	}
	t := Text{S: "exact product: " + short(e), Size: smallSize, Bold: true, Color: pal.ink, Halo: pal.surface}
	if textWidth(t.S, t.Size) > c.plot.W-12 {
		t.S = "exact: " + short(e)
	}
	if textWidth(t.S, t.Size) > c.plot.W-12 {
		t.S = "exact"
	}
	y := c.exactPixel() + 3
	right := t
	t.At, t.Align = Point{c.plot.X + 6, y}, Align{Start, Top}
	right.At, right.Align = Point{c.plot.X + c.plot.W - 6, y}, Align{End, Top}
	if crossed(boxOf(t), lines) && !crossed(boxOf(right), lines) {
		return right
	}
	return t
}

// beside returns the places for the name of a curve, above it or below: first half
// way from the least error to the largest step, then to either side of that.
func (c *checkPlot) beside(path Path, errors []float64, name string, above bool, pal *palette) []Text {
	const off = 7.0
	least, last := 0, 0
	for i, at := range path {
		if drawable(at) {
			if last = i; !drawable(path[least]) || errors[i] < errors[least] {
				least = i
			}
		}
	}
	var places []Text
	middle := (least + last + 1) / 2
	for k := range 2 * len(path) {
		i := middle + (k+1)/2*(1-k%2*2)
		if i < 1 || i+1 >= len(path) || !drawable(path[i-1]) || !drawable(path[i]) || !drawable(path[i+1]) {
			continue
		}
		t := Text{At: path[i], S: name, Size: smallSize, Bold: true, Color: pal.ink}
		rises := path[i+1].Y < path[i-1].Y
		if t.At.X += off; rises == above { // on the side the curve turns away from
			t.At.X, t.Align.X = path[i].X-off, End
		}
		if t.At.Y += off - 2; above {
			t.At.Y = path[i].Y - off
		} else {
			t.Align.Y = Top
		}
		places = append(places, t)
	}
	return places
}
