package scene

// cornerBadge writes s on a ground of its own at the right edge of a drawing of
// width w, from y down, and returns where that begins; w for no text.
func cornerBadge(l *Layer, pal *palette, theme Theme, s string, y, w float64) float64 {
	s = cut(s, w/2, fontSize)
	if s == "" {
		return w
	}
	width := textWidth(s, fontSize) + 2*badgePad
	box := Rect{w - inset - width, y, width, 21}
	outline := rounded(box, 6)
	l.fill(theme.accent(), outline)
	l.text(Text{At: Point{box.X + width/2, box.Y + box.H/2}, S: s, Size: fontSize, Bold: true, Color: pal.surface, Align: Align{Middle, Center}})
	return box.X
}
