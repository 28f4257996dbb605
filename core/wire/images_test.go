package wire_test

import (
	"math"
	"testing"

	"hfplayground/core/wire"
)

// TestPixels: values come back to half a step, 0 exactly, and what is beyond the range or
// not a number is at its end, or 0.
func TestPixels(t *testing.T) {
	for _, g := range []wire.ImageGroup{{Range: 1}, {Range: 0.3, Signed: true}} {
		low, steps := 0.0, 255.0
		if g.Signed {
			low, steps = -g.Range, 127
		}
		for k := range 101 {
			v := low + (g.Range-low)*float64(k)/100
			if got := g.Value(g.Pixel(v)); math.Abs(got-v) > 0.5001*g.Range/steps {
				t.Errorf("%+v: %g comes back as %g", g, v, got)
			}
		}
		for _, c := range []struct{ v, want float64 }{
			{0, 0}, {math.NaN(), 0}, {math.Inf(1), g.Range}, {2 * g.Range, g.Range}, {-9, low}, {math.Inf(-1), low},
		} {
			if got := g.Value(g.Pixel(c.v)); got != c.want {
				t.Errorf("%+v: %g comes back as %g, want %g", g, c.v, got, c.want)
			}
		}
	}
}

// TestAdd: a row is as many images as there are values for, and gives them back one by one.
func TestAdd(t *testing.T) {
	g := wire.ImageGroup{Side: 2, Range: 1}
	g.Add("input", []float64{0, 1, 0, 1, 1, 1, 0, 0}, "a", "b")
	if g.Count() != 2 || g.Rows[0].Names[1] != "b" {
		t.Fatalf("Add gives %+v, want two images with names", g)
	}
	if got := g.Image(0, 1); len(got) != 4 || got[0] != 255 || got[3] != 0 {
		t.Errorf("the second image is %v", got)
	}
	if n := (&wire.ImageGroup{}).Count(); n != 0 {
		t.Errorf("a group without rows has %d images", n)
	}
}
