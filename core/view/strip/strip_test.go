package strip

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"strip-xor", hovered(xor(), 0, 6, 4), 790, 550},
		{"strip-xor-embed", xor(), 500, 350},
		{"strip-xor-phone", hovered(xor(), 1, 1, 9), 390, 390},
		{"strip-short", shortT(), 790, 550},
		{"strip-order", hovered(order(), 1, 2, 25), 790, 550},
		{"strip-order-phone", order(), 390, 390},
		{"strip-memory", memory(), 790, 550},
		{"strip-memory-embed", memory(), 500, 350},
		{"strip-text", hovered(writing(), 1, 4, 3), 790, 550},
		{"strip-text-phone", writing(), 390, 390},
		{"strip-text-embed", writing(), 500, 350},
		{"strip-long", hovered(long(), -1, 0, 150), 790, 550},
		{"strip-long-phone", long(), 390, 390},
		{"strip-small", xor(), 130, 90},
		{"strip-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

func all() []wire.Picture {
	return []wire.Picture{xor(), shortT(), order(), memory(), long(), hovered(order(), -1, 7, 29), hovered(memory(), 1, 1, 29), hovered(shortT(), 1, 0, 4), hovered(long(), 0, 199, 199), writing(), spoken(), hovered(writing(), -1, 26, 3)}
}

func TestTextsInside(t *testing.T) { viewtest.TextsInside(t, View{}, all()...) }

// TestTextsApart: no two texts of a drawing without a mark lie on each other.
func TestTextsApart(t *testing.T) {
	for i, p := range append(all()[:5], writing()) {
		for _, size := range append(viewtest.Stage(), [2]float64{340, 560}, [2]float64{720, 330}, [2]float64{1100, 300}) {
			var boxes []draw.Rect
			for _, layer := range (View{}).Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers {
				for _, op := range layer.Ops {
					if text, ok := op.(draw.Text); ok {
						box := draw.BoxOf(text)
						if box = (draw.Rect{X: box.X + 0.1*box.W, Y: box.Y + 1, W: 0.8 * box.W, H: box.H - 2}); draw.Touches(box, boxes) {
							t.Errorf("picture %d at %v: %q lies on another text", i, size, text.S)
						}
						boxes = append(boxes, box)
					}
				}
			}
		}
	}
}

// TestNothingIsRightBeforeTraining: answers of weights as drawn have no tick, for what is right is so by chance.
func TestNothingIsRightBeforeTraining(t *testing.T) {
	p := memory()
	s := *p.Sequence
	s.Right, s.Drawn, p.Sequence = true, true, &s
	got := drawtest.Written(View{}.Draw(p, view.Room{W: 790, H: 550}, draw.Theme{}).Layers...)
	if slices.Contains(got, "right") || !slices.Contains(got, "not trained yet") {
		t.Errorf("%q, want no verdict among them", got)
	}
}

// TestClassesAreNamed: on the stage of a small window, too, every answer has the name of its class.
func TestClassesAreNamed(t *testing.T) {
	three := net(viewtest.Recurrent{Task: "order-3", Length: 15, Units: []int{30}, N: 16, Steps: 1,
		Names: []string{"X", "Y", "a", "b", "c", "d", "start", "end"}, Class: []string{"XXX", "XXY", "XYX", "XYY", "YXX", "YXY", "YYX", "YYY"}})()
	for _, size := range [][2]float64{{532, 315}, {523, 358}, {390, 390}, {790, 424}} {
		got := drawtest.Written(View{}.Draw(three, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers...)
		for _, class := range three.Sequence.Classes {
			if !slices.Contains(got, class) {
				t.Errorf("at %v: %q, want %s among them", size, got, class)
			}
		}
	}
}

// TestHit: the middle of every cell is that cell, also of the smallest, with what is to be
// said of it; every answer is found, and beside the cells there is nothing.
func TestHit(t *testing.T) {
	for i, p := range all()[:5] {
		s := p.Sequence
		for _, size := range viewtest.Stage() {
			room := view.Room{W: size[0], H: size[1]}
			g, _ := newPlan(p, room)
			find := func(want wire.Spot) {
				r, ok := g.place(want)
				got := View{}.Hit(p, room, r.X+r.W/2, r.Y+r.H/2, 0)
				if want.Text = g.text(want); !ok || got.Kind != view.HitSpot || got.Spot != want || want.Text == "" {
					t.Errorf("picture %d at %v: %v finds %+v, want %+v", i, size, r, got, want)
				}
			}
			step := 1 + s.Steps/20
			for at := 0; at < s.Steps; at += step {
				for unit := range s.Names {
					find(wire.Spot{Kind: wire.SpotReading, Layer: -1, Unit: unit, From: at})
				}
				for l, h := range s.Hidden {
					for unit := 0; unit < h.Units; unit += 1 + h.Units/20 {
						find(wire.Spot{Kind: wire.SpotReading, Layer: l, Unit: unit, From: at})
					}
				}
			}
			for _, at := range s.Counted {
				for unit := range s.Width() {
					find(wire.Spot{Kind: wire.SpotReading, Layer: len(s.Hidden), Unit: unit, From: int(at)})
				}
			}
			if got := (View{}).Hit(p, room, 1, 1, 0); got.Kind != view.HitNothing {
				t.Errorf("picture %d: beside the cells is %+v", i, got)
			}
		}
	}
}

// TestText: the words of a small sequence.
func TestText(t *testing.T) {
	one := wire.Picture{Sequence: &wire.Sequence{
		Steps: 2, Names: []string{"bit"}, Inputs: []float64{1, 0.25}, Hidden: []wire.Hidden{{Units: 1, States: []float64{-0.834, 0.5}}},
		Counted: []int32{1}, Outputs: []float64{0.25, 0.75}, Targets: []float64{0, 1}, Classes: []string{"same", "different"},
	}}
	two := wire.Picture{Sequence: &wire.Sequence{
		Steps: 2, Hidden: []wire.Hidden{{Units: 1, States: []float64{-0.834, 0.5}}, {Units: 1, States: []float64{0, math.NaN()}}},
		Counted: []int32{0, 1}, Outputs: []float64{0.5, 0.1234}, Targets: []float64{0.5, 0.25}, Tolerance: 0.04,
	}}
	for _, tt := range []struct {
		p                 wire.Picture
		layer, unit, from int
		want              string
	}{
		{one, -1, 0, 1, "input bit, time step 2: 0.25"},
		{one, 0, 0, 0, "unit 1, time step 1: −0.83"},
		{one, 1, 0, 1, "same, time step 2: 0.25"},
		{one, 1, 1, 1, "different, time step 2: 0.75, the target"},
		{two, 0, 0, 1, "layer 1, unit 1, time step 2: 0.50"},
		{two, 1, 0, 1, "layer 2, unit 1, time step 2: undefined"},
		{two, 2, 0, 1, "answer, time step 2: 0.123, target 0.25"},
	} {
		g, ok := newPlan(tt.p, view.Room{W: 500, H: 350})
		if !ok {
			t.Fatal("no plan")
		}
		spot := wire.Spot{Kind: wire.SpotReading, Layer: tt.layer, Unit: tt.unit, From: tt.from}
		if got := g.text(spot); got != tt.want {
			t.Errorf("%v is %q, want %q", spot, got, tt.want)
		}
	}
	for _, spot := range []wire.Spot{{Layer: 1, Unit: 1}, {Layer: 2}, {Layer: -1, Unit: 1}, {Layer: 0, From: 2}, {Layer: 0, From: -1}, {Layer: -2}} {
		g, _ := newPlan(one, view.Room{W: 500, H: 350})
		if r, ok := g.place(spot); ok {
			t.Errorf("%+v has the place %v", spot, r)
		}
	}
}

// TestEnds: a line of numbers has the targets and 0 and 1 on it, ends at round numbers, and
// an answer far away lies at its end.
func TestEnds(t *testing.T) {
	for _, tt := range []struct{ output, target, low, high float64 }{
		{0.3, 0.5, 0, 1}, {-0.208, 0.51, -0.5, 1}, {1.1, 0.5, 0, 1.5}, {-1e9, 0.5, -1, 1}, {math.Inf(1), 0.5, 0, 1}, {0, -3, -3, 1}, {math.NaN(), 0.2, 0, 1},
	} {
		a := newAnswers(&wire.Sequence{Steps: 1, Counted: []int32{0}, Outputs: []float64{tt.output}, Targets: []float64{tt.target}})
		if a.low != tt.low || a.high != tt.high {
			t.Errorf("%g for %g: a line from %g to %g, want %g to %g", tt.output, tt.target, a.low, a.high, tt.low, tt.high)
		}
	}
}

// TestCells: the cells have the colours of their values, each step a column and each unit a
// row, and large maps few colours.
func TestCells(t *testing.T) {
	p := order()
	for i, b := range bandsOf(p.Sequence) {
		m := b.bitmaps(draw.Theme{})
		for row := range b.rows {
			for at := range b.steps {
				v := p.Sequence.Inputs[at*len(p.Sequence.Names)+row%len(p.Sequence.Names)]
				if i > 0 {
					v = p.Sequence.Hidden[i-1].States[row*b.steps+at]
				}
				if got, want := m.Images[0].Pixels[row*b.steps+at], plot.Shade(v, len(m.Colors), i > 0); got != want {
					t.Fatalf("band %d: unit %d at step %d has colour %d, want %d", i, row, at, got, want)
				}
			}
		}
	}
	few := bandsOf(long().Sequence)[1]
	if n := len(few.bitmaps(draw.Theme{}).Colors); n != 2*fewLevels+1 {
		t.Errorf("a map of %d cells has %d colours", few.rows*few.steps, n)
	}
}

// TestSmall: an SVG of 200 units at 200 steps stays small.
func TestSmall(t *testing.T) {
	var b bytes.Buffer
	if err := draw.SVG(&b, View{}.Draw(long(), view.Room{W: 720, H: 480}, draw.Theme{}), ""); err != nil || b.Len() > 200_000 {
		t.Errorf("the drawing has %d bytes, want at most 200,000 (%v)", b.Len(), err)
	}
}

// TestKey: the cells keep their pixels while only a mark moves, and not when a state changes.
func TestKey(t *testing.T) {
	key := func(p wire.Picture) uint64 {
		return View{}.Draw(p, view.Room{W: 500, H: 350}, draw.Theme{}).Layers[1].Key
	}
	p := xor()
	if key(p) != key(hovered(p, 0, 1, 1)) {
		t.Error("a mark changes the key of the cells")
	}
	changed := *p.Sequence
	changed.Hidden = []wire.Hidden{{Units: changed.Hidden[0].Units, States: slices.Clone(changed.Hidden[0].States)}}
	changed.Hidden[0].States[7] += 0.5
	if key(p) == key(wire.Picture{Sequence: &changed}) {
		t.Error("another state leaves the key of the cells")
	}
}

// TestSound: nothing goes wrong with numbers, lists and spots that no worker should send.
func TestSound(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		for _, from := range []wire.Picture{xor(), shortT(), writing()} {
			s := *from.Sequence
			s.Inputs, s.Outputs, s.Targets = slices.Clone(s.Inputs), slices.Clone(s.Outputs), slices.Clone(s.Targets)
			s.Hidden = []wire.Hidden{{Units: s.Hidden[0].Units, States: slices.Clone(s.Hidden[0].States)}, {}}
			s.Inputs[1], s.Hidden[0].States[2], s.Outputs[0], s.Targets[0], s.Tolerance = w(0), w(1), w(2), w(3), w(4)
			p := hovered(wire.Picture{Sequence: &s}, i-2, i-3, 2*i-3)
			viewtest.Sound(t, View{}, "hostile", p)
			cut := s
			switch i % 5 {
			case 0:
				cut.Inputs = cut.Inputs[1:]
			case 1:
				cut.Hidden = []wire.Hidden{{Units: math.MaxInt, States: []float64{1}}}
			case 2:
				cut.Counted = []int32{math.MaxInt32}
			case 3:
				cut.Outputs, cut.Targets = nil, nil
			case 4:
				cut.Steps, cut.Classes = -1, []string{"one"}
			}
			viewtest.Sound(t, View{}, "unlike lists", wire.Picture{Sequence: &cut})
		}
	}
	viewtest.Sound(t, View{}, "nothing", wire.Picture{})
	viewtest.Sound(t, View{}, "empty", wire.Picture{Sequence: &wire.Sequence{Steps: 1}})
	viewtest.Sound(t, View{}, "only units", hovered(wire.Picture{Sequence: &wire.Sequence{Steps: 1, Hidden: []wire.Hidden{{Units: 1, States: []float64{1}}}}}, 1, 0, 0))
}

func TestTerms(t *testing.T) {
	if got := Terms(wire.Picture{}); got != nil {
		t.Errorf("nothing is explained as %v", got)
	}
	for _, p := range []wire.Picture{xor(), shortT()} {
		terms := Terms(p)
		if len(terms) != 4 {
			t.Errorf("%d axes and marks are explained, want 4", len(terms))
		}
	}
	if got := len(Terms(spoken())); got != 5 {
		t.Errorf("%d axes and marks of characters are explained, want 5", got)
	}
	for _, p := range []wire.Picture{xor(), shortT(), spoken()} {
		for _, tm := range Terms(p) {
			if err := tm.Check(); err != nil {
				t.Error(err)
			}
		}
	}
}
