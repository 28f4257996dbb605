package gate

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestGateOfHostileNumbers(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		v := w(0)
		p := gatePicture("XOR", "0110", []float64{v, w(1)}, w(2), i-2)
		p.Gate.Sums[1] = w(3)
		viewtest.Sound(t, View{}, fmt.Sprintf("number %g", v), p)
		p = xorGate()
		p.Gate.Threshold = v
		viewtest.Sound(t, View{}, fmt.Sprintf("threshold %g", v), p)
		p = fourGate()
		p.Gate.Weights[i%4], p.Gate.Sums[i] = v, w(5)
		viewtest.Sound(t, View{}, fmt.Sprintf("weight %g", v), p)
	}
	short := fourGate()
	short.Gate.Sums, short.Gate.Fires, short.Gate.Target, short.Gate.Claims = short.Gate.Sums[:3], nil, short.Gate.Target[:1], nil
	few := xorGate()
	few.Gate.Sums, few.Gate.Claims = nil, append(few.Gate.Claims, few.Gate.Claims...)
	for name, p := range map[string]wire.Picture{
		"short lists": short, "no sums": few, "no unit": {Gate: &wire.Gate{}},
		"many inputs": {Gate: &wire.Gate{Weights: make([]float64, 70), Sums: make([]float64, 5), Case: math.MaxInt}},
		"long text":   {Gate: &wire.Gate{Weights: []float64{1}, Name: strings.Repeat("long ", 50), Claims: []wire.Claim{{Text: strings.Repeat("w", 99)}}}},
	} {
		viewtest.Sound(t, View{}, name, p)
	}
}

// TestGateSays: what a reader is to know is written at every size.
func TestGateSays(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		want []string
	}{
		{"AND", andGate(), []string{"computes AND", "θ = 1.5", "x₁", "x₂", "fires", "00", "11"}},
		{"XOR", xorGate(), []string{"1.25", "−0.8", "θ = 0.4", "silent"}},
		{"NOT", notGate(), []string{"computes NOT", "θ = −0.5", "−1"}},
		{"four", fourGate(), []string{"3 of 16 rows wrong", "x₄", "θ = 1.75"}},
	}
	for _, tt := range tests {
		for _, size := range viewtest.Stage() {
			got := drawtest.Written(View{}.Draw(tt.p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers...)
			for _, want := range tt.want {
				if !slices.Contains(got, want) {
					t.Errorf("%s at %v: %q, want %q among them", tt.name, size, got, want)
				}
			}
		}
	}
}

// TestRingLeavesTheName: the ring around the row that is looked at does not touch the name of its corner.
func TestRingLeavesTheName(t *testing.T) {
	g, _ := newGatePlan(andGate(), 790, 550)
	var l draw.Layer
	c := planePainter{table: g.table, Frame: g.plane, style: style{pal: draw.Theme{}.Palette()}}
	c.drawCorner(&l, 3)
	at := c.Pixel(1, 1)
	for _, op := range l.Ops {
		if name, ok := op.(draw.Text); ok {
			box := draw.BoxOf(name)
			if d := math.Hypot(box.X-at.X, box.Y+box.H-at.Y); d < plot.CaseLooked*1.25*plot.CaseSize+1 {
				t.Errorf("%s is %.3g pixels from the middle of the ring", name.S, d)
			}
		}
	}
}

// TestGateSums: every case is drawn at the height of its sum, and none on another.
func TestGateSums(t *testing.T) {
	for name, p := range map[string]wire.Picture{"AND": andGate(), "four": fourGate(), "zero": gatePicture("OR", "0111", []float64{0, 0}, 0, 0)} {
		for _, size := range viewtest.Stage() {
			g, _ := newGatePlan(p, size[0], size[1])
			if got := len(g.sums.marks); got != len(p.Gate.Sums) {
				t.Errorf("%s at %v: %d marks, want %d", name, size, got, len(p.Gate.Sums))
			}
			for i, m := range g.sums.marks {
				if want := g.sums.y(p.Gate.Sums[m.index]); m.at.Y != want || !g.sums.plot.Holds(m.at) {
					t.Errorf("%s at %v: case %d at %v, want height %g on %v", name, size, m.index, m.at, want, g.sums.plot)
				}
				for _, o := range g.sums.marks[:i] {
					if math.Hypot(o.at.X-m.at.X, o.at.Y-m.at.Y) < plot.CaseSize {
						t.Errorf("%s at %v: cases %d and %d are both at %v", name, size, o.index, m.index, m.at)
					}
				}
			}
		}
	}
}

