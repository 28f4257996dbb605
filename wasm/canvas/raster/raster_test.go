package raster_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
	"hfplayground/wasm/canvas/raster"
)

var (
	red  = draw.Color{R: 200, A: 255}
	blue = draw.Color{B: 100, A: 255}
)

func opaque(c draw.Color) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

// ramp is x+2y on [0, 4] × [0, 2], red below 4 and blue from there on.
func ramp() draw.Bands {
	g := contour.Grid{NX: 5, NY: 3}
	for j := range g.NY {
		for i := range g.NX {
			g.Values = append(g.Values, float64(i)+2*float64(j))
		}
	}
	at := draw.Rect{X: 10, Y: 20, W: 40, H: 20}
	return draw.Bands{Panels: []draw.Panel{{At: at, Grid: g}}, Levels: []float64{math.Inf(-1), 4}, Colors: []draw.Color{red, blue}}
}

// TestBands: row 0 is at the bottom, every pixel has the colour of its value, and
// only those within a pixel of an edge are mixed.
func TestBands(t *testing.T) {
	for _, scale := range []float64{1, 2, 1.5} {
		b := ramp()
		area := raster.Area(b, scale)
		if want := image.Rect(int(10*scale), int(20*scale), int(50*scale), int(40*scale)); area != want {
			t.Fatalf("Area at %g = %v, want %v", scale, area, want)
		}
		img := raster.Bands(b, scale, area)
		mixed := 0
		for y := area.Min.Y; y < area.Max.Y; y++ {
			for x := area.Min.X; x < area.Max.X; x++ {
				v := ((float64(x)+0.5)/scale-10)/10 + 2*(40-(float64(y)+0.5)/scale)/10
				change := math.Hypot(0.1, 0.2) / scale
				got, want := img.RGBAAt(x, y), opaque(red)
				if v >= 4 {
					want = opaque(blue)
				}
				if math.Abs(v-4) < 0.499*change {
					mixed++
					want = got
					if got.R == 0 || got.R == red.R || got.A != 255 {
						t.Errorf("pixel (%d, %d) on the edge is %v, want a mix", x, y, got)
					}
				}
				if got != want {
					t.Fatalf("scale %g: pixel (%d, %d) of value %.2f = %v, want %v", scale, x, y, v, got, want)
				}
			}
		}
		if mixed == 0 {
			t.Error("no pixel is mixed")
		}
	}
}

// TestPart: a part of the area has the same pixels as the whole.
func TestPart(t *testing.T) {
	b := ramp()
	whole := raster.Bands(b, 1, raster.Area(b, 1))
	part := image.Rect(0, 25, 33, 100)
	img := raster.Bands(b, 1, part)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if img.RGBAAt(x, y) != whole.RGBAAt(x, y) {
				t.Fatalf("pixel (%d, %d) = %v, want %v", x, y, img.RGBAAt(x, y), whole.RGBAAt(x, y))
			}
		}
	}
}

// TestUnpainted: below all levels and where the function is undefined there is
// nothing; infinities have the outer bands.
func TestUnpainted(t *testing.T) {
	tests := []struct {
		name  string
		value float64
		want  color.RGBA
	}{
		{"below", -5, color.RGBA{}},
		{"undefined", math.NaN(), color.RGBA{}},
		{"first band", 0.5, opaque(red)},
		{"on the level", 1, opaque(blue)},
		{"+∞", math.Inf(1), opaque(blue)},
		{"−∞", math.Inf(-1), color.RGBA{}},
		{"huge", math.MaxFloat64, opaque(blue)},
	}
	for _, tt := range tests {
		v := tt.value
		b := draw.Bands{Levels: []float64{0, 1}, Colors: []draw.Color{red, blue}, Panels: []draw.Panel{
			{At: draw.Rect{W: 8, H: 8}, Grid: contour.Grid{NX: 2, NY: 2, Values: []float64{v, v, v, v}}}}}
		img := raster.Bands(b, 1, raster.Area(b, 1))
		if got := img.RGBAAt(3, 5); got != tt.want {
			t.Errorf("%s: pixel = %v, want %v", tt.name, got, tt.want)
		}
	}
	holed := ramp()
	holed.Panels[0].Grid.Values[7] = math.NaN() // in the middle
	img := raster.Bands(holed, 1, raster.Area(holed, 1))
	if got := img.RGBAAt(30, 30); got.A != 0 {
		t.Errorf("pixel on an undefined sample = %v, want none", got)
	}
	if got := img.RGBAAt(10, 39); got != opaque(red) {
		t.Errorf("pixel far from it = %v, want %v", got, opaque(red))
	}
}

// TestAgainstFills: the pixels are those inside the regions that an SVG gets.
func TestAgainstFills(t *testing.T) {
	b := ramp()
	fills := b.Fills()
	if len(fills) != 2 {
		t.Fatalf("Fills = %d, want 2", len(fills))
	}
	img := raster.Bands(b, 1, raster.Area(b, 1))
	for y := 20; y < 40; y++ {
		for x := 10; x < 50; x++ {
			inside := false
			for _, p := range fills[1].Paths {
				inside = inside != holds(p, float64(x)+0.5, float64(y)+0.5)
			}
			if c := img.RGBAAt(x, y); c == opaque(red) && inside || c == opaque(blue) && !inside {
				t.Errorf("pixel (%d, %d) = %v, inside the region = %t", x, y, c, inside)
			}
		}
	}
}

// holds reports whether (x, y) is inside p by the even-odd rule.
func holds(p draw.Path, x, y float64) bool {
	in := false
	for i, a := range p {
		b := p[(i+1)%len(p)]
		if (a.Y > y) != (b.Y > y) && x < a.X+(y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
	}
	return in
}

func BenchmarkBands(b *testing.B) {
	g := contour.Grid{NX: 100, NY: 100}
	for k := range 100 * 100 {
		g.Values = append(g.Values, math.Sin(float64(k%100)/20)*math.Cos(float64(k/100)/15))
	}
	op := draw.Bands{Panels: []draw.Panel{{At: draw.Rect{W: 350, H: 350}, Grid: g}}}
	for k := range 16 {
		op.Levels, op.Colors = append(op.Levels, float64(k)/8-1), append(op.Colors, red)
	}
	for b.Loop() {
		raster.Bands(op, 1, raster.Area(op, 1))
	}
}
