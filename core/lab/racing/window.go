package racing

import (
	"fmt"
	"math"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/testfunc"
	"hfplayground/core/wire"
)

const (
	zoomFactor = 1.5  // of one press of a zoom button
	fitMargin  = 0.08 // of the box that is fitted, on each side
)

// HeldPlane returns the plane of the first two coordinates. It holds the further
// ones at the first known minimum, else at the start.
func HeldPlane(about testfunc.About, x0 []float64) plane.Plane {
	base, held := x0, "the start"
	if len(about.Minima) > 0 {
		base, held = about.Minima[0].X, "the minimum"
	}
	p := plane.Coordinates(base)
	if n := len(x0); n > 2 {
		p.Note = fmt.Sprintf("slice of %d dimensions: x₁ and x₂ vary, the others as at %s", n, held)
	}
	return p
}

// WindowOf returns four numbers as a window; false where there are none.
func WindowOf(w []float64) (wire.Window, bool) {
	if len(w) != 4 {
		return wire.Window{}, false
	}
	return wire.Window{X0: w[0], X1: w[1], Y0: w[2], Y1: w[3]}, true
}

// Window returns the window in force: that of the settings, or the usual one of
// what is minimised.
func (r *Race) Window() wire.Window {
	if w, ok := WindowOf(r.st.Window); ok {
		return w
	}
	d := r.About.Domain
	return wire.Window{X0: d[0][0], X1: d[0][1], Y0: d[1][0], Y1: d[1][1]}
}

// Fitted returns a window around every path, the start and the known minima that
// lie in the usual domain.
func (r *Race) Fitted() wire.Window {
	at := r.Plane.Project(r.X0)
	w := wire.Window{X0: at[0], X1: at[0], Y0: at[1], Y1: at[1]}
	include := func(x []float64) {
		at := r.Plane.Project(x)
		if math.Abs(at[0]) <= MaxCoord/2 && math.Abs(at[1]) <= MaxCoord/2 {
			w.X0, w.X1 = min(w.X0, at[0]), max(w.X1, at[0])
			w.Y0, w.Y1 = min(w.Y0, at[1]), max(w.Y1, at[1])
		}
	}
	for _, run := range r.Runs {
		for _, t := range run.Trace {
			include(t.X)
		}
	}
	for _, m := range r.About.Minima {
		if m.Global {
			include(m.X)
		}
	}
	margin := max(fitMargin*max(w.X1-w.X0, w.Y1-w.Y0), 1e-3)
	return wire.Window{X0: w.X0 - margin, X1: w.X1 + margin, Y0: w.Y0 - margin, Y1: w.Y1 + margin}
}

// WindowActs returns the acts that move the window now, which the setting key holds.
func (r *Race) WindowActs(key string, now func() wire.Window) map[wire.Act]lab.Act {
	move := func(to func(wire.Window) wire.Window) lab.Act {
		return func(q *param.Query, _ string) *param.Error {
			setWindow(q, key, to(now()))
			return nil
		}
	}
	return map[wire.Act]lab.Act{
		wire.ActZoomIn:  move(func(w wire.Window) wire.Window { return plane.Scale(w, 1/zoomFactor) }),
		wire.ActZoomOut: move(func(w wire.Window) wire.Window { return plane.Scale(w, zoomFactor) }),
		wire.ActFit:     move(func(wire.Window) wire.Window { return r.Fitted() }),
		wire.ActHome:    func(q *param.Query, _ string) *param.Error { q.Set(key, "auto"); return nil },
	}
}

// setWindow writes a window with no more digits than can be seen. Where the
// bounds of a coordinate are passed it stays inside.
func setWindow(q *param.Query, key string, w wire.Window) {
	edge := func(x, extent float64) float64 { return max(-MaxCoord, min(MaxCoord, plane.Round(x, extent))) }
	dx, dy := w.X1-w.X0, w.Y1-w.Y0
	q.Set(key, param.FormatList([]float64{edge(w.X0, dx), edge(w.X1, dx), edge(w.Y0, dy), edge(w.Y1, dy)}))
}
