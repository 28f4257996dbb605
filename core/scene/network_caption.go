package scene

import (
	"math"
	"strconv"
)

// drawNet draws edges, units, badges and what is written around them.
func (s *networkScene) drawNet() Layer {
	l := Layer{Clip: s.net.pane}
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
func (s *networkScene) inputLabels(l *Layer) {
	for j := range s.net.columns[0].shown {
		at := s.net.middle(0, j)
		l.text(Text{At: Point{at.X - s.net.side/2 - 6, at.Y}, S: s.p.Net.Inputs[j], Size: smallSize,
			Color: s.pal.ink, Align: Align{End, Center}})
	}
}

// classMarks draws the mark of each class right of its output.
func (s *networkScene) classMarks(l *Layer) {
	i := len(s.net.columns) - 1
	if s.net.hidden > 0 || s.output.classes != s.net.columns[i].units {
		return
	}
	r := math.Min(sampleSize+0.5, s.net.side/4)
	for j := range s.net.columns[i].shown {
		at := s.net.middle(i, j)
		look := slotOf(j)
		s.mark(l, placed(look.marker, Point{at.X + s.net.side/2 + 9, at.Y}, r), look.color, false)
	}
}

// caption is what is written above the columns from first to last.
type caption struct {
	name        string
	first, last int
}

// layerCaptions writes above each column what its units are and how many. Where
// names do not fit above their column, neighbours of one name share it.
func (s *networkScene) layerCaptions(l *Layer) {
	top := s.net.top()
	names := top - (s.net.captionHeight() - captionLine) - 9
	for _, c := range s.captions() {
		a, b := s.net.columns[c.first].x, s.net.columns[c.last].x
		if c.last > c.first {
			l.line(s.pal.rule, 1, nil, Path{{a - s.net.side/2, names + 4.5}, {b + s.net.side/2, names + 4.5}})
		}
		l.text(Text{At: Point{(a + b) / 2, names}, S: s.captionText(c), Size: smallSize, Color: s.pal.ink, Align: Align{Middle, Baseline}})
	}
	if s.net.captionHeight() < captionRoom {
		return
	}
	for i := range s.net.columns {
		c := &s.net.columns[i]
		l.text(Text{At: Point{c.x, top - 9}, S: s.countName(i), Size: smallSize, Color: s.pal.faint, Align: Align{Middle, Baseline}})
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
func (s *networkScene) captionText(c caption) string {
	text := c.name + " · " + strconv.Itoa(s.net.columns[c.first].units)
	if s.net.captionHeight() < captionRoom && c.first == c.last && textWidth(text, smallSize) < s.net.columnPitch() {
		return text
	}
	return c.name
}

// captions returns the names above the columns.
func (s *networkScene) captions() []caption {
	list := []caption{{name: "inputs"}}
	fits := true
	for i := range s.net.columns[1:] {
		name := s.p.Net.Layers[i].Activation
		fits = fits && textWidth(name, smallSize) < s.net.columnPitch()
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
		if textWidth(c.name, smallSize) <= room {
			kept = append(kept, c)
		}
	}
	return kept
}

// columnPitch returns the distance between two columns.
func (n *netPlan) columnPitch() float64 { return n.columns[1].x - n.columns[0].x }

// countName returns the number of units of column i, in words where there is
// room.
func (s *networkScene) countName(i int) string {
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
func (s *networkScene) leftOut(l *Layer, weak int) {
	write := func(x, y float64, text string) {
		l.text(Text{At: Point{x, y}, S: text, Size: smallSize, Color: s.pal.faint, Align: Align{Middle, Baseline}})
	}
	for i := range s.net.columns {
		c := &s.net.columns[i]
		if c.shown == c.units {
			continue
		}
		text := "+" + strconv.Itoa(c.units-c.shown)
		if textWidth(text+" more", smallSize) < s.net.columnPitch() {
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
