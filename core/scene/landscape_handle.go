package scene

import "math"

// handleRadius is the radius of the ring around the start.
const handleRadius = 9

// handles draws the start and the marks at the cursor.
func (m *moment) handles() Layer {
	l := Layer{Clip: m.plot}
	m.handle(&l)
	m.cursors(&l)
	return l
}

// handle draws the start: a dot with its name, and where it can be moved a ring
// with four grips around it.
func (m *moment) handle(l *Layer) {
	at, ok := m.start()
	if !ok {
		return
	}
	pal := m.palette
	if !m.race.Fixed {
		m.grips(l, at)
	}
	dot := placed(regular(16, 1, 0), at, 2.6)
	l.ring(pal.light, 1.8, dot)
	l.fill(pal.dark, dot)
	l.text(m.startLabel(at))
}

// grips draws what says that the start at at can be taken hold of.
func (m *moment) grips(l *Layer, at Point) {
	pal := m.palette
	ring := placed(regular(40, 1, 0), at, handleRadius)
	l.ring(pal.dark, 4.6, ring)
	l.ring(pal.light, 2.6, ring)
	var grips []Path
	for k := range 4 {
		s, c := math.Sincos(float64(k) * math.Pi / 2)
		tip := Point{at.X + (handleRadius+8)*c, at.Y + (handleRadius+8)*s}
		back := Point{at.X + (handleRadius+4)*c, at.Y + (handleRadius+4)*s}
		grips = append(grips, Path{tip, {back.X - 3.4*s, back.Y + 3.4*c}, {back.X + 3.4*s, back.Y - 3.4*c}})
	}
	l.ring(pal.light, 2.4, grips...)
	l.fill(pal.dark, grips...)
}

// start returns the pixel of the start, and whether it is on the plot.
func (m *moment) start() (Point, bool) {
	at := m.pixel(m.race.Start[0], m.race.Start[1])
	return at, drawable(at) && m.plot.grown(handleRadius).holds(at)
}

// startLabel returns the word beside the handle, on the side with room.
func (m *moment) startLabel(at Point) Text {
	const away = handleRadius + 12
	t := Text{At: Point{at.X - away, at.Y}, S: "start", Size: fontSize, Bold: true,
		Color: m.palette.ink, Halo: m.palette.surface, Align: Align{End, Center}}
	if at.X-away-textWidth(t.S, t.Size) < m.plot.X {
		t.At.X, t.Align.X = at.X+away, Start
	}
	return t
}
