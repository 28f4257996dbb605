package spectrum

import (
	"math"
	"strings"
	"sync"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// net returns what gives the picture of a training, which is made when it is first asked for.
func net(r viewtest.Recurrent) func() wire.Picture {
	made := sync.OnceValues(func() (wire.Picture, error) { return r.Picture(0) })
	return func() wire.Picture {
		p, err := made()
		if err != nil {
			panic(err)
		}
		return wire.Picture{Spectrum: p.Spectrum, Look: p.Look}
	}
}

var (
	memory = net(viewtest.Recurrent{Task: "memory", Length: 10, Units: []int{30}, N: 32, Steps: 6})
	large  = net(viewtest.Recurrent{Task: "addition", Length: 5, Units: []int{200}, N: 2, Steps: 1})
)

func hovered(p wire.Picture, layer, i int) wire.Picture {
	p.Look = &wire.Look{Hover: &wire.Spot{Kind: wire.SpotReading, Layer: layer, Unit: i}}
	return p
}

// exploded has an eigenvalue far away.
func exploded() wire.Picture {
	p := memory()
	s := *p.Spectrum
	s.Now = append([][2]float64{{40, 0}, {1.5, 1.5}, {1.5, -1.5}}, s.Now[3:]...)
	return wire.Picture{Spectrum: &s}
}

func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"spectrum", hovered(memory(), 1, 3), 790, 550},
		{"spectrum-embed", memory(), 500, 350},
		{"spectrum-phone", hovered(memory(), 0, 2), 390, 390},
		{"spectrum-large", large(), 790, 550},
		{"spectrum-exploded", exploded(), 790, 550},
		{"spectrum-small", memory(), 130, 90},
		{"spectrum-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

func TestTextsInside(t *testing.T) {
	viewtest.TextsInside(t, View{}, memory(), large(), exploded(), hovered(memory(), 1, 0), hovered(exploded(), 1, 0))
}

// TestEqualAxes: a unit is as long on both axes, and the unit circle and every eigenvalue that
// is not far away lies on the plane.
func TestEqualAxes(t *testing.T) {
	for i, p := range []wire.Picture{memory(), large(), exploded()} {
		for _, size := range append(viewtest.Stage(), [2]float64{700, 200}, [2]float64{300, 700}) {
			g, ok := newPlan(p, view.Room{W: size[0], H: size[1]})
			if !ok {
				t.Fatal("no plan")
			}
			o, x, y := g.f.Pixel(0, 0), g.f.Pixel(1, 0), g.f.Pixel(0, 1)
			if math.Abs((x.X-o.X)-(o.Y-y.Y)) > 1e-9 {
				t.Errorf("picture %d at %v: a unit is %g across and %g up", i, size, x.X-o.X, o.Y-y.Y)
			}
			for _, z := range append([][2]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}, p.Spectrum.Now...) {
				if w := g.f.Window; math.Hypot(z[0], z[1]) < mostRadius && (z[0] < w.X0 || z[0] > w.X1 || z[1] < w.Y0 || z[1] > w.Y1) {
					t.Errorf("picture %d at %v: %v is not on %v", i, size, z, w)
				}
			}
		}
	}
}

// TestHit: the place of every eigenvalue has one that is drawn there, with its numbers.
func TestHit(t *testing.T) {
	for _, size := range viewtest.Stage() {
		p, room := memory(), view.Room{W: size[0], H: size[1]}
		g, _ := newPlan(p, room)
		for layer, list := range [][][2]float64{p.Spectrum.Start, p.Spectrum.Now} {
			for i, z := range list {
				at := g.at(z)
				got := View{}.Hit(p, room, at.X, at.Y, 0)
				found, ok := g.named(got.Spot)
				if d := math.Hypot(found[0]-z[0], found[1]-z[1]); got.Kind != view.HitSpot || !ok || d > 1e-9 {
					t.Errorf("eigenvalue %d of list %d at %v finds %+v", i, layer, size, got)
				}
			}
		}
		if got := (View{}).Hit(p, room, 2, 2, 10); got.Kind != view.HitNothing {
			t.Errorf("far from all eigenvalues is %+v", got)
		}
	}
	p := wire.Picture{Spectrum: &wire.Spectrum{Start: [][2]float64{{0.5, 0}}, Now: [][2]float64{{0.5, 0}}}}
	room := view.Room{W: 500, H: 350}
	g, _ := newPlan(p, room)
	at := g.at([2]float64{0.5, 0})
	if got := (View{}).Hit(p, room, at.X, at.Y, 0); got.Spot.Layer != 1 || got.Spot.Text != "now: λ = 0.5, |λ| = 0.5" {
		t.Errorf("where both lie is %+v, want that of now", got)
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		start, now [][2]float64
		want       []string
	}{
		{[][2]float64{{0.5, 0}}, [][2]float64{{0.6, 0.8 + 1e-9}, {0.6, -0.8 - 1e-9}}, []string{"was 0.5 at the start and is 1 now", "2 of 2 eigenvalues lie outside"}},
		{[][2]float64{{0.5, 0}}, [][2]float64{{-1.25, 0}, {0.1, 0}}, []string{"is 1.25 now", "One of 2 eigenvalues lies outside"}},
		{[][2]float64{{0.1, 0}}, [][2]float64{{0.99, 0}}, []string{"None lies outside", "a tenth in 230 time steps"}},
		{[][2]float64{{0.5, 0}}, [][2]float64{{0.5, 0}}, []string{"|λ|, is 0.5. None", "a tenth in 4 time steps"}},
		{[][2]float64{{0.5, 0}}, [][2]float64{{0.5001, 0}}, []string{"is 0.5, about as at the start. None"}},
		{[][2]float64{{0.5, 0}}, nil, []string{"is 0.5 at the start. None"}},
		{nil, [][2]float64{{0, 0}}, []string{"is 0. None lies outside the unit circle: small states do not grow."}},
		{nil, [][2]float64{{1, 0}}, []string{"is 1. None lies outside the unit circle: small states do not grow."}},
	} {
		g := &plan{s: &wire.Spectrum{Start: tt.start, Now: tt.now}}
		for _, want := range tt.want {
			if got := g.sentence(); !strings.Contains(got, want) {
				t.Errorf("%v and %v: %q, want %q in it", tt.start, tt.now, got, want)
			}
		}
	}
	for want, z := range map[string][2]float64{"0.5 + 0.25i": {0.5, 0.25}, "−0.5 − 2i": {-0.5, -2}, "3": {3, 0}, "0 + 1i": {0, 1}} {
		if got := complexText(z); got != want {
			t.Errorf("%v is %q, want %q", z, got, want)
		}
	}
}

// TestSound: nothing goes wrong with numbers and spots that no worker should send.
func TestSound(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		s := *memory().Spectrum
		s.Start = append([][2]float64{{w(0), w(1)}, {w(2), 0}}, s.Start...)
		s.Now = append([][2]float64{{w(3), w(4)}}, s.Now[:i]...)
		viewtest.Sound(t, View{}, "hostile", hovered(wire.Picture{Spectrum: &s}, i-1, i-2))
	}
	viewtest.Sound(t, View{}, "nothing", wire.Picture{})
	viewtest.Sound(t, View{}, "empty", wire.Picture{Spectrum: &wire.Spectrum{}})
}

func TestTerms(t *testing.T) {
	if got := Terms(wire.Picture{}); got != nil {
		t.Errorf("nothing is explained as %v", got)
	}
	for _, tm := range Terms(memory()) {
		if err := tm.Check(); err != nil {
			t.Error(err)
		}
	}
}
