package images

import "slices"

// MaxPixels is the largest number of pixels of a picture, and of all pictures of a file together.
const MaxPixels = 16_000_000

// CheckPicture says in a sentence, a *FileError, why a picture of w × h pixels is too large to
// be read; nil where it is not.
func CheckPicture(w, h int) error {
	if w < 1 || h < 1 || w > MaxPixels || h > MaxPixels || w*h > MaxPixels {
		return wrong("The picture has %d × %d pixels, and at most %d are read.", w, h, MaxPixels)
	}
	return nil
}

// CheckSheet says in a sentence, a *FileError, why a picture of w × h pixels cannot be cut
// into tiles of side × side, or that there are too many; nil where it can. It panics outside
// of the limits of the side.
func CheckSheet(w, h, side int) error {
	checkSide(side)
	if err := CheckPicture(w, h); err != nil {
		return err
	}
	switch across, down := w/side, h/side; {
	case w%side != 0 || h%side != 0:
		return wrong("The picture has %d × %d pixels, which cannot be cut into tiles of %d × %d.", w, h, side, side)
	case across > MaxCount || down > MaxCount || across*down > MaxCount:
		return wrong("The picture has %d × %d tiles, and at most %d are read.", across, down, MaxCount)
	}
	return nil
}

// paperOf returns the luminance of the paper that pictures have in common.
func paperOf(pictures []Picture) int {
	sum, pixels := 0, 0
	for _, p := range pictures {
		pixels += len(p.Light)
		for _, v := range p.Light {
			sum += int(v)
		}
	}
	if 2*sum > 255*pixels {
		return 255
	}
	return 0
}

// cutter cuts pictures that CheckSheet takes into their tiles of side × side pixels, without gaps
// between them, row by row from the top left, a row of tiles at a time. What is not like the paper is ink. Tiles of one
// colour at the end of a picture are no images: the last row need not be full.
type cutter struct {
	pictures []Picture
	ink      [256]uint8 // of a luminance
	tiles    Grey       // that are cut
	at, row  int        // the next are those of this row of this picture
	before   int        // tiles of the pictures before
}

// newCutter panics where a picture has other than W·H bytes; tiles is how many there are at most.
func newCutter(pictures []Picture, side, tiles int) *cutter {
	for _, p := range pictures {
		if len(p.Light) != p.W*p.H {
			panic("images: a sheet with other than w·h pixels")
		}
	}
	c := &cutter{pictures: pictures, tiles: Grey{Side: side, Ink: make([]uint8, 0, tiles*side*side)}}
	paper := paperOf(pictures)
	for v := range c.ink {
		c.ink[v] = uint8(max(v-paper, paper-v))
	}
	return c
}

// next cuts a row of tiles, and reports whether there are more. The error says that nothing is on a picture.
func (c *cutter) next() (more bool, err error) {
	p, s := c.pictures[c.at], &c.tiles
	for tile := range p.W / s.Side {
		for y := range s.Side {
			from := (c.row*s.Side+y)*p.W + tile*s.Side
			for _, v := range p.Light[from : from+s.Side] {
				s.Ink = append(s.Ink, c.ink[v])
			}
		}
	}
	if c.row++; c.row < p.H/s.Side {
		return true, nil
	}
	n := s.Len()
	for n > c.before && slices.Min(s.image(n-1)) == slices.Max(s.image(n-1)) {
		n--
	}
	if n == c.before {
		return false, named(c.pictures, c.at, wrong("The picture has one colour only."))
	}
	s.Ink = s.Ink[:n*s.Side*s.Side]
	c.at, c.row, c.before = c.at+1, 0, n
	return c.at < len(c.pictures), nil
}
