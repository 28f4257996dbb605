package landscape

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// local draws what is known at the selected iterate: level curves of the
// quadratic model, the inner path of conjugate gradients, and arrows.
func (m *moment) local() draw.Layer {
	l := draw.Layer{Clip: m.Plot}
	if m.look.Model != nil {
		m.model(&l, m.look.Model)
	}
	_, mark, ok := m.selected()
	if !ok {
		return l
	}
	if m.look.Inner != nil {
		m.inner(&l, m.look.Inner, mark)
	}
	if at, ok := m.start(); ok {
		m.reserve(m.startLabel(at))
	}
	for k := range m.race.Runs { // the marks at the cursor are drawn over names
		if at, ok := m.mark(k); ok {
			m.named = append(m.named, draw.Centred(draw.Rect{X: at.X, Y: at.Y}, 2*plot.CursorSize+2, 2*plot.CursorSize+2))
		}
	}
	m.arrows(&l, mark)
	if m.look.Inner != nil {
		m.innerMark(&l, m.look.Inner, mark)
	}
	return l
}

// modelWidth is the width of the model's level curves.
const modelWidth = 1.2

// model draws level curves of q, and its minimiser when it has one.
func (m *moment) model(l *draw.Layer, q *wire.Model) {
	if !draw.Finite(q.X, q.Y, q.GX, q.GY, q.HXX, q.HXY, q.HYY) {
		return
	}
	var curves []draw.Path
	if e, ok := newEllipse(q); ok {
		curves = m.ellipses(e)
		m.modelMinimum(l, m.Pixel(e.x, e.y))
	} else {
		curves = m.sampledModel(q)
	}
	var parts []draw.Path
	for _, c := range curves {
		parts = append(parts, draw.Clipped(c, m.Plot.Grown(plot.Margin))...)
	}
	l.Line(m.palette.Surface.Alpha(0.55), modelWidth+1.8, nil, parts...)
	l.Line(m.palette.Ink.Alpha(0.85), modelWidth, []float64{4, 3.5}, parts...)
}

// modelMinimum marks the model's minimiser with a small cross in a ring.
func (m *moment) modelMinimum(l *draw.Layer, at draw.Point) {
	const radius = 5.5
	if !m.Plot.Grown(radius).Holds(at) {
		return
	}
	disc := draw.Placed(draw.Regular(24, 1, 0), at, radius)
	l.Fill(m.palette.Surface, disc)
	l.Ring(m.palette.Ink, 1.5, disc)
	l.Line(m.palette.Ink, 1.5, nil, draw.Path{{X: at.X - 3, Y: at.Y}, {X: at.X + 3, Y: at.Y}}, draw.Path{{X: at.X, Y: at.Y - 3}, {X: at.X, Y: at.Y + 3}})
}

// ellipse is the level curve of a positive definite model through its own
// iterate: centre + cos·a + sin·b.
type ellipse struct {
	x, y           float64 // the minimiser
	ax, ay, bx, by float64
}

// newEllipse returns the level curve of q through (q.X, q.Y), and whether q is
// positive definite. With H = LLᵀ the curve is the image of a circle under L⁻ᵀ.
func newEllipse(q *wire.Model) (ellipse, bool) {
	det := q.HXX*q.HYY - q.HXY*q.HXY
	if !(q.HXX > 0) || !(det > 0) || !draw.Finite(det) {
		return ellipse{}, false
	}
	dx, dy := (q.HXY*q.GY-q.HYY*q.GX)/det, (q.HXY*q.GX-q.HXX*q.GY)/det
	drop := -(q.GX*dx + q.GY*dy) // gᵀH⁻¹g = twice what the model falls to its minimum
	l11 := math.Sqrt(q.HXX)
	l21 := q.HXY / l11
	l22 := math.Sqrt(det / q.HXX)
	r := math.Sqrt(math.Max(drop, 0))
	e := ellipse{x: q.X + dx, y: q.Y + dy, ax: r / l11, bx: -r * l21 / (l11 * l22), by: r / l22}
	return e, draw.Finite(e.x, e.y, e.ax, e.bx, e.by) && r > 0
}

// ellipses returns level curves of a positive definite model in pixels: the one
// through the iterate, and others at even radii, doubled until one can be seen.
func (m *moment) ellipses(e ellipse) []draw.Path {
	const corners, seen, most = 96, 40.0, 60
	kx, ky := m.Plot.W/(m.Window.X1-m.Window.X0), m.Plot.H/(m.Window.Y1-m.Window.Y0)
	reach := math.Max(math.Hypot(e.ax*kx, e.ay*ky), math.Hypot(e.bx*kx, e.by*ky))
	grow := 1.0
	for range most {
		if 2*grow*reach >= seen {
			break
		}
		grow *= 2
	}
	var curves []draw.Path
	for _, r := range []float64{0.5, 1, 1.5, 2} {
		curve := make(draw.Path, corners+1)
		for i := range curve {
			s, c := math.Sincos(2 * math.Pi * float64(i%corners) / corners)
			curve[i] = m.Pixel(e.x+r*grow*(c*e.ax+s*e.bx), e.y+r*grow*(c*e.ay+s*e.by))
		}
		curves = append(curves, curve)
	}
	return curves
}

// sampledModel returns level curves, in pixels, of a model without a minimiser:
// hyperbolas, or lines. It is sampled over the window.
func (m *moment) sampledModel(q *wire.Model) []draw.Path {
	const n, count = 64, 7
	g := contour.Grid{NX: n, NY: n, Values: make([]float64, 0, n*n)}
	for j := range n {
		for i := range n {
			dx := m.Window.X0 + (m.Window.X1-m.Window.X0)*float64(i)/(n-1) - q.X
			dy := m.Window.Y0 + (m.Window.Y1-m.Window.Y0)*float64(j)/(n-1) - q.Y
			g.Values = append(g.Values, q.GX*dx+q.GY*dy+(q.HXX*dx*dx+2*q.HXY*dx*dy+q.HYY*dy*dy)/2)
		}
	}
	var curves []draw.Path
	for _, lines := range contour.Lines(g, contour.NewScale(g.Values, count, false, 0).Levels) {
		curves = append(curves, draw.Traced(lines, g, m.Plot)...)
	}
	return curves
}
