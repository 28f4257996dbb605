package racing

import (
	"fmt"
	"math"

	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/testfunc"
	"hfplayground/core/wire"
)

// heldPlane holds the further coordinates at the first known minimum, else at
// the start.
func heldPlane(about testfunc.About, x0 []float64) plane.Plane {
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

// windowKey is the setting of the window that the canvas shows.
func (s *Lab) windowKey() string {
	if s.st.net() != nil && s.view() == viewLandscape {
		return keySliceWindow
	}
	return keyWindow
}

// planeWindow returns the window that the canvas shows.
func (s *Lab) planeWindow() wire.Window {
	if s.windowKey() == keySliceWindow {
		return s.sliceWindow()
	}
	return s.window()
}

// sliceWindow returns the window of a slice: the one in force, or one around all
// paths.
func (s *Lab) sliceWindow() wire.Window {
	if w, ok := windowOf(s.st.sliceWindow); ok {
		return w
	}
	return s.fitted()
}

func windowOf(w []float64) (wire.Window, bool) {
	if len(w) != 4 {
		return wire.Window{}, false
	}
	return wire.Window{X0: w[0], X1: w[1], Y0: w[2], Y1: w[3]}, true
}

// window returns the window in force.
func (s *Lab) window() wire.Window {
	if w, ok := windowOf(s.st.window); ok {
		return w
	}
	d := s.about.Domain
	return wire.Window{X0: d[0][0], X1: d[0][1], Y0: d[1][0], Y1: d[1][1]}
}

// fitted returns a window around every path, the start and the known minima that
// lie in the usual domain.
func (s *Lab) fitted() wire.Window {
	at := s.plane.Project(s.x0)
	w := wire.Window{X0: at[0], X1: at[0], Y0: at[1], Y1: at[1]}
	include := func(x []float64) {
		at := s.plane.Project(x)
		if math.Abs(at[0]) <= maxCoord/2 && math.Abs(at[1]) <= maxCoord/2 {
			w.X0, w.X1 = min(w.X0, at[0]), max(w.X1, at[0])
			w.Y0, w.Y1 = min(w.Y0, at[1]), max(w.Y1, at[1])
		}
	}
	for _, r := range s.runs {
		for _, t := range r.Trace {
			include(t.X)
		}
	}
	for _, m := range s.about.Minima {
		if m.Global {
			include(m.X)
		}
	}
	margin := max(fitMargin*max(w.X1-w.X0, w.Y1-w.Y0), 1e-3)
	return wire.Window{X0: w.X0 - margin, X1: w.X1 + margin, Y0: w.Y0 - margin, Y1: w.Y1 + margin}
}

// setWindow writes a window with no more digits than can be seen. Where the
// bounds of a coordinate are passed it stays inside.
func setWindow(q *param.Query, key string, w wire.Window) {
	edge := func(x, extent float64) float64 { return max(-maxCoord, min(maxCoord, plane.Round(x, extent))) }
	dx, dy := w.X1-w.X0, w.Y1-w.Y0
	q.Set(key, param.FormatList([]float64{edge(w.X0, dx), edge(w.X1, dx), edge(w.Y0, dy), edge(w.Y1, dy)}))
}
