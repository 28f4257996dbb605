package network

import "hfplayground/core/draw"

// style is the colours of a drawing, and what is drawn alike in several places.
type style struct {
	theme draw.Theme
	pal   *draw.Palette
}

func newStyle(theme draw.Theme) style { return style{theme, theme.Palette()} }

// mark draws the mark of one example: filled for training, hollow for the test.
func (s style) mark(l *draw.Layer, shape draw.Path, color draw.Color, hollow bool) {
	if hollow {
		l.Ring(s.pal.Ink, 3.2, shape)
		l.Fill(s.pal.Surface, shape)
		l.Ring(color, 1.8, shape)
		return
	}
	l.Ring(s.pal.Surface, 2.8, shape)
	l.Fill(color, shape)
	l.Ring(s.pal.Ink, 0.7, shape)
}

// rings draws rings around what is misclassified.
func (s style) rings(l *draw.Layer, rings []draw.Path) {
	l.Ring(s.pal.Surface, 3.4, rings...)
	l.Ring(s.pal.Ink, 1.5, rings...)
}

// halo draws a closed line of e, with an edge towards what is around it.
func (s style) halo(l *draw.Layer, outline draw.Path, e emphasis) {
	l.Ring(s.pal.Surface, e.width+2*haloGap, outline)
	l.Ring(e.color, e.width, outline)
}
