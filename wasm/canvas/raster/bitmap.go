package raster

import (
	"image"

	"hfplayground/core/draw"
)

// Bitmaps returns the pixels of area that b paints, scale pixels to one of b: each has the
// colour of the pixel of the image that its middle lies in, and is transparent where no
// image is.
func Bitmaps(b draw.Bitmaps, scale float64, area image.Rectangle) *image.RGBA {
	img := image.NewRGBA(area)
	for _, m := range b.Images {
		bitmap(img, b.Colors, m, scale)
	}
	return img
}

// BitmapsArea returns the pixels that b paints.
func BitmapsArea(b draw.Bitmaps, scale float64) image.Rectangle {
	var all image.Rectangle
	for _, m := range b.Images {
		all = all.Union(pixels(m.At, scale))
	}
	return all
}

// bitmap paints one image. Rows of the canvas that show one row of it are copies.
func bitmap(img *image.RGBA, colors []draw.Color, m draw.Bitmap, scale float64) {
	box := pixels(m.At, scale)
	seen := box.Intersect(img.Rect)
	last := -1
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		line := img.Pix[img.PixOffset(seen.Min.X, y):][:4*seen.Dx()]
		row := within(y-box.Min.Y, box.Dy(), m.H)
		if row == last {
			copy(line, img.Pix[img.PixOffset(seen.Min.X, y-1):])
			continue
		}
		last = row
		for x := seen.Min.X; x < seen.Max.X; x++ {
			c := colors[m.Pixels[row*m.W+within(x-box.Min.X, box.Dx(), m.W)]]
			line[0], line[1], line[2], line[3] = c.R, c.G, c.B, c.A
			line = line[4:]
		}
	}
}

// within returns in which of n equal parts of size pixels the middle of pixel i lies.
func within(i, size, n int) int { return (2*i + 1) * n / (2 * size) }
