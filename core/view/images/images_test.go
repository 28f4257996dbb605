package images

import (
	"math"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// looked adds what is looked at.
func looked(p wire.Picture) wire.Picture {
	p.Look = &wire.Look{Probe: &[2]float64{0.5, -1},
		Hover: &wire.Spot{Kind: wire.SpotUnit, Layer: 1, Unit: 2}, Pick: &wire.Spot{Kind: wire.SpotUnit, Layer: 0, Unit: 3}}
	return p
}

func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		p    wire.Picture
		w, h float64
	}{
		{"images-pairs", looked(picture(pairs(0, 28, 16))), 790, 550},
		{"images-pairs-embed", picture(pairs(0, 28, 16)), 500, 350},
		{"images-pairs-phone", looked(picture(pairs(1, 14, 16))), 390, 390},
		{"images-named", picture(named(10)), 790, 550},
		{"images-named-phone", picture(named(10)), 390, 390},
		{"images-weights", picture(weights(28, 50)), 790, 550},
		{"images-weights-phone", picture(weights(28, 300)), 390, 390},
		{"images-plane", looked(picture(plane(9)...)), 790, 550},
		{"images-plane-embed", looked(picture(plane(9)...)), 500, 350},
		{"images-plane-phone", looked(picture(plane(7)...)), 390, 390},
		{"images-small", picture(pairs(0, 14, 6)), 130, 90},
		{"images-empty", wire.Picture{}, 200, 150},
	}
	for _, tt := range tests {
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(tt.p, view.Room{W: tt.w, H: tt.h}, th) })
	}
}

func TestTextsInside(t *testing.T) {
	viewtest.TextsInside(t, View{}, picture(pairs(0, 28, 16)), picture(named(10)), picture(weights(28, 300)), picture(plane(9)...), picture(pairs(1, 14, 1)))
}

// TestHit: the middle of every image is that image, by the number of its row over all
// groups and its own.
func TestHit(t *testing.T) {
	p := picture(pairs(1, 14, 12), weights(14, 20))
	for _, size := range viewtest.Stage() {
		room := view.Room{W: size[0], H: size[1]}
		groups := newGroups(p, room)
		seen := 0
		for i := range groups {
			g := &groups[i]
			for row := range g.m.Rows {
				for k := range g.shown {
					at := g.at(row, k)
					got := View{}.Hit(p, room, at.X+at.W/2, at.Y+at.H/2, 0)
					want := wire.Spot{Kind: wire.SpotUnit, Layer: 2*i + row, Unit: k}
					if got.Kind != view.HitSpot || got.Spot != want {
						t.Fatalf("%v: Hit of image %d of row %d of group %d = %+v, want %+v", size, k, row, i, got, want)
					}
					seen++
				}
			}
		}
		if seen != 2*12+20 {
			t.Errorf("%v: %d images, want 44", size, seen)
		}
		if got := (View{}).Hit(p, room, 2, 2, 0); got.Kind != view.HitNothing {
			t.Errorf("%v: beside all images is %+v", size, got)
		}
	}
}

// TestPlane: the middle of an image of a plane is the place that its column and line say.
func TestPlane(t *testing.T) {
	p := picture(plane(9)...)
	room := view.Room{W: 790, H: 550}
	g := &newGroups(p, room)[0]
	for _, c := range []struct {
		image int
		x, y  float64
	}{{0, -3, 2}, {8, 3, 2}, {80, 3, -2}, {40, 0, 0}} {
		at := g.at(0, c.image)
		got := View{}.Hit(p, room, at.X+at.W/2, at.Y+at.H/2, 0)
		if got.Kind != view.HitPlane || math.Abs(got.X-c.x) > 1e-9 || math.Abs(got.Y-c.y) > 1e-9 {
			t.Errorf("the middle of image %d is %+v, want (%g, %g)", c.image, got, c.x, c.y)
		}
	}
	if v := (View{}).Plane(p, room); v.Plot != g.plot() || v.Key != "" {
		t.Errorf("Plane = %+v, want where the images are", v)
	}
	if v := (View{}).Plane(picture(pairs(0, 14, 5)), room); v != (view.Plane{}) {
		t.Errorf("Plane of pairs = %+v, want none", v)
	}
}

// TestImagesLieApart: whatever the number, images are inside the drawing and apart, and
// those of one column are those of one number.
func TestImagesLieApart(t *testing.T) {
	for _, n := range []int{1, 2, 5, 12, 16, 40, 200} {
		for _, size := range append(viewtest.Stage(), [2]float64{1200, 300}, [2]float64{320, 480}) {
			groups := newGroups(picture(pairs(0, 14, n)), view.Room{W: size[0], H: size[1]})
			g := &groups[0]
			var all []draw.Rect
			for row := range 2 {
				for i := range g.shown {
					at := g.at(row, i)
					if !(draw.Rect{W: size[0], H: size[1]}).Holds(draw.Pt(at.X+at.W, at.Y+at.H)) || at.X < 0 || at.Y < 0 || draw.Touches(at, all) {
						t.Fatalf("%d images at %v: image %d of row %d at %v", n, size, i, row, at)
					}
					all = append(all, at)
				}
			}
			if g.at(0, 0).X != g.at(1, 0).X || g.cell < 14*leastZoom {
				t.Errorf("%d images at %v: %+v", n, size, *g)
			}
		}
	}
}

