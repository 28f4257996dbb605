// Package gate draws a threshold unit beside the truth table it is to have.
package gate

import (
	"math"

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

// Draw returns the drawing of p.Gate.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newGatePlan(p, w, h)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No gate yet")}}
	}
	s := style{theme, theme.Palette()}
	var l draw.Layer
	l.Fill(s.pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	if g.plane.Plot != (draw.Rect{}) {
		planePainter{g.table, g.plane, s}.draw(&l)
	}
	if g.sums.plot != (draw.Rect{}) {
		sumsPainter{&g.sums, s}.draw(&l)
	}
	unitPainter{&g.unit, s}.draw(&l)
	drawClaims(&l, g.table, g.claims, s)
	plot.Keys(&l, s.pal, g.key, plot.CaseKeys(s.pal)...)
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// Hit returns the threshold where its line or its number is within reach, else the
// weight whose number is under the pointer, else the input within reach, else the
// nearest weight within reach, else nothing.
func (View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	w, h := room.Size()
	g, ok := newGatePlan(p, w, h)
	at := draw.Pt(x, y)
	if !ok || !draw.Finite(x, y, slack) {
		return view.Target{}
	}
	reach := math.Min(slack, plot.Reach)
	if rate, ok := g.thresholdAt(at, reach); ok {
		return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias}, Value: g.gate.Threshold, Rate: rate}
	}
	if i, ok := g.unit.numberAt(at); ok {
		return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, From: i}, Value: g.gate.Weights[i]}
	}
	for i := range g.inputs {
		in := g.unit.input(i)
		if math.Hypot(at.X-in.X, at.Y-in.Y) <= g.unit.node+slack/2 {
			return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: i}}
		}
	}
	if i, ok := g.unit.weightAt(at, reach); ok {
		return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, From: i}, Value: g.gate.Weights[i]}
	}
	return view.Target{}
}
