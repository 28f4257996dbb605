package images

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// cutUp reads one picture.
func cutUp(w, h int, light []uint8, side int) (Set, error) {
	return Read(File{Pictures: []Picture{{W: w, H: h, Light: light}}, Side: side})
}

// TestCut: tiles come row by row, ink is what there is less of, and plain tiles at the end
// are none.
func TestCut(t *testing.T) {
	for _, paper := range []uint8{0, 255} {
		light := make([]uint8, 24*16)
		for i := range light {
			light[i] = paper
			if x, y := i%24, i/24; x%8 == 0 && y%8 == 0 && y/8*3+x/8 < 5 {
				light[i] = 255 - paper
			}
		}
		light[8+24] = 51 // in the second tile
		s, err := cutUp(24, 16, light, 8)
		if err != nil || s.Len() != 5 {
			t.Fatalf("%d images, %v, want 5", s.Len(), err)
		}
		for i := range s.Len() {
			if s.Pixels.Row(i)[0] != 1 || s.Pixels.Row(i)[1] != 0 {
				t.Errorf("paper %d: image %d begins with %v", paper, i, s.Pixels.Row(i)[:2])
			}
		}
		if got, want := s.Pixels.Row(1)[8], math.Abs(float64(paper)-51)/255; math.Abs(got-want) > 1e-15 {
			t.Errorf("paper %d: a grey is %g, want %g", paper, got, want)
		}
	}
}

func TestCutRefuses(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		want string
	}{
		{24, 15, "The picture has 24 × 15 pixels, which cannot be cut into tiles of 8 × 8."},
		{0, 8, "The picture has 0 × 8 pixels, and at most 16000000 are read."},
		{1 << 40, 1 << 40, "The picture has 1099511627776 × 1099511627776 pixels, and at most 16000000 are read."},
		{8, 8 * 20001, "The picture has 1 × 20001 tiles, and at most 20000 are read."},
		{8, 8, "The picture has one colour only."},
	} {
		_, err := cutUp(tt.w, tt.h, make([]uint8, min(64, tt.w*tt.h)), 8)
		var e *FileError
		if !errors.As(err, &e) || e.Problem != tt.want {
			t.Errorf("%d × %d: %v, want %q", tt.w, tt.h, err, tt.want)
		}
	}
}

// square is a picture of one dark pixel, at a place, on white.
func square(name string, side, at int) Picture {
	p := Picture{Name: name, W: side, H: side, Light: slices.Repeat([]uint8{255}, side*side)}
	p.Light[at] = 0
	return p
}

// TestReadFindsTheSide of tables by their cells, and of pictures by what divides them.
func TestReadFindsTheSide(t *testing.T) {
	cells := func(n int) string { return strings.TrimSuffix(strings.Repeat("1,", n), ",") + "\n" }
	blank := func(w, h int) []Picture { return []Picture{{Name: "a.png", W: w, H: h, Light: make([]uint8, w*h)}} }
	dotted := func(w, h int) []Picture { p := blank(w, h); p[0].Light[w*h-1] = 255; return p }
	tests := []struct {
		name string
		file File
		side int
		want string // a sentence
	}{
		{"64 cells", File{Text: "# eight\n" + cells(64)}, 8, ""},
		{"a label and 784 cells", File{Text: "7," + cells(784)}, 28, ""},
		{"a header", File{Text: "label" + strings.Repeat(",pixel", 100) + "\n1," + cells(100)}, 10, ""},
		{"700 cells", File{Text: cells(700)}, 0, "Line 1 has 700 cells: a square image has from 64 to 1024, such as 784 for 28 × 28, and one more for a label."},
		{"nothing", File{Text: "\n# none\n"}, 0, "There is no line with an image."},
		{"a side that does not go with the table", File{Text: cells(64), Side: 9}, 0, "Line 1 has 64 numbers, and an image of 9 × 9 needs 81."},
		{"a small picture", File{Pictures: dotted(16, 16)}, 16, ""},
		{"many tiles of 28", File{Pictures: dotted(280, 56)}, 28, ""},
		{"one divisor", File{Pictures: dotted(26, 39)}, 13, ""},
		{"several divisors", File{Pictures: dotted(96, 48)}, 0, "The picture has 96 × 48 pixels, which can be cut into tiles of 8, 12, 16 or 24 pixels: choose the side."},
		{"one that is chosen", File{Pictures: dotted(96, 48), Side: 24}, 24, ""},
		{"none", File{Pictures: dotted(100, 90), Side: 28}, 0, "The picture has 100 × 90 pixels, which cannot be cut into tiles of 28 × 28."},
		{"none found", File{Pictures: dotted(94, 90)}, 0, "The picture has 94 × 90 pixels, which cannot be cut into square tiles with a side from 8 to 32."},
		{"a side of 7", File{Pictures: dotted(14, 14), Side: 7}, 0, "The side of an image is a whole number from 8 to 32."},
		{"two sides", File{Pictures: []Picture{square("a.png", 8, 0), square("b.png", 9, 0)}}, 0, "b.png: The picture has 9 × 9 pixels, which cannot be cut into tiles of 8 × 8."},
		{"an empty one", File{Pictures: []Picture{square("a.png", 8, 0), {Name: "b.png", W: 8, H: 8, Light: make([]uint8, 64)}}}, 0, "b.png: The picture has one colour only."},
		{"too many tiles", File{Pictures: slices.Repeat([]Picture{{Name: "a.png", W: 800, H: 800, Light: make([]uint8, 640000)}}, 3), Side: 8}, 0, "The pictures have more than 20000 tiles, and no more are read."},
	}
	for _, tt := range tests {
		s, err := Read(tt.file)
		var e *FileError
		if tt.want != "" {
			if !errors.As(err, &e) || e.Problem != tt.want {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
			}
		} else if err != nil || s.Side != tt.side || s.Pixels.Cols != tt.side*tt.side {
			t.Errorf("%s: side %d, %v, want %d", tt.name, s.Side, err, tt.side)
		}
	}
}

// TestReadManyPictures: their images come one after the other, and one that is mostly ink is
// no other paper.
func TestReadManyPictures(t *testing.T) {
	inked := square("c.png", 8, 0)
	for i := range 40 {
		inked.Light[i] = 0
	}
	s, err := Read(File{Pictures: []Picture{square("a.png", 8, 3), square("b.png", 8, 5), inked}})
	if err != nil || s.Len() != 3 {
		t.Fatalf("%d images, %v", s.Len(), err)
	}
	for i, at := range []int{3, 5, 39} {
		if row := s.Pixels.Row(i); row[at] != 1 || row[63] != 0 {
			t.Errorf("image %d has ink %g at %d and %g in the last corner", i, row[at], at, row[63])
		}
	}
}

// TestGrey: 256 levels come back as they were, in any order.
func TestGrey(t *testing.T) {
	s := Make(curves{}, 8, 5, 1)
	g := s.Grey()
	if g.Len() != 5 {
		t.Fatalf("%d images", g.Len())
	}
	picked := Blank(8, 2)
	for k, i := range []int{4, 0} {
		g.Copy(picked.Pixels.Row(k), i)
		for j, v := range picked.Pixels.Row(k) {
			if math.Abs(v-s.Pixels.Row(i)[j]) > 0.5/255+1e-15 {
				t.Fatalf("image %d, pixel %d: %g, want %g", i, j, v, s.Pixels.Row(i)[j])
			}
		}
	}
	if again := picked.Grey(); !slices.Equal(again.Ink[:64], g.Ink[4*64:]) {
		t.Error("a level of grey does not come back as it was")
	}
}
