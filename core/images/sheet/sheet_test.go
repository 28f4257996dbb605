package sheet

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"hfplayground/core/images"
)

// sheet is a picture as PNG whose pixels a function says.
func sheet(t *testing.T, w, h int, at func(x, y int) color.Color) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, at(x, y))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// dots has a dot in the upper left corner of every tile of 8 × 8, but those from the fifth on.
func dots(ink, paper color.Color) func(x, y int) color.Color {
	return func(x, y int) color.Color {
		if x%8 == 0 && y%8 == 0 && y/8*3+x/8 < 5 {
			return ink
		}
		return paper
	}
}

func TestParsePNG(t *testing.T) {
	for name, at := range map[string]func(x, y int) color.Color{
		"black on white":       dots(color.Black, color.White),
		"white on black":       dots(color.White, color.Black),
		"black on transparent": dots(color.Black, color.Transparent),
	} {
		s, err := ParsePNG(sheet(t, 24, 16, at), 8)
		if err != nil || s.Len() != 5 {
			t.Fatalf("%s: %d images, %v, want 5", name, s.Len(), err)
		}
		for i := range s.Len() {
			for j, v := range s.Pixels.Row(i) {
				if want := map[bool]float64{true: 1}[j == 0]; math.Abs(v-want) > 1e-12 {
					t.Errorf("%s: pixel %d of image %d is %g, want %g", name, j, i, v, want)
				}
			}
		}
	}
	grey, _ := ParsePNG(sheet(t, 8, 8, func(x, y int) color.Color { return color.Gray{uint8(x)} }), 8)
	if got := grey.Pixels.Row(0)[7]; math.Abs(got-7.0/255) > 1e-12 {
		t.Errorf("a grey of 7 is %g, want 7/255", got)
	}
}

func TestParsePNGRefuses(t *testing.T) {
	whole := sheet(t, 24, 16, dots(color.Black, color.White))
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "This is not a picture in the format PNG."},
		{"half", whole[:len(whole)/2], "The picture is damaged: its pixels cannot be read."},
		{"no tiles", sheet(t, 24, 15, dots(color.Black, color.White)), "The picture has 24 × 15 pixels, which cannot be cut into tiles of 8 × 8."},
		{"one colour", sheet(t, 8, 8, func(int, int) color.Color { return color.White }), "The picture has one colour only."},
	} {
		_, err := ParsePNG(tt.data, 8)
		var e *images.FileError
		if !errors.As(err, &e) || e.Problem != tt.want {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestParsePNGLooksAtTheSizeFirst: a header that claims a billion tiles is refused before
// anything is unpacked.
func TestParsePNGLooksAtTheSizeFirst(t *testing.T) {
	data := sheet(t, 8, 8, dots(color.Black, color.White))
	copy(data[16:], []byte{0, 4, 0, 0, 0, 4, 0, 0}) // 2¹⁸ × 2¹⁸, with a checksum that is now wrong
	if _, err := ParsePNG(data, 8); err == nil {
		t.Error("a picture of 2¹⁸ × 2¹⁸ is read")
	}
}
