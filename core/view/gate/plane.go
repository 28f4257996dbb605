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

// drawPlane draws the corners by target, and the line that parts where the unit
// fires from where it does not.
func (g *gatePlan) drawPlane(l *draw.Layer) {
	f := g.plane
	p, ok := plot.NewHalfPlane(g.gate.Weights[0], g.gate.Weights[1], g.gate.Threshold)
	if ok {
		p.Shade(l, f, g.theme)
		if line := p.Line(f); line != nil {
			l.Line(g.pal.Surface, 4.4, nil, line)
			l.Line(g.pal.Ink, 2.2, nil, line)
			g.lineName(l, p, line)
		}
	}
	l.Ring(g.pal.Rule, 1, f.Plot.Outline())
	for axis, name := range []string{"x₁", "x₂"} {
		g.unitTicks(l, axis, name)
	}
	for k := range min(g.cases(), 4) {
		g.drawCorner(l, k)
	}
}

// unitTicks labels 0 and 1 on an axis, and names it.
func (g *gatePlan) unitTicks(l *draw.Layer, axis int, name string) {
	r := g.plane.Plot
	for k, label := range []string{"0", "1"} {
		v := float64(k)
		if axis == 0 {
			x := g.plane.Pixel(v, 0).X
			l.Line(g.pal.Rule, 1, nil, draw.Path{{X: x, Y: r.Y + r.H}, {X: x, Y: r.Y + r.H + plot.TickLength}})
			l.Text(draw.Label(draw.Pt(x, r.Y+r.H+7), label, g.pal.Faint, draw.Middle, draw.Top))
			continue
		}
		y := g.plane.Pixel(0, v).Y
		l.Line(g.pal.Rule, 1, nil, draw.Path{{X: r.X - plot.TickLength, Y: y}, {X: r.X, Y: y}})
		l.Text(draw.Label(draw.Pt(r.X-8, y), label, g.pal.Faint, draw.End, draw.Center))
	}
	t := draw.Text{At: draw.Pt(r.X+r.W, r.Y+r.H+7), S: name, Size: draw.FontSize, Bold: true, Color: g.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}}
	if axis == 1 {
		t.At, t.Align = draw.Pt(r.X-8, r.Y+1), draw.Align{X: draw.End, Y: draw.Top}
	}
	l.Text(t)
}

// lineName writes what the line is at the end of it that has more room, on the
// side that does not fire.
func (g *gatePlan) lineName(l *draw.Layer, p plot.HalfPlane, line draw.Path) {
	const name = "Σ w·x = θ"
	width := draw.TextWidth(name, draw.SmallSize)
	if g.plane.Plot.W < 2.6*width {
		return
	}
	inside := g.plane.Plot.Grown(-4)
	n := p.Normal(g.plane)
	for _, share := range []float64{0.1, 0.9, 0.2, 0.8, 0.5} {
		for _, away := range []float64{-1, 1} {
			at := draw.Partway(line[0], line[1], share)
			at = at.Moved(n, away*(9+math.Abs(n.X)*width/2))
			box := draw.Rect{X: at.X - width/2, Y: at.Y - draw.SmallSize/2, W: width, H: draw.SmallSize}
			if inside.Holds(draw.Pt(box.X, box.Y)) && inside.Holds(draw.Pt(box.X+box.W, box.Y+box.H)) && !g.onCorner(box) {
				l.Text(draw.Label(at, name, g.pal.Ink, draw.Middle, draw.Center))
				return
			}
		}
	}
}

// onCorner reports whether box covers a corner or its name.
func (g *gatePlan) onCorner(box draw.Rect) bool {
	for k := range 4 {
		at := g.plane.Pixel(float64(k>>1), float64(k&1))
		if box.Grown(plot.CaseLooked*plot.CaseSize).Holds(at) || draw.Touches(box, []draw.Rect{{X: at.X, Y: at.Y - 22, W: 34, H: 44}}) {
			return true
		}
	}
	return false
}

func (g *gatePlan) drawCorner(l *draw.Layer, k int) {
	at := g.plane.Pixel(float64(k>>1), float64(k&1))
	looked, known := g.looked()
	const larger = 1.25
	if known && looked == k {
		plot.LookedRing(l, g.pal, g.theme, at, larger*plot.CaseSize)
	}
	if g.wrong(k) {
		plot.CaseRing(l, g.pal, at, larger*plot.CaseSize)
	}
	plot.CaseMark(l, g.pal, g.target(k), at, larger*plot.CaseSize)
	if g.plane.Plot.W > 2*leastPlane {
		l.Text(draw.Text{At: draw.Pt(at.X+12, at.Y-12), S: g.caseName(k), Size: draw.SmallSize, Bold: known && looked == k,
			Color: g.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
}
