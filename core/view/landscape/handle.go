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

// startLabel returns the word beside the handle. It is placed once a picture.
func (m *moment) startLabel(at draw.Point) draw.Text {
	if m.startName.S == "" {
		m.startName = m.placedStart(at)
	}
	return m.startName
}

// placedStart returns the word on the side of the handle where it covers least of paths and marks; of sides alike
// the left one comes first.
func (m *moment) placedStart(at draw.Point) (best draw.Text) {
	const away, mark = handleRadius + 12, 50 // pixels; what a mark counts as
	least := math.Inf(1)
	for _, side := range []draw.Text{
		{At: draw.Pt(at.X-away, at.Y), Align: draw.Align{X: draw.End, Y: draw.Center}},
		{At: draw.Pt(at.X+away, at.Y), Align: draw.Align{X: draw.Start, Y: draw.Center}},
		{At: draw.Pt(at.X, at.Y-away+4), Align: draw.Align{X: draw.Middle, Y: draw.Baseline}},
		{At: draw.Pt(at.X, at.Y+away-4), Align: draw.Align{X: draw.Middle, Y: draw.Top}},
	} {
		side.S, side.Size, side.Bold, side.Color, side.Halo = "start", draw.FontSize, true, m.palette.Ink, m.palette.Surface
		box := draw.BoxOf(side)
		cost := m.within(box)
		for k := range m.race.Runs {
			if q, ok := m.mark(k); ok && box.Grown(handleRadius).Holds(q) {
				cost += mark
			}
		}
		if !m.Plot.Holds(draw.Pt(box.X, box.Y)) || !m.Plot.Holds(draw.Pt(box.X+box.W, box.Y+box.H)) || m.clear(box) != box {
			cost += 1e6
		}
		if cost < least {
			best, least = side, cost
		}
	}
	return best
}
