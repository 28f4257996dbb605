package landscape

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// arrows draws the steps that could be taken from the selected iterate, then
// their labels, moved down where they would cover each other.
func (m *moment) arrows(l *draw.Layer, from wire.Mark) {
	const lineHeight = 14
	var labels []draw.Text
	for _, a := range m.look.Arrows {
		t, ok := m.arrow(l, a, from)
		if !ok {
			continue
		}
		for i := 0; i < len(labels); i++ {
			other := labels[i]
			if math.Abs(other.At.Y-t.At.Y) < lineHeight &&
				math.Abs(other.At.X-t.At.X) < (draw.TextWidth(other.S, draw.FontSize)+draw.TextWidth(t.S, draw.FontSize))/2 {
				t.At.Y = other.At.Y + lineHeight + 1 // always further down, so this ends
				i = -1                               // it may now cover another
			}
		}
		labels = append(labels, t)
	}
	for _, t := range labels {
		l.Text(t)
	}
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
