package units

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestUnitsOfHostileNumbers(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		v := w(0)
		p := symmetricNet(6, 5)
		u := p.Units
		u.X[0], u.Y[1], u.X[2], u.Weights[1], u.Weights[9], u.Thresholds[0], u.Thresholds[3] = v, w(1), w(2), v, w(3), w(4), v
		u.Energy[1], u.Energy[4], u.Step = v, w(1), 7*(i-3)
		viewtest.Sound(t, View{}, fmt.Sprintf("number %g", v), p)
		p = xorCircuit()
		for k := range p.Units.Weights {
			p.Units.Weights[k] = w(k)
		}
		p.Units.Energy = []float64{v}
		viewtest.Sound(t, View{}, fmt.Sprintf("weights of %g", v), p)
		p = symmetricNet(6, 5)
		for k := range p.Units.Energy {
			p.Units.Energy[k] = w(k)
		}
		viewtest.Sound(t, View{}, fmt.Sprintf("energies of %g", v), p)
	}
	short := symmetricNet(6, 5)
	short.Units.Y, short.Units.Names, short.Units.Thresholds, short.Units.On = short.Units.Y[:4], nil, nil, short.Units.On[:2]
	short.Units.Weights, short.Units.Next = short.Units.Weights[:9], nil
	one := wire.Picture{Units: unitsOf([]string{"alone"}, [][2]float64{{0.5, 0.5}}, []float64{1}, netWire{0, 0, -1})}
	heap := symmetricNet(4, 2)
	for i := range heap.Units.X {
		heap.Units.X[i], heap.Units.Y[i] = 0.5, 0.5
	}
	long := xorCircuit()
	long.Units.Cycle, long.Units.Names[0] = strings.Repeat("cycle ", 60), strings.Repeat("name ", 60)
	for name, p := range map[string]wire.Picture{"short lists": short, "nothing": {Units: &wire.Units{}}, "one": one,
		"all in one place": heap, "long text": long, "many": symmetricNet(100, 3), "dense": denseNet()} {
		viewtest.Sound(t, View{}, name, p)
	}
}

func TestUnitsHit(t *testing.T) {
	for _, size := range viewtest.Stage() {
		p := flipFlop()
		n, _ := newNet(p, size[0], size[1], draw.Theme{})
		hit := func(at draw.Point) view.Target {
			return View{}.Hit(p, view.Room{W: size[0], H: size[1]}, at.X, at.Y, 8)
		}
		for i, at := range n.at {
			if got, want := hit(at), (view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Unit: i}}); got != want {
				t.Errorf("at %v: Hit on unit %d = %+v, want %+v", size, i, got, want)
			}
		}
		for _, k := range n.wires() {
			want := view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Unit: k.to, From: k.from}, Value: k.weight}
			if got := hit(along(k.path, 0.5)); got != want {
				t.Errorf("at %v: Hit on a wire = %+v, want %+v", size, got, want)
			}
		}
		if got := hit(draw.Pt(size[0]/2, size[1]-12)); got.Kind != view.HitNothing {
			t.Errorf("at %v: Hit beside the net = %+v", size, got)
		}
	}
}

// TestUnitsHitBothWays: a wire that leads both ways is found at either end as the
// one that ends there.
func TestUnitsHitBothWays(t *testing.T) {
	p := symmetricNet(6, 5)
	n, _ := newNet(p, 790, 550, draw.Theme{})
	for _, k := range n.wires() {
		if !k.both {
			t.Fatalf("the wire from %d to %d leads one way", k.from, k.to)
		}
		got := map[[2]int]bool{}
		for _, share := range []float64{0.05, 0.95} {
			at := along(k.path, share)
			h := View{}.Hit(p, view.Room{W: 790, H: 550}, at.X, at.Y, 8)
			got[[2]int{h.Spot.Unit, h.Spot.From}] = true
			if h.Spot.Kind == wire.SpotWeight && h.Value != p.Units.Weights[h.Spot.Unit*6+h.Spot.From] {
				t.Errorf("Hit = %+v, want the weight %g", h, p.Units.Weights[h.Spot.Unit*6+h.Spot.From])
			}
		}
		if !got[[2]int{k.to, k.from}] || !got[[2]int{k.from, k.to}] {
			t.Errorf("the wire between %d and %d is found as %v, want both ways", k.from, k.to, got)
		}
	}
}

