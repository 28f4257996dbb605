package images

import (
	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// levels is how many colours there are beside that of 0, on each side of it: more than
// can be told apart in an image, and few enough for one shape each.
const levels = 16

// shadesOf returns the colours of a group, from those of its least value on.
func shadesOf(m *wire.ImageGroup, theme draw.Theme) []draw.Color {
	return plot.Shades(theme, m.Signed, levels)
}

// shade returns the index of the colour of a pixel among n.
func shade(pixel uint8, n int, signed bool) uint8 {
	if signed {
		return plot.Shade(float64(int(pixel)-wire.Middle)/(wire.Middle-1), n, true)
	}
	return plot.Shade(float64(pixel)/255, n, false)
}

// bitmaps returns the images in their colours.
func (g *group) bitmaps(colors []draw.Color) draw.Bitmaps {
	out := draw.Bitmaps{Colors: colors}
	for row := range g.m.Rows {
		for i := range g.shown {
			pixels := make([]uint8, g.m.Side*g.m.Side)
			for k, p := range g.m.Image(row, i) {
				pixels[k] = shade(p, len(colors), g.m.Signed)
			}
			out.Images = append(out.Images, draw.Bitmap{At: g.at(row, i), W: g.m.Side, H: g.m.Side, Pixels: pixels})
		}
	}
	return out
}

// hash adds all that the pixels of the group depend on, beside the size of the drawing
// and the theme.
func (g *group) hash(h *draw.Hash) {
	h.Add(g.left, g.top, g.cell, g.gap, float64(g.m.Side), float64(g.columns), float64(g.shown), g.label, g.name)
	h.Flag(g.m.Signed)
	for _, row := range g.m.Rows {
		h.Bytes(row.Pixels)
	}
}
