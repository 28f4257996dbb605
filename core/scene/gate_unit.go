package scene

import "math"

// unitPlan is where the parts of the drawn unit lie.
type unitPlan struct {
	pane   Rect
	inputs int
	node   float64 // radius of inputs and output
	body   float64 // radius of the unit
	left   float64 // middles of the inputs
	pitch  float64
	middle Point // of the unit
	right  float64
	bare   bool // no room for text
}

// Measures of the drawn unit, in pixels.
const (
	mostBody    = 54.0
	leastBody   = 17.0
	twoLineBody = 38.0 // radius from which a sum has its name above it
	mostNode    = 19.0
	leastNode   = 8.0
	inputRoom   = 22.0 // left of the inputs, for their names
	outputRoom  = 13.0 // right of the output
	mostPitch   = 150.0
	statusRoom  = 24.0 // below the unit
)

// newUnitPlan places a unit in pane.
func newUnitPlan(g *gatePlan, pane Rect) unitPlan {
	u := unitPlan{pane: pane, inputs: g.inputs, bare: pane.W < bareSize || pane.H < bareSize}
	high := pane.H
	if !u.bare {
		high -= statusRoom
	}
	u.pitch = math.Min(mostPitch, high/float64(g.inputs))
	u.body = math.Min(math.Max(leastBody, math.Min(0.145*pane.W, 0.19*high)), mostBody)
	u.node = math.Min(math.Max(leastNode, math.Min(0.4*u.body, 0.3*u.pitch)), mostNode)
	u.left = pane.X + inputRoom + u.node
	u.right = pane.X + pane.W - outputRoom - u.node
	u.middle = Point{u.left + 0.58*(u.right-u.left), pane.Y + high/2}
	return u
}

// input returns the middle of input i.
func (u *unitPlan) input(i int) Point {
	return Point{u.left, u.middle.Y + (float64(i)-float64(u.inputs-1)/2)*u.pitch}
}

// wire returns the ends of the wire of input i.
func (u *unitPlan) wire(i int) (a, b Point) {
	from := u.input(i)
	d := toward(from, u.middle)
	return from.moved(d, u.node), u.middle.moved(d, -u.body-1.5)
}

// weightBox returns the place of the number on wire i.
func (g *gatePlan) weightBox(i int) Rect {
	a, b := g.unit.wire(i)
	return pillBox(partway(a, b, 0.42), short(g.gate.Weights[i]))
}

// thresholdBox returns the place of θ at the foot of the unit, on the side on which
// no wires arrive.
func (g *gatePlan) thresholdBox() Rect {
	return pillBox(Point{g.unit.middle.X + 0.4*g.unit.body, g.unit.middle.Y + g.unit.body + 4}, "θ = "+short(g.gate.Threshold))
}

// drawUnit draws inputs, wires, body and output, and below them how well the unit
// does.
func (g *gatePlan) drawUnit(l *Layer) {
	for i := range g.inputs {
		g.drawWire(l, i)
	}
	g.drawOutput(l)
	g.drawBody(l)
	for i := range g.inputs {
		g.drawInput(l, i)
	}
	if g.unit.bare {
		return
	}
	for i := range g.inputs {
		if w := g.gate.Weights[i]; finite(w) {
			pill(l, g.pal, g.weightBox(i), short(w), wireColor(g.theme, w))
		}
	}
	pill(l, g.pal, g.thresholdBox(), "θ = "+short(g.gate.Threshold), g.pal.ink)
	g.drawStatus(l)
}

func (g *gatePlan) drawWire(l *Layer, i int) {
	w := g.gate.Weights[i]
	if !finite(w) {
		return
	}
	a, b := g.unit.wire(i)
	u := toward(a, b)
	reach := headReach + wireWidth(w, mostWire)
	color := wireColor(g.theme, w)
	stop := b
	if w != 0 {
		stop = b.moved(u, -0.8*reach)
	}
	l.line(color, wireWidth(w, mostWire), edgeDash(w), Path{a, stop})
	drawHead(l, g.pal, b, u, reach, w, color)
}

// drawInput draws input i: filled where it is 1 in the case looked at.
func (g *gatePlan) drawInput(l *Layer, i int) {
	at := g.unit.input(i)
	k, known := g.looked()
	g.signal(l, at, known, known && g.input(i, k))
	if !g.unit.bare {
		l.text(Text{At: Point{at.X - g.unit.node - 5, at.Y}, S: "x" + subscript(i+1), Size: fontSize, Bold: true,
			Color: g.pal.ink, Align: Align{End, Center}})
	}
}

