package wire

import (
	"fmt"
	"math"
)

// Images is groups of small grey or signed images.
type Images struct {
	Groups []ImageGroup
}

// ImageGroup is rows of square images, one below the other, column by column:
// a net's inputs over what it makes of them, one row of weights, a plane of images, or a
// single one.
type ImageGroup struct {
	Title   string
	Side    int // pixels of each side
	Columns int // of images; 0 for as many as fit
	Rows    []ImageRow
	Signed  bool    // the values have a sign: 0 is the middle of the colours, else it is the paper
	Range   float64 // above 0: the value of the last colour, and of the first its negative, or 0
	AxisX   string  // what grows from column to column: a unit of the code; empty for nothing
	AxisY   string  // and from line to line, upwards
	Window  Window  // from the middle of the first image to that of the last, on these axes; zero without axes
}

// ImageRow is images with a common name, as many in every row of a group.
type ImageRow struct {
	Label  string
	Pixels []uint8  // Side² an image, line by line from the top left; Value says of what value
	Names  []string // of the images, below them; empty for none
}

// Middle is the pixel of the value 0 in signed images.
const Middle = 128

// imageSteps is how many pixels there are above 0.
const imageSteps, imageSignedSteps = 255, 127

const (
	imageGroupSize = size4 + 2*size8 + size4 + size1 + size8 + 2*size4 + 4*size8
	imageRowSize   = 3 * size4
)

// Add appends a row of images with Side² values each; what is beyond the range, or not a
// number, has the pixel of its end, or of 0.
func (g *ImageGroup) Add(label string, values []float64, names ...string) {
	row := ImageRow{Label: label, Names: names, Pixels: make([]uint8, len(values))}
	for i, v := range values {
		row.Pixels[i] = g.Pixel(v)
	}
	g.Rows = append(g.Rows, row)
}

// Pixel returns the pixel of a value.
func (g *ImageGroup) Pixel(v float64) uint8 {
	t := v / g.Range
	if math.IsNaN(t) {
		t = 0
	}
	if g.Signed {
		return uint8(Middle + math.Round(imageSignedSteps*math.Max(-1, math.Min(1, t))))
	}
	return uint8(math.Round(imageSteps * math.Max(0, math.Min(1, t))))
}

// Value returns the value of a pixel, to half a step.
func (g *ImageGroup) Value(pixel uint8) float64 {
	if g.Signed {
		return g.Range * float64(int(pixel)-Middle) / imageSignedSteps
	}
	return g.Range * float64(pixel) / imageSteps
}

// Count returns the number of images in a row.
func (g *ImageGroup) Count() int {
	if len(g.Rows) == 0 || g.Side < 1 {
		return 0
	}
	return len(g.Rows[0].Pixels) / (g.Side * g.Side)
}

// Image returns the pixels of an image of a row.
func (g *ImageGroup) Image(row, i int) []uint8 {
	n := g.Side * g.Side
	return g.Rows[row].Pixels[i*n : (i+1)*n]
}

// Kind returns KindImages.
func (m *Images) Kind() Kind { return KindImages }

func (m *Images) visit(c coder) {
	resize(&m.Groups, c.length(len(m.Groups), imageGroupSize))
	for i := range m.Groups {
		m.Groups[i].visit(c)
	}
}

func (g *ImageGroup) visit(c coder) {
	c.text(&g.Title)
	c.integer(&g.Side)
	c.integer(&g.Columns)
	resize(&g.Rows, c.length(len(g.Rows), imageRowSize))
	for i := range g.Rows {
		row := &g.Rows[i]
		c.text(&row.Label)
		c.octets(&row.Pixels)
		texts(c, &row.Names)
	}
	c.truth(&g.Signed)
	c.float(&g.Range)
	c.text(&g.AxisX)
	c.text(&g.AxisY)
	g.Window.visit(c)
}

// mostSide is the largest side of an image.
const mostSide = 1 << 10

func (m *Images) check() error {
	for k := range m.Groups {
		if err := m.Groups[k].check(); err != nil {
			return fmt.Errorf("wire: group %d of images %w", k+1, err)
		}
	}
	return nil
}

func (g *ImageGroup) check() error {
	if g.Side < 1 || g.Side > mostSide || g.Columns < 0 {
		return fmt.Errorf("has side %d and %d columns", g.Side, g.Columns)
	}
	n := g.Count()
	for i, row := range g.Rows {
		if len(row.Pixels) != n*g.Side*g.Side {
			return fmt.Errorf("has %d pixels in row %d, want %d images of side %d", len(row.Pixels), i+1, n, g.Side)
		}
		if len(row.Names) != 0 && len(row.Names) != n {
			return fmt.Errorf("has %d names in row %d, want %d", len(row.Names), i+1, n)
		}
	}
	return nil
}
