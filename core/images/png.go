package images

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"

	"hfplayground/core/kernel"
)

// ParsePNG reads a sheet of tiles of side × side pixels, without gaps between them, row by
// row from the top left; a single image is a sheet of one. Colours count by their
// luminance. Where the sheet is more light than dark, what is dark is ink, and else what is
// light. Tiles of one colour at the end of the sheet are no images: its last row need not
// be full.
//
// The error is a *FileError with a sentence. Sizes are checked before the pixels are
// unpacked, at most MaxCount tiles. It panics outside of the limits of the side.
func ParsePNG(data []byte, side int) (Set, error) {
	checkSide(side)
	if len(data) > MaxFileBytes {
		return Set{}, wrong("The file has %d bytes, and at most %d are read.", len(data), MaxFileBytes)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Set{}, wrong("This is not a picture in the format PNG.")
	}
	if size.Width%side != 0 || size.Height%side != 0 {
		return Set{}, wrong("The picture has %d × %d pixels, which cannot be cut into tiles of %d × %d.", size.Width, size.Height, side, side)
	}
	if across, down := size.Width/side, size.Height/side; across > MaxCount || down > MaxCount || across*down > MaxCount {
		return Set{}, wrong("The picture has %d × %d tiles, and at most %d are read.", across, down, MaxCount)
	}
	sheet, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return Set{}, wrong("The picture is damaged: its pixels cannot be read.")
	}
	s := tiles(sheet, side)
	if s.Len() == 0 {
		return Set{}, wrong("The picture has one colour only.")
	}
	return s, nil
}

// tiles cuts a sheet.
func tiles(sheet image.Image, side int) Set {
	b := sheet.Bounds()
	across, down := b.Dx()/side, b.Dy()/side
	s := Set{Side: side, Pixels: kernel.NewMat(across*down, side*side)}
	sum := 0.0
	for y := range b.Dy() {
		for x := range b.Dx() {
			grey := color.Gray16Model.Convert(overPaper(sheet.At(b.Min.X+x, b.Min.Y+y))).(color.Gray16)
			v := float64(grey.Y) / 0xffff
			sum += v
			s.Pixels.Row(y/side*across + x/side)[y%side*side+x%side] = v
		}
	}
	if sum > float64(b.Dx()*b.Dy())/2 {
		for i, v := range s.Pixels.Data {
			s.Pixels.Data[i] = 1 - v
		}
	}
	n := s.Len()
	for n > 0 && plain(s.Pixels.Row(n-1)) {
		n--
	}
	return s.Slice(0, n)
}

// overPaper returns c on white where it is translucent.
func overPaper(c color.Color) color.Color {
	r, g, b, a := c.RGBA()
	if a == 0xffff {
		return c
	}
	return color.RGBA64{R: uint16(r + 0xffff - a), G: uint16(g + 0xffff - a), B: uint16(b + 0xffff - a), A: 0xffff}
}

// plain reports whether all pixels are the same.
func plain(pixels []float64) bool { return slices.Min(pixels) == slices.Max(pixels) }