// signal draws a node with what it says, where that is known.
func (g *gatePlan) signal(l *Layer, at Point, known, one bool) {
	disc := placed(regular(36, 1, 0), at, g.unit.node)
	ground, ink, digit := g.pal.surface, g.pal.ink, "0"
	if one {
		ground, ink, digit = g.pal.ink, g.pal.surface, "1"
	}
	l.fill(ground, disc)
	l.ring(g.pal.ink, 1.6, disc)
	if known && !g.unit.bare {
		l.text(Text{At: at, S: digit, Size: fontSize, Bold: true, Color: ink, Align: Align{Middle, Center}})
	}
}

// drawBody draws the unit with the sum of the case looked at, shaded as the sides
// of the threshold are.
func (g *gatePlan) drawBody(l *Layer) {
	u := &g.unit
	disc := placed(regular(48, 1, 0), u.middle, u.body)
	k, known := g.looked()
	ground := g.theme.middle()
	switch {
	case known && g.fires(k):
		ground = g.theme.diverging(firesShade)
	case known:
		ground = g.theme.diverging(silentShade)
	}
	l.fill(ground, disc)
	l.ring(g.pal.ink, 2, disc)
	if u.bare {
		return
	}
	name := Text{At: u.middle, S: "Σ w·x", Size: smallSize, Color: g.pal.ink, Align: Align{Middle, Center}}
	if known {
		value := Text{At: u.middle, S: short(g.gate.Sums[k]), Size: 16, Bold: true, Color: g.pal.ink, Align: Align{Middle, Center}}
		if u.body < twoLineBody {
			value.At.Y -= 0.15 * u.body
			l.text(value)
			return
		}
		name.At.Y -= 0.36 * u.body
		l.text(value)
	}
	l.text(name)
}

// drawOutput draws the wire to the output and what the unit says, and whether that
// is right.
func (g *gatePlan) drawOutput(l *Layer) {
	u := &g.unit
	at := Point{u.right, u.middle.Y}
	k, known := g.looked()
	one := known && g.fires(k)
	width := 1.4
	if one {
		width = 3
	}
	tip := Point{at.X - u.node - 1.5, at.Y}
	l.line(g.pal.ink, width, nil, Path{u.middle, {tip.X - 0.8*headReach, tip.Y}})
	drawHead(l, g.pal, tip, Point{1, 0}, headReach, 1, g.pal.ink)
	g.signal(l, at, known, one)
	if u.bare || !known {
		return
	}
	says := "silent"
	if one {
		says = "fires"
	}
	x := math.Min(at.X, u.pane.X+u.pane.W-textWidth("silent", smallSize)/2)
	l.text(Text{At: Point{x, at.Y - u.node - 9}, S: says, Size: smallSize, Color: g.pal.ink, Halo: g.pal.surface, Align: Align{Middle, Baseline}})
	if g.wrong(k) {
		ring := placed(regular(36, 1, 0), at, u.node+4)
		l.ring(g.pal.ink, 1.5, ring)
	}
	mark := Point{x, at.Y - u.node - 28}
	l.line(g.verdictColor(!g.wrong(k)), 2.2, nil, verdict(mark, 5.5, !g.wrong(k))...)
}

// verdictColor returns the colour of a tick or of a cross.
func (g *gatePlan) verdictColor(holds bool) Color {
	if holds {
		return g.theme.signColor(1)
	}
	return g.theme.signColor(-1)
}

// weightPillAt returns the weight whose number is at at.
func (g *gatePlan) weightPillAt(at Point) (int, bool) {
	for i := range g.inputs {
		if !g.unit.bare && finite(g.gate.Weights[i]) && g.weightBox(i).holds(at) {
			return i, true
		}
	}
	return 0, false
}

// weightAt returns the weight whose wire is nearest to at within reach.
func (g *gatePlan) weightAt(at Point, reach float64) (nearest int, ok bool) {
	for i := range g.inputs {
		a, b := g.unit.wire(i)
		if d := segmentDistance(at, a, b); d <= reach && finite(g.gate.Weights[i]) {
			nearest, ok, reach = i, true, d
		}
	}
	return nearest, ok
}
