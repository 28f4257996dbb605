package gate

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Margins of the plane of two inputs, in pixels.
const (
	planeLeft  = 30.0
	planeTop   = 8.0
	planeFoot  = 30.0 // labels below
	leastPlane = 60.0 // side
)

// squarePlane returns the plane of two inputs at the top of pane.
func squarePlane(pane draw.Rect) plot.Frame {
	f := plot.Frame{Window: wire.Window{X0: -0.5, X1: 1.5, Y0: -0.5, Y1: 1.5}}
	length := math.Min(pane.W-planeLeft-4, pane.H-planeTop-planeFoot)
	if length < leastPlane {
		return plot.Frame{}
	}
	f.Plot = draw.Rect{X: pane.X + planeLeft + (pane.W-planeLeft-4-length)/2, Y: pane.Y + planeTop, W: length, H: length}
	return f
}

// planePainter draws the cases of two inputs as corners of a square.
type planePainter struct {
	*table
	plot.Frame
	style
}

// draw draws the corners by target, and the line that parts where the unit
// fires from where it does not.
func (c planePainter) draw(l *draw.Layer) {
	f := c.Frame
	p, ok := plot.NewHalfPlane(c.gate.Weights[0], c.gate.Weights[1], c.gate.Threshold)
	if ok {
		p.Shade(l, f, c.theme)
		if line := p.Line(f); line != nil {
			l.Line(c.pal.Surface, 4.4, nil, line)
			l.Line(c.pal.Ink, 2.2, nil, line)
			c.lineName(l, p, line)
		}
	}
	l.Ring(c.pal.Rule, 1, f.Plot.Outline())
	for axis, name := range []string{"x₁", "x₂"} {
		c.unitTicks(l, axis, name)
	}
	for k := range min(c.cases(), 4) {
		c.drawCorner(l, k)
	}
}

// unitTicks labels 0 and 1 on an axis, and names it.
func (c planePainter) unitTicks(l *draw.Layer, axis int, name string) {
	r := c.Plot
	for k, label := range []string{"0", "1"} {
		v := float64(k)
		if axis == 0 {
			x := c.Pixel(v, 0).X
			l.Line(c.pal.Rule, 1, nil, draw.Path{{X: x, Y: r.Y + r.H}, {X: x, Y: r.Y + r.H + plot.TickLength}})
			l.Text(draw.Label(draw.Pt(x, r.Y+r.H+7), label, c.pal.Faint, draw.Middle, draw.Top))
			continue
		}
		y := c.Pixel(0, v).Y
		l.Line(c.pal.Rule, 1, nil, draw.Path{{X: r.X - plot.TickLength, Y: y}, {X: r.X, Y: y}})
		l.Text(draw.Label(draw.Pt(r.X-8, y), label, c.pal.Faint, draw.End, draw.Center))
	}
	t := draw.Text{At: draw.Pt(r.X+r.W, r.Y+r.H+7), S: name, Size: draw.FontSize, Bold: true, Color: c.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}}
	if axis == 1 {
		t.At, t.Align = draw.Pt(r.X-8, r.Y+1), draw.Align{X: draw.End, Y: draw.Top}
	}
	l.Text(t)
}

// lineName writes what the line is at the end of it that has more room, on the
// side that does not fire.
func (c planePainter) lineName(l *draw.Layer, p plot.HalfPlane, line draw.Path) {
	const name = "Σ w·x = θ"
	width := draw.TextWidth(name, draw.SmallSize)
	if c.Plot.W < 2.6*width {
		return
	}
	inside := c.Plot.Grown(-4)
	n := p.Normal(c.Frame)
	for _, share := range []float64{0.1, 0.9, 0.2, 0.8, 0.5} {
		for _, away := range []float64{-1, 1} {
			at := draw.Partway(line[0], line[1], share)
			at = at.Moved(n, away*(9+math.Abs(n.X)*width/2))
			box := draw.Rect{X: at.X - width/2, Y: at.Y - draw.SmallSize/2, W: width, H: draw.SmallSize}
			if inside.Holds(draw.Pt(box.X, box.Y)) && inside.Holds(draw.Pt(box.X+box.W, box.Y+box.H)) && !c.onCorner(box) {
				l.Text(draw.Label(at, name, c.pal.Ink, draw.Middle, draw.Center))
				return
			}
		}
	}
}

// onCorner reports whether box covers a corner or its name.
func (c planePainter) onCorner(box draw.Rect) bool {
	for k := range 4 {
		at := c.Pixel(float64(k>>1), float64(k&1))
		if box.Grown(plot.CaseLooked*plot.CaseSize).Holds(at) || draw.Touches(box, []draw.Rect{{X: at.X, Y: at.Y - 22, W: 34, H: 44}}) {
			return true
		}
	}
	return false
}

func (c planePainter) drawCorner(l *draw.Layer, k int) {
	at := c.Pixel(float64(k>>1), float64(k&1))
	looked, known := c.looked()
	const larger = 1.25
	away := 12.0 // of the name
	if known && looked == k {
		away = 15 // beyond the ring
		plot.LookedRing(l, c.pal, c.theme, at, larger*plot.CaseSize)
	}
	if c.wrong(k) {
		plot.CaseRing(l, c.pal, at, larger*plot.CaseSize)
	}
	plot.CaseMark(l, c.pal, c.target(k), at, larger*plot.CaseSize)
	if c.Plot.W > 2*leastPlane {
		l.Text(draw.Text{At: draw.Pt(at.X+away, at.Y-away), S: c.caseName(k), Size: draw.SmallSize, Bold: known && looked == k,
			Color: c.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
}
