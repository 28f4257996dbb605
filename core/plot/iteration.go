package plot

import "hfplayground/core/draw"

// Iteration is the radius of the mark at an iterate of conjugate gradients that is
// pointed at, in pixels.
const Iteration = 5.5

// IterationMark marks such an iterate at a point: it looks the same in every view, so that one is found in the other.
func IterationMark(l *draw.Layer, pal *draw.Palette, theme draw.Theme, at draw.Point) {
	disc := draw.Placed(draw.Regular(24, 1, 0), at, Iteration)
	l.Ring(pal.Surface, 4.4, disc)
	l.Fill(theme.Accent(), disc)
	l.Ring(pal.Ink, 1.2, disc)
}
