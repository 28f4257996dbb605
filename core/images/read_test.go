package images

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"
)

// line is an image of side 8 as a line of a table, of the given pixel first and 0 after it.
func line(first string) string { return first + strings.Repeat(",0", 63) }

func TestParseCSV(t *testing.T) {
	header := "p0"
	for i := 1; i < 64; i++ {
		header += fmt.Sprintf(",p%d", i)
	}
	tests := []struct {
		name, text string
		first      float64
		images     int
		class      []int
	}{
		{"bytes", line("51") + "\n" + line("255"), 0.2, 2, nil},
		{"shares", line("0.5") + "\r\n" + line("1") + "\r\n", 0.5, 2, nil},
		{"a header", header + "\n" + line("1"), 1, 1, nil},
		{"labels first", "7," + line("255") + "\n3," + line("0"), 1, 2, []int{7, 3}},
		{"a label last", header + ",Class\n" + line("0.25") + ",4", 0.25, 1, []int{4}},
		{"semicolons and a comment", "# made by hand\n\n" + strings.ReplaceAll(line("0.5"), ",", ";"), 0.5, 1, nil},
		{"blanks", strings.ReplaceAll(line("0.5"), ",", "  "), 0.5, 1, nil},
		{"a separator at the end", line("0.5") + ",\n", 0.5, 1, nil},
		{"quotes and a mark", "\ufeff" + `"0.5"` + strings.Repeat(`, "0"`, 63), 0.5, 1, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := ParseCSV(tt.text, 8)
			if err != nil {
				t.Fatal(err)
			}
			if s.Len() != tt.images || math.Abs(s.Pixels.Data[0]-tt.first) > 1e-15 || !slices.Equal(s.Class, tt.class) {
				t.Errorf("%d images, first pixel %g, classes %v, want %d, %g, %v", s.Len(), s.Pixels.Data[0], s.Class, tt.images, tt.first, tt.class)
			}
		})
	}
}

func TestParseCSVRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "\n# none\n", "There is no line with an image."},
		{"a short line", line("1") + "\n\n" + strings.TrimSuffix(line("1"), ",0"), "Line 3 has 63 numbers, and an image of 8 × 8 needs 64."},
		{"a lost label", "3," + line("1") + "\n" + line("1"), "Line 2 has 64 numbers, and an image of 8 × 8 needs 64 and a label."},
		{"a word", line("1") + "\n" + line("cat"), `Line 2, column 1: "cat" is not a number.`},
		{"not a number", line("NaN"), `Line 1, column 1: "NaN" is not a number.`},
		{"too large", line("256"), "Line 1, column 1: 256 is outside of 0 to 255."},
		{"negative", line("-1"), "Line 1, column 1: -1 is outside of 0 to 255."},
		{"infinite", line("1e999"), `Line 1, column 1: "1e999" is not a number.`},
		{"a label that is none", "1.5," + line("1"), `Line 1, column 1: the label "1.5" is no whole number from 0 on.`},
		{"a spreadsheet", "PK\x03\x04", "This is a file of a spreadsheet, not a table as text. Save it as CSV first."},
		{"bytes", "\xff\xfe1", "This is not a table as text in UTF-8."},
		{"too many", strings.Repeat("1\n", MaxCount+2), "The file has 20002 lines with images, and at most 20000 are read."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ParseCSV(tt.text, 8)
			var e *FileError
			if !errors.As(err, &e) || e.Problem != tt.want {
				t.Errorf("ParseCSV = %v, want %q", err, tt.want)
			}
		})
	}
}

