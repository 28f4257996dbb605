package scene

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

func TestNetworkHit(t *testing.T) {
	p := usualNet.picture(8, 12)
	s, _ := newNetworkScene(p, 760, 500, draw.Theme{})
	unit := func(i, j int) draw.Point { return s.net.middle(i, j) }
	edgeMiddle := func(layer, j, k int) draw.Point {
		path := s.edgePath(edge{layer: layer, unit: j, from: k})
		return path[2] // near the start, where edges of one unit are still apart from the others
	}
	plane := s.output.Pixel(1.5, -2)
	bias := func(i, j int) float64 { return p.Net.Layers[i].Biases[j] }
	tests := []struct {
		name string
		at   draw.Point
		want Target
	}{
		{"an input", unit(0, 1), Target{Kind: HitUnit, Layer: -1, Unit: 1}},
		{"a hidden unit", unit(1, 3), Target{Kind: HitUnit, Layer: 0, Unit: 3}},
		{"the output", unit(3, 0), Target{Kind: HitUnit, Layer: 2, Unit: 0}},
		{"beside a unit", draw.Point{X: unit(1, 0).X, Y: unit(1, 0).Y - s.net.side/2 - 3}, Target{Kind: HitUnit, Layer: 0, Unit: 0}},
		{"a bias", s.badge(2, 1), Target{Kind: HitBias, Layer: 1, Unit: 1, Value: bias(1, 1)}},
		{"the bias of the output", s.badge(3, 0), Target{Kind: HitBias, Layer: 2, Unit: 0, Value: bias(2, 0)}},
		{"a weight", edgeMiddle(2, 0, 1), Target{Kind: HitWeight, Layer: 2, Unit: 0, From: 1, Value: p.Net.Layers[2].Weights[1]}},
		{"the plane", plane, Target{Kind: HitPlane, X: 1.5, Y: -2}},
		{"beside everything", draw.Point{X: 4, Y: 4}, Target{}},
		{"beside the plot", draw.Point{X: s.output.Plot.X - 5, Y: s.output.Plot.Y + 100}, Target{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := new(Network).Hit(p, 760, 500, tt.at.X, tt.at.Y, 8)
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
	s, _ := newNetworkScene(p, 760, 500, draw.Theme{})
	edges, _ := s.edges()
	for _, e := range edges {
		found := false
		path := s.edgePath(e)
		for k := range 16 * (len(path) - 1) {
			a, b, t := path[k/16], path[k/16+1], float64(k%16)/16
			q := draw.Point{X: a.X + t*(b.X-a.X), Y: a.Y + t*(b.Y-a.Y)}
			got := new(Network).Hit(p, 760, 500, q.X, q.Y, 8)
			found = found || got == Target{Kind: HitWeight, Layer: e.layer, Unit: e.unit, From: e.from, Value: e.weight}
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
	s, _ := newNetworkScene(p, 760, 500, draw.Theme{})
	top := s.net.square(1, 0)
	at := draw.Point{X: (s.net.columns[2].x + s.net.columns[3].x) / 2, Y: top.Y + top.H/2}
	if got := new(Network).Hit(p, 760, 500, at.X, at.Y, 22); got.Kind != HitNothing {
		t.Errorf("Hit(%v) between the edges = %+v, want nothing", at, got)
	}
}

func TestNetworkHitSample(t *testing.T) {
	p := usualNet.picture(8, 2)
	p.Samples.X, p.Samples.Y = []float64{1, 1.2}, []float64{2, 2}
	s, _ := newNetworkScene(p, 760, 500, draw.Theme{})
	a, b := s.output.Pixel(1, 2), s.output.Pixel(1.2, 2)
	tests := []struct {
		name string
		own  bool
		at   draw.Point
		want Hit
		i    int
	}{
		{"on the first", true, a, HitSample, 0},
		{"nearer to the second", true, draw.Point{X: a.X + 0.6*(b.X-a.X), Y: a.Y}, HitSample, 1},
		{"within reach", true, draw.Point{X: a.X, Y: a.Y + plot.SampleSize + 3.9}, HitSample, 0},
		{"out of reach", true, draw.Point{X: a.X, Y: a.Y + plot.SampleSize + 4.1}, HitPlane, 0},
		{"not the reader's own", false, a, HitPlane, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p.Samples.Own = tt.own
			got := new(Network).Hit(p, 760, 500, tt.at.X, tt.at.Y, 8)
			x, y := s.output.Place(tt.at.X, tt.at.Y)
			if want := (Target{Kind: tt.want, Sample: tt.i, X: x, Y: y}); got != want || !got.Kind.OnPlane() {
				t.Errorf("Hit(%v) = %+v, want %+v on the plane", tt.at, got, want)
			}
		})
	}
}

func TestPlanes(t *testing.T) {
	p := usualNet.picture(8, 12)
	p.Field, p.Perceptron = race(0, -1).Field, andRule(0).Perceptron
	for _, e := range All() {
		planar, ok := e.New().(Planar)
		if !ok {
			continue
		}
		plane := planar.Plane(p, 760, 500)
		x, y := plane.Plot.X+plane.Plot.W/4, plane.Plot.Y+plane.Plot.H/8
		got := planar.Hit(p, 760, 500, x, y, 0)
		wantX := plane.Window.X0 + (plane.Window.X1-plane.Window.X0)/4
		wantY := plane.Window.Y1 - (plane.Window.Y1-plane.Window.Y0)/8
		if !got.Kind.OnPlane() || math.Abs(got.X-wantX) > 1e-9 || math.Abs(got.Y-wantY) > 1e-9 {
			t.Errorf("%s: Hit = %+v, want the plane at (%g, %g)", e.Key, got, wantX, wantY)
		}
	}
}
