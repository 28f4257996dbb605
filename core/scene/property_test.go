package scene

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// hostile are numbers a picture may hold.
var hostile = []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 1e-300, 0, math.MaxFloat64, 5}

// hostilePictures returns pictures no worker should send.
func hostilePictures() map[string]wire.Picture {
	out := map[string]wire.Picture{
		"nothing":   {},
		"no race":   {Field: race(3, 1).Field},
		"only look": {Look: race(3, 1).Look},
		"no look":   {Field: race(3, 1).Field, Race: race(3, 1).Race},
		"no field":  {Race: race(3, 1).Race, Look: race(3, 1).Look},
		"no runs":   {Field: race(3, 1).Field, Race: &wire.Race{}, Look: race(3, 1).Look},
	}
	for i, v := range hostile {
		p := race(3, 1)
		n := len(hostile)
		w := func(k int) float64 { return hostile[(i+k)%n] }
		p.Race.Start = [2]float64{v, w(1)}
		for k := range p.Race.Runs {
			r := &p.Race.Runs[k]
			r.X[1], r.Y[len(r.Y)-1], r.F[0], r.F[2], r.Cost[1], r.Seconds[1] = v, w(1), w(2), v, w(3), w(4)
			r.Slot = -9 * k
			r.Test = []float64{v, w(1), w(2)}[:k+1]
		}
		p.Look.Marks[0] = wire.Mark{X: v, Y: w(1), F: w(2), Cost: w(3), Seconds: w(4)}
		p.Look.Marks[1].X = w(2)
		p.Look.Axis = wire.Axis(i)
		p.Look.Step, p.Look.Last = -3, math.MaxInt
		p.Look.Model = &wire.Model{X: 0, Y: w(5), GX: v, GY: 1, HXX: w(1), HXY: w(2), HYY: w(3)}
		p.Look.Arrows = []wire.Arrow{{DX: v, DY: w(1)}, {Kind: "newton", DX: w(2), DY: v}}
		p.Look.Inner.DX[1], p.Look.Inner.Phi[1], p.Look.Inner.Residual[1] = v, v, w(1)
		p.Look.Inner.Taken, p.Look.Inner.Epsilon = int(int8(i*50)), v
		p.Field.Base, p.Field.Minima = w(1), [][2]float64{{v, 0}, {w(1), w(2)}}
		p.Field.Values[7], p.Field.Values[70], p.Field.Values[71] = v, w(1), w(2)
		out[fmt.Sprintf("number %g", v)] = p

		q := race(3, 1)
		q.Field.Window.X1 = v
		q.Field.Levels = []int{-1, 0, 1, 1000}[i%4]
		out[fmt.Sprintf("window to %g", v)] = q
	}
	short := race(3, 1)
	short.Race.Runs[0].Y, short.Race.Runs[1].F, short.Race.Runs[2].Cost = nil, nil, nil
	short.Look.Marks, short.Look.Selected = nil, 99
	short.Look.Inner = &wire.Inner{Phi: []float64{1}, Taken: 1}
	short.Field.Values = short.Field.Values[1:]
	out["lists of unlike lengths"] = short
	one := race(0, 0)
	for k := range one.Race.Runs {
		r := &one.Race.Runs[k]
		*r = wire.Run{Label: r.Label, Step: r.Step[:1], X: r.X[:1], Y: r.Y[:1], F: r.F[:1], Cost: r.Cost[:1], Seconds: r.Seconds[:1]}
	}
	one.Look.Last = 0
	out["runs of one point"] = one
	return out
}

var hostileSizes = [][2]float64{{530, 300}, {300, 90}, {20, 10}, {0, -5}, {math.NaN(), math.Inf(1)}}

// TestOnlyFiniteNumbersAreDrawn: whatever the picture, every number of every
// operation is finite and not absurd, and Hit does not panic.
func TestOnlyFiniteNumbersAreDrawn(t *testing.T) {
	for _, e := range All() {
		for name, p := range hostilePictures() {
			for _, size := range hostileSizes {
				view := e.New()
				list := view.Draw(p, size[0], size[1], draw.Theme{})
				if why := unsound(list); why != "" {
					t.Errorf("%s of %q at %v: %s", e.Key, name, size, why)
				}
				for _, x := range hostile {
					view.Hit(p, size[0], size[1], x, 5, 10)
				}
			}
		}
	}
}

// unsound says what is wrong with the numbers of a list, or nothing.
func unsound(list draw.List) string {
	const most = 2e5 // pixels: the largest drawing and its margins
	sound := func(v float64) bool { return math.Abs(v) <= most }
	if !(list.W >= 1 && list.H >= 1) || !sound(list.W) || !sound(list.H) {
		return fmt.Sprintf("size %g × %g", list.W, list.H)
	}
	for _, layer := range list.Layers {
		for _, op := range layer.Ops {
			for _, path := range pathsOf(op) {
				for _, p := range path {
					if !sound(p.X) || !sound(p.Y) {
						return fmt.Sprintf("%T at %v", op, p)
					}
				}
			}
		}
	}
	return ""
}

// pathsOf returns every place of an operation.
func pathsOf(op draw.Op) []draw.Path {
	switch op := op.(type) {
	case draw.Fill:
		return op.Paths
	case draw.Bands:
		var paths []draw.Path
		for _, f := range op.Fills() {
			paths = append(paths, f.Paths...)
		}
		return paths
	case draw.Stroke:
		return append([]draw.Path{{{X: op.Width, Y: 0}}}, op.Paths...)
	case draw.Text:
		return []draw.Path{{op.At, {X: op.Size, Y: 0}}}
	}
	return nil
}

