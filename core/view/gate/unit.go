package gate

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// unitPlan is where the parts of the drawn unit lie.
type unitPlan struct {
	pane   draw.Rect
	inputs int
	node   float64 // radius of inputs and output
	body   float64 // radius of the unit
	left   float64 // middles of the inputs
	pitch  float64
	middle draw.Point // of the unit
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
func newUnitPlan(g *gatePlan, pane draw.Rect) unitPlan {
	u := unitPlan{pane: pane, inputs: g.inputs, bare: pane.W < plot.BareSize || pane.H < plot.BareSize}
	high := pane.H
	if !u.bare {
		high -= statusRoom
	}
	u.pitch = math.Min(mostPitch, high/float64(g.inputs))
	u.body = math.Min(math.Max(leastBody, math.Min(0.145*pane.W, 0.19*high)), mostBody)
	u.node = math.Min(math.Max(leastNode, math.Min(0.4*u.body, 0.3*u.pitch)), mostNode)
	u.left = pane.X + inputRoom + u.node
	u.right = pane.X + pane.W - outputRoom - u.node
	u.middle = draw.Pt(u.left+0.58*(u.right-u.left), pane.Y+high/2)
	return u
}

// input returns the middle of input i.
func (u *unitPlan) input(i int) draw.Point {
	return draw.Pt(u.left, u.middle.Y+(float64(i)-float64(u.inputs-1)/2)*u.pitch)
}

// wire returns the ends of the wire of input i.
func (u *unitPlan) wire(i int) (a, b draw.Point) {
	from := u.input(i)
	d := draw.Toward(from, u.middle)
	return from.Moved(d, u.node), u.middle.Moved(d, -u.body-1.5)
}

// weightBox returns the place of the number on wire i.
func (g *gatePlan) weightBox(i int) draw.Rect {
	a, b := g.unit.wire(i)
	return pillBox(draw.Partway(a, b, 0.42), plot.Short(g.gate.Weights[i]))
}

// thresholdBox returns the place of θ at the foot of the unit, on the side on which
// no wires arrive.
func (g *gatePlan) thresholdBox() draw.Rect {
	return pillBox(draw.Pt(g.unit.middle.X+0.4*g.unit.body, g.unit.middle.Y+g.unit.body+4), "θ = "+plot.Short(g.gate.Threshold))
}

// drawUnit draws inputs, wires, body and output, and below them how well the unit
// does.
func (g *gatePlan) drawUnit(l *draw.Layer) {
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
		if w := g.gate.Weights[i]; draw.Finite(w) {
			pill(l, g.pal, g.weightBox(i), plot.Short(w), plot.WireColor(g.theme, w))
		}
	}
	pill(l, g.pal, g.thresholdBox(), "θ = "+plot.Short(g.gate.Threshold), g.pal.Ink)
	g.drawStatus(l)
}

func (g *gatePlan) drawWire(l *draw.Layer, i int) {
	w := g.gate.Weights[i]
	if !draw.Finite(w) {
		return
	}
	a, b := g.unit.wire(i)
	u := draw.Toward(a, b)
	reach := plot.HeadReach + plot.WireWidth(w, mostWire)
	color := plot.WireColor(g.theme, w)
	stop := b
	if w != 0 {
		stop = b.Moved(u, -0.8*reach)
	}
	l.Line(color, plot.WireWidth(w, mostWire), plot.SignDash(w), draw.Path{a, stop})
	plot.WireHead(l, g.pal, b, u, reach, w, color)
}

// drawInput draws input i: filled where it is 1 in the case looked at.
func (g *gatePlan) drawInput(l *draw.Layer, i int) {
	at := g.unit.input(i)
	k, known := g.looked()
	g.signal(l, at, known, known && g.input(i, k))
	if !g.unit.bare {
		l.Text(draw.Text{At: draw.Pt(at.X-g.unit.node-5, at.Y), S: "x" + plot.Subscript(i+1), Size: draw.FontSize, Bold: true,
			Color: g.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Center}})
	}
}

