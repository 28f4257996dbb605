package plot

import "hfplayground/core/draw"

// badgePad is the room left and right of the text of a badge, in pixels.
const badgePad = 9.0

// Badge writes s on a ground of its own at the right edge of a drawing of
// width w, from y down, and returns the x at which that begins; w for no text. It is cut to half of w.
func Badge(l *draw.Layer, pal *draw.Palette, theme draw.Theme, s string, y, w float64) float64 {
	s = draw.Cut(s, w/2, draw.FontSize)
	if s == "" {
		return w
	}
	width := draw.TextWidth(s, draw.FontSize) + 2*badgePad
	box := draw.Rect{X: w - Inset - width, Y: y, W: width, H: 21}
	outline := draw.Rounded(box, 6)
	l.Fill(theme.Accent(), outline)
	l.Text(draw.Text{At: draw.Pt(box.X+width/2, box.Y+box.H/2), S: s, Size: draw.FontSize, Bold: true, Color: pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
	return box.X
}