// TestDrawWritesNothing: a view only reads its picture.
func TestDrawWritesNothing(t *testing.T) {
	for _, e := range All() {
		p, untouched := race(6, 2), race(6, 2)
		e.New().Draw(p, 500, 300, draw.Theme{})
		e.New().Hit(p, 500, 300, 100, 100, 10)
		lists := func(p wire.Picture) any { return []any{*p.Field, *p.Race, p.Look.Marks, *p.Look.Model, p.Look.Arrows} }
		if !reflect.DeepEqual(lists(p), lists(untouched)) {
			t.Errorf("%s changed its picture", e.Key)
		}
	}
}

// TestLongRun: a million steps, to and fro across the window, stay within the
// limit of points, and the newest is drawn.
func TestLongRun(t *testing.T) {
	const n = 1_000_000
	p := race(3, -1)
	r := wire.Run{Label: "long", Slot: 1}
	for k := range n {
		r.Step = append(r.Step, int32(k))
		r.X = append(r.X, math.Sin(float64(k)*2.1)*1.9)
		r.Y = append(r.Y, 1+math.Cos(float64(k)*1.3)*1.9)
		r.F = append(r.F, 1/float64(k+1))
		r.Cost = append(r.Cost, float64(k))
		r.Seconds = append(r.Seconds, float64(k))
	}
	p.Race.Runs = []wire.Run{r}
	p.Look = &wire.Look{Step: n, Last: n, Selected: -1}
	for key, view := range map[string]View{"landscape": new(Landscape), "curve": Curve{}} {
		list := view.Draw(p, 760, 500, draw.Theme{})
		for _, layer := range list.Layers {
			for _, op := range layer.Ops {
				s, ok := op.(draw.Stroke)
				if points := count(s.Paths); ok && points > draw.MostPoints+2 {
					t.Errorf("%s: a stroke has %d points, want at most %d", key, points, draw.MostPoints)
				}
			}
		}
	}
	f, _ := newFrame(p, 760, 500)
	newest := f.Pixel(r.X[n-1], r.Y[n-1])
	if !reaches(new(Landscape).Draw(p, 760, 500, draw.Theme{}), newest) {
		t.Errorf("no stroke ends at the newest point %v", newest)
	}
}

func count(paths []draw.Path) int {
	n := 0
	for _, p := range paths {
		n += len(p)
	}
	return n
}

// reaches reports whether a stroke of the list ends at p.
func reaches(list draw.List, p draw.Point) bool {
	for _, layer := range list.Layers {
		for _, op := range layer.Ops {
			s, ok := op.(draw.Stroke)
			if !ok || len(s.Paths) == 0 {
				continue
			}
			last := s.Paths[len(s.Paths)-1]
			if last[len(last)-1] == p {
				return true
			}
		}
	}
	return false
}

// TestLayerKeys: a layer of the map has the same key exactly when it is the same
// drawing; what moves has none.
func TestLayerKeys(t *testing.T) {
	keys := func(p wire.Picture, w, h float64, theme draw.Theme) [2]uint64 {
		layers := new(Landscape).Draw(p, w, h, theme).Layers
		for _, l := range layers[2:] {
			if l.Key != 0 {
				t.Errorf("a layer that moves has key %d", l.Key)
			}
		}
		return [2]uint64{layers[0].Key, layers[1].Key}
	}
	first := keys(race(3, 1), 760, 500, draw.Theme{})
	if first[0] == 0 || first[1] == 0 || first[0] == first[1] {
		t.Errorf("keys of the map = %v, want two that are not 0", first)
	}
	if again := keys(race(9, 2), 760, 500, draw.Theme{}); again != first {
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
		p := race(3, 1)
		edit(p.Field)
		if got := keys(p, 760, 500, draw.Theme{}); got[0] == first[0] || got[1] == first[1] {
			t.Errorf("%s changed, the key did not", name)
		}
	}
	if keys(race(3, 1), 761, 500, draw.Theme{}) == first || keys(race(3, 1), 760, 500, draw.Theme{Dark: true}) == first {
		t.Error("size or theme changed, the key did not")
	}
}

// TestMapIsKept: a view that drew something else in between draws the same as a
// new one.
func TestMapIsKept(t *testing.T) {
	v := new(Landscape)
	v.Draw(race(3, 1), 760, 500, draw.Theme{})
	v.Draw(nanPicture(), 470, 350, draw.Theme{Dark: true})
	got, want := v.Draw(race(3, 1), 760, 500, draw.Theme{}), new(Landscape).Draw(race(3, 1), 760, 500, draw.Theme{})
	if !reflect.DeepEqual(got, want) {
		t.Error("a view that was used before draws another picture")
	}
}

func BenchmarkDrawKeptMap(b *testing.B) {
	p := longRace()
	v := new(Landscape)
	v.Draw(p, 760, 500, draw.Theme{})
	b.ReportAllocs()
	for b.Loop() {
		v.Draw(p, 760, 500, draw.Theme{})
	}
}

func BenchmarkDrawNewMap(b *testing.B) {
	p := longRace()
	b.ReportAllocs()
	for b.Loop() {
		new(Landscape).Draw(p, 760, 500, draw.Theme{})
	}
}

func BenchmarkCurve(b *testing.B) {
	p := longRace()
	for b.Loop() {
		Curve{}.Draw(p, 760, 130, draw.Theme{})
	}
}

// longRace is three runs of 200 steps on a grid of 200 × 150.
func longRace() wire.Picture {
	p := race(100, 0)
	p.Field = field(rosenbrock, p.Field.Window, 200, 150)
	p.Field.Log = true
	for k, step := range []func(x, y float64) (float64, float64){gradientStep, gradientStep,
		func(x, y float64) (float64, float64) { return dampedStep(x, y, 3000) }} {
		p.Race.Runs[k] = descend("run", k, 200, step)
	}
	return p
}
