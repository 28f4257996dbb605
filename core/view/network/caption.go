package network

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// captions are what is written around the units of a net, and the marks of classes
// at its outputs.
type captions struct {
	*graph
	beside buttons // of the numbers of units
	style
}

// drawInputs writes the name of each input left of it.
func (c captions) drawInputs(l *draw.Layer) {
	for j := range c.columns[0].shown {
		at := c.middle(0, j)
		l.Text(draw.Label(draw.Pt(at.X-c.side/2-6, at.Y), c.net.Inputs[j], c.pal.Ink, draw.End, draw.Center))
	}
}

// drawClasses draws the mark of each class right of its output.
func (c captions) drawClasses(l *draw.Layer) {
	i := len(c.columns) - 1
	r := math.Min(plot.SampleSize+0.5, c.side/4)
	for j := range c.columns[i].shown {
		at := c.middle(i, j)
		look := draw.SeriesStyle(j)
		c.mark(l, draw.Placed(look.Marker, draw.Pt(at.X+c.side/2+9, at.Y), r), look.Color, false)
	}
}

// caption is what is written above the columns from first to last.
type caption struct {
	name        string
	first, last int
}

// drawLayers writes above each column what its units are and how many. Where
// names do not fit above their column, neighbours of one name share it.
func (c captions) drawLayers(l *draw.Layer) {
	top := c.top()
	names := top - (c.captionHeight() - captionLine) - 9
	for _, n := range c.names() {
		a, b := c.columns[n.first].x, c.columns[n.last].x
		if n.last > n.first {
			l.Line(c.pal.Rule, 1, nil, draw.Path{{X: a - c.side/2, Y: names + 4.5}, {X: b + c.side/2, Y: names + 4.5}})
		}
		l.Text(draw.Label(draw.Pt((a+b)/2, names), c.text(n), c.pal.Ink, draw.Middle, draw.Baseline))
	}
	if c.captionHeight() < captionRoom {
		return
	}
	for i := range c.columns {
		l.Text(draw.Label(draw.Pt(c.columns[i].x, top-9), c.beside.count(i), c.pal.Faint, draw.Middle, draw.Baseline))
	}
}

// text returns the name of n; with the number of units where that has no line of
// its own but fits.
func (c captions) text(n caption) string {
	text := n.name + " · " + strconv.Itoa(c.columns[n.first].units)
	if c.captionHeight() < captionRoom && n.first == n.last && draw.TextWidth(text, draw.SmallSize) < c.columnPitch() {
		return text
	}
	return n.name
}

// names returns the names above the columns.
func (c captions) names() []caption {
	list := []caption{{name: "inputs"}}
	fits := true
	for i := range c.columns[1:] {
		name := c.net.Layers[i].Activation
		fits = fits && draw.TextWidth(name, draw.SmallSize) < c.columnPitch()
		list = append(list, caption{name, i + 1, i + 1})
	}
	if fits {
		return list
	}
	joined := list[:1]
	for _, n := range list[1:] {
		if last := &joined[len(joined)-1]; last.name == n.name && last.first > 0 {
			last.last = n.last
			continue
		}
		joined = append(joined, n)
	}
	return c.roomy(joined)
}

// roomy returns the captions that are no longer than from the middle between
// their columns and the next ones.
func (n *netPlan) roomy(list []caption) []caption {
	var kept []caption
	for _, c := range list {
		room := n.columns[c.last].x - n.columns[c.first].x + n.columnPitch()
		if draw.TextWidth(c.name, draw.SmallSize) <= room {
			kept = append(kept, c)
		}
	}
	return kept
}

// drawLeftOut writes how many units, layers and edges there is no room for.
func (c captions) drawLeftOut(l *draw.Layer, weak int) {
	write := func(x, y float64, text string) {
		l.Text(draw.Label(draw.Pt(x, y), text, c.pal.Faint, draw.Middle, draw.Baseline))
	}
	for i := range c.columns {
		col := &c.columns[i]
		if col.shown == col.units {
			continue
		}
		text := "+" + strconv.Itoa(col.units-col.shown)
		if draw.TextWidth(text+" more", draw.SmallSize) < c.columnPitch() {
			text += " more"
		}
		r := c.square(i, col.shown-1)
		write(col.x, r.Y+r.H+13, text)
	}
	x, y := c.pane.X+c.pane.W/2, c.pane.Y+c.pane.H-4
	switch {
	case c.hidden > 0:
		label := "+" + strconv.Itoa(c.hidden) + " more layers"
		if c.hidden == 1 {
			label = "+1 more layer"
		}
		write(x, y, label)
	case weak > 0:
		write(x, y, "the "+strconv.Itoa(weak)+" weakest edges are not drawn")
	}
}
