package images

import (
	"slices"

	"hfplayground/core/kernel"
)

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

// cut cuts a picture that CheckSheet takes into its tiles of side × side pixels, without gaps
// between them, row by row from the top left. What is not like the paper is ink. Tiles of one
// colour at the end are no images: the last row need not be full.
//
// The error says that nothing is on the picture. It panics where Light has not W·H bytes.
func cut(p Picture, side, paper int) (Set, error) {
	if len(p.Light) != p.W*p.H {
		panic("images: a sheet with other than w·h pixels")
	}
	across := p.W / side
	s := Set{Side: side, Pixels: kernel.NewMat(across*(p.H/side), side*side)}
	var ink [256]float64
	for v := range ink {
		ink[v] = max(float64(v-paper), float64(paper-v)) / 255
	}
	for y := range p.H {
		for tile := range across {
			from := y*p.W + tile*side
			row := s.Pixels.Row(y/side*across + tile)[y%side*side:]
			for i, v := range p.Light[from : from+side] {
				row[i] = ink[v]
			}
		}
	}
	n := s.Len()
	for n > 0 && slices.Min(s.Pixels.Row(n-1)) == slices.Max(s.Pixels.Row(n-1)) {
		n--
	}
	if n == 0 {
		return Set{}, wrong("The picture has one colour only.")
	}
	return s.Slice(0, n), nil
}
