package gate

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// unit is the threshold unit with the places of its parts.
type unit struct {
	*table
	pane   draw.Rect
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

// newUnit places the unit of t in pane.
func newUnit(t *table, pane draw.Rect) unit {
	u := unit{table: t, pane: pane, bare: pane.W < plot.BareSize || pane.H < plot.BareSize}
	high := pane.H
	if !u.bare {
		high -= statusRoom
	}
	u.pitch = math.Min(mostPitch, high/float64(t.inputs))
	u.body = math.Min(math.Max(leastBody, math.Min(0.145*pane.W, 0.19*high)), mostBody)
	u.node = math.Min(math.Max(leastNode, math.Min(0.4*u.body, 0.3*u.pitch)), mostNode)
	u.left = pane.X + inputRoom + u.node
	u.right = pane.X + pane.W - outputRoom - u.node
	u.middle = draw.Pt(u.left+0.58*(u.right-u.left), pane.Y+high/2)
	return u
}

// input returns the middle of input i.
func (u *unit) input(i int) draw.Point {
	return draw.Pt(u.left, u.middle.Y+(float64(i)-float64(u.inputs-1)/2)*u.pitch)
}

// wire returns the ends of the wire of input i.
func (u *unit) wire(i int) (a, b draw.Point) {
	from := u.input(i)
	d := draw.Toward(from, u.middle)
	return from.Moved(d, u.node), u.middle.Moved(d, -u.body-1.5)
}

// weightBox returns the place of the number on wire i.
func (u *unit) weightBox(i int) draw.Rect {
	a, b := u.wire(i)
	return pillBox(draw.Partway(a, b, 0.42), plot.Short(u.gate.Weights[i]))
}

// thresholdBox returns the place of θ at the foot of the unit, on the side on which
// no wires arrive.
func (u *unit) thresholdBox() draw.Rect {
	return pillBox(draw.Pt(u.middle.X+0.4*u.body, u.middle.Y+u.body+4), "θ = "+plot.Short(u.gate.Threshold))
}

// numberAt returns the weight whose number is at at.
func (u *unit) numberAt(at draw.Point) (int, bool) {
	for i := range u.inputs {
		if !u.bare && draw.Finite(u.gate.Weights[i]) && u.weightBox(i).Holds(at) {
			return i, true
		}
	}
	return 0, false
}

// weightAt returns the weight whose wire is nearest to at within reach.
func (u *unit) weightAt(at draw.Point, reach float64) (nearest int, ok bool) {
	for i := range u.inputs {
		a, b := u.wire(i)
		if d := draw.SegmentDistance(at, a, b); d <= reach && draw.Finite(u.gate.Weights[i]) {
			nearest, ok, reach = i, true, d
		}
	}
	return nearest, ok
}

// thresholdAt reports whether at is on the threshold's number at the unit.
func (u *unit) thresholdAt(at draw.Point, reach float64) bool {
	return !u.bare && u.thresholdBox().Grown(reach/3).Holds(at)
}
