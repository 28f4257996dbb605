// Package gate draws a threshold unit beside the truth table it is to have.
package gate

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws a threshold unit beside its truth table: the unit with its weights,
// the weighted sum of every case against the threshold, for two inputs the plane
// with the line between, and what the target asks.
type View struct{}

var _ view.View = (*View)(nil)

// Measures of the view, in pixels.
const (
	wide       = 460.0 // width from which the parts stand in three columns
	mostInputs = 4     // inputs that are drawn
	narrowSums = 116.0 // width of the sums
	claimRow   = 21.0
	leastClaim = 16.0 // height of a row where there is less room
	keyRoom    = 2 * plot.KeyRow
)

// gatePlan is where the parts of a gate lie, and what they are drawn from. A part
// without room has an empty rectangle.
type gatePlan struct {
	w, h   float64
	theme  draw.Theme
	pal    *draw.Palette
	gate   *wire.Gate
	inputs int
	unit   unitPlan
	sums   sumsPlan
	plane  plot.Frame
	claims draw.Rect
	key    draw.Rect
}

// newGatePlan returns the plan of p at w × h pixels, and whether there is a unit.
func newGatePlan(p wire.Picture, w, h float64, theme draw.Theme) (gatePlan, bool) {
	g := gatePlan{w: w, h: h, theme: theme, pal: theme.Palette(), gate: p.Gate}
	if p.Gate == nil || len(p.Gate.Weights) == 0 {
		return g, false
	}
	g.inputs = min(len(p.Gate.Weights), mostInputs)
	whole := draw.Rect{X: 0, Y: 0, W: w, H: h}
	switch {
	case w < plot.BareSize || h < plot.BareSize:
		g.unit = newUnitPlan(&g, whole)
	case w >= wide && w > 1.2*h:
		g.columns(whole.Grown(-plot.Inset))
	default:
		g.blocks(whole.Grown(-plot.Inset))
	}
	return g, true
}

// columns places the unit, the sums, and beside them plane and claims.
func (g *gatePlan) columns(r draw.Rect) {
	shares := [2]float64{0.36, 0.18} // of the unit and of the sums
	if g.inputs == 1 {
		shares = [2]float64{0.44, 0.24}
	} else if g.inputs > 2 {
		shares = [2]float64{0.38, 0.29} // many cases may have one sum
	}
	unit := draw.Rect{X: r.X, Y: r.Y, W: shares[0] * r.W, H: r.H}
	sums := draw.Rect{X: unit.X + unit.W, Y: r.Y, W: math.Max(narrowSums, shares[1]*r.W), H: r.H}
	last := sums.X + sums.W + plot.Inset
	rest := draw.Rect{X: last, Y: r.Y, W: r.X + r.W - last, H: r.H}
	if g.inputs == 2 {
		room := rest
		if claims := float64(len(g.gate.Claims)) * leastClaim; room.H-claims > 2*leastPlane+planeFoot {
			room.H -= claims
		}
		g.plane = squarePlane(room)
		foot := g.plane.Plot.Y + g.plane.Plot.H + planeFoot
		g.below(draw.Rect{X: rest.X, Y: foot, W: rest.W, H: r.Y + r.H - foot})
	} else {
		full := float64(len(g.gate.Claims))*claimRow + plot.Inset + keyRoom
		g.below(rest.Below(math.Max(0, (rest.H-full)/2)))
	}
	if g.plane.Plot == (draw.Rect{}) && g.claims == (draw.Rect{}) {
		sums.W = r.X + r.W - sums.X
	}
	g.unit, g.sums = newUnitPlan(g, unit), newSumsPlan(g, sums)
}

