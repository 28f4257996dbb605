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
	m.shaft(l, tail, tip, u, cut)
	name := arrowNames[a.Kind]
	if name == "" {
		name = a.Kind
	}
	return m.beside(name, tip, u, cut), true
}

// shaft draws an arrow along the unit vector u; one that was cut short goes on
// in dots instead of a head.
func (m *moment) shaft(l *Layer, tail, tip, u Point, cut bool) {
	const head, half = 10, 4.5
	if cut {
		on := Point{tip.X + 12*u.X, tip.Y + 12*u.Y}
		l.line(m.palette.surface, 4.4, nil, Path{tail, tip})
		l.line(m.palette.ink, 2, nil, Path{tail, tip})
		l.line(m.palette.ink, 2, []float64{0.5, 4.5}, Path{tip, on})
		return
	}
	neck := Point{tip.X - head*u.X, tip.Y - head*u.Y}
	barbs := Path{tip, {neck.X - half*u.Y, neck.Y + half*u.X}, {neck.X + 2*u.X, neck.Y + 2*u.Y}, {neck.X + half*u.Y, neck.Y - half*u.X}}
	l.line(m.palette.surface, 4.4, nil, Path{tail, neck})
	l.ring(m.palette.surface, 2.4, barbs)
	l.line(m.palette.ink, 2, nil, Path{tail, neck})
	l.fill(m.palette.ink, barbs)
}

// beside returns the label of an arrow: past its tip, or on the right of one
// that was cut short; inside the plot.
func (m *moment) beside(s string, tip, u Point, cut bool) Text {
	width := textWidth(s, fontSize)
	t := Text{S: s, Size: fontSize, Bold: true, Color: m.palette.ink, Halo: m.palette.surface, Align: Align{Middle, Center}}
	t.At = Point{tip.X + (10+width/2)*u.X, tip.Y + 13*u.Y}
	if cut {
		t.At = Point{tip.X - 30*u.X + (8+width/2)*math.Abs(u.Y), tip.Y - 30*u.Y + 12*math.Abs(u.X)}
	}
	t.At.X = math.Max(m.plot.X+width/2+4, math.Min(t.At.X, m.plot.X+m.plot.W-width/2-4))
	t.At.Y = math.Max(m.plot.Y+10, math.Min(t.At.Y, m.plot.Y+m.plot.H-10))
	return t
}
