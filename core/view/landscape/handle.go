package landscape

import (
	"math"

	"hfplayground/core/draw"
)

// handleRadius is the radius of the ring around the start.
const handleRadius = 9

// handles draws the start and the marks at the cursor.
func (m *moment) handles() draw.Layer {
	l := draw.Layer{Clip: m.Plot}
	m.handle(&l)
	m.cursors(&l)
	return l
}

// handle draws the start: a dot with its name, and where it can be moved a ring
// with four grips around it.
func (m *moment) handle(l *draw.Layer) {
	at, ok := m.start()
	if !ok {
		return
	}
	pal := m.palette
	if !m.race.Fixed {
		m.grips(l, at)
	}
	dot := draw.Placed(draw.Regular(16, 1, 0), at, 2.6)
	l.Ring(pal.Light, 1.8, dot)
	l.Fill(pal.Dark, dot)
	l.Text(m.startLabel(at))
}

// grips draws what says that the start at at can be taken hold of.
func (m *moment) grips(l *draw.Layer, at draw.Point) {
	pal := m.palette
	ring := draw.Placed(draw.Regular(40, 1, 0), at, handleRadius)
	l.Ring(pal.Dark, 4.6, ring)
	l.Ring(pal.Light, 2.6, ring)
	var grips []draw.Path
	for k := range 4 {
		s, c := math.Sincos(float64(k) * math.Pi / 2)
		tip := draw.Pt(at.X+(handleRadius+8)*c, at.Y+(handleRadius+8)*s)
		back := draw.Pt(at.X+(handleRadius+4)*c, at.Y+(handleRadius+4)*s)
		grips = append(grips, draw.Path{tip, {X: back.X - 3.4*s, Y: back.Y + 3.4*c}, {X: back.X + 3.4*s, Y: back.Y - 3.4*c}})
	}
	l.Ring(pal.Light, 2.4, grips...)
	l.Fill(pal.Dark, grips...)
}

// start returns the pixel of the start, and whether it is on the plot.
func (m *moment) start() (draw.Point, bool) {
	at := m.Pixel(m.race.Start[0], m.race.Start[1])
	return at, draw.Drawable(at) && m.Plot.Grown(handleRadius).Holds(at)
}

// startLabel returns the word beside the handle, on the side with room.
func (m *moment) startLabel(at draw.Point) draw.Text {
	const away = handleRadius + 12
	t := draw.Text{At: draw.Pt(at.X-away, at.Y), S: "start", Size: draw.FontSize, Bold: true,
		Color: m.palette.Ink, Halo: m.palette.Surface, Align: draw.Align{X: draw.End, Y: draw.Center}}
	if at.X-away-draw.TextWidth(t.S, t.Size) < m.Plot.X {
		t.At.X, t.Align.X = at.X+away, draw.Start
	}
	return t
}