// TestWiresKeepClear: no wire of a circuit goes through a unit it does not end at.
func TestWiresKeepClear(t *testing.T) {
	row := wire.Picture{Units: unitsOf([]string{"a", "b", "c", "d"}, [][2]float64{{0, 0.5}, {0.33, 0.5}, {0.67, 0.5}, {1, 0.5}},
		make([]float64, 4), netWire{3, 0, 1}, netWire{2, 0, 1}, netWire{3, 1, -1}, netWire{1, 0, 1})}
	for name, p := range map[string]wire.Picture{"XOR": xorCircuit(), "a row": row, "six": symmetricNet(6, 5)} {
		for _, size := range viewtest.Stage() {
			n, _ := newNet(p, size[0], size[1], draw.Theme{})
			for _, k := range n.wires() {
				if len(k.path) < 2 || !n.free(k.path, &k) {
					t.Errorf("%s at %v: the wire from %d to %d goes through a unit, or has no room", name, size, k.from, k.to)
				}
			}
		}
	}
}

// TestUnitsSay: names, thresholds, weights and what the net has come to.
func TestUnitsSay(t *testing.T) {
	six := symmetricNet(6, 5)
	six.Units.Cycle = "cycle of 2"
	for _, size := range viewtest.Stage() {
		got := drawtest.Written(View{}.Draw(six, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers...)
		for _, want := range append([]string{"energy", "cycle of 2", "next", "changed", "−0.5"}, six.Units.Names...) {
			if !slices.Contains(got, want) {
				t.Errorf("six at %v: %q, want %q among them", size, got, want)
			}
		}
		got = drawtest.Written(View{}.Draw(xorCircuit(), view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers...)
		for _, want := range []string{"x₁", "OR", "NAND", "AND", "−1.5", "1.5", "0.5", "−1"} {
			if !slices.Contains(got, want) {
				t.Errorf("XOR at %v: %q, want %q among them", size, got, want)
			}
		}
		if slices.Contains(got, "energy") {
			t.Errorf("XOR at %v has an energy", size)
		}
	}
}

// TestUnitsAreMarked: what is changed and what is next are marked in unlike ways.
func TestUnitsAreMarked(t *testing.T) {
	p := xorCircuit()
	solid, dashed := 0, 0
	for _, l := range (View{}).Draw(p, view.Room{W: 130, H: 90}, draw.Theme{}).Layers {
		for _, op := range l.Ops {
			if s, ok := op.(draw.Stroke); ok && s.Color == (draw.Theme{}).Accent() {
				if s.Dash == nil {
					solid++
				} else {
					dashed++
				}
			}
		}
	}
	if solid != 2 || dashed != 1 {
		t.Errorf("%d units are marked as changed and %d as next, want 2 and 1", solid, dashed)
	}
}

// TestEnergyIsMarked: the moment shown is where its step is.
func TestEnergyIsMarked(t *testing.T) {
	p := symmetricNet(6, 5)
	n, _ := newNet(p, 790, 550, draw.Theme{})
	e, ok := n.newEnergyPlot()
	if !ok {
		t.Fatal("no energy")
	}
	want := e.pixel(5, p.Units.Energy[5])
	l := n.drawEnergy()
	last := l.Ops[len(l.Ops)-1].(draw.Fill).Paths[0]
	var middle draw.Point
	for _, q := range last {
		middle.X, middle.Y = middle.X+q.X/float64(len(last)), middle.Y+q.Y/float64(len(last))
	}
	if math.Hypot(middle.X-want.X, middle.Y-want.Y) > 1e-9 || !e.plot.Holds(want) {
		t.Errorf("the moment is marked at %v, want %v within %v", middle, want, e.plot)
	}
}

func BenchmarkUnits(b *testing.B) {
	for name, p := range map[string]wire.Picture{"xor": xorCircuit(), "dense": denseNet(), "symmetric": symmetricNet(16, 7)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				View{}.Draw(p, view.Room{W: 790, H: 550}, draw.Theme{})
			}
		})
	}
}

func TestTextsLieInside(t *testing.T) {
	viewtest.TextsInside(t, View{}, xorCircuit(), symmetricNet(6, 5), symmetricNet(16, 7), denseNet(), flipFlop())
}
