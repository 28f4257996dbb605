// Package raster looks up the colour of every pixel of a sampled function. A
// picture that is new every frame, as that of a net that trains, costs a pass
// over its pixels this way, and one upload; as regions to be filled it would
// cost many passes on the graphics card, which may be a program.
package raster

import (
	"image"
	"image/color"
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
)

// Bands returns the pixels of area that b paints, scale pixels to one of b, with
// premultiplied colours and transparent where nothing is painted. Values between
// samples are bilinear, and edges of bands fade over one pixel.
func Bands(b draw.Bands, scale float64, area image.Rectangle) *image.RGBA {
	img := image.NewRGBA(area)
	for _, p := range b.Panels {
		panel(img, b, p, scale)
	}
	return img
}

// Area returns the pixels that b may paint.
func Area(b draw.Bands, scale float64) image.Rectangle {
	var all image.Rectangle
	for _, p := range b.Panels {
		all = all.Union(pixels(p.At, scale))
	}
	return all
}

// pixels returns r in pixels, its sides rounded to whole ones.
func pixels(r draw.Rect, scale float64) image.Rectangle {
	round := func(v float64) int { return int(math.Round(v * scale)) }
	return image.Rect(round(r.X), round(r.Y), round(r.X+r.W), round(r.Y+r.H))
}

// panel paints one function.
func panel(img *image.RGBA, b draw.Bands, p draw.Panel, scale float64) {
	box := pixels(p.At, scale)
	seen := box.Intersect(img.Rect)
	if seen.Empty() {
		return
	}
	r := row{grid: p.Grid, bands: b, stepX: float64(p.Grid.NX-1) / float64(box.Dx()), stepY: float64(p.Grid.NY-1) / float64(box.Dy()),
		values: make([]float64, p.Grid.NX), slopes: make([]float64, p.Grid.NX)}
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		r.moveTo((float64(box.Max.Y-y) - 0.5) * r.stepY)
		line := img.Pix[img.PixOffset(seen.Min.X, y):img.PixOffset(seen.Max.X, y)]
		for x := seen.Min.X; x < seen.Max.X; x++ {
			c := r.color((float64(x-box.Min.X) + 0.5) * r.stepX)
			line[0], line[1], line[2], line[3] = c.R, c.G, c.B, c.A
			line = line[4:]
		}
	}
}

// row is a function along one row of pixels, in units of its grid.
type row struct {
	grid         contour.Grid
	bands        draw.Bands
	stepX, stepY float64 // of the grid, a pixel
	y            float64
	values       []float64 // at the columns of the grid
	slopes       []float64 // of these, upwards, a pixel
	band         int       // of the last pixel: neighbours are mostly in one
}

// moveTo makes r the row at height y of the grid.
func (r *row) moveTo(y float64) {
	r.y = y
	j := min(int(y), r.grid.NY-2)
	t := y - float64(j)
	below, above := r.grid.Values[j*r.grid.NX:], r.grid.Values[(j+1)*r.grid.NX:]
	for i := range r.values {
		d := above[i] - below[i]
		r.values[i], r.slopes[i] = below[i]+t*d, d*r.stepY
	}
}

// color returns the colour at column x of the grid.
func (r *row) color(x float64) color.RGBA {
	i := min(int(x), r.grid.NX-2)
	t := x - float64(i)
	d := r.values[i+1] - r.values[i]
	v := r.values[i] + t*d
	across, up := d*r.stepX, r.slopes[i]+t*(r.slopes[i+1]-r.slopes[i])
	if sum := v + across + up; sum-sum != 0 { // one of them is not finite
		if v = r.nearest(x); math.IsNaN(v) {
			return color.RGBA{}
		}
		across, up = 0, 0
	}
	return r.shade(v, across, up)
}

// nearest returns the sample nearest to column x: beside one that is not finite
// there is nothing between.
func (r *row) nearest(x float64) float64 {
	return r.grid.Values[int(math.Round(r.y))*r.grid.NX+int(math.Round(x))]
}

// shade returns the colour of value v where it changes by across and up a pixel:
// that of its band, and within half a pixel of an edge some of the neighbour's.
func (r *row) shade(v, across, up float64) color.RGBA {
	levels := r.bands.Levels
	for r.band < len(levels) && levels[r.band] <= v {
		r.band++
	}
	for r.band > 0 && levels[r.band-1] > v {
		r.band--
	}
	own := r.paint(r.band)
	far := (math.Abs(across) + math.Abs(up)) / 2 // no less than half of the steepest change
	if (r.band == len(levels) || levels[r.band]-v >= far) && (r.band == 0 || v-levels[r.band-1] >= far) {
		return own
	}
	change := math.Hypot(across, up)
	if r.band < len(levels) {
		if beyond := (v-levels[r.band])/change + 0.5; beyond > 0 {
			return blend(own, r.paint(r.band+1), beyond)
		}
	}
	if r.band > 0 {
		if inside := (v-levels[r.band-1])/change + 0.5; inside < 1 {
			return blend(r.paint(r.band-1), own, inside)
		}
	}
	return own
}

// paint returns the colour above band levels; of none it is transparent.
func (r *row) paint(band int) color.RGBA {
	if band == 0 {
		return color.RGBA{}
	}
	c := r.bands.Colors[band-1]
	return color.RGBA{c.R, c.G, c.B, math.MaxUint8}
}

// blend returns the premultiplied colour that is share t of the way from a to b.
func blend(a, b color.RGBA, t float64) color.RGBA {
	mix := func(p, q uint8) uint8 { return uint8(float64(p) + t*(float64(q)-float64(p)) + 0.5) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), mix(a.A, b.A)}
}
