package gate

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Measures of the view, in pixels.
const (
	wide       = 460.0 // width from which the parts are in three columns
	mostInputs = 4     // inputs that are drawn
	narrowSums = 116.0 // width of the sums
	claimRow   = 21.0
	leastClaim = 16.0 // height of a row where there is less room
	keyRoom    = 2 * plot.KeyRow
)

// gatePlan is where the parts of a gate lie. A part without room has an empty
// rectangle.
type gatePlan struct {
	*table
	unit   unit
	sums   sums
	plane  plot.Frame
	claims draw.Rect
	key    draw.Rect
}

// newGatePlan returns the plan of p at w × h pixels, and whether there is a unit.
func newGatePlan(p wire.Picture, w, h float64) (gatePlan, bool) {
	if p.Gate == nil || len(p.Gate.Weights) == 0 {
		return gatePlan{}, false
	}
	g := gatePlan{table: &table{p.Gate, min(len(p.Gate.Weights), mostInputs)}}
	whole := draw.Rect{X: 0, Y: 0, W: w, H: h}
	switch {
	case w < plot.BareSize || h < plot.BareSize:
		g.unit = newUnit(g.table, whole)
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
	g.unit, g.sums = newUnit(g.table, unit), newSums(g.table, sums)
}

// blocks places the unit over the plane or the claims, and the sums beside both,
// over the claims where the plane has their place.
func (g *gatePlan) blocks(r draw.Rect) {
	left := 0.64 * r.W
	if g.inputs > 2 {
		left = 0.52 * r.W
	}
	beside := draw.Rect{X: r.X + left, Y: r.Y, W: r.W - left, H: r.H}
	if foot := float64(len(g.gate.Claims))*claimRow + plot.Inset; g.inputs == 2 && beside.W >= claimWidth(g.table) {
		g.below(beside.Below(beside.H - foot + plot.Inset))
		beside.H -= foot
	}
	g.sums = newSums(g.table, beside)
	unit := draw.Rect{X: r.X, Y: r.Y, W: left, H: 0.5 * r.H}
	rest := draw.Rect{X: r.X, Y: unit.Y + unit.H, W: left - plot.Inset, H: r.H - unit.H}
	if g.inputs == 2 {
		g.plane = squarePlane(rest)
	} else if g.below(rest); g.claims == (draw.Rect{}) {
		unit.H = r.H
	}
	g.unit = newUnit(g.table, unit)
}

// below places the claims and the key in what is left.
func (g *gatePlan) below(r draw.Rect) {
	n := float64(len(g.gate.Claims))
	if n == 0 || r.H < n*leastClaim || r.W < claimWidth(g.table) {
		return
	}
	g.claims = draw.Rect{X: r.X, Y: r.Y, W: r.W, H: math.Min(n*claimRow, r.H)}
	if left := r.H - g.claims.H; left >= keyRoom+plot.Inset {
		g.key = draw.Rect{X: r.X, Y: g.claims.Y + g.claims.H + plot.Inset, W: r.W, H: keyRoom}
	}
}

// thresholdAt reports whether the threshold is at a place, within reach: its number at
// the unit, or its line on the sums. By rate a pixel upward changes it: the line stays
// under the pointer, the number is on no scale.
func (g *gatePlan) thresholdAt(at draw.Point, reach float64) (rate float64, ok bool) {
	switch {
	case !draw.Finite(g.gate.Threshold):
		return 0, false
	case g.unit.thresholdAt(at, reach):
		return 0, true
	case g.sums.thresholdAt(at, reach):
		return (g.sums.high - g.sums.low) / g.sums.plot.H, true
	}
	return 0, false
}
