package scene

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/wire"
)

// local draws what is known at the selected iterate: level curves of the
// quadratic model, the inner path of conjugate gradients, and arrows.
func (m *moment) local() Layer {
	l := Layer{Clip: m.plot}
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
	for _, a := range m.look.Arrows {
		m.arrow(&l, a, mark)
	}
	return l
}

// modelCurve is the stroke of the model's level curves.
const modelWidth = 1.3

// model draws level curves of q, and its minimiser when it has one.
func (m *moment) model(l *Layer, q *wire.Model) {
	if !finite(q.X, q.Y, q.GX, q.GY, q.HXX, q.HXY, q.HYY) {
		return
	}
	var curves []Path
	if e, ok := newEllipse(q); ok {
		curves = m.ellipses(e)
		m.modelMinimum(l, m.pixel(e.x, e.y))
	} else {
		curves = m.sampledModel(q)
	}
	var parts []Path
	for _, c := range curves {
		parts = append(parts, clipped(c, m.plot.grown(margin))...)
	}
	l.line(m.palette.surface.alpha(0.7), modelWidth+1.8, nil, parts...)
	l.line(m.palette.ink, modelWidth, []float64{4, 3.5}, parts...)
}

// modelMinimum marks the model's minimiser with a small cross in a ring.
func (m *moment) modelMinimum(l *Layer, at Point) {
	const radius = 5.5
	if !m.plot.grown(radius).holds(at) {
		return
	}
	disc := placed(regular(24, 1, 0), at, radius)
	l.fill(m.palette.surface, disc)
	l.ring(m.palette.ink, 1.5, disc)
	l.line(m.palette.ink, 1.5, nil, Path{{at.X - 3, at.Y}, {at.X + 3, at.Y}}, Path{{at.X, at.Y - 3}, {at.X, at.Y + 3}})
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
	if !(q.HXX > 0) || !(det > 0) || !finite(det) {
		return ellipse{}, false
	}
	dx, dy := (q.HXY*q.GY-q.HYY*q.GX)/det, (q.HXY*q.GX-q.HXX*q.GY)/det
	drop := -(q.GX*dx + q.GY*dy) // gᵀH⁻¹g = twice what the model falls to its minimum
	l11 := math.Sqrt(q.HXX)
	l21 := q.HXY / l11
	l22 := math.Sqrt(det / q.HXX)
	r := math.Sqrt(math.Max(drop, 0))
	e := ellipse{x: q.X + dx, y: q.Y + dy, ax: r / l11, bx: -r * l21 / (l11 * l22), by: r / l22}
	return e, finite(e.x, e.y, e.ax, e.bx, e.by) && r > 0
}

// ellipses returns level curves of a positive definite model in pixels: the one
// through the iterate, and others at even radii, doubled until one can be seen.
func (m *moment) ellipses(e ellipse) []Path {
	const corners, seen, most = 96, 40.0, 60
	kx, ky := m.plot.W/(m.window.X1-m.window.X0), m.plot.H/(m.window.Y1-m.window.Y0)
	reach := math.Max(math.Hypot(e.ax*kx, e.ay*ky), math.Hypot(e.bx*kx, e.by*ky))
	grow := 1.0
	for range most {
		if 2*grow*reach >= seen {
			break
		}
		grow *= 2
	}
	var curves []Path
	for _, r := range []float64{0.5, 1, 1.5, 2} {
		curve := make(Path, corners+1)
		for i := range curve {
			s, c := math.Sincos(2 * math.Pi * float64(i%corners) / corners)
			curve[i] = m.pixel(e.x+r*grow*(c*e.ax+s*e.bx), e.y+r*grow*(c*e.ay+s*e.by))
		}
		curves = append(curves, curve)
	}
	return curves
}

// sampledModel returns level curves, in pixels, of a model without a minimiser:
// hyperbolas, or lines. It is sampled over the window.
func (m *moment) sampledModel(q *wire.Model) []Path {
	const n, count = 64, 7
	g := contour.Grid{NX: n, NY: n, Values: make([]float64, 0, n*n)}
	for j := range n {
		for i := range n {
			dx := m.window.X0 + (m.window.X1-m.window.X0)*float64(i)/(n-1) - q.X
			dy := m.window.Y0 + (m.window.Y1-m.window.Y0)*float64(j)/(n-1) - q.Y
			g.Values = append(g.Values, q.GX*dx+q.GY*dy+(q.HXX*dx*dx+2*q.HXY*dx*dy+q.HYY*dy*dy)/2)
		}
	}
	fd := &wire.Field{NX: n, NY: n}
	var curves []Path
	for _, lines := range contour.Lines(g, contour.NewScale(g.Values, count, false, 0).Levels) {
		curves = append(curves, onPlot(lines, fd, m.frame)...)
	}
	return curves
}

