package gate

import "hfplayground/core/draw"

// How a gate is drawn, in pixels.
const (
	pillHeight = 18.0
	pillPad    = 6.0 // left and right of its text
	mostWire   = 5.5 // width of a wire of great weight
)

// pillBox returns the ground of a text around at.
func pillBox(at draw.Point, s string) draw.Rect {
	width := draw.TextWidth(s, draw.FontSize) + 2*pillPad
	return draw.Rect{X: at.X - width/2, Y: at.Y - pillHeight/2, W: width, H: pillHeight}
}

// pill writes s in box, as something to take hold of.
func pill(l *draw.Layer, pal *draw.Palette, box draw.Rect, s string, edge draw.Color) {
	outline := draw.Rounded(box, box.H/2)
	l.Ring(pal.Surface, 3, outline)
	l.Fill(pal.Surface, outline)
	l.Ring(edge, 1.2, outline)
	l.Text(draw.Text{At: draw.Pt(box.X+box.W/2, box.Y+box.H/2), S: s, Size: draw.FontSize, Color: pal.Ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
}

// verdict returns a tick for what holds and a cross for what does not, as lines.
func verdict(at draw.Point, r float64, holds bool) []draw.Path {
	if holds {
		return []draw.Path{{{X: at.X - r, Y: at.Y + 0.1*r}, {X: at.X - 0.25*r, Y: at.Y + 0.8*r}, {X: at.X + r, Y: at.Y - 0.8*r}}}
	}
	const arm = 0.75
	return []draw.Path{
		{{X: at.X - arm*r, Y: at.Y - arm*r}, {X: at.X + arm*r, Y: at.Y + arm*r}},
		{{X: at.X - arm*r, Y: at.Y + arm*r}, {X: at.X + arm*r, Y: at.Y - arm*r}},
	}
}
