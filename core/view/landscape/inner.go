package landscape

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// innerPath returns where the iterates of conjugate gradients lie that have come, from
// the selected iterate.
func (m *moment) innerPath(in *wire.Inner, from wire.Mark) draw.Path {
	n := min(len(in.DX), len(in.DY))
	if in.At != nil && in.At.Ahead {
		n = min(n, max(0, in.At.I)+1)
	}
	path := make(draw.Path, n)
	for i := range path {
		path[i] = m.Pixel(from.X+in.DX[i], from.Y+in.DY[i])
	}
	return path
}

// inner draws the iterates of conjugate gradients as dots on a thin line, with a ring
// around the one that was taken, and the one that is marked.
func (m *moment) inner(l *draw.Layer, in *wire.Inner, from wire.Mark) {
	path := m.innerPath(in, from)
	parts := draw.Clipped(draw.Thinned(path), m.Plot.Grown(plot.Margin))
	l.Line(m.palette.Surface, 3.4, nil, parts...)
	l.Line(m.palette.Ink, 1.4, nil, parts...)
	var dots []draw.Path
	apart := plot.NewSpacing(6)
	for _, at := range path {
		if m.Plot.Holds(at) && apart.Claim(at) {
			dots = append(dots, draw.Placed(draw.Regular(16, 1, 0), at, 2.6))
		}
	}
	l.Ring(m.palette.Surface, 1.6, dots...)
	l.Fill(m.palette.Ink, dots...)
	if t := in.Taken; t > 0 && t < len(path) && draw.Drawable(path[t]) && m.Plot.Holds(path[t]) {
		ring := draw.Placed(draw.Regular(24, 1, 0), path[t], 6)
		l.Ring(m.palette.Surface, 3.6, ring)
		l.Ring(m.palette.Ink, 1.6, ring)
	}
}

// innerMark draws the iterate of conjugate gradients that is marked, with its number.
func (m *moment) innerMark(l *draw.Layer, in *wire.Inner, from wire.Mark) {
	path := m.innerPath(in, from)
	if in.At == nil || in.At.I < 0 || in.At.I >= len(path) {
		return
	}
	at := path[in.At.I]
	if !draw.Drawable(at) || !m.Plot.Holds(at) {
		return
	}
	plot.IterationMark(l, m.palette, m.theme, at)
	l.Text(m.apart(plot.ArrowName(fmt.Sprintf("CG iterate %d", in.At.I), draw.Pt(at.X, at.Y-4), draw.Pt(0, -1), false, m.Plot, m.palette)))
}

// nearestInner returns the iterate of conjugate gradients, counted from 1, that is drawn
// nearest to a place, after their start, and how near, if that is nearer than reach.
func (m *moment) nearestInner(at draw.Point, reach float64) (i int, distance float64) {
	distance = reach
	_, mark, ok := m.selected()
	if !ok || m.look.Inner == nil {
		return 0, distance
	}
	for j, q := range m.innerPath(m.look.Inner, mark) {
		if d := math.Hypot(q.X-at.X, q.Y-at.Y); j > 0 && d < distance {
			i, distance = j+1, d
		}
	}
	return i, distance
}
