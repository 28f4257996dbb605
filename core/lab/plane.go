package lab

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/elementary"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// plane is the part of ℝⁿ that the map shows. In two dimensions it is all there
// is.
type plane struct {
	base []float64 // held; where u and v are nil, all but its first two coordinates
	u, v []float64 // orthonormal directions from base; nil for the first two coordinates themselves
	note string

	names [2]string // of u and v; p₁ and p₂ where empty
}

// newPlane holds the further coordinates at the first known minimum, else at
// the start.
func newPlane(about testfunc.About, x0 []float64) plane {
	p := plane{base: x0}
	if len(about.Minima) > 0 {
		p.base = about.Minima[0].X
	}
	if n := len(x0); n > 2 {
		held := "the start"
		if len(about.Minima) > 0 {
			held = "the minimum"
		}
		p.note = fmt.Sprintf("slice of %d dimensions: x₁ and x₂ vary, the others as at %s", n, held)
	}
	return p
}

// project returns the two coordinates of x that are shown.
func (p plane) project(x []float64) [2]float64 {
	if p.u == nil {
		return [2]float64{x[0], x[1]}
	}
	return p.direction(vector.Difference(x, p.base))
}

// direction returns the two coordinates of a step d that are shown.
func (p plane) direction(d []float64) [2]float64 {
	if p.u == nil {
		return [2]float64{d[0], d[1]}
	}
	return [2]float64{floats.Dot(d, p.u), floats.Dot(d, p.v)}
}

// along stores in dst, length n, the first or second direction of the plane.
func (p plane) along(dst []float64, second bool) {
	switch {
	case p.u == nil:
		clear(dst)
		dst[0], dst[1] = 1, 0
		if second {
			dst[0], dst[1] = 0, 1
		}
	case second:
		copy(dst, p.v)
	default:
		copy(dst, p.u)
	}
}

// lift stores in dst, length n, the point of the plane at (x, y).
func (p plane) lift(dst []float64, x, y float64) {
	copy(dst, p.base)
	if p.u == nil {
		dst[0], dst[1] = x, y
		return
	}
	for i := range dst {
		dst[i] += x*p.u[i] + y*p.v[i]
	}
}

func (p plane) axes() (x, y string) {
	switch {
	case p.names[0] != "":
		return p.names[0], p.names[1]
	case p.u != nil:
		return "p₁", "p₂"
	case len(p.base) > 2:
		return "x₁", "x₂"
	}
	return "x", "y"
}

// windowKey is the setting of the window that the canvas shows.
func (s *Session) windowKey() string {
	if s.st.net() != nil && s.view() == viewLandscape {
		return keySliceWindow
	}
	return keyWindow
}

// planeWindow returns the window that the canvas shows.
func (s *Session) planeWindow() wire.Window {
	if s.windowKey() == keySliceWindow {
		return s.sliceWindow()
	}
	return s.window()
}

// sliceWindow returns the window of a slice: the one in force, or one around all
// paths.
func (s *Session) sliceWindow() wire.Window {
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
func (s *Session) window() wire.Window {
	if w, ok := windowOf(s.st.window); ok {
		return w
	}
	d := s.about.Domain
	return wire.Window{X0: d[0][0], X1: d[0][1], Y0: d[1][0], Y1: d[1][1]}
}

// fitted returns a window around every path, the start and the known minima that
// lie in the usual domain.
func (s *Session) fitted() wire.Window {
	at := s.plane.project(s.x0)
	w := wire.Window{X0: at[0], X1: at[0], Y0: at[1], Y1: at[1]}
	include := func(x []float64) {
		at := s.plane.project(x)
		if math.Abs(at[0]) <= maxCoord/2 && math.Abs(at[1]) <= maxCoord/2 {
			w.X0, w.X1 = min(w.X0, at[0]), max(w.X1, at[0])
			w.Y0, w.Y1 = min(w.Y0, at[1]), max(w.Y1, at[1])
		}
	}
	for _, r := range s.runs {
		for _, t := range r.trace {
			include(t.x)
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

func scale(w wire.Window, factor float64) wire.Window {
	cx, cy := (w.X0+w.X1)/2, (w.Y0+w.Y1)/2
	hx, hy := factor*(w.X1-w.X0)/2, factor*(w.Y1-w.Y0)/2
	return wire.Window{X0: cx - hx, X1: cx + hx, Y0: cy - hy, Y1: cy + hy}
}

func shift(w wire.Window, sx, sy float64) wire.Window {
	dx, dy := sx*(w.X1-w.X0), sy*(w.Y1-w.Y0)
	return wire.Window{X0: w.X0 + dx, X1: w.X1 + dx, Y0: w.Y0 + dy, Y1: w.Y1 + dy}
}

// setWindow writes a window with no more digits than can be seen. Where the
// bounds of a coordinate are passed it stays inside.
func setWindow(q *param.Query, key string, w wire.Window) {
	edge := func(x, extent float64) float64 { return max(-maxCoord, min(maxCoord, round(x, extent))) }
	dx, dy := w.X1-w.X0, w.Y1-w.Y0
	q.Set(key, param.FormatList([]float64{edge(w.X0, dx), edge(w.X1, dx), edge(w.Y0, dy), edge(w.Y1, dy)}))
}

// visibleDigits is how finely a position is written: in 10⁻⁴ of the window.
const visibleDigits = 4

// round returns x rounded to visibleDigits digits of extent.
func round(x, extent float64) float64 {
	digits := visibleDigits - int(math.Ceil(elementary.Log10(extent)))
	scale := elementary.Pow(10, math.Abs(float64(digits)))
	if digits < 0 {
		return math.Round(x/scale) * scale
	}
	return math.Round(x*scale) / scale
}
