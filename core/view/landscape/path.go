package landscape

import (
	"sort"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// How paths are drawn.
const (
	pathWidth   = 2.2
	casingWidth = 3.8  // with the path in the middle
	markerRoom  = 22.0 // pixels between markers of one run
)

// paths draws each run: faint beyond the cursor, bright up to it, with markers.
func (m *moment) paths() draw.Layer {
	l := draw.Layer{Clip: m.Plot}
	for k := range m.race.Runs {
		m.faint(&l, k)
	}
	for k := range m.race.Runs {
		m.bright(&l, k)
	}
	return l
}

// done returns how many kept steps of run k are not beyond the cursor.
func (m *moment) done(k int) int {
	step := m.race.Runs[k].Step
	return min(sort.Search(len(step), func(i int) bool { return int(step[i]) > m.look.Step }), runLength(&m.race.Runs[k]))
}

// runLength returns how many places of the run are known.
func runLength(r *wire.Run) int { return min(len(r.Step), len(r.X), len(r.Y)) }

// mark returns the pixel of run k at the cursor: its mark, else its last place
// not beyond the cursor.
func (m *moment) mark(k int) (draw.Point, bool) {
	if k < len(m.look.Marks) {
		at := m.Pixel(m.look.Marks[k].X, m.look.Marks[k].Y)
		return at, draw.Drawable(at)
	}
	run := &m.race.Runs[k]
	for i := m.done(k) - 1; i >= 0; i-- {
		if at := m.Pixel(run.X[i], run.Y[i]); draw.Drawable(at) {
			return at, true
		}
	}
	return draw.Point{}, false
}

// trail returns the places from kept step from up to to, in pixels.
func (m *moment) trail(k, from, to int) draw.Path {
	run := &m.race.Runs[k]
	path := make(draw.Path, 0, min(max(to-from, 0), draw.MostPoints)+2)
	for i := from; i < to; i++ {
		path = append(path, m.Pixel(run.X[i], run.Y[i]))
	}
	return path
}

func (m *moment) faint(l *draw.Layer, k int) {
	run := &m.race.Runs[k]
	var path draw.Path
	if at, ok := m.mark(k); ok {
		path = append(path, at)
	}
	path = append(path, m.trail(k, m.done(k), runLength(run))...)
	parts := draw.Clipped(draw.Thinned(path), m.Plot.Grown(plot.Margin))
	s := plot.RunStyle(m.palette, run.Style)
	l.Line(s.Color.Alpha(plot.Faded), pathWidth-0.4, s.Dash, parts...)
}

func (m *moment) bright(l *draw.Layer, k int) {
	run := &m.race.Runs[k]
	path := m.trail(k, 0, m.done(k))
	markers := m.markers(path, k)
	at, ok := m.mark(k)
	if ok {
		path = append(path, at)
	}
	parts := draw.Clipped(draw.Thinned(path), m.Plot.Grown(plot.Margin))
	s := plot.RunStyle(m.palette, run.Style)
	casing := m.palette.Casing(s.Color)
	l.Line(casing, casingWidth, s.Dash, parts...)
	l.Line(s.Color, pathWidth, s.Dash, parts...)
	l.Ring(casing, 1.6, markers...)
	l.Fill(s.Color, markers...)
}

// cursors draws the marks of the runs at the cursor, the selected one last, with
// a ring.
func (m *moment) cursors(l *draw.Layer) {
	for k := range m.race.Runs {
		if k != m.look.Selected {
			m.cursor(l, k)
		}
	}
	if k := m.look.Selected; k >= 0 && k < len(m.race.Runs) {
		m.cursor(l, k)
	}
}

func (m *moment) cursor(l *draw.Layer, k int) {
	at, ok := m.mark(k)
	if !ok || !m.Plot.Grown(plot.Margin).Holds(at) {
		return
	}
	s := plot.RunStyle(m.palette, m.race.Runs[k].Style)
	casing := m.palette.Casing(s.Color)
	shape := draw.Placed(s.Marker, at, plot.CursorSize)
	if k == m.look.Selected {
		halo := draw.Placed(draw.Regular(32, 1, 0), at, 2*plot.CursorSize)
		l.Ring(casing, 4.4, halo)
		l.Ring(s.Color, 2.4, halo)
	}
	l.Ring(casing, 3, shape)
	l.Fill(s.Color, shape)
	l.Ring(m.palette.Ink, 1, shape)
}

// markers returns the marker shapes along path, none nearer than markerRoom to
// another or to the mark at the cursor.
func (m *moment) markers(path draw.Path, k int) []draw.Path {
	taken := plot.NewSpacing(markerRoom)
	if at, ok := m.mark(k); ok {
		taken.Claim(at)
	}
	var shapes []draw.Path
	marker := plot.RunStyle(m.palette, m.race.Runs[k].Style).Marker
	for _, at := range path {
		if m.Plot.Holds(at) && taken.Claim(at) {
			shapes = append(shapes, draw.Placed(marker, at, plot.MarkerSize))
		}
	}
	return shapes
}
