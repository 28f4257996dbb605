package network

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

func TestNetworkHit(t *testing.T) {
	p := usualNet.picture(8, 12)
	s, _ := newScene(p, view.Room{W: 760, H: 500}, draw.Theme{})
	unit := func(i, j int) draw.Point { return s.graph.middle(i, j) }
	edgeMiddle := func(layer, j, k int) draw.Point {
		path := s.graph.edgePath(edge{layer: layer, unit: j, from: k})
		return path[2] // near the start, where edges of one unit are still apart from the others
	}
	plane := s.output.Pixel(1.5, -2)
	bias := func(i, j int) float64 { return p.Net.Layers[i].Biases[j] }
	tests := []struct {
		name string
		at   draw.Point
		want view.Target
	}{
		{"an input", unit(0, 1), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: 1}}},
		{"a hidden unit", unit(1, 3), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Unit: 3}}},
		{"the output", unit(3, 0), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: 2}}},
		{"beside a unit", draw.Pt(unit(1, 0).X, unit(1, 0).Y-s.graph.side/2-3), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit}}},
		{"a bias", s.graph.badge(2, 1), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias, Layer: 1, Unit: 1}, Value: bias(1, 1)}},
		{"the bias of the output", s.graph.badge(3, 0), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias, Layer: 2}, Value: bias(2, 0)}},
		{"a weight", edgeMiddle(2, 0, 1), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Layer: 2, From: 1}, Value: p.Net.Layers[2].Weights[1]}},
		{"the plane", plane, view.Target{Kind: view.HitPlane, X: 1.5, Y: -2}},
		{"beside everything", draw.Pt(4, 4), view.Target{}},
		{"beside the plot", draw.Pt(s.output.Plot.X-5, s.output.Plot.Y+100), view.Target{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := new(View).Hit(p, view.Room{W: 760, H: 500}, tt.at.X, tt.at.Y, 8)
			near := math.Abs(got.X-tt.want.X) < 1e-9 && math.Abs(got.Y-tt.want.Y) < 1e-9
			got.X, got.Y = tt.want.X, tt.want.Y
			if got != tt.want || !near {
				t.Errorf("Hit(%v) = %+v, want %+v", tt.at, got, tt.want)
			}
		})
	}
}

// TestNetworkHitFindsEveryWeight: along every edge of a net there is a place
// where it is found, whatever crosses it.
func TestNetworkHitFindsEveryWeight(t *testing.T) {
	p := usualNet.picture(8, 12)
	s, _ := newScene(p, view.Room{W: 760, H: 500}, draw.Theme{})
	edges, _ := s.graph.edges()
	for _, e := range edges {
		found := false
		path := s.graph.edgePath(e)
		for k := range 16 * (len(path) - 1) {
			a, b, t := path[k/16], path[k/16+1], float64(k%16)/16
			q := draw.Pt(a.X+t*(b.X-a.X), a.Y+t*(b.Y-a.Y))
			got := new(View).Hit(p, view.Room{W: 760, H: 500}, q.X, q.Y, 8)
			found = found || got == view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Layer: e.layer, Unit: e.unit, From: e.from}, Value: e.weight}
		}
		if !found {
			t.Errorf("no place of the edge to %d.%d from %d finds it", e.layer, e.unit, e.from)
		}
	}
}

// TestNetworkHitLeavesRoomToScroll: a finger half a reach away from every edge
// finds none.
func TestNetworkHitLeavesRoomToScroll(t *testing.T) {
	p := usualNet.picture(8, 12)
	s, _ := newScene(p, view.Room{W: 760, H: 500}, draw.Theme{})
	top := s.graph.square(1, 0)
	at := draw.Pt((s.graph.columns[2].x+s.graph.columns[3].x)/2, top.Y+top.H/2)
	if got := new(View).Hit(p, view.Room{W: 760, H: 500}, at.X, at.Y, 22); got.Kind != view.HitNothing {
		t.Errorf("Hit(%v) between the edges = %+v, want nothing", at, got)
	}
}

func TestNetworkHitSample(t *testing.T) {
	p := usualNet.picture(8, 2)
	p.Samples.X, p.Samples.Y = []float64{1, 1.2}, []float64{2, 2}
	s, _ := newScene(p, view.Room{W: 760, H: 500}, draw.Theme{})
	a, b := s.output.Pixel(1, 2), s.output.Pixel(1.2, 2)
	tests := []struct {
		name string
		own  bool
		at   draw.Point
		want view.Hit
		i    int
	}{
		{"on the first", true, a, view.HitSample, 0},
		{"nearer to the second", true, draw.Pt(a.X+0.6*(b.X-a.X), a.Y), view.HitSample, 1},
		{"within reach", true, draw.Pt(a.X, a.Y+plot.SampleSize+3.9), view.HitSample, 0},
		{"out of reach", true, draw.Pt(a.X, a.Y+plot.SampleSize+4.1), view.HitPlane, 0},
		{"not the reader's own", false, a, view.HitPlane, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p.Samples.Own = tt.own
			got := new(View).Hit(p, view.Room{W: 760, H: 500}, tt.at.X, tt.at.Y, 8)
			x, y := s.output.Place(tt.at.X, tt.at.Y)
			want := view.Target{Kind: tt.want, Sample: tt.i, X: x, Y: y}
			if tt.want == view.HitSample {
				want.Home = [2]float64{p.Samples.X[tt.i], p.Samples.Y[tt.i]}
			}
			if got != want || !got.Kind.OnPlane() {
				t.Errorf("Hit(%v) = %+v, want %+v on the plane", tt.at, got, want)
			}
		})
	}
}
