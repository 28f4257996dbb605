package steps

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		v    view.View
		p    wire.Picture
		w, h float64
	}{
		{"steps", View{}, trained(1, 60, 23), 340, 330},
		{"steps-two", View{}, trained(2, 60, 60), 790, 400},
		{"steps-wide", View{}, trained(1, 60, 23), 1240, 130},
		{"steps-phone", View{}, trained(2, 60, 23), 390, 300},
		{"steps-start", View{}, trained(1, 1, 0), 340, 330},
		{"steps-small", View{}, trained(1, 60, 23), 120, 60},
		{"steps-empty", View{}, wire.Picture{}, 200, 100},
		{"layers", Layers{}, starved(), 790, 300},
		{"layers-panel", Layers{}, starved(), 340, 220},
		{"layers-phone", Layers{}, starved(), 390, 180},
		{"layers-small", Layers{}, starved(), 120, 60},
		{"layers-empty", Layers{}, wire.Picture{}, 200, 100},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return tt.v.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

func TestTextsInside(t *testing.T) {
	viewtest.TextsInside(t, View{}, trained(1, 60, 23), trained(2, 5000, 4000), trained(1, 1, 0))
	viewtest.TextsInside(t, Layers{}, starved())
}

// TestTextsApart: no two texts of a drawing lie on each other.
func TestTextsApart(t *testing.T) {
	for _, size := range [][2]float64{{340, 330}, {790, 400}, {1240, 130}, {390, 300}, {300, 220}, {640, 300}} {
		for name, list := range map[string]draw.List{
			"one run":  View{}.Draw(trained(1, 60, 23), view.Room{W: size[0], H: size[1]}, draw.Theme{}),
			"two runs": View{}.Draw(trained(2, 60, 23), view.Room{W: size[0], H: size[1]}, draw.Theme{}),
			"layers":   Layers{}.Draw(starved(), view.Room{W: size[0], H: size[1]}, draw.Theme{}),
		} {
			var boxes []draw.Rect
			for _, op := range list.Layers[0].Ops {
				if text, ok := op.(draw.Text); ok {
					if box := draw.BoxOf(text); draw.Touches(box.Grown(-1), boxes) {
						t.Errorf("%s at %v: %q lies on another text", name, size, text.S)
					} else {
						boxes = append(boxes, box)
					}
				}
			}
		}
	}
}

// TestLevelsApart: the name of a level that is near another stands on no line of a level.
func TestLevelsApart(t *testing.T) {
	levels := []wire.Level{{Name: "1/4", Value: 0.25}, {Name: "3/4", Value: 0.75}}
	for high := 1.0; high < 3; high += 0.25 {
		p := panel{r: draw.Rect{X: 46, Y: 28, W: 160, H: 42}, axis: axis{high: high, ok: true}}
		var l draw.Layer
		p.levels(&l, levels, nil, draw.Theme{}.Palette())
		for _, op := range l.Ops {
			if text, ok := op.(draw.Text); ok {
				for _, v := range levels {
					if y := p.axis.y(v.Value, p.r); math.Abs(y-text.At.Y) < 7 {
						t.Errorf("up to %g the name %s stands on the line of %s", high, text.S, v.Name)
					}
				}
			}
		}
	}
}

// TestOnlyWhatIsThere: a quantity that no run reports has no plot, and on a low drawing the last ones have none.
func TestOnlyWhatIsThere(t *testing.T) {
	written := func(p wire.Picture, h float64) []string {
		return drawtest.Written(View{}.Draw(p, view.Room{W: 224, H: h}, draw.Theme{}).Layers...)
	}
	p := trained(1, 60, 23)
	for h, want := range map[float64]int{330: 3, 140: 2, 80: 1} {
		n := 0
		for _, q := range p.Steps.Quantities {
			if slices.Contains(written(p, h), q.Name) {
				n++
			}
		}
		if n != want {
			t.Errorf("%d plots at a height of %g, want %d", n, h, want)
		}
	}
	p.Steps.Quantities[1].Runs = nil
	if got := written(p, 330); slices.Contains(got, p.Steps.Quantities[1].Name) || !slices.Contains(got, p.Steps.Quantities[2].Name) {
		t.Errorf("written is %q", got)
	}
}

// TestEveryRunIsNamed: where the names of runs do not fit beside each other they stand below each other.
func TestEveryRunIsNamed(t *testing.T) {
	p := trained(2, 60, 23)
	for i := range p.Steps.Quantities {
		for k := range p.Steps.Quantities[i].Runs {
			p.Steps.Quantities[i].Runs[k].Label = []string{"Hessian-free 2, μ = 0", "Hessian-free, μ = 0.03"}[k]
		}
	}
	got := drawtest.Written(View{}.Draw(p, view.Room{W: 230, H: 250}, draw.Theme{}).Layers...)
	for _, name := range []string{"Hessian-free 2, μ = 0", "Hessian-free, μ = 0.03"} {
		if !slices.Contains(got, name) {
			t.Errorf("written is %q, want %s among it", got, name)
		}
	}
}

// TestHit: the place of a value of every plot is its step, its value and its run.
func TestHit(t *testing.T) {
	p := trained(2, 60, 23)
	for _, room := range []view.Room{{W: 790, H: 400}, {W: 1240, H: 130}} {
		g, _ := newPlan(p, room)
		for i := range g.panels {
			pl := &g.panels[i]
			s := &pl.runs[1]
			at := draw.Pt(pl.x(40, s), pl.axis.y(s.Values[40], pl.r))
			got := View{}.Hit(p, room, at.X, at.Y, 0)
			if got.Kind != view.HitPlane || got.Step != 40 || got.Run != "hf-2" || math.Abs(got.Y-s.Values[40]) > 1e-6*math.Abs(s.Values[40]) {
				t.Errorf("plot %d of %v: Hit = %+v, want step 40 of hf-2 with %g", i, room, got, s.Values[40])
			}
		}
		if got := (View{}).Hit(p, room, 1, 1, 0); got.Kind != view.HitNothing {
			t.Errorf("beside the plots is %+v", got)
		}
	}
}

func TestLayersHit(t *testing.T) {
	p, room := starved(), view.Room{W: 790, H: 300}
	g, _ := newLayerPlan(p, room)
	for i := range p.Layers.Names {
		v := p.Layers.Runs[0].Values[i]
		got := Layers{}.Hit(p, room, g.column(i), g.axis.y(v, g.r), 0)
		if got.Kind != view.HitPlane || int(got.X) != i || got.Run != "Gradient descent" || math.Abs(got.Y-v) > 1e-6*v {
			t.Errorf("Hit of layer %d = %+v, want %g of gradient descent", i, got, v)
		}
	}
}

// TestAxis: a logarithmic axis has whole decades; a linear one has 0 and the levels, and a
// value far from the levels is drawn at its edge.
func TestAxis(t *testing.T) {
	runs := func(v ...float64) []wire.Series { return []wire.Series{{Values: v}} }
	bounds := []wire.Level{{Value: 0.25}, {Value: 0.75}}
	r := draw.Rect{Y: 10, W: 100, H: 50}
	for _, tt := range []struct {
		name      string
		a         axis
		low, high float64
	}{
		{"decades", newAxis(true, nil, runs(0.02, 30, math.NaN(), 0, -1, math.Inf(1))), -2, 2},
		{"one value", newAxis(true, nil, runs(10)), 1, 2},
		{"too many decades", newAxis(true, nil, runs(1e-30, 1)), -12, 0},
		{"counts", newAxis(false, nil, runs(3, 50)), 0, 53},
		{"ratios", newAxis(false, bounds, runs(-40, 1)), -1.25 - 0.06*(2.25*1.06), 1 + 0.06*2.25},
		{"zeros", newAxis(false, nil, runs(0, 0)), 0, 1.06},
	} {
		if !tt.a.ok || math.Abs(tt.a.low-tt.low) > 1e-9 || math.Abs(tt.a.high-tt.high) > 1e-9 {
			t.Errorf("%s: axis from %g to %g, want %g to %g", tt.name, tt.a.low, tt.a.high, tt.low, tt.high)
		}
		if got := tt.a.y(-1e9, r); !tt.a.log && got != 60 {
			t.Errorf("%s: what is far below is at %g, want the lower edge", tt.name, got)
		}
		for _, y := range []float64{10, 30, 60} {
			if got := tt.a.y(tt.a.value(y, r), r); math.Abs(got-y) > 1e-9 {
				t.Errorf("%s: y(value(%g)) = %g", tt.name, y, got)
			}
		}
	}
	if newAxis(false, bounds, runs(math.NaN())).ok {
		t.Error("an axis of no value is one")
	}
}

// TestMissing: a value that is missing parts the line, and one alone is a dot.
func TestMissing(t *testing.T) {
	p := panel{r: draw.Rect{W: 100, H: 50}, axis: axis{high: 1, ok: true}, x: func(i int, _ *wire.Series) float64 { return float64(10 * i) }}
	parts := p.curves(&wire.Series{Values: []float64{0, 1, math.NaN(), 0.5, math.Inf(1), 1, 0}})
	if len(parts) != 3 || len(parts[2]) != 1 || parts[2][0].X != 30 {
		t.Errorf("curves = %v, want two lines and a dot", parts)
	}
}

// TestSound: nothing goes wrong with numbers and lists that no worker should send.
func TestSound(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		p := trained(2, 20, 5)
		p.Layers = starved().Layers
		for k := range p.Steps.Quantities {
			q := &p.Steps.Quantities[k]
			q.Levels = append(q.Levels, wire.Level{Name: "odd", Value: w(k)})
			q.Runs[0].Values[3], q.Runs[0].Values[4], q.Runs[1].Values = w(k+1), w(k+2), q.Runs[1].Values[:i]
			q.Runs[0].Step[7] = int32(math.MinInt32 + i)
			q.Runs[1].Style.Hue = wire.Hue(200 + i)
		}
		p.Steps.Last, p.Look.Step = []int{-3, 0, 1, math.MaxInt}[i%4], math.MinInt+i
		p.Layers.Runs[0].Values[2], p.Layers.Runs[1].Values, p.Layers.Runs[2].Values = w(3), p.Layers.Runs[1].Values[:i], append(p.Layers.Runs[2].Values, 1, 2)
		for _, v := range []view.View{View{}, Layers{}} {
			viewtest.Sound(t, v, "hostile", p)
		}
	}
	for _, v := range []view.View{View{}, Layers{}} {
		viewtest.Sound(t, v, "nothing", wire.Picture{})
		viewtest.Sound(t, v, "empty", wire.Picture{Steps: &wire.Steps{}, Layers: &wire.Layers{}})
	}
}

func TestTerms(t *testing.T) {
	for _, v := range []view.Explainer{View{}, Layers{}} {
		if got := v.Terms(wire.Picture{}); got != nil {
			t.Errorf("%T explains nothing as %v", v, got)
		}
		p := trained(1, 5, 2)
		p.Layers = starved().Layers
		terms := v.Terms(p)
		if len(terms) != 2 {
			t.Errorf("%T explains %d axes, want 2", v, len(terms))
		}
		for _, tm := range terms {
			if err := tm.Check(); err != nil {
				t.Error(err)
			}
		}
	}
}
