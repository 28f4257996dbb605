// Package sheet decodes pictures in the format PNG. It is a package of its own because the
// decoder takes 38 kB of a program after gzip: the page leaves it to the browser.
package sheet

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"hfplayground/core/images"
)

// Decode returns the picture in a file; colours count by their luminance, on white
// where they are translucent.
//
// The error is an *images.FileError with a sentence. The size is checked before the pixels
// are unpacked.
func Decode(name string, data []byte) (images.Picture, error) {
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return images.Picture{}, &images.FileError{Problem: "This is not a picture in the format PNG."}
	}
	if err := images.CheckPicture(size.Width, size.Height); err != nil {
		return images.Picture{}, err
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return images.Picture{}, &images.FileError{Problem: "The picture is damaged: its pixels cannot be read."}
	}
	return images.Picture{Name: name, W: size.Width, H: size.Height, Light: light(picture)}, nil
}

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
