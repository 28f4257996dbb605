package raster_test

import (
	"image"
	"image/color"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/wasm/canvas/raster"
)

// TestBitmaps: the first row is at the top, every pixel has the colour of the pixel of the
// image that its middle lies in, and between images nothing is painted.
func TestBitmaps(t *testing.T) {
	op := draw.Bitmaps{Colors: []draw.Color{red, blue}, Images: []draw.Bitmap{
		{At: draw.Rect{X: 2, Y: 3, W: 6, H: 4}, W: 3, H: 2, Pixels: []uint8{0, 1, 0, 1, 1, 0}},
		{At: draw.Rect{X: 10, Y: 3, W: 3, H: 2}, W: 3, H: 2, Pixels: []uint8{1, 0, 0, 0, 0, 1}},
	}}
	for _, scale := range []float64{1, 2, 3} {
		area := raster.BitmapsArea(op, scale)
		img := raster.Bitmaps(op, scale, area)
		for y := area.Min.Y; y < area.Max.Y; y++ {
			for x := area.Min.X; x < area.Max.X; x++ {
				want := color.RGBA{}
				for _, m := range op.Images {
					px := (float64(x)+0.5)/scale - m.At.X
					py := (float64(y)+0.5)/scale - m.At.Y
					if px < 0 || py < 0 || px >= m.At.W || py >= m.At.H {
						continue
					}
					i := int(py/m.At.H*float64(m.H))*m.W + int(px/m.At.W*float64(m.W))
					want = opaque(op.Colors[m.Pixels[i]])
				}
				if got := img.RGBAAt(x, y); got != want {
					t.Errorf("scale %g: pixel (%d, %d) = %v, want %v", scale, x, y, got, want)
				}
			}
		}
	}
	if part := raster.Bitmaps(op, 1, image.Rect(4, 5, 8, 7)); part.RGBAAt(4, 5) != opaque(blue) || part.RGBAAt(6, 5) != opaque(red) {
		t.Errorf("a part of the canvas = %v, want the second row of the image", part.Pix)
	}
}
