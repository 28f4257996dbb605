package plot

import (
	"math"

	"hfplayground/core/draw"
)

// Measures of what is read out, in pixels.
const (
	tipHeight = 21.0
	tipPad    = 8.0
	tipApart  = 6.0
)

// TipRoom is the width of a tip with a text.
func TipRoom(s string) float64 { return draw.TextWidth(s, draw.SmallSize) + 2*tipPad }

// Tip writes s on a ground of its own above a place, or below it where there is no room,
// inside of all.
func Tip(l *draw.Layer, theme draw.Theme, s string, place, all draw.Rect) {
	s = draw.Cut(s, all.W-2*tipPad, draw.SmallSize)
	y := place.Y - tipApart - tipHeight
	if y < all.Y {
		y = place.Y + place.H + tipApart
	}
	tipAt(l, theme, s, draw.Pt(math.Max(all.X, math.Min(all.X+all.W-TipRoom(s), place.X+(place.W-TipRoom(s))/2)), y))
}

// tipAt writes s on a ground of its own, whose upper left corner is at a place.
func tipAt(l *draw.Layer, theme draw.Theme, s string, at draw.Point) {
	pal := theme.Palette()
	box := draw.Rect{X: at.X, Y: at.Y, W: TipRoom(s), H: tipHeight}
	outline := draw.Rounded(box, 5)
	l.Fill(pal.Surface, outline)
	l.Ring(theme.Accent(), 1.5, outline)
	l.Text(draw.Text{At: draw.Pt(box.X+box.W/2, box.Y+box.H/2), S: s, Size: draw.SmallSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
}

// TipBeside writes s left of a place, and reports whether there was room for that within all.
func TipBeside(l *draw.Layer, theme draw.Theme, s string, place, all draw.Rect) bool {
	at := draw.Pt(place.X-tipApart-TipRoom(s), place.Y+place.H/2-tipHeight/2)
	if at.X < all.X {
		return false
	}
	tipAt(l, theme, s, at)
	return true
}
