package images

import (
	"slices"

	"hfplayground/core/kernel"
)

// CheckSheet says in a sentence, a *FileError, why a picture of w × h pixels cannot be cut
// into tiles of side × side, or that there are too many; nil where it can. It panics outside
// of the limits of the side.
func CheckSheet(w, h, side int) error {
	checkSide(side)
	switch across, down := w/side, h/side; {
	case w < 1 || h < 1 || w%side != 0 || h%side != 0:
		return wrong("The picture has %d × %d pixels, which cannot be cut into tiles of %d × %d.", w, h, side, side)
	case across > MaxCount || down > MaxCount || across*down > MaxCount:
		return wrong("The picture has %d × %d tiles, and at most %d are read.", across, down, MaxCount)
	}
	return nil
}

// Cut cuts a sheet of w × h pixels into its tiles of side × side pixels, without gaps
// between them, row by row from the top left; a single image is a sheet of one. light has
// the luminance of every pixel, row by row, from 0 for black to 255. Where the sheet is more
// light than dark, what is dark is ink, and else what is light. Tiles of one colour at the
// end of the sheet are no images: its last row need not be full.
//
// The error is that of CheckSheet, or says that nothing is on the sheet. It panics where
// light has not w·h bytes.
func Cut(w, h int, light []uint8, side int) (Set, error) {
	if err := CheckSheet(w, h, side); err != nil {
		return Set{}, err
	}
	if len(light) != w*h {
		panic("images: a sheet with other than w·h pixels")
	}
	across := w / side
	s := Set{Side: side, Pixels: kernel.NewMat(across*(h/side), side*side)}
	paper, sum := 0, 0
	for _, v := range light {
		sum += int(v)
	}
	if 2*sum > 255*len(light) {
		paper = 255
	}
	for i, v := range light {
		x, y := i%w, i/w
		s.Pixels.Row(y/side*across + x/side)[y%side*side+x%side] = max(float64(int(v)-paper), float64(paper-int(v))) / 255
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
