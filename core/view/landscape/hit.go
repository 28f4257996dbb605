package landscape

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Hit returns the handle of a start that can be moved where it is within reach,
// else the nearest iterate of the selected run within reach, else that of any run, else the place
// in the plane, else nothing. Iterates beyond the cursor count too.
func (v *View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	f, ok := newFrame(p, room)
	at := draw.Pt(x, y)
	if !ok || !draw.Finite(x, y) {
		return view.Target{}
	}
	var t view.Target
	t.X, t.Y = f.Place(x, y)
	if !f.Plot.Holds(at) {
		return t
	}
	t.Kind = view.HitPlane
	if p.Race == nil {
		return t
	}
	m := moment{Frame: f, race: p.Race, look: p.Look}
	if start, ok := m.start(); ok && !p.Race.Fixed && math.Hypot(start.X-x, start.Y-y) <= handleRadius+slack {
		t.Kind, t.Home = view.HitStart, p.Race.Start
		return t
	}
	reach := plot.CursorSize + slack
	if p.Look != nil {
		t.Inner, _ = m.nearestInner(at, reach)
	}
	if p.Look != nil && p.Look.Selected >= 0 && p.Look.Selected < len(p.Race.Runs) {
		if step, _, ok := m.nearest(p.Look.Selected, at, reach); ok {
			return view.Target{Kind: view.HitIterate, Run: p.Race.Runs[p.Look.Selected].ID, Step: step, X: t.X, Y: t.Y, Inner: t.Inner}
		}
	}
	for k := range p.Race.Runs {
		if step, distance, ok := m.nearest(k, at, reach); ok {
			t.Kind, t.Run, t.Step = view.HitIterate, p.Race.Runs[k].ID, step
			reach = distance // a later run must be strictly nearer
		}
	}
	return t
}

// nearest returns the step of run k drawn nearest to at, and how near, if that
// is nearer than reach.
func (m *moment) nearest(k int, at draw.Point, reach float64) (step int, distance float64, ok bool) {
	run := &m.race.Runs[k]
	distance = reach
	for i := range runLength(run) {
		q := m.Pixel(run.X[i], run.Y[i])
		if d := math.Hypot(q.X-at.X, q.Y-at.Y); d < distance {
			step, distance, ok = int(run.Step[i]), d, true
		}
	}
	return step, distance, ok
}
