package plot

import (
	"math"

	"hfplayground/core/draw"
)

// Shaft draws an arrow from tail to tip along the unit vector u; one that was cut short, as it would leave the plot,
// goes on in dots instead of a head.
func Shaft(l *draw.Layer, pal *draw.Palette, tail, tip, u draw.Point, cut bool) {
	const head, half = 10, 4.5
	if cut {
		on := draw.Pt(tip.X+12*u.X, tip.Y+12*u.Y)
		l.Line(pal.Surface, 4.4, nil, draw.Path{tail, tip})
		l.Line(pal.Ink, 2, nil, draw.Path{tail, tip})
		l.Line(pal.Ink, 2, []float64{0.5, 4.5}, draw.Path{tip, on})
		return
	}
	neck := draw.Pt(tip.X-head*u.X, tip.Y-head*u.Y)
	barbs := draw.Path{tip, {X: neck.X - half*u.Y, Y: neck.Y + half*u.X}, {X: neck.X + 2*u.X, Y: neck.Y + 2*u.Y}, {X: neck.X + half*u.Y, Y: neck.Y - half*u.X}}
	l.Line(pal.Surface, 4.4, nil, draw.Path{tail, neck})
	l.Ring(pal.Surface, 2.4, barbs)
	l.Line(pal.Ink, 2, nil, draw.Path{tail, neck})
	l.Fill(pal.Ink, barbs)
}

// ArrowName returns the label s of an arrow as Shaft draws it: past its tip, or on the right of one that was cut
// short; inside the plot.
func ArrowName(s string, tip, u draw.Point, cut bool, plot draw.Rect, pal *draw.Palette) draw.Text {
	width := draw.TextWidth(s, draw.FontSize)
	t := draw.Text{S: s, Size: draw.FontSize, Bold: true, Color: pal.Ink, Halo: pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Center}}
	t.At = draw.Pt(tip.X+(10+width/2)*u.X, tip.Y+13*u.Y)
	if cut {
		t.At = draw.Pt(tip.X-30*u.X+(8+width/2)*math.Abs(u.Y), tip.Y-30*u.Y+12*math.Abs(u.X))
	}
	t.At.X = math.Max(plot.X+width/2+4, math.Min(t.At.X, plot.X+plot.W-width/2-4))
	t.At.Y = math.Max(plot.Y+10, math.Min(t.At.Y, plot.Y+plot.H-10))
	return t
}