// blocks places the unit over the plane or the claims, and the sums beside both,
// over the claims where the plane has their place.
func (g *gatePlan) blocks(r draw.Rect) {
	left := 0.64 * r.W
	if g.inputs > 2 {
		left = 0.52 * r.W
	}
	beside := draw.Rect{X: r.X + left, Y: r.Y, W: r.W - left, H: r.H}
	if foot := float64(len(g.gate.Claims))*claimRow + plot.Inset; g.inputs == 2 && beside.W >= g.claimWidth() {
		g.below(beside.Below(beside.H - foot + plot.Inset))
		beside.H -= foot
	}
	g.sums = newSumsPlan(g, beside)
	unit := draw.Rect{X: r.X, Y: r.Y, W: left, H: 0.5 * r.H}
	rest := draw.Rect{X: r.X, Y: unit.Y + unit.H, W: left - plot.Inset, H: r.H - unit.H}
	if g.inputs == 2 {
		g.plane = squarePlane(rest)
	} else if g.below(rest); g.claims == (draw.Rect{}) {
		unit.H = r.H
	}
	g.unit = newUnitPlan(g, unit)
}

// below places the claims and the key in what is left.
func (g *gatePlan) below(r draw.Rect) {
	n := float64(len(g.gate.Claims))
	if n == 0 || r.H < n*leastClaim || r.W < g.claimWidth() {
		return
	}
	g.claims = draw.Rect{X: r.X, Y: r.Y, W: r.W, H: math.Min(n*claimRow, r.H)}
	if left := r.H - g.claims.H; left >= keyRoom+plot.Inset {
		g.key = draw.Rect{X: r.X, Y: g.claims.Y + g.claims.H + plot.Inset, W: r.W, H: keyRoom}
	}
}

// cases returns how many cases there are to draw.
func (g *gatePlan) cases() int { return min(1<<g.inputs, len(g.gate.Sums)) }

// input reports whether input i is 1 in a case: the first input is the slowest.
func (g *gatePlan) input(i, k int) bool { return k>>(g.inputs-1-i)&1 == 1 }

// looked returns the case that is looked at, and whether there is one.
func (g *gatePlan) looked() (int, bool) {
	k := g.gate.Case
	return k, k >= 0 && k < g.cases()
}

func (g *gatePlan) fires(k int) bool  { return k < len(g.gate.Fires) && g.gate.Fires[k] }
func (g *gatePlan) target(k int) bool { return k < len(g.gate.Target) && g.gate.Target[k] }
func (g *gatePlan) wrong(k int) bool  { return g.fires(k) != g.target(k) }

// wrongs returns how many cases are answered wrongly.
func (g *gatePlan) wrongs() int {
	n := 0
	for k := range g.cases() {
		if g.wrong(k) {
			n++
		}
	}
	return n
}

// caseName returns the inputs of case k as digits.
func (g *gatePlan) caseName(k int) string {
	name := strconv.FormatInt(int64(k), 2)
	for len(name) < g.inputs {
		name = "0" + name
	}
	return name
}

// Draw returns the drawing of p.Gate.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newGatePlan(p, w, h, theme)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No gate yet")}}
	}
	var l draw.Layer
	l.Fill(g.pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	if g.plane.Plot != (draw.Rect{}) {
		g.drawPlane(&l)
	}
	if g.sums.plot != (draw.Rect{}) {
		g.drawSums(&l)
	}
	g.drawUnit(&l)
	g.drawClaims(&l)
	plot.Keys(&l, g.pal, g.key, plot.CaseKeys(g.pal)...)
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// Hit returns the threshold where its line or its number is within reach, else the
// weight whose number is under the pointer, else the input within reach, else the
// nearest weight within reach, else nothing.
func (View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	w, h := room.Size()
	g, ok := newGatePlan(p, w, h, draw.Theme{})
	at := draw.Pt(x, y)
	if !ok || !draw.Finite(x, y, slack) {
		return view.Target{}
	}
	reach := math.Min(slack, plot.Reach)
	if g.thresholdAt(at, reach) {
		return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias}, Value: g.gate.Threshold, Rate: g.thresholdRate(at, reach)}
	}
	if i, ok := g.weightPillAt(at); ok {
		return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, From: i}, Value: g.gate.Weights[i]}
	}
	for i := range g.inputs {
		in := g.unit.input(i)
		if math.Hypot(at.X-in.X, at.Y-in.Y) <= g.unit.node+slack/2 {
			return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: i}}
		}
	}
	if i, ok := g.weightAt(at, reach); ok {
		return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, From: i}, Value: g.gate.Weights[i]}
	}
	return view.Target{}
}