// inner draws the iterates of conjugate gradients from the selected iterate as
// dots on a thin line, with a ring around the one that was taken.
func (m *moment) inner(l *Layer, in *wire.Inner, from wire.Mark) {
	n := min(len(in.DX), len(in.DY))
	path := make(Path, n)
	for i := range path {
		path[i] = m.pixel(from.X+in.DX[i], from.Y+in.DY[i])
	}
	parts := clipped(thinned(path), m.plot.grown(margin))
	l.line(m.palette.surface, 3.4, nil, parts...)
	l.line(m.palette.ink, 1.4, nil, parts...)
	var dots []Path
	apart := newSpacing(6)
	for _, at := range path {
		if m.plot.holds(at) && apart.claim(at) {
			dots = append(dots, placed(regular(16, 1, 0), at, 2.6))
		}
	}
	l.ring(m.palette.surface, 1.6, dots...)
	l.fill(m.palette.ink, dots...)
	if t := in.Taken; t > 0 && t < n && drawable(path[t]) && m.plot.holds(path[t]) {
		ring := placed(regular(24, 1, 0), path[t], 6)
		l.ring(m.palette.surface, 3.6, ring)
		l.ring(m.palette.ink, 1.6, ring)
	}
}

// arrowNames is the labels of the kinds of arrow.
var arrowNames = map[string]string{"gradient": "−∇f", "newton": "Newton", "hf": "HF"}

// arrow draws a step from the selected iterate. One that leaves the plot keeps
// its direction and ends at the border, without its head.
func (m *moment) arrow(l *Layer, a wire.Arrow, from wire.Mark) {
	const inset, shortest = 14, 5
	tail, tip := m.pixel(from.X, from.Y), m.pixel(from.X+a.DX, from.Y+a.DY)
	if !drawable(tip) || !m.plot.holds(tail) {
		return
	}
	room := m.plot.grown(-inset)
	cut := !room.holds(tip)
	if cut {
		var ok bool
		if tail, tip, ok = clipSegment(tail, tip, room); !ok {
			return
		}
	}
	length := math.Hypot(tip.X-tail.X, tip.Y-tail.Y)
	if !(length >= shortest) {
		return
	}
	u := Point{(tip.X - tail.X) / length, (tip.Y - tail.Y) / length}
	m.shaft(l, tail, tip, u, cut)
	name := arrowNames[a.Kind]
	if name == "" {
		name = a.Kind
	}
	l.text(m.beside(name, tip, u))
}

// shaft draws an arrow along the unit vector u; one that was cut short goes on
// in dots instead of a head.
func (m *moment) shaft(l *Layer, tail, tip, u Point, cut bool) {
	const head, half = 10, 4.5
	if cut {
		on := Point{tip.X + 12*u.X, tip.Y + 12*u.Y}
		l.line(m.palette.surface, 4.4, nil, Path{tail, tip})
		l.line(m.palette.ink, 2, nil, Path{tail, tip})
		l.line(m.palette.ink, 2, []float64{0.5, 4.5}, Path{tip, on})
		return
	}
	neck := Point{tip.X - head*u.X, tip.Y - head*u.Y}
	barbs := Path{tip, {neck.X - half*u.Y, neck.Y + half*u.X}, {neck.X + 2*u.X, neck.Y + 2*u.Y}, {neck.X + half*u.Y, neck.Y - half*u.X}}
	l.line(m.palette.surface, 4.4, nil, Path{tail, neck})
	l.ring(m.palette.surface, 2.4, barbs)
	l.line(m.palette.ink, 2, nil, Path{tail, neck})
	l.fill(m.palette.ink, barbs)
}

// beside returns the label of an arrow, past its tip and inside the plot.
func (m *moment) beside(s string, tip, u Point) Text {
	width := textWidth(s, fontSize)
	t := Text{S: s, Size: fontSize, Bold: true, Color: m.palette.ink, Halo: m.palette.surface, Align: Align{Middle, Center}}
	t.At = Point{tip.X + (10+width/2)*u.X, tip.Y + 13*u.Y}
	t.At.X = math.Max(m.plot.X+width/2+4, math.Min(t.At.X, m.plot.X+m.plot.W-width/2-4))
	t.At.Y = math.Max(m.plot.Y+10, math.Min(t.At.Y, m.plot.Y+m.plot.H-10))
	return t
}
