package scene

import (
	"math"

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
func squarePlane(pane Rect) frame {
	f := frame{window: wire.Window{X0: -0.5, X1: 1.5, Y0: -0.5, Y1: 1.5}}
	length := math.Min(pane.W-planeLeft-4, pane.H-planeTop-planeFoot)
	if length < leastPlane {
		return frame{}
	}
	f.plot = Rect{pane.X + planeLeft + (pane.W-planeLeft-4-length)/2, pane.Y + planeTop, length, length}
	return f
}

// drawPlane draws the corners by target, and the line that parts where the unit
// fires from where it does not.
func (g *gatePlan) drawPlane(l *Layer) {
	f := g.plane
	p, ok := newHalfPlane(g.gate.Weights[0], g.gate.Weights[1], g.gate.Threshold)
	if ok {
		p.sides(l, f, g.theme)
		if line := p.line(f); line != nil {
			l.line(g.pal.surface, 4.4, nil, line)
			l.line(g.pal.ink, 2.2, nil, line)
			g.lineName(l, p, line)
		}
	}
	l.ring(g.pal.rule, 1, f.plot.outline())
	for axis, name := range []string{"x₁", "x₂"} {
		g.unitTicks(l, axis, name)
	}
	for k := range min(g.cases(), 4) {
		g.drawCorner(l, k)
	}
}

// unitTicks labels 0 and 1 on an axis, and names it.
func (g *gatePlan) unitTicks(l *Layer, axis int, name string) {
	r := g.plane.plot
	for k, label := range []string{"0", "1"} {
		v := float64(k)
		if axis == 0 {
			x := g.plane.pixel(v, 0).X
			l.line(g.pal.rule, 1, nil, Path{{x, r.Y + r.H}, {x, r.Y + r.H + tickLength}})
			l.text(Text{At: Point{x, r.Y + r.H + 7}, S: label, Size: smallSize, Color: g.pal.faint, Align: Align{Middle, Top}})
			continue
		}
		y := g.plane.pixel(0, v).Y
		l.line(g.pal.rule, 1, nil, Path{{r.X - tickLength, y}, {r.X, y}})
		l.text(Text{At: Point{r.X - 8, y}, S: label, Size: smallSize, Color: g.pal.faint, Align: Align{End, Center}})
	}
	t := Text{At: Point{r.X + r.W, r.Y + r.H + 7}, S: name, Size: fontSize, Bold: true, Color: g.pal.ink, Align: Align{End, Top}}
	if axis == 1 {
		t.At, t.Align = Point{r.X - 8, r.Y + 1}, Align{End, Top}
	}
	l.text(t)
}

// lineName writes what the line is at the end of it that has more room, on the
// side that does not fire.
func (g *gatePlan) lineName(l *Layer, p halfPlane, line Path) {
	const name = "Σ w·x = θ"
	width := textWidth(name, smallSize)
	if g.plane.plot.W < 2.6*width {
		return
	}
	inside := g.plane.plot.grown(-4)
	n := p.normal(g.plane)
	for _, share := range []float64{0.1, 0.9, 0.2, 0.8, 0.5} {
		for _, away := range []float64{-1, 1} {
			at := partway(line[0], line[1], share)
			at = at.moved(n, away*(9+math.Abs(n.X)*width/2))
			box := Rect{at.X - width/2, at.Y - smallSize/2, width, smallSize}
			if inside.holds(Point{box.X, box.Y}) && inside.holds(Point{box.X + box.W, box.Y + box.H}) && !g.onCorner(box) {
				l.text(Text{At: at, S: name, Size: smallSize, Color: g.pal.ink, Align: Align{Middle, Center}})
				return
			}
		}
	}
}

// onCorner reports whether box covers a corner or its name.
func (g *gatePlan) onCorner(box Rect) bool {
	for k := range 4 {
		at := g.plane.pixel(float64(k>>1), float64(k&1))
		if box.grown(caseLooked*caseSize).holds(at) || touches(box, []Rect{{at.X, at.Y - 22, 34, 44}}) {
			return true
		}
	}
	return false
}

func (g *gatePlan) drawCorner(l *Layer, k int) {
	at := g.plane.pixel(float64(k>>1), float64(k&1))
	looked, known := g.looked()
	const larger = 1.25
	if known && looked == k {
		lookedRing(l, g.pal, g.theme, at, larger*caseSize)
	}
	if g.wrong(k) {
		caseRing(l, g.pal, at, larger*caseSize)
	}
	caseMark(l, g.pal, g.target(k), at, larger*caseSize)
	if g.plane.plot.W > 2*leastPlane {
		l.text(Text{At: Point{at.X + 12, at.Y - 12}, S: g.caseName(k), Size: smallSize, Bold: known && looked == k,
			Color: g.pal.ink, Align: Align{Start, Center}})
	}
}
