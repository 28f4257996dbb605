package scene

// How a gate is drawn, in pixels.
const (
	pillHeight = 18.0
	pillPad    = 6.0 // left and right of its text
	mostWire   = 5.5 // width of a wire of great weight
)

// pillBox returns the ground of a text around at.
func pillBox(at Point, s string) Rect {
	width := textWidth(s, fontSize) + 2*pillPad
	return Rect{at.X - width/2, at.Y - pillHeight/2, width, pillHeight}
}

// pill writes s in box, as something to take hold of.
func pill(l *Layer, pal *palette, box Rect, s string, edge Color) {
	outline := rounded(box, box.H/2)
	l.ring(pal.surface, 3, outline)
	l.fill(pal.surface, outline)
	l.ring(edge, 1.2, outline)
	l.text(Text{At: Point{box.X + box.W/2, box.Y + box.H/2}, S: s, Size: fontSize, Color: pal.ink, Align: Align{Middle, Center}})
}

// verdict returns a tick for what holds and a cross for what does not, as lines.
func verdict(at Point, r float64, holds bool) []Path {
	if holds {
		return []Path{{{at.X - r, at.Y + 0.1*r}, {at.X - 0.25*r, at.Y + 0.8*r}, {at.X + r, at.Y - 0.8*r}}}
	}
	const arm = 0.75
	return []Path{
		{{at.X - arm*r, at.Y - arm*r}, {at.X + arm*r, at.Y + arm*r}},
		{{at.X - arm*r, at.Y + arm*r}, {at.X + arm*r, at.Y - arm*r}},
	}
}