func TestGateHit(t *testing.T) {
	p := xorGate()
	for _, size := range viewtest.Stage() {
		g, _ := newGatePlan(p, size[0], size[1])
		middle := func(r draw.Rect) draw.Point { return draw.Pt(r.X+r.W/2, r.Y+r.H/2) }
		a, b := g.unit.wire(1)
		sums := g.sums.plot
		rate := (g.sums.high - g.sums.low) / g.sums.plot.H // a pixel of the line of sums
		tests := []struct {
			name string
			at   draw.Point
			want view.Target
		}{
			{"a weight's number", middle(g.unit.weightBox(0)), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight}, Value: 1.25}},
			{"a wire", draw.Partway(a, b, 0.16), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, From: 1}, Value: -0.8}},
			{"θ at the unit", middle(g.unit.thresholdBox()), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias}, Value: 0.4}},
			{"the threshold's line", draw.Pt(sums.X+5, g.sums.y(0.4)+3), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias}, Value: 0.4, Rate: rate}},
			{"the threshold's grip", middle(g.sums.grip()), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotBias}, Value: 0.4, Rate: rate}},
			{"an input", g.unit.input(1), view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Layer: -1, Unit: 1}}},
			{"far from the threshold", draw.Pt(sums.X+5, g.sums.y(1.5)), view.Target{}},
			{"the plane", draw.Pt(g.plane.Plot.X+8, g.plane.Plot.Y+8), view.Target{}},
		}
		for _, tt := range tests {
			if got := (View{}).Hit(p, view.Room{W: size[0], H: size[1]}, tt.at.X, tt.at.Y, 8); got != tt.want {
				t.Errorf("%s at %v: Hit(%v) = %+v, want %+v", tt.name, size, tt.at, got, tt.want)
			}
		}
	}
	if got := (View{}).Hit(wire.Picture{}, view.Room{W: 790, H: 550}, 100, 100, 8); got.Kind != view.HitNothing {
		t.Errorf("Hit of an empty picture = %+v", got)
	}
}

// TestGateLooks: what is looked at is marked on sums, plane and claims.
func TestGateLooks(t *testing.T) {
	p := andGate()
	p.Gate.Case = -1
	without := View{}.Draw(p, view.Room{W: 790, H: 550}, draw.Theme{})
	p.Gate.Case = 2
	with := View{}.Draw(p, view.Room{W: 790, H: 550}, draw.Theme{})
	if got := strokes(with, draw.Theme{}.Accent()) - strokes(without, draw.Theme{}.Accent()); got != 3 {
		t.Errorf("the case looked at is marked %d times more, want 3", got)
	}
	if reflect.DeepEqual(drawtest.Written(with.Layers...), drawtest.Written(without.Layers...)) {
		t.Error("the case looked at changes no text")
	}
}

// strokes returns how many strokes of a drawing have a colour.
func strokes(list draw.List, c draw.Color) (n int) {
	for _, l := range list.Layers {
		for _, op := range l.Ops {
			if s, ok := op.(draw.Stroke); ok && s.Color == c {
				n++
			}
		}
	}
	return n
}

func TestTextsLieInside(t *testing.T) {
	odd := gatePicture("Majority", "00010111", []float64{-1.234, 1.111, -0.333}, -12.345, 5)
	viewtest.TextsInside(t, View{}, andGate(), xorGate(), notGate(), fourGate(), odd)
}