// TestCornersStayFree: what a page lays over the left corners covers no image and no text.
func TestCornersStayFree(t *testing.T) {
	room := view.Room{W: 390, H: 390, TopLeft: view.Size{W: 290, H: 60}, BottomLeft: view.Size{W: 100, H: 30}}
	covered := []draw.Rect{{W: 290, H: 60}, {Y: 360, W: 100, H: 30}}
	for _, p := range []wire.Picture{picture(pairs(1, 14, 16), weights(28, 20)), picture(plane(5)...)} {
		for _, layer := range (View{}).Draw(p, room, draw.Theme{}).Layers {
			for _, op := range layer.Ops {
				switch op := op.(type) {
				case draw.Text:
					if draw.Touches(draw.BoxOf(op), covered) {
						t.Errorf("%q is covered", op.S)
					}
				case draw.Bitmaps:
					for _, m := range op.Images {
						if draw.Touches(m.At, covered) {
							t.Errorf("an image at %v is covered", m.At)
						}
					}
				}
			}
		}
	}
}

// TestShade: 0 has the colour of the paper, the ends have the last ones, and signs are
// mirrored.
func TestShade(t *testing.T) {
	for _, c := range []struct {
		pixel  uint8
		signed bool
		want   uint8
	}{{0, false, 0}, {255, false, 16}, {128, false, 8}, {128, true, 16}, {255, true, 32}, {1, true, 0}, {0, true, 0}} {
		n := 17
		if c.signed {
			n = 33
		}
		if got := shade(c.pixel, n, c.signed); got != c.want {
			t.Errorf("shade(%d, %v) = %d, want %d", c.pixel, c.signed, got, c.want)
		}
	}
	for k := range 128 {
		if up, down := shade(uint8(128+k), 33, true), shade(uint8(128-k), 33, true); k < 128 && int(up)-16 != 16-int(down) {
			t.Errorf("128 ± %d have colours %d and %d", k, up, down)
		}
	}
}

// TestKeyTellsPicturesApart: the kept pixels of one picture are never shown for another,
// and a mark that moves does not paint the images anew.
func TestKeyTellsPicturesApart(t *testing.T) {
	key := func(p wire.Picture, th draw.Theme) uint64 {
		return View{}.Draw(p, view.Room{W: 500, H: 350}, th).Layers[1].Key
	}
	p := picture(pairs(0, 14, 6))
	first := key(p, draw.Theme{})
	if key(looked(p), draw.Theme{}) != first {
		t.Error("a mark paints the images anew")
	}
	if key(p, draw.Theme{Dark: true}) == first {
		t.Error("the dark theme has the same key")
	}
	p.Images.Groups[0].Rows[1].Pixels[100] ^= 255
	if key(p, draw.Theme{}) == first {
		t.Error("another pixel has the same key")
	}
}

// TestSound: nothing goes wrong with groups that no worker should send.
func TestSound(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		a, b := pairs(0, 14, 3), plane(3)[0]
		a.Range, b.Window = w(0), wire.Window{X0: w(1), X1: w(2), Y0: w(3), Y1: w(4)}
		a.Columns, b.Columns = i*7, i
		a.Rows[1].Names = []string{"a"}
		p := looked(picture(a, wire.ImageGroup{}, b, wire.ImageGroup{Side: 3, Rows: []wire.ImageRow{{Pixels: make([]uint8, 9)}, {}}}))
		p.Look.Probe = &[2]float64{w(1), w(2)}
		p.Look.Pick.Unit = int(int8(i * 50))
		viewtest.Sound(t, View{}, "hostile", p)
	}
	viewtest.Sound(t, View{}, "nothing", wire.Picture{})
	viewtest.Sound(t, View{}, "no groups", picture())
}

func TestTerms(t *testing.T) {
	if got := Terms(wire.Picture{}); got != nil {
		t.Errorf("nothing is explained as %v", got)
	}
	terms := Terms(picture(append(plane(3), weights(14, 2))...))
	if len(terms) != 3 {
		t.Errorf("%d terms, want grey, sign and code", len(terms))
	}
	for _, tm := range terms {
		if err := tm.Check(); err != nil {
			t.Error(err)
		}
	}
}

// TestDrawingStaysSmall: a hundred noisy images are a few shapes and well under a megabyte
// of SVG.
func TestDrawingStaysSmall(t *testing.T) {
	list := View{}.Draw(picture(weights(28, 100)), view.Room{W: 790, H: 550}, draw.Theme{})
	n := 0
	for _, l := range list.Layers {
		n += len(l.Ops)
	}
	if n > 20 {
		t.Errorf("%d operations, want a few", n)
	}
}