// FuzzParseCSV: any text is refused with a sentence, or is images of the side with pixels
// from 0 to 1.
func FuzzParseCSV(f *testing.F) {
	for _, s := range []string{line("1"), "7," + line("255"), "a,b\n" + line("0.5"), ";;;", "\n#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseCSV(text, 8)
		if err != nil {
			return
		}
		if s.Len() == 0 || len(s.Pixels.Data) != 64*s.Len() || len(s.Class) != 0 && len(s.Class) != s.Len() {
			t.Errorf("%d images with %d pixels and %d classes", s.Len(), len(s.Pixels.Data), len(s.Class))
		}
		for _, v := range s.Pixels.Data {
			if !(v >= 0 && v <= 1) {
				t.Errorf("a pixel is %g", v)
			}
		}
	})
}

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
				if want := map[bool]float64{true: 1}[j == 0]; math.Abs(v-want) > 1e-4 {
					t.Errorf("%s: pixel %d of image %d is %g, want %g", name, j, i, v, want)
				}
			}
		}
	}
	grey, _ := ParsePNG(sheet(t, 8, 8, func(x, y int) color.Color { return color.Gray{uint8(x)} }), 8)
	if got := grey.Pixels.Row(0)[7]; math.Abs(got-7.0/255) > 1e-4 {
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
		var e *FileError
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

// TestGeneratorsAreSettled: the images of a seed never change, for links name them.
func TestGeneratorsAreSettled(t *testing.T) {
	want := map[string]uint32{"curves": 0x394f4d06, "strokes": 0x5349f1d8}
	for _, e := range Generators() {
		h := fnv.New32a()
		for _, side := range []int{14, 28} {
			for _, v := range Make(e.New(), side, 3, 7).Pixels.Data {
				h.Write([]byte{uint8(math.Round(255 * v))})
			}
		}
		if got := h.Sum32(); got != want[e.Key] {
			t.Errorf("%s: hash %#x, want %#x", e.Key, got, want[e.Key])
		}
	}
}

// TestClasses: digits have their class, about as many of each, and those of one class are
// more alike than those of two; curves have none.
func TestClasses(t *testing.T) {
	s := Make(strokes{}, 14, 400, 2)
	count := make([]int, 10)
	for _, c := range s.Class {
		count[c]++
	}
	if len(s.Class) != 400 || slices.Min(count) < 20 || slices.Max(count) > 65 {
		t.Errorf("classes %v, want about 40 of each", count)
	}
	same, other, pairs := 0.0, 0.0, [2]float64{}
	for i := range 100 {
		for j := range i {
			d := apart(s.Pixels.Row(i), s.Pixels.Row(j))
			if s.Class[i] == s.Class[j] {
				same, pairs[0] = same+d, pairs[0]+1
			} else {
				other, pairs[1] = other+d, pairs[1]+1
			}
		}
	}
	if same/pairs[0] > 0.8*other/pairs[1] {
		t.Errorf("two digits of one class are %g apart, of two %g", same/pairs[0], other/pairs[1])
	}
	if part := s.Slice(10, 20); !slices.Equal(part.Class, s.Class[10:20]) {
		t.Error("a part of the set has other classes")
	}
	if c := Make(curves{}, 14, 3, 1).Class; c != nil {
		t.Errorf("curves have classes %v", c)
	}
}

// TestMeanImageSquared: the definition, on images of one pixel and on drawn ones, and what an
// independent program gives for curves.
func TestMeanImageSquared(t *testing.T) {
	s := Set{Side: 1}
	s.Pixels.Rows, s.Pixels.Cols, s.Pixels.Data = 2, 1, []float64{0, 1}
	if got := s.MeanImageSquared(s); got != 0.25 {
		t.Errorf("black and white = %g, want 1/4", got)
	}
	curve := Make(curves{}, 28, 2000, 1)
	if got := curve.MeanImageSquared(curve); math.Abs(got-17.84) > 0.02*17.84 {
		t.Errorf("curves = %g, want about 17.84", got)
	}
	mean := curve.Mean()
	mean[300] += 0.01
	worse := Set{Side: 28}
	worse.Pixels.Rows, worse.Pixels.Cols, worse.Pixels.Data = 1, 784, mean
	if curve.MeanImageSquared(worse) <= curve.MeanImageSquared(curve) || curve.MeanImageEntropy(worse) <= curve.MeanImageEntropy(curve) {
		t.Error("another image loses less than the mean")
	}
}
