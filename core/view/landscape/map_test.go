package landscape

import (
	"reflect"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// TestLayerKeys: a layer of the map has the same key exactly when it is the same
// drawing; what moves has none.
func TestLayerKeys(t *testing.T) {
	keys := func(p wire.Picture, w, h float64, theme draw.Theme) [2]uint64 {
		layers := new(View).Draw(p, view.Room{W: w, H: h}, theme).Layers
		for _, l := range layers[2:] {
			if l.Key != 0 {
				t.Errorf("a layer that moves has key %d", l.Key)
			}
		}
		return [2]uint64{layers[0].Key, layers[1].Key}
	}
	first := keys(viewtest.Race(3, 1), 760, 500, draw.Theme{})
	if first[0] == 0 || first[1] == 0 || first[0] == first[1] {
		t.Errorf("keys of the map = %v, want two that are not 0", first)
	}
	if again := keys(viewtest.Race(9, 2), 760, 500, draw.Theme{}); again != first {
		t.Errorf("the key changed with the cursor")
	}
	change := map[string]func(f *wire.Field){
		"a value":    func(f *wire.Field) { f.Values[100] += 1e-9 },
		"the window": func(f *wire.Field) { f.Window.X0 -= 1e-9 },
		"the levels": func(f *wire.Field) { f.Levels++ },
		"the log":    func(f *wire.Field) { f.Log = false },
		"the base":   func(f *wire.Field) { f.Base = 1e-9 },
		"the minima": func(f *wire.Field) { f.Minima[0][0] = 2 },
		"the axis":   func(f *wire.Field) { f.AxisX = "x₁" },
		"the note":   func(f *wire.Field) { f.Note = "x₃ = 0" },
	}
	for name, edit := range change {
		p := viewtest.Race(3, 1)
		edit(p.Field)
		if got := keys(p, 760, 500, draw.Theme{}); got[0] == first[0] || got[1] == first[1] {
			t.Errorf("%s changed, the key did not", name)
		}
	}
	if keys(viewtest.Race(3, 1), 761, 500, draw.Theme{}) == first || keys(viewtest.Race(3, 1), 760, 500, draw.Theme{Dark: true}) == first {
		t.Error("size or theme changed, the key did not")
	}
}

// TestMapIsKept: a view that drew something else in between draws the same as a
// new one.
func TestMapIsKept(t *testing.T) {
	v := new(View)
	v.Draw(viewtest.Race(3, 1), view.Room{W: 760, H: 500}, draw.Theme{})
	v.Draw(viewtest.Holes(), view.Room{W: 470, H: 350}, draw.Theme{Dark: true})
	got, want := v.Draw(viewtest.Race(3, 1), view.Room{W: 760, H: 500}, draw.Theme{}), new(View).Draw(viewtest.Race(3, 1), view.Room{W: 760, H: 500}, draw.Theme{})
	if !reflect.DeepEqual(got, want) {
		t.Error("a view that was used before draws another picture")
	}
}

func BenchmarkDrawKeptMap(b *testing.B) {
	p := viewtest.LongRace()
	v := new(View)
	v.Draw(p, view.Room{W: 760, H: 500}, draw.Theme{})
	b.ReportAllocs()
	for b.Loop() {
		v.Draw(p, view.Room{W: 760, H: 500}, draw.Theme{})
	}
}

func BenchmarkDrawNewMap(b *testing.B) {
	p := viewtest.LongRace()
	b.ReportAllocs()
	for b.Loop() {
		new(View).Draw(p, view.Room{W: 760, H: 500}, draw.Theme{})
	}
}
