package network

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// drawNet draws edges, units, badges and what is written around them.
func (s *scene) drawNet() draw.Layer {
	l := draw.Layer{Clip: s.net.pane}
	edges, weak := s.edges()
	s.drawEdges(&l, edges)
	s.drawUnits(&l)
	s.drawBadges(&l, 1, len(s.net.columns)-1)
	s.classMarks(&l)
	s.inputLabels(&l)
	if s.net.pane.H >= leastCaption {
		s.layerCaptions(&l)
		s.leftOut(&l, weak)
	}
	return l
}

// inputLabels writes the name of each input left of it.
func (s *scene) inputLabels(l *draw.Layer) {
	for j := range s.net.columns[0].shown {
		at := s.net.middle(0, j)
		l.Text(draw.Label(draw.Pt(at.X-s.net.side/2-6, at.Y), s.p.Net.Inputs[j], s.pal.Ink, draw.End, draw.Center))
	}
}

// classMarks draws the mark of each class right of its output.
func (s *scene) classMarks(l *draw.Layer) {
	i := len(s.net.columns) - 1
	if s.net.hidden > 0 || s.output.classes != s.net.columns[i].units {
		return
	}
	r := math.Min(plot.SampleSize+0.5, s.net.side/4)
	for j := range s.net.columns[i].shown {
		at := s.net.middle(i, j)
		look := draw.SlotOf(j)
		s.mark(l, draw.Placed(look.Marker, draw.Pt(at.X+s.net.side/2+9, at.Y), r), look.Color, false)
	}
}

// caption is what is written above the columns from first to last.
type caption struct {
	name        string
	first, last int
}

// layerCaptions writes above each column what its units are and how many. Where
// names do not fit above their column, neighbours of one name share it.
func (s *scene) layerCaptions(l *draw.Layer) {
	top := s.net.top()
	names := top - (s.net.captionHeight() - captionLine) - 9
	for _, c := range s.captions() {
		a, b := s.net.columns[c.first].x, s.net.columns[c.last].x
		if c.last > c.first {
			l.Line(s.pal.Rule, 1, nil, draw.Path{{X: a - s.net.side/2, Y: names + 4.5}, {X: b + s.net.side/2, Y: names + 4.5}})
		}
		l.Text(draw.Label(draw.Pt((a+b)/2, names), s.captionText(c), s.pal.Ink, draw.Middle, draw.Baseline))
	}
	if s.net.captionHeight() < captionRoom {
		return
	}
	for i := range s.net.columns {
		c := &s.net.columns[i]
		l.Text(draw.Label(draw.Pt(c.x, top-9), s.countName(i), s.pal.Faint, draw.Middle, draw.Baseline))
	}
}

// top returns where the highest unit begins.
func (n *netPlan) top() float64 {
	top := math.Inf(1)
	for i := range n.columns {
		top = math.Min(top, n.square(i, 0).Y)
	}
	return top
}

// captionText returns the name of c; with the number of units where that has no
// line of its own but fits.
func (s *scene) captionText(c caption) string {
	text := c.name + " · " + strconv.Itoa(s.net.columns[c.first].units)
	if s.net.captionHeight() < captionRoom && c.first == c.last && draw.TextWidth(text, draw.SmallSize) < s.net.columnPitch() {
		return text
	}
	return c.name
}

// captions returns the names above the columns.
func (s *scene) captions() []caption {
	list := []caption{{name: "inputs"}}
	fits := true
	for i := range s.net.columns[1:] {
		name := s.p.Net.Layers[i].Activation
		fits = fits && draw.TextWidth(name, draw.SmallSize) < s.net.columnPitch()
		list = append(list, caption{name, i + 1, i + 1})
	}
	if fits {
		return list
	}
	joined := list[:1]
	for _, c := range list[1:] {
		if last := &joined[len(joined)-1]; last.name == c.name && last.first > 0 {
			last.last = c.last
			continue
		}
		joined = append(joined, c)
	}
	return s.net.roomy(joined)
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

// columnPitch returns the distance between two columns.
func (n *netPlan) columnPitch() float64 { return n.columns[1].x - n.columns[0].x }

// countName returns the number of units of column i, in words where there is
// room.
func (s *scene) countName(i int) string {
	number := strconv.Itoa(s.net.columns[i].units)
	word := " units"
	if i == 0 {
		return number
	}
	if i == len(s.p.Net.Layers) {
		word = " outputs"
	}
	if s.net.columns[i].units == 1 {
		word = word[:len(word)-1]
	}
	if s.countFits(i, number+word) {
		return number + word
	}
	return number
}

// leftOut writes how many units, layers and edges there is no room for.
func (s *scene) leftOut(l *draw.Layer, weak int) {
	write := func(x, y float64, text string) {
		l.Text(draw.Label(draw.Pt(x, y), text, s.pal.Faint, draw.Middle, draw.Baseline))
	}
	for i := range s.net.columns {
		c := &s.net.columns[i]
		if c.shown == c.units {
			continue
		}
		text := "+" + strconv.Itoa(c.units-c.shown)
		if draw.TextWidth(text+" more", draw.SmallSize) < s.net.columnPitch() {
			text += " more"
		}
		r := s.net.square(i, c.shown-1)
		write(c.x, r.Y+r.H+13, text)
	}
	x, y := s.net.pane.X+s.net.pane.W/2, s.net.pane.Y+s.net.pane.H-4
	switch {
	case s.net.hidden > 0:
		write(x, y, "+"+strconv.Itoa(s.net.hidden)+" more layers")
	case weak > 0:
		write(x, y, "the "+strconv.Itoa(weak)+" weakest edges are not drawn")
	}
}
