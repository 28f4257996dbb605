package scene

import (
	"math"

	"hfplayground/core/wire"
)

// arrowNames is the labels of the kinds of arrow.
var arrowNames = map[string]string{"gradient": "−∇f", "newton": "Newton", "hf": "HF"}

// arrows draws the steps that could be taken from the selected iterate, then
// their labels, moved down where they would cover each other.
func (m *moment) arrows(l *Layer, from wire.Mark) {
	const lineHeight = 14
	var labels []Text
	for _, a := range m.look.Arrows {
		t, ok := m.arrow(l, a, from)
		if !ok {
			continue
		}
		for i := 0; i < len(labels); i++ {
			other := labels[i]
			if math.Abs(other.At.Y-t.At.Y) < lineHeight &&
				math.Abs(other.At.X-t.At.X) < (textWidth(other.S, fontSize)+textWidth(t.S, fontSize))/2 {
				t.At.Y = other.At.Y + lineHeight + 1 // always further down, so this ends
				i = -1                               // it may now cover another
			}
		}
		labels = append(labels, t)
	}
	for _, t := range labels {
		l.text(t)
	}
}

// arrow draws a step and returns its label. One that leaves the plot keeps its
// direction and ends at the border, without its head; one too short to show a
// direction is left out.
func (m *moment) arrow(l *Layer, a wire.Arrow, from wire.Mark) (Text, bool) {
	const inset, shortest = 14, 5
	tail, tip := m.pixel(from.X, from.Y), m.pixel(from.X+a.DX, from.Y+a.DY)
	if !drawable(tip) || !m.plot.holds(tail) {
		return Text{}, false
	}
	room := m.plot.grown(-inset)
	cut := !room.holds(tip)
	if cut {
		var ok bool
		if tail, tip, ok = clipSegment(tail, tip, room); !ok {
			return Text{}, false
		}
	}
	length := math.Hypot(tip.X-tail.X, tip.Y-tail.Y)
	if !(length >= shortest) {
		return Text{}, false
	}
	u := Point{(tip.X - tail.X) / length, (tip.Y - tail.Y) / length}
	shaft(l, m.palette, tail, tip, u, cut)
	name := arrowNames[a.Kind]
	if name == "" {
		name = a.Kind
	}
	return arrowName(name, tip, u, cut, m.plot, m.palette), true
}
