package scene

import "math"

// shaft draws an arrow from tail to tip along the unit vector u; one that was cut short goes on
// in dots instead of a head.
func shaft(l *Layer, pal *palette, tail, tip, u Point, cut bool) {
	const head, half = 10, 4.5
	if cut {
		on := Point{tip.X + 12*u.X, tip.Y + 12*u.Y}
		l.line(pal.surface, 4.4, nil, Path{tail, tip})
		l.line(pal.ink, 2, nil, Path{tail, tip})
		l.line(pal.ink, 2, []float64{0.5, 4.5}, Path{tip, on})
		return
	}
	neck := Point{tip.X - head*u.X, tip.Y - head*u.Y}
	barbs := Path{tip, {neck.X - half*u.Y, neck.Y + half*u.X}, {neck.X + 2*u.X, neck.Y + 2*u.Y}, {neck.X + half*u.Y, neck.Y - half*u.X}}
	l.line(pal.surface, 4.4, nil, Path{tail, neck})
	l.ring(pal.surface, 2.4, barbs)
	l.line(pal.ink, 2, nil, Path{tail, neck})
	l.fill(pal.ink, barbs)
}

// arrowName returns the label of such an arrow: past its tip, or on the right of one
// that was cut short; inside the plot.
func arrowName(s string, tip, u Point, cut bool, plot Rect, pal *palette) Text {
	width := textWidth(s, fontSize)
	t := Text{S: s, Size: fontSize, Bold: true, Color: pal.ink, Halo: pal.surface, Align: Align{Middle, Center}}
	t.At = Point{tip.X + (10+width/2)*u.X, tip.Y + 13*u.Y}
	if cut {
		t.At = Point{tip.X - 30*u.X + (8+width/2)*math.Abs(u.Y), tip.Y - 30*u.Y + 12*math.Abs(u.X)}
	}
	t.At.X = math.Max(plot.X+width/2+4, math.Min(t.At.X, plot.X+plot.W-width/2-4))
	t.At.Y = math.Max(plot.Y+10, math.Min(t.At.Y, plot.Y+plot.H-10))
	return t
}
