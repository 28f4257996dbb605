package landscape

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// arrows draws the steps that could be taken from the selected iterate, then
// their labels, moved where they would cover another.
func (m *moment) arrows(l *draw.Layer, from wire.Mark) {
	var labels []draw.Text
	for _, a := range m.look.Arrows {
		t, ok := m.arrow(l, a, from)
		if !ok {
			continue
		}
		t = m.apart(t)
		labels = append(labels, t)
	}
	for _, t := range labels {
		l.Text(t)
	}
}

// apart moves the label of a mark down, or up where there is no room below, until it
// covers none that is placed already, and places it there.
func (m *moment) apart(t draw.Text) draw.Text {
	const lineHeight = 15
	t.At.Y += plot.Free(draw.BoxOf(t), m.named, m.Plot, lineHeight)
	m.reserve(t)
	return t
}

// reserve keeps other labels away from t.
func (m *moment) reserve(t draw.Text) {
	const bold = 6 // bold letters are wider than a width is estimated, and a halo is around them
	b := draw.BoxOf(t)
	m.named = append(m.named, draw.Rect{X: b.X - bold, Y: b.Y, W: b.W + 2*bold, H: b.H})
}

// arrow draws a step and returns its label. One that leaves the plot keeps its
// direction and ends at the border, without its head; one too short to show a
// direction is left out.
func (m *moment) arrow(l *draw.Layer, a wire.Arrow, from wire.Mark) (draw.Text, bool) {
	const inset, shortest = 14, 5
	tail, tip := m.Pixel(from.X, from.Y), m.Pixel(from.X+a.DX, from.Y+a.DY)
	if !draw.Drawable(tip) || !m.Plot.Holds(tail) {
		return draw.Text{}, false
	}
	room := m.Plot.Grown(-inset)
	cut := !room.Holds(tip)
	if cut {
		var ok bool
		if tail, tip, ok = draw.ClipSegment(tail, tip, room); !ok {
			return draw.Text{}, false
		}
	}
	length := math.Hypot(tip.X-tail.X, tip.Y-tail.Y)
	if !(length >= shortest) {
		return draw.Text{}, false
	}
	u := draw.Pt((tip.X-tail.X)/length, (tip.Y-tail.Y)/length)
	plot.Shaft(l, m.palette, tail, tip, u, cut)
	return plot.ArrowName(a.Name, tip, u, cut, m.Plot, m.palette), true
}
