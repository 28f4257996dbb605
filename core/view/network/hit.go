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
	if o := &s.output; o.Plot != (draw.Rect{}) && o.Plot.Holds(at) {
		t := view.Target{Kind: view.HitPlane}
		t.X, t.Y = o.Place(x, y)
		if i, ok := s.sampleAt(at, slack/2); ok {
			t.Kind, t.Sample, t.Home = view.HitSample, i, [2]float64{p.Samples.X[i], p.Samples.Y[i]}
		}
		return t
	}
	if s.net.columns == nil || !s.net.pane.Holds(at) {
		return view.Target{}
	}
	if t, ok := s.buttonAt(at, slack); ok {
		return t
	}
	if t, ok := s.biasAt(at, slack); ok {
		return t
	}
	for _, reach := range []float64{0, slack / 2} {
		if i, j, ok := s.net.unitAt(at, reach); ok {
			return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: i - 1, Unit: j}}
		}
	}
	return s.weightAt(at, math.Min(slack, plot.Reach))
}

// biasAt returns the bias whose badge is nearest to at, if that is within reach.
// The reach ends inside the unit at a third of its side: the rest of it is the
// unit's.
func (s *scene) biasAt(at draw.Point, slack float64) (view.Target, bool) {
	return s.biasWithin(at, math.Min(slack, s.net.side/6))
}

// biasWithin returns the bias whose badge is nearest to at, if that is no further
// away than reach.
func (s *scene) biasWithin(at draw.Point, reach float64) (t view.Target, ok bool) {
	best := s.badgeRadius() + reach
	for i := range s.net.columns[1:] {
		for j := range s.net.columns[i+1].shown {
			value, there := biasOf(&s.p.Net.Layers[i], j)
			if !there {
				continue
			}
			b := s.badge(i+1, j)
			if d := math.Hypot(at.X-b.X, at.Y-b.Y); d <= best {
				best, t, ok = d, view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias, Layer: i, Unit: j}, Value: value}, true
			}
		}
	}
	return t, ok
}

// weightAt returns the weight whose edge is nearest to at within slack, of edges
// as near the stronger.
func (s *scene) weightAt(at draw.Point, slack float64) view.Target {
	var t view.Target
	best := slack
	drawn, _ := s.edges()
	for _, e := range drawn {
		a, b := s.net.columns[e.layer].x, s.net.columns[e.layer+1].x
		if at.X < a || at.X > b {
			continue
		}
		path := s.edgePath(e)
		for k := range path[1:] {
			if d := draw.SegmentDistance(at, path[k], path[k+1]); d <= best {
				best = d
				t = view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Layer: e.layer, Unit: e.unit, From: e.from}, Value: e.weight}
			}
		}
	}
	return t
}

// sampleAt returns the example whose mark is nearest to at within reach of it,
// where examples can be moved.
func (s *scene) sampleAt(at draw.Point, reach float64) (nearest int, ok bool) {
	if s.p.Samples == nil || !s.p.Samples.Own {
		return 0, false
	}
	best := s.sampleRadius() + reach
	for i := range s.sampleLength() {
		q, on := s.samplePixel(i)
		if d := math.Hypot(q.X-at.X, q.Y-at.Y); on && d <= best {
			best, nearest, ok = d, i, true
		}
	}
	return nearest, ok
}
