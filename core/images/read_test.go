package images

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"testing"
)

// line is an image of side 8 as a line of a table, of the given pixel first and 0 after it.
func line(first string) string { return first + strings.Repeat(",0", 63) }

func TestParseCSV(t *testing.T) {
	header, numbered := "p0", []string{"0"}
	for i := 1; i < 64; i++ {
		header += fmt.Sprintf(",p%d", i)
		numbered = append(numbered, fmt.Sprint(i))
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
		{"columns that are numbered", strings.Join(numbered, ",") + "\n" + line("1"), 1, 1, nil},
		{"columns that are numbered behind a label", "label," + strings.Join(numbered, ",") + "\n5," + line("1"), 1, 1, []int{5}},
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
		{"a spreadsheet", "PK\x03\x04", "This is a packed file, as spreadsheets, NumPy and PyTorch write them, not a table as text. Save a table as CSV, weights as safetensors."},
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
