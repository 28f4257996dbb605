package steps

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// trainedNet is the gradient of a net at the start and after some steps of training.
var trainedNet = sync.OnceValues(func() (wire.Picture, error) {
	return viewtest.Recurrent{Task: "memory", Length: 20, Units: []int{16}, N: 16, Steps: 6}.Picture(0)
})

// fading is the picture of that, of one run or of both.
func fading(t testing.TB, runs int) wire.Picture {
	p, err := trainedNet()
	if err != nil {
		t.Fatal(err)
	}
	l := *p.Lags
	l.Runs = l.Runs[:runs]
	return wire.Picture{Lags: &l, Look: &wire.Look{Selected: -1}}
}

// layered is fading with a second layer of each run.
func layered(t testing.TB) wire.Picture {
	p := fading(t, 2)
	runs := p.Lags.Runs
	p.Lags.Runs = []wire.Series{runs[0], runs[0], runs[1], runs[1]}
	for _, k := range []int{1, 3} {
		values := slices.Clone(p.Lags.Runs[k].Values)
		for i := range values {
			values[i] *= 0.1 * float64(k)
		}
		p.Lags.Runs[k].Values = values
	}
	return p
}

// TestLayersAreApart: a second layer has a thin line with its name, and its values stand beside
// those of the first; the key has each run once.
func TestLayersAreApart(t *testing.T) {
	p := layered(t)
	g, ok := newLagsPlan(p, view.Room{W: 340, H: 320})
	if !ok || !slices.Equal(g.thin, []bool{false, true, false, true}) || len(g.named()) != 2 {
		t.Fatalf("thin are %v, in the key stand %d", g.thin, len(g.named()))
	}
	if got := g.value(3, 5); got != plot.Short(p.Lags.Runs[3].Values[5])+", layer 2" {
		t.Errorf("its value reads %q", got)
	}
}

// lagsOf is the picture of some values.
func lagsOf(values ...float64) wire.Picture {
	return wire.Picture{Lags: &wire.Lags{Caption: "gradient", Steps: len(values), Runs: []wire.Series{{Run: "gd", Label: "Gradient descent", Values: values}}}}
}

// TestSeveralTicks: the axis has more numbers than its ends, for which its name goes below them where there is no room beside it.
func TestSeveralTicks(t *testing.T) {
	values := slices.Repeat([]float64{1}, 25)
	for w := 300.0; w < 900; w += 10 {
		if g, ok := newLagsPlan(lagsOf(values...), view.Room{W: w, H: 220}); !ok || len(g.backTicks()) < 2 {
			t.Errorf("%g pixels wide the axis of 25 time steps has %d numbers above 0", w, len(g.backTicks()))
		}
	}
}

// TestLowTicks: also a low and narrow drawing has a second number on its axis, which touches no name.
func TestLowTicks(t *testing.T) {
	for _, length := range []int{20, 30, 50, 100} {
		values := slices.Repeat([]float64{1}, length)
		for w := 200.0; w < 300; w += 4 {
			for h := leastLabel; h < 220; h += 5 {
				g, ok := newLagsPlan(lagsOf(values...), view.Room{W: w, H: h})
				if !ok || len(g.backTicks()) == 0 {
					t.Fatalf("%g × %g: the axis of %d time steps has nothing but 0", w, h, length)
				}
				for _, tick := range g.backTicks() {
					label := draw.BoxOf(draw.Label(draw.Pt(g.column(length-1-int(tick.At)), g.r.Y+g.r.H+6), tick.Label, draw.Color{}, draw.Middle, draw.Top))
					if draw.Touches(label, []draw.Rect{draw.BoxOf(g.name)}) {
						t.Errorf("%g × %g: %s lies on %q", w, h, tick.Label, g.name.S)
					}
				}
			}
		}
	}
}

