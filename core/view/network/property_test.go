package network

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// hostileNets returns pictures of nets no worker should send.
func hostileNets() map[string]wire.Picture {
	small := netSpec{inputs: []string{"x", "y"}, units: []int{3, 1}, hidden: "tanh", output: "linear", side: 4, scale: 1, classes: 2}
	whole := small.picture(6, 12)
	out := map[string]wire.Picture{
		"only net":     {Net: whole.Net},
		"only surface": {Surface: whole.Surface},
		"only samples": {Samples: whole.Samples},
		"no samples":   {Net: whole.Net, Surface: whole.Surface},
		"no surface":   {Net: whole.Net, Samples: whole.Samples},
		"empty parts":  {Net: &wire.Net{}, Surface: &wire.Surface{}, Samples: &wire.Samples{}},
		"largest":      largestNet.picture(4, 4),
		"classes":      classNet.picture(6, 12),
		"values":       valueNet.picture(6, 12),
	}
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		v := w(0)
		p := small.picture(6, 12)
		l := &p.Net.Layers[0]
		l.Weights[0], l.Weights[3], l.Biases[1], l.Low, l.High = v, w(1), w(2), w(3), w(4)
		p.Net.Layers[1].Response[0][5], p.Net.Input[0][3] = v, w(2)
		p.Surface.Values[7], p.Surface.Values[8], p.Surface.Low, p.Surface.High = v, w(1), w(2), w(3)
		p.Samples.X[0], p.Samples.Y[1], p.Samples.Class[2] = v, w(1), int32(-7*i)
		out[fmt.Sprintf("net of %g", v)] = p

		q := valueNet.picture(6, 12)
		q.Surface.Window.X1, q.Samples.Target[1] = v, v
		q.Surface.Low, q.Surface.High = w(1), w(2)
		out[fmt.Sprintf("values to %g", v)] = q
	}
	short := small.picture(6, 12)
	short.Net.Layers[0].Units, short.Net.Layers[1].Units = math.MaxInt, -3
	short.Net.Layers[0].Weights, short.Net.Layers[1].Biases = short.Net.Layers[0].Weights[:2], nil
	short.Net.Side, short.Net.Input = math.MaxInt, nil
	short.Samples.Y, short.Samples.Test, short.Samples.Class = short.Samples.Y[:3], nil, short.Samples.Class[:1]
	out["lists of unlike lengths"] = short
	odd := small.picture(6, 12)
	odd.Surface.NX, odd.Surface.Outputs = math.MaxInt, 4
	out["grid that does not fit"] = odd
	return out
}

// TestNetworkDrawsFiniteNumbers: whatever the net, every number drawn is finite,
// Hit does not panic, and nothing is written to.
func TestNetworkDrawsFiniteNumbers(t *testing.T) {
	for name, p := range hostileNets() {
		viewtest.Sound(t, new(View), name, p)
	}
}

// TestNetworkKeys: a layer keeps its key until what it is drawn from changes,
// and then changes it.
func TestNetworkKeys(t *testing.T) {
	const frame, surface, samples, wrong, net = 0, 1, 2, 3, 4
	keys := func(p wire.Picture) (k [5]uint64) {
		for i, l := range new(View).Draw(p, view.Room{W: 600, H: 300}, draw.Theme{}).Layers {
			k[i] = l.Key
		}
		return k
	}
	fresh := func() wire.Picture { return usualNet.picture(8, 12) }
	first := keys(fresh())
	if again := keys(fresh()); again != first {
		t.Fatalf("keys of one picture = %v and %v", first, again)
	}
	seen := map[uint64]bool{}
	for i, k := range first {
		if (k == 0) != (i == wrong) || seen[k] {
			t.Errorf("keys = %v, want them distinct and 0 only for the rings", first)
		}
		seen[k] = true
	}
	tests := []struct {
		name    string
		edit    func(p *wire.Picture)
		changed []int
	}{
		{"a weight", func(p *wire.Picture) { p.Net.Layers[1].Weights[2] += 1e-9 }, []int{net}},
		{"a bias", func(p *wire.Picture) { p.Net.Layers[0].Biases[1] = -p.Net.Layers[0].Biases[1] }, []int{net}},
		{"a response", func(p *wire.Picture) { p.Net.Layers[0].Response[1][9] = 0 }, []int{net}},
		{"an activation", func(p *wire.Picture) { p.Net.Layers[0].Activation = "sine" }, []int{net}},
		{"an input", func(p *wire.Picture) { p.Net.Inputs[1] = "y²" }, []int{net}},
		{"an output", func(p *wire.Picture) { p.Surface.Values[5] += 1e-9 }, []int{surface}},
		{"an example", func(p *wire.Picture) { p.Samples.X[3]++ }, []int{samples}},
		{"a class", func(p *wire.Picture) { p.Samples.Class[3] ^= 1 }, []int{samples}},
		{"a test example", func(p *wire.Picture) { p.Samples.Test[0] = true }, []int{samples}},
		{"what is wrong", func(p *wire.Picture) { p.Samples.Wrong[0] = !p.Samples.Wrong[0] }, nil},
		{"the window", func(p *wire.Picture) { p.Surface.Window.X0-- }, []int{frame, surface, samples}},
		{"an axis", func(p *wire.Picture) { p.Surface.AxisY = "v" }, []int{frame, surface}},
	}
	for _, tt := range tests {
		p := fresh()
		tt.edit(&p)
		var changed []int
		for i, k := range keys(p) {
			if k != first[i] {
				changed = append(changed, i)
			}
		}
		if !reflect.DeepEqual(changed, tt.changed) {
			t.Errorf("%s changed: layers %v have other keys, want %v", tt.name, changed, tt.changed)
		}
	}
}

// TestNetworkIsKept: a view that drew something else in between draws the same
// as a new one.
func TestNetworkIsKept(t *testing.T) {
	v := new(View)
	v.Draw(usualNet.picture(8, 12), view.Room{W: 600, H: 300}, draw.Theme{})
	v.Draw(classNet.picture(8, 12), view.Room{W: 390, H: 390}, draw.Theme{Dark: true})
	v.Draw(wire.Picture{}, view.Room{W: 390, H: 390}, draw.Theme{})
	got, want := v.Draw(usualNet.picture(8, 12), view.Room{W: 600, H: 300}, draw.Theme{}), new(View).Draw(usualNet.picture(8, 12), view.Room{W: 600, H: 300}, draw.Theme{})
	if !reflect.DeepEqual(got, want) {
		t.Error("a view that was used before draws another picture")
	}
}

// TestNetworkCost: the operations of a drawing grow with levels and examples, not
// with units, and the points with what can be told apart.
func TestNetworkCost(t *testing.T) {
	const mostOps, mostPoints = 80, 120_000
	layers := new(View).Draw(largestNet.picture(20, 20), view.Room{W: 760, H: 500}, draw.Theme{}).Layers
	net := layers[len(layers)-1]
	points := 0
	for _, op := range net.Ops {
		points += drawtest.Points(drawtest.Paths(op))
	}
	if len(net.Ops) > mostOps || points > mostPoints {
		t.Errorf("the largest net takes %d operations of %d points, want at most %d of %d", len(net.Ops), points, mostOps, mostPoints)
	}
}

func BenchmarkNetwork(b *testing.B) {
	for name, spec := range map[string]netSpec{"usual": usualNet, "classes": classNet, "largest": largestNet} {
		p := spec.picture(100, 250)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{})
			}
		})
	}
}
