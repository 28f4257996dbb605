package images

import (
	"slices"
	"strconv"
	"strings"
)

// Picture is a picture as its luminance: W·H bytes, row by row from the top left, from 0
// for black to 255. Name is that of its file.
type Picture struct {
	Name  string
	W, H  int
	Light []uint8
}

// File is what a reader brings: a table, or pictures, each of which is cut into tiles. Side is the side of an image
// in pixels. 0 means that it is to be found: it is that of as many pixels as a line of the table has, that of a picture
// which is itself as small as an image, or the only one that divides the sides of the picture; of many that do it is
// usual. Where the pictures together are more light than dark, what is dark is ink, and else what is light.
//
// A table has an image of side × side pixels on each line: side² numbers row by row from the top left, from 0 to 255,
// or from 0 to 1 where none is larger. A line may have a label before the pixels, a whole number from 0 on, or where a
// header says so. Numbers are between commas, semicolons, tabs or blanks. Lines that are empty or begin with # are
// passed over. Larger numbers are ink, as in tables of handwritten digits. Tables of points are read by core/dataset,
// which takes cells in quotes and numbers of every country; here a line has a thousand cells, and nobody writes them
// by hand.
type File struct {
	Text     string
	Pictures []Picture
	Side     int
}

// tableSide returns the side of the images of a table, by the cells of its first line.
func tableSide(text string) (int, error) {
	number := 0
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		number++
		if !isData(line) {
			continue
		}
		cells := len((&csvReader{separator: separatorOf(line)}).cells(line))
		for side := MinSide; side <= MaxSide; side++ {
			if pixels := side * side; cells == pixels || cells == pixels+1 {
				return side, nil
			}
		}
		return 0, wrong("Line %d has %d cells: a square image has from %d to %d, such as 784 for 28 × 28, and one more for a label.", number, cells, MinSide*MinSide, MaxSide*MaxSide)
	}
	return 0, wrong("There is no line with an image.")
}

// usual is the side of most collections of handwritten digits.
const usual = 28

// pictureSide returns the side of the images of a picture of w × h pixels.
func pictureSide(w, h int) (int, error) {
	if w == h && w >= MinSide && w <= MaxSide {
		return w, nil
	}
	var fits []int
	for side := MinSide; side <= MaxSide; side++ {
		if w > 0 && h > 0 && w%side == 0 && h%side == 0 {
			fits = append(fits, side)
		}
	}
	switch {
	case len(fits) == 0:
		return 0, wrong("The picture has %d × %d pixels, which cannot be cut into square tiles with a side from %d to %d.", w, h, MinSide, MaxSide)
	case len(fits) == 1:
		return fits[0], nil
	case slices.Contains(fits, usual):
		return usual, nil
	}
	return 0, wrong("The picture has %d × %d pixels, which can be cut into tiles of %s pixels: choose the side.", w, h, numbers(fits))
}

// numbers writes "8, 12 or 16".
func numbers(list []int) string {
	var b strings.Builder
	for i, n := range list {
		switch {
		case i == 0:
		case i == len(list)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

// beginPictures begins to cut pictures into tiles, all of one side.
func beginPictures(pictures []Picture, side int) (*cutter, error) {
	var err error
	count := 0
	for i, p := range pictures {
		if side == 0 {
			side, err = pictureSide(p.W, p.H)
		}
		if err == nil {
			err = CheckSheet(p.W, p.H, side)
		}
		if err != nil {
			return nil, named(pictures, i, err)
		}
		if count += (p.W / side) * (p.H / side); count > MaxCount {
			return nil, wrong("The pictures have more than %d tiles, and no more are read.", MaxCount)
		}
	}
	return newCutter(pictures, side, count), nil
}

// named puts the name of picture i before an error, where there are others.
func named(pictures []Picture, i int, err error) error {
	if len(pictures) == 1 {
		return err
	}
	return wrong("%s: %s", pictures[i].Name, err.(*FileError).Problem)
}

// Grey is images of Side × Side pixels, a byte each, from 0 for the paper to 255 for the ink:
// a set as it is kept and sent.
type Grey struct {
	Side int
	Ink  []uint8
}

// Grey returns a set rounded to 256 levels of grey.
func (s Set) Grey() Grey {
	g := Grey{Side: s.Side, Ink: make([]uint8, len(s.Pixels.Data))}
	for i, v := range s.Pixels.Data {
		g.Ink[i] = grey(v)
	}
	return g
}

// grey returns a share of ink as a byte.
func grey(v float64) uint8 { return uint8(float64(255*v) + 0.5) }

// Len returns the number of images.
func (g Grey) Len() int { return len(g.Ink) / (g.Side * g.Side) }

// image returns the pixels of image n, a view.
func (g Grey) image(n int) []uint8 { return g.Ink[n*g.Side*g.Side : (n+1)*g.Side*g.Side] }

// Copy writes the pixels of image n to dst.
func (g Grey) Copy(dst []float64, n int) {
	for j, ink := range g.image(n) {
		dst[j] = float64(ink) / 255
	}
}