// TestNoTickIsMissing: the name of the axis takes the place of no tick among others.
func TestNoTickIsMissing(t *testing.T) {
	values := make([]float64, 50)
	for i := range values {
		values[i] = 1 + float64(i)
	}
	for w := 300.0; w < 900; w += 10 {
		g, ok := newLagsPlan(lagsOf(values...), view.Room{W: w, H: 220})
		ticks := g.backTicks()
		if !ok || len(ticks) == 0 {
			t.Fatalf("%g pixels wide there are no ticks", w)
		}
		for i, tick := range ticks {
			if tick.At != ticks[0].At*float64(i+1) {
				t.Errorf("%g pixels wide there are the ticks %v", w, ticks)
				break
			}
		}
	}
}

func TestLagsGolden(t *testing.T) {
	for _, tt := range []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"lags", fading(t, 2), 790, 300},
		{"lags-panel", fading(t, 1), 340, 220},
		{"lags-phone", fading(t, 2), 390, 220},
		{"lags-low", fading(t, 2), 340, 120},
		{"lags-small", fading(t, 2), 120, 60},
		{"lags-read", stepRead(fading(t, 2), 4), 790, 300},
		{"lags-layers", stepRead(layered(t), 17), 340, 320},
		{"lags-read-phone", stepRead(fading(t, 2), 29), 390, 220},
		{"lags-empty", wire.Picture{}, 200, 100},
	} {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return Lags{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

func TestLagsTextsInside(t *testing.T) {
	viewtest.TextsInside(t, Lags{}, layered(t), stepRead(layered(t), 3), stepRead(fading(t, 2), 0), stepRead(fading(t, 2), 15), stepRead(fading(t, 2), 29), fading(t, 1), fading(t, 2), lagsOf(1e-300, 1), lagsOf(1))
}

// stepRead is p with a step of the sequence marked.
func stepRead(p wire.Picture, step int) wire.Picture {
	p.Look = &wire.Look{Selected: -1, Hover: &wire.Spot{Kind: wire.SpotStep, From: step}}
	return p
}

// TestLagsRead: at a step that is marked stands the value of every run.
func TestLagsRead(t *testing.T) {
	p := fading(t, 2)
	texts := func(p wire.Picture) string {
		all := ""
		for _, op := range (Lags{}).Draw(p, view.Room{W: 790, H: 300}, draw.Theme{}).Layers[0].Ops {
			if text, ok := op.(draw.Text); ok {
				all += text.S + "\n"
			}
		}
		return all
	}
	for _, step := range []int{0, 7, p.Lags.Steps - 1} {
		got := texts(stepRead(p, step))
		for _, want := range []string{fmt.Sprintf("step %d, %d back", step+1, p.Lags.Steps-1-step), plot.Short(p.Lags.Runs[0].Values[step]), plot.Short(p.Lags.Runs[1].Values[step])} {
			if !strings.Contains(got, want+"\n") {
				t.Errorf("at step %d stands %q, want %q", step+1, got, want)
			}
		}
	}
	for _, step := range []int{-1, p.Lags.Steps} {
		if texts(stepRead(p, step)) != texts(p) {
			t.Errorf("step %d, which is none, is marked", step+1)
		}
	}
}

// TestLagsHit: a place of the plot is a number of steps before the end, with the run whose
// value is nearest, and that value.
func TestLagsHit(t *testing.T) {
	p, room := fading(t, 2), view.Room{W: 790, H: 300}
	g, _ := newLagsPlan(p, room)
	n := p.Lags.Steps
	for k, r := range p.Lags.Runs {
		for i, v := range r.Values {
			if math.Abs(g.axis.y(v, g.r)-g.axis.y(p.Lags.Runs[1-k].Values[i], g.r)) < 1 {
				continue // the lines meet
			}
			got := Lags{}.Hit(p, room, g.column(i), g.axis.y(v, g.r), 0)
			if got.Kind != view.HitPlane || got.X != float64(n-1-i) || got.Step != i || got.Spot.String() != fmt.Sprintf("t%d", i+1) || got.Run != r.Run || got.Y != v {
				t.Errorf("Hit of step %d of %s = %+v, want %g, %d steps back", i, r.Run, got, v, n-1-i)
			}
		}
	}
	if got := (Lags{}).Hit(p, room, 1, 1, 0); got.Kind != view.HitNothing {
		t.Errorf("beside the plot is %+v", got)
	}
}

// TestLagsWords: how much of the gradient reaches the first step is said of the selected run.
func TestLagsWords(t *testing.T) {
	for _, tt := range []struct {
		p    wire.Picture
		want string
	}{
		{lagsOf(3.2e-6, 1), "The gradient at time step 1 is 3·10⁻⁶ times that at the last."},
		{lagsOf(9.6e-8, 0.1, 1), "The gradient at time step 1 is 10⁻⁷ times that at the last."},
		{lagsOf(1e-5, 1), "The gradient at time step 1 is 10⁻⁵ times that at the last."},
		{lagsOf(0.02, 1), "The gradient at time step 1 is 0.020 times that at the last."},
		{lagsOf(0.5, 1), "The gradient at time step 1 is 0.50 times that at the last."},
		{lagsOf(1, 9, 1.1), "The gradient at time step 1 is about as large as at the last."},
		{lagsOf(12, 1), "The gradient at time step 1 is 12 times that at the last."},
		{lagsOf(2e9, 1), "The gradient at time step 1 is 2·10⁹ times that at the last."},
		{lagsOf(0, 1), "The gradient at time step 1 is 0."},
		{lagsOf(1, 0), ""}, {lagsOf(1), ""}, {lagsOf(math.NaN(), 1), ""}, {lagsOf(1, math.Inf(1)), ""}, {lagsOf(math.Inf(1), 1), ""},
	} {
		g, ok := newLagsPlan(tt.p, view.Room{W: 600, H: 300})
		if got := g.sentence(tt.p); ok && got != tt.want {
			t.Errorf("%v says %q, want %q", tt.p.Lags.Runs[0].Values, got, tt.want)
		}
	}
	p := fading(t, 2)
	p.Race = &wire.Race{Runs: []wire.Run{{ID: "gd"}, {ID: "adam"}}}
	for selected, want := range map[int]string{1: "Adam at the start: the gradient", 0: "Hessian-free: the gradient", -1: "Hessian-free: the gradient", 7: "Hessian-free: the gradient"} {
		p.Look = &wire.Look{Selected: selected}
		g, _ := newLagsPlan(p, view.Room{W: 600, H: 300})
		if got := g.sentence(p); !strings.HasPrefix(got, want) {
			t.Errorf("run %d: %q, want it to begin %q", selected, got, want)
		}
	}
}

func TestLagsSound(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		viewtest.Sound(t, Lags{}, "hostile", lagsOf(w(0), w(1), w(2)))
		viewtest.Sound(t, Lags{}, "one step", lagsOf(w(0)))
		p := lagsOf(w(0), w(1))
		p.Lags.Steps = []int{-1, 0, 1, 3, math.MaxInt}[i%5]
		p = stepRead(p, i-2)
		p.Lags.Runs[0].Style.Hue = wire.Hue(200 + i)
		viewtest.Sound(t, Lags{}, "other steps", p)
	}
	viewtest.Sound(t, Lags{}, "nothing", wire.Picture{})
	viewtest.Sound(t, Lags{}, "empty", wire.Picture{Lags: &wire.Lags{Steps: 5}})
}

func TestLagsTerms(t *testing.T) {
	if got := (Lags{}).Terms(wire.Picture{}); got != nil {
		t.Errorf("nothing is explained as %v", got)
	}
	terms := Lags{}.Terms(lagsOf(1, 2))
	if len(terms) != 2 {
		t.Errorf("%d axes are explained, want 2", len(terms))
	}
	for _, tm := range terms {
		if err := tm.Check(); err != nil {
			t.Error(err)
		}
	}
}
