package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Hit returns the place of the output's plane, with the example there that can be
// moved; or of the net, in this order, the button within reach, the bias within
// reach, the unit under the pointer, the unit within reach, and the nearest weight
// within reach; else nothing.
func (v *View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	s, ok := newScene(p, room, draw.Theme{Interactive: true})
	at := draw.Pt(x, y)
	if !ok || !draw.Finite(x, y, slack) {
		return view.Target{}
	}
	if o := &s.output; o.there() && o.Plot.Holds(at) {
		t := view.Target{Kind: view.HitPlane}
		t.X, t.Y = o.Place(x, y)
		if i, ok := s.examples().at(at, slack/2); ok {
			t.Kind, t.Sample, t.Home = view.HitSample, i, [2]float64{p.Samples.X[i], p.Samples.Y[i]}
		}
		return t
	}
	if !s.graph.there() || !s.graph.pane.Holds(at) {
		return view.Target{}
	}
	if t, ok := s.buttons().at(at, slack); ok {
		return t
	}
	return s.graph.at(at, slack)
}

// at returns the part of the net at a place, as Hit has it.
func (g *graph) at(place draw.Point, slack float64) view.Target {
	// The reach of a bias ends inside the unit at a third of its side: the rest of it
	// is the unit's.
	if t, ok := g.biasWithin(place, math.Min(slack, g.side/6)); ok {
		return t
	}
	for _, reach := range []float64{0, slack / 2} {
		if i, j, ok := g.unitAt(place, reach); ok {
			return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: i - 1, Unit: j}}
		}
	}
	return g.weightAt(place, math.Min(slack, plot.Reach))
}

// biasWithin returns the bias whose badge is nearest to at, if that is no further
// away than reach.
func (g *graph) biasWithin(at draw.Point, reach float64) (t view.Target, ok bool) {
	best := g.badgeRadius() + reach
	for i := range g.columns[1:] {
		for j := range g.columns[i+1].shown {
			value, there := g.bias(i, j)
			if !there {
				continue
			}
			b := g.badge(i+1, j)
			if d := math.Hypot(at.X-b.X, at.Y-b.Y); d <= best {
				best, t, ok = d, view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias, Layer: i, Unit: j}, Value: value}, true
			}
		}
	}
	return t, ok
}

// weightAt returns the weight whose edge is nearest to at within slack, of edges
// as near the stronger.
func (g *graph) weightAt(at draw.Point, slack float64) view.Target {
	var t view.Target
	best := slack
	drawn, _ := g.edges()
	for _, e := range drawn {
		a, b := g.columns[e.layer].x, g.columns[e.layer+1].x
		if at.X < a || at.X > b {
			continue
		}
		path := g.edgePath(e)
		for k := range path[1:] {
			if d := draw.SegmentDistance(at, path[k], path[k+1]); d <= best {
				best = d
				t = view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Layer: e.layer, Unit: e.unit, From: e.from}, Value: e.weight}
			}
		}
	}
	return t
}
