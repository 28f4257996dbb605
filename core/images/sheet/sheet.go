// Package sheet reads sheets of small images from files in the format PNG. It is a package
// of its own because the decoder takes 65 kB of a program, and a page has one already: where
// the browser decodes, images.Cut takes the pixels.
package sheet

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"hfplayground/core/images"
)

// ParsePNG reads a sheet of tiles of side × side pixels, as images.Cut does; colours count
// by their luminance, on white where they are translucent.
//
// The error is an *images.FileError with a sentence. Sizes are checked before the pixels are
// unpacked. It panics outside of the limits of the side.
func ParsePNG(data []byte, side int) (images.Set, error) {
	if len(data) > images.MaxFileBytes {
		return images.Set{}, wrong(fmt.Sprintf("The file has %d bytes, and at most %d are read.", len(data), images.MaxFileBytes))
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return images.Set{}, wrong("This is not a picture in the format PNG.")
	}
	if err := images.CheckSheet(size.Width, size.Height, side); err != nil {
		return images.Set{}, err
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return images.Set{}, wrong("The picture is damaged: its pixels cannot be read.")
	}
	return images.Cut(size.Width, size.Height, light(picture), side)
}

func wrong(sentence string) error { return &images.FileError{Problem: sentence} }

// light returns the luminance of every pixel.
func light(picture image.Image) []uint8 {
	b := picture.Bounds()
	out := make([]uint8, 0, b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			grey := color.GrayModel.Convert(onWhite(picture.At(x, y))).(color.Gray)
			out = append(out, grey.Y)
		}
	}
	return out
}

// onWhite returns c on white where it is translucent.
func onWhite(c color.Color) color.Color {
	r, g, b, a := c.RGBA()
	if a == 0xffff {
		return c
	}
	return color.RGBA64{R: uint16(r + 0xffff - a), G: uint16(g + 0xffff - a), B: uint16(b + 0xffff - a), A: 0xffff}
}
