package plot

import "hfplayground/core/draw"

// Measures of a key of colours, in pixels.
const (
	colorKeyWidth  = 66.0
	colorKeyHeight = 9.0
	colorKeyGap    = 5.0
)

// Shades returns the colours of the values from 0 to 1, in so many steps from the paper to
// the ink; signed, those from −1 to 1, in so many steps on each side of the middle.
func Shades(theme draw.Theme, signed bool, levels int) []draw.Color {
	var colors []draw.Color
	if signed {
		for k := -levels; k <= levels; k++ {
			colors = append(colors, theme.Diverging(float64(k)/float64(levels)))
		}
		return colors
	}
	for k := range levels + 1 {
		colors = append(colors, draw.Mix(theme.Middle(), theme.Palette().Ink, float64(k)/float64(levels)))
	}
	return colors
}

// Shade returns the index of the colour of v among n Shades; what is beyond the ends has
// their colours, and what is no number that of 0.
func Shade(v float64, n int, signed bool) uint8 {
	steps, zero := float64(n-1), 0.0
	if signed {
		steps = float64(n / 2)
		zero = steps
	}
	at := zero + v*steps + 0.5
	switch {
	case !(v >= -1) && !(v < -1): // not a number
		return uint8(zero)
	case at < 0:
		return 0
	case at >= float64(n):
		return uint8(n - 1)
	}
	return uint8(at)
}

// ColorKeyRoom is the width of a key of colours with the values at its ends.
func ColorKeyRoom(low, high string) float64 {
	return colorKeyWidth + draw.TextWidth(low+high, draw.SmallSize) + 2*colorKeyGap
}

// ColorKey draws the colours in their order, with the values of the first and the last; at
// is the middle of its left side.
func ColorKey(l *draw.Layer, colors []draw.Color, at draw.Point, low, high string, pal *draw.Palette) {
	bar := draw.Rect{X: at.X + draw.TextWidth(low, draw.SmallSize) + colorKeyGap, Y: at.Y - colorKeyHeight/2, W: colorKeyWidth, H: colorKeyHeight}
	scale := make([]uint8, len(colors))
	for i := range scale {
		scale[i] = uint8(i)
	}
	l.Text(draw.Label(draw.Pt(bar.X-colorKeyGap, at.Y), low, pal.Faint, draw.End, draw.Center))
	l.Bitmaps(draw.Bitmaps{Colors: colors, Images: []draw.Bitmap{{At: bar, W: len(colors), H: 1, Pixels: scale}}})
	l.Ring(pal.Rule, 1, bar.Outline())
	l.Text(draw.Label(draw.Pt(bar.X+bar.W+colorKeyGap, at.Y), high, pal.Faint, draw.Start, draw.Center))
}
