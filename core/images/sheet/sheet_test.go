package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
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

// read reads the images of a picture.
func read(data []byte) (images.Set, error) {
	p, err := Decode("dots.png", data)
	if err != nil {
		return images.Set{}, err
	}
	g, err := images.Begin(images.File{Pictures: []images.Picture{p}, Side: 8})
	for more := err == nil; more; {
		more, err = g.Next()
	}
	if err != nil {
		return images.Set{}, err
	}
	return g.Set(), nil
}

func TestDecode(t *testing.T) {
	for name, at := range map[string]func(x, y int) color.Color{
		"black on white":       dots(color.Black, color.White),
		"white on black":       dots(color.White, color.Black),
		"black on transparent": dots(color.Black, color.Transparent),
	} {
		s, err := read(sheet(t, 24, 16, at))
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
	grey, _ := read(sheet(t, 8, 8, func(x, y int) color.Color { return color.Gray{uint8(x)} }))
	if got := grey.Pixels.Row(0)[7]; math.Abs(got-7.0/255) > 1e-12 {
		t.Errorf("a grey of 7 is %g, want 7/255", got)
	}
}

func TestDecodeRefuses(t *testing.T) {
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
		_, err := read(tt.data)
		var e *images.FileError
		if !errors.As(err, &e) || e.Problem != tt.want {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestDecodeLooksAtTheSizeFirst: a header that claims a gigabyte is refused before anything is
// unpacked.
func TestDecodeLooksAtTheSizeFirst(t *testing.T) {
	data := sheet(t, 8, 8, dots(color.Black, color.White))
	copy(data[16:], []byte{0, 0, 0x80, 0, 0, 0, 0x80, 0}) // 2¹⁵ × 2¹⁵
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	_, err := Decode("", data)
	var e *images.FileError
	if want := "The picture has 32768 × 32768 pixels, and at most 16000000 are read."; !errors.As(err, &e) || e.Problem != want {
		t.Errorf("%v, want %q", err, want)
	}
}
