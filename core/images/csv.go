package images

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hfplayground/core/kernel"
	"hfplayground/core/param"
)

// MaxFileBytes is the size of the largest file that is read.
const MaxFileBytes = 64 << 20

// FileError is a file of images that cannot be read.
type FileError struct{ Problem string }

// Error returns the sentence after "images: ".
func (e *FileError) Error() string { return "images: " + e.Problem }

func wrong(format string, args ...any) *FileError { return &FileError{fmt.Sprintf(format, args...)} }

// labelNames are what a column with the class of an image is called.
var labelNames = []string{"label", "class", "target", "digit", "y"}

func checkSide(side int) {
	if side < MinSide || side > MaxSide {
		panic(fmt.Sprintf("images: side %d, want %d to %d", side, MinSide, MaxSide))
	}
}

// checkSize says what is wrong with a file before it is looked through.
func checkSize(text string) error {
	switch {
	case len(text) > MaxFileBytes:
		return wrong("The file has %d bytes, and at most %d are read.", len(text), MaxFileBytes)
	case strings.HasPrefix(text, "PK\x03\x04"):
		return wrong("This is a packed file, as spreadsheets, NumPy and PyTorch write them, not a table as text. Save a table as CSV, weights as safetensors.")
	}
	return nil
}

// checkText says what is wrong with a part of a file.
func checkText(text string) error {
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		return wrong("This is not a table as text in UTF-8.")
	}
	return nil
}

// isData reports whether a line has cells.
func isData(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && line[0] != '#'
}

func countLines(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if isData(line) {
			n++
		}
	}
	return n
}

// csvReader reads line after line.
type csvReader struct {
	side, line int
	started    bool
	separator  string // "" for blanks
	header     bool
	label      int // its column; −1 for none
	pixels     []float64
	classes    []int
	most       float64 // the largest number
}

// read reads a line of one of at most so many images.
func (r *csvReader) read(line string, images int) error {
	if len(r.classes) > 0 && r.quick(line) {
		return nil
	}
	if !r.started {
		r.separator = separatorOf(line)
	}
	cells := r.cells(line)
	if !r.started && r.isHeader(cells) {
		r.started, r.header = true, true
		r.label = slices.IndexFunc(cells, func(c string) bool { return slices.Contains(labelNames, strings.ToLower(c)) })
		return nil
	}
	want := r.side * r.side
	if len(r.classes) == 0 && r.label < 0 && len(cells) == want+1 {
		r.label = 0
	}
	needed, with := want, ""
	if r.label >= 0 {
		needed, with = want+1, " and a label"
	}
	if len(cells) != needed {
		return wrong("Line %d has %d numbers, and an image of %d × %d needs %d%s.", r.line, len(cells), r.side, r.side, want, with)
	}
	if len(r.classes) == MaxCount {
		return wrong("There are more than %d images.", MaxCount)
	}
	if r.pixels == nil {
		r.pixels = make([]float64, 0, images*want)
	}
	r.started = true
	return r.image(cells)
}

// image reads the cells of one image.
func (r *csvReader) image(cells []string) error {
	class := -1
	for i, cell := range cells {
		v, err := strconv.ParseFloat(cell, 64)
		switch {
		case i == r.label:
			if class = int(v); err != nil || v < 0 || v > 1e6 || float64(class) != v {
				return wrong("Line %d, column %d: the label %q is no whole number from 0 on.", r.line, i+1, param.Shorten(cell))
			}
			continue
		case err != nil || v != v:
			return wrong("Line %d, column %d: %q is not a number.", r.line, i+1, param.Shorten(cell))
		case v < 0 || v > 255:
			return wrong("Line %d, column %d: %s is outside of 0 to 255.", r.line, i+1, param.Shorten(cell))
		}
		r.most = max(r.most, v)
		r.pixels = append(r.pixels, v)
	}
	r.classes = append(r.classes, class)
	return nil
}

// quick reads a further line of nothing but numbers and separators, which nearly all lines are: a table has
// millions of cells. It reports whether it did; else nothing has changed, and the line is for image.
func (r *csvReader) quick(line string) bool {
	if len(r.separator) != 1 || len(r.classes) == MaxCount {
		return false
	}
	line = strings.TrimRight(line, " \r")
	pixels, most, class := r.pixels, r.most, -1
	for start, column := 0, 0; start <= len(line); column++ {
		v, end := quickNumber(line, start, r.separator[0])
		start = end + 1
		if column == r.label {
			if !(v <= 1e6) || v != math.Trunc(v) {
				return false
			}
			class = int(v)
			continue
		}
		if !(v <= 255) {
			return false
		}
		pixels, most = append(pixels, v), max(most, v)
	}
	if len(pixels) != len(r.pixels)+r.side*r.side || class < 0 && r.label >= 0 {
		return false
	}
	r.pixels, r.most, r.classes = pixels, most, append(r.classes, class)
	return true
}

// quickNumber reads the cell of a line that begins at start, and returns its number and where it ends; NaN for
// what is no number from 0 on.
func quickNumber(line string, start int, separator byte) (v float64, end int) {
	n := 0
	for end = start; end < len(line) && line[end] != separator; end++ {
		n = 10*n + int(line[end]-'0')
		if digit := line[end] - '0'; digit > 9 || end-start == 3 { // not the grey of a byte
			end = len(line)
			if i := strings.IndexByte(line[start:], separator); i >= 0 {
				end = start + i
			}
			v, err := strconv.ParseFloat(line[start:end], 64)
			if err != nil || !(v >= 0) {
				v = math.NaN()
			}
			return v, end
		}
	}
	if end == start {
		return math.NaN(), end
	}
	return float64(n), end
}

// set returns what was read.
func (r *csvReader) set() Set {
	n := len(r.classes)
	if r.most > 1 {
		for i := range r.pixels {
			r.pixels[i] /= 255
		}
	}
	s := Set{Side: r.side, Pixels: kernel.Mat{Rows: n, Cols: r.side * r.side, Data: r.pixels}}
	if r.label >= 0 {
		s.Class = r.classes
	}
	return s
}

// separatorOf returns what is between the cells of a line; "" for blanks.
func separatorOf(line string) string {
	for _, s := range []string{";", "\t", ","} {
		if strings.Contains(line, s) {
			return s
		}
	}
	return ""
}

// cells returns the cells of a line; an empty one at its end is none.
func (r *csvReader) cells(line string) []string {
	if r.separator == "" {
		return strings.Fields(line)
	}
	cells := strings.Split(strings.TrimSpace(line), r.separator)
	for i, c := range cells {
		cells[i] = strings.Trim(strings.TrimSpace(c), `"`)
	}
	if n := len(cells); n > 0 && cells[n-1] == "" {
		cells = cells[:n-1]
	}
	return cells
}

// isHeader reports whether a first line names the columns: it has no number at all, or numbers them from 0 on, as
// programs number columns that have no names.
func (r *csvReader) isHeader(cells []string) bool {
	isNumber := func(c string) bool {
		_, err := strconv.ParseFloat(c, 64)
		return err == nil
	}
	first := slices.IndexFunc(cells, isNumber) // behind the name of a label, or that of an index
	if first < 0 {
		return true
	}
	for i, c := range cells[first:] {
		if c != strconv.Itoa(i) {
			return false
		}
	}
	return first <= 1 && len(cells) > 1
}