// signal draws a node with what it says, where that is known.
func (g *gatePlan) signal(l *draw.Layer, at draw.Point, known, one bool) {
	disc := draw.Placed(draw.Regular(36, 1, 0), at, g.unit.node)
	ground, ink, digit := g.pal.Surface, g.pal.Ink, "0"
	if one {
		ground, ink, digit = g.pal.Ink, g.pal.Surface, "1"
	}
	l.Fill(ground, disc)
	l.Ring(g.pal.Ink, 1.6, disc)
	if known && !g.unit.bare {
		l.Text(draw.Text{At: at, S: digit, Size: draw.FontSize, Bold: true, Color: ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
	}
}

// drawBody draws the unit with the sum of the case looked at, shaded as the sides
// of the threshold are.
func (g *gatePlan) drawBody(l *draw.Layer) {
	u := &g.unit
	disc := draw.Placed(draw.Regular(48, 1, 0), u.middle, u.body)
	k, known := g.looked()
	ground := g.theme.Middle()
	switch {
	case known && g.fires(k):
		ground = g.theme.Diverging(plot.FiresShade)
	case known:
		ground = g.theme.Diverging(plot.SilentShade)
	}
	l.Fill(ground, disc)
	l.Ring(g.pal.Ink, 2, disc)
	if u.bare {
		return
	}
	name := draw.Label(u.middle, "Σ w·x", g.pal.Ink, draw.Middle, draw.Center)
	if known {
		value := draw.Text{At: u.middle, S: plot.Short(g.gate.Sums[k]), Size: 16, Bold: true, Color: g.pal.Ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}}
		if u.body < twoLineBody {
			value.At.Y -= 0.15 * u.body
			l.Text(value)
			return
		}
		name.At.Y -= 0.36 * u.body
		l.Text(value)
	}
	l.Text(name)
}

// drawOutput draws the wire to the output and what the unit says, and whether that
// is right.
func (g *gatePlan) drawOutput(l *draw.Layer) {
	u := &g.unit
	at := draw.Pt(u.right, u.middle.Y)
	k, known := g.looked()
	one := known && g.fires(k)
	width := 1.4
	if one {
		width = 3
	}
	tip := draw.Pt(at.X-u.node-1.5, at.Y)
	l.Line(g.pal.Ink, width, nil, draw.Path{u.middle, {X: tip.X - 0.8*plot.HeadReach, Y: tip.Y}})
	plot.WireHead(l, g.pal, tip, draw.Pt(1, 0), plot.HeadReach, 1, g.pal.Ink)
	g.signal(l, at, known, one)
	if u.bare || !known {
		return
	}
	says := "silent"
	if one {
		says = "fires"
	}
	x := math.Min(at.X, u.pane.X+u.pane.W-draw.TextWidth("silent", draw.SmallSize)/2)
	l.Text(draw.Text{At: draw.Pt(x, at.Y-u.node-9), S: says, Size: draw.SmallSize, Color: g.pal.Ink, Halo: g.pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Baseline}})
	if g.wrong(k) {
		ring := draw.Placed(draw.Regular(36, 1, 0), at, u.node+4)
		l.Ring(g.pal.Ink, 1.5, ring)
	}
	mark := draw.Pt(x, at.Y-u.node-28)
	l.Line(g.verdictColor(!g.wrong(k)), 2.2, nil, verdict(mark, 5.5, !g.wrong(k))...)
}

// verdictColor returns the colour of a tick or of a cross.
func (g *gatePlan) verdictColor(holds bool) draw.Color {
	if holds {
		return g.theme.SignColor(1)
	}
	return g.theme.SignColor(-1)
}

// weightPillAt returns the weight whose number is at at.
func (g *gatePlan) weightPillAt(at draw.Point) (int, bool) {
	for i := range g.inputs {
		if !g.unit.bare && draw.Finite(g.gate.Weights[i]) && g.weightBox(i).Holds(at) {
			return i, true
		}
	}
	return 0, false
}

// weightAt returns the weight whose wire is nearest to at within reach.
func (g *gatePlan) weightAt(at draw.Point, reach float64) (nearest int, ok bool) {
	for i := range g.inputs {
		a, b := g.unit.wire(i)
		if d := draw.SegmentDistance(at, a, b); d <= reach && draw.Finite(g.gate.Weights[i]) {
			nearest, ok, reach = i, true, d
		}
	}
	return nearest, ok
}
