package scene

import (
	"sort"

	"hfplayground/core/wire"
)

// How paths are drawn.
const (
	pathWidth   = 2.2
	casingWidth = 3.8  // with the path in the middle
	markerRoom  = 22.0 // pixels between markers of one run
)

// paths draws each run: faint beyond the cursor, bright up to it, with markers.
func (m *moment) paths() Layer {
	l := Layer{Clip: m.plot}
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
func (m *moment) mark(k int) (Point, bool) {
	if k < len(m.look.Marks) {
		at := m.pixel(m.look.Marks[k].X, m.look.Marks[k].Y)
		return at, drawable(at)
	}
	run := &m.race.Runs[k]
	for i := m.done(k) - 1; i >= 0; i-- {
		if at := m.pixel(run.X[i], run.Y[i]); drawable(at) {
			return at, true
		}
	}
	return Point{}, false
}

// trail returns the places from kept step from up to to, in pixels.
func (m *moment) trail(k, from, to int) Path {
	run := &m.race.Runs[k]
	path := make(Path, 0, min(max(to-from, 0), mostPoints)+2)
	for i := from; i < to; i++ {
		path = append(path, m.pixel(run.X[i], run.Y[i]))
	}
	return path
}

func (m *moment) faint(l *Layer, k int) {
	run := &m.race.Runs[k]
	var path Path
	if at, ok := m.mark(k); ok {
		path = append(path, at)
	}
	path = append(path, m.trail(k, m.done(k), runLength(run))...)
	parts := clipped(thinned(path), m.plot.grown(margin))
	s := slotOf(run.Slot)
	l.line(s.color.alpha(faded), pathWidth-0.4, s.dash, parts...)
}

func (m *moment) bright(l *Layer, k int) {
	run := &m.race.Runs[k]
	path := m.trail(k, 0, m.done(k))
	markers := m.markers(path, k)
	at, ok := m.mark(k)
	if ok {
		path = append(path, at)
	}
	parts := clipped(thinned(path), m.plot.grown(margin))
	s := slotOf(run.Slot)
	casing := m.palette.casing(s.color)
	l.line(casing, casingWidth, s.dash, parts...)
	l.line(s.color, pathWidth, s.dash, parts...)
	l.ring(casing, 1.6, markers...)
	l.fill(s.color, markers...)
}

// cursors draws the marks of the runs at the cursor, the selected one last, with
// a ring.
func (m *moment) cursors(l *Layer) {
	for k := range m.race.Runs {
		if k != m.look.Selected {
			m.cursor(l, k)
		}
	}
	if k := m.look.Selected; k >= 0 && k < len(m.race.Runs) {
		m.cursor(l, k)
	}
}

func (m *moment) cursor(l *Layer, k int) {
	at, ok := m.mark(k)
	if !ok || !m.plot.grown(margin).holds(at) {
		return
	}
	s := slotOf(m.race.Runs[k].Slot)
	casing := m.palette.casing(s.color)
	shape := placed(s.marker, at, cursorSize)
	if k == m.look.Selected {
		halo := placed(regular(32, 1, 0), at, 2*cursorSize)
		l.ring(casing, 4.4, halo)
		l.ring(s.color, 2.4, halo)
	}
	l.ring(casing, 3, shape)
	l.fill(s.color, shape)
	l.ring(m.palette.ink, 1, shape)
}

// markers returns the marker shapes along path, none nearer than markerRoom to
// another or to the mark at the cursor.
func (m *moment) markers(path Path, k int) []Path {
	taken := newSpacing(markerRoom)
	if at, ok := m.mark(k); ok {
		taken.claim(at)
	}
	var shapes []Path
	marker := slotOf(m.race.Runs[k].Slot).marker
	for _, at := range path {
		if m.plot.holds(at) && taken.claim(at) {
			shapes = append(shapes, placed(marker, at, markerSize))
		}
	}
	return shapes
}
