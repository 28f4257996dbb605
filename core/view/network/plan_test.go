package network

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// shapeOf returns a net of the given units, weights left out.
func shapeOf(inputs int, units ...int) *wire.Net {
	net := &wire.Net{Inputs: make([]string, inputs)}
	for _, n := range units {
		net.Layers = append(net.Layers, wire.Layer{Units: n, Activation: "tanh"})
	}
	offerButtons(net)
	return net
}

// TestNetPlan: on every pane the squares of a net lie inside it and apart, and
// columns show all their units where these fit.
func TestNetPlan(t *testing.T) {
	tests := []struct {
		name  string
		net   *wire.Net
		pane  draw.Rect
		whole bool // every unit is shown
	}{
		{"usual", shapeOf(2, 4, 2, 1), draw.Rect{X: 0, Y: 0, W: 365, H: 500}, true},
		{"usual on a phone", shapeOf(2, 4, 2, 1), draw.Rect{X: 0, Y: 0, W: 390, H: 168}, true},
		{"usual in an embed", shapeOf(2, 4, 2, 1), draw.Rect{X: 0, Y: 0, W: 470, H: 150}, true},
		{"eight layers of eight", shapeOf(7, 8, 8, 8, 8, 8, 8, 8, 8, 1), draw.Rect{X: 0, Y: 0, W: 365, H: 500}, true},
		{"largest", shapeOf(7, 64, 64, 64, 64, 64, 64, 64, 64, 8), draw.Rect{X: 0, Y: 0, W: 365, H: 500}, false},
		{"perceptron", shapeOf(2, 1), draw.Rect{X: 10, Y: 20, W: 200, H: 200}, true},
		{"more layers than fit", shapeOf(2, make([]int, 200)...), draw.Rect{X: 0, Y: 0, W: 365, H: 500}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := newNetPlan(tt.net, tt.pane)
			whole := n.hidden == 0
			for i, c := range n.columns {
				whole = whole && c.shown == c.units
				for j := range c.shown {
					r := n.square(i, j)
					if r.X < tt.pane.X || r.Y < tt.pane.Y || r.X+r.W > tt.pane.X+tt.pane.W || r.Y+r.H > tt.pane.Y+tt.pane.H {
						t.Fatalf("unit %d.%d is at %v, outside of %v", i, j, r, tt.pane)
					}
					if j > 0 && r.Y < n.square(i, j-1).Y+n.side || i > 0 && r.X < n.columns[i-1].x+n.side/2 {
						t.Fatalf("unit %d.%d at %v overlaps another", i, j, r)
					}
				}
			}
			if whole != tt.whole {
				t.Errorf("every unit is shown = %t, want %t", whole, tt.whole)
			}
			if n.side < leastUnit || n.side > mostUnit {
				t.Errorf("units of %g px, want %g to %g", n.side, leastUnit, mostUnit)
			}
		})
	}
}

// TestPanes: net and output share the drawing, side by side where it is wide.
func TestPanes(t *testing.T) {
	for _, size := range [][2]float64{{560, 400}, {495, 346}, {440, 300}} {
		net, output := panes(size[0], size[1], true, true)
		if net.X+net.W != output.X || net.W+output.W != size[0] || output.H != size[1] {
			t.Errorf("panes of %v = %v, %v, want them side by side", size, net, output)
		}
	}
	for _, size := range [][2]float64{{480, 400}, {430, 300}, {360, 360}, {600, 900}} {
		net, output := panes(size[0], size[1], true, true)
		if net.Y+net.H != output.Y || net.H+output.H != size[1] || output.W != size[0] {
			t.Errorf("panes of %v = %v, %v, want one above the other", size, net, output)
		}
	}
}

// TestBoundaryIsTheHero: what the net says over the plane takes at least two fifths of
// the height of a drawing, whatever its size, and stands in the middle of a narrow one.
func TestBoundaryIsTheHero(t *testing.T) {
	for name, room := range map[string]view.Room{
		"desk": {W: 744, H: 500}, "low desk": besideButtons(533, 301), "embed": besideButtons(495, 346), "phone": {W: 360, H: 360},
		"small phone": {W: 320, H: 320}, "zoomed to twice the size": {W: 640, H: 272},
	} {
		for _, spec := range []netSpec{usualNet, classNet, valueNet} {
			s, _ := newScene(spec.picture(8, 12), room, live)
			r := s.output.Plot
			if r.H < 0.4*room.H {
				t.Errorf("%s, %v: the plot is %.0f high of %.0f", name, spec.units, r.H, room.H)
			}
			if off := r.X + r.W/2 - room.W/2; room.W < besideWidth && math.Abs(off) > 1 {
				t.Errorf("%s, %v: the plot is %.0f pixels off the middle", name, spec.units, off)
			}
		}
	}
}

// TestOutputKeepsProportions: a square window is square on every pane.
func TestOutputKeepsProportions(t *testing.T) {
	p := usualNet.picture(8, 0)
	for _, size := range [][2]float64{{760, 500}, {390, 390}, {470, 350}, {600, 900}} {
		s, _ := newScene(p, view.Room{W: size[0], H: size[1]}, draw.Theme{})
		r := s.output.Plot
		if r.W < 140 || r.W/r.H < 1-1e-9 || r.W/r.H > 1+1e-9 {
			t.Errorf("the plot at %v is %g × %g, want a square of 140 or more", size, r.W, r.H)
		}
	}
}

// TestOutputLeavesCorner: where buttons are laid over the corner of a phone, neither the
// plot nor what is written around it lies under them, and the plot stays large.
func TestOutputLeavesCorner(t *testing.T) {
	for _, spec := range []netSpec{usualNet, classNet, valueNet} {
		for _, size := range [][2]float64{{390, 390}, {360, 480}, {320, 360}, {540, 400}} {
			room := besideButtons(size[0], size[1])
			s, _ := newScene(spec.picture(8, 12), room, live)
			free, _ := newScene(spec.picture(8, 12), view.Room{W: room.W, H: room.H}, live)
			corner := draw.Rect{Y: room.H - room.BottomLeft.H, W: room.BottomLeft.W, H: room.BottomLeft.H}
			if r := s.output.Plot; draw.Overlap(r, corner) > 0 || r.W < 0.8*free.output.Plot.W {
				t.Errorf("%v at %v: the plot is at %v, beside the corner %v, and %v without", spec.units, size, r, corner, free.output.Plot)
			}
			for _, op := range s.frame().Ops {
				if x, ok := op.(draw.Text); ok && draw.Overlap(draw.BoxOf(x), corner) > 0 {
					t.Errorf("%v at %v: %q at %v lies in the corner %v", spec.units, size, x.S, draw.BoxOf(x), corner)
				}
			}
		}
	}
}
