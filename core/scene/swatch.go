package scene

// Swatch draws what stands for a run beside its name: the line, dash and marker
// of slot number n, w × h CSS pixels. It has no ground of its own and reads on
// the surfaces of both themes: a colour too light for white is edged dark.
func Swatch(n int, w, h float64) List {
	const lineWidth, edge, inset, markerShare = 2.2, 1.2, 2.0, 0.27
	s := slotOf(n)
	middle := Point{X: w / 2, Y: h / 2}
	line := Path{{X: inset, Y: middle.Y}, {X: w - inset, Y: middle.Y}}
	marker := placed(s.marker, middle, markerShare*h)

	var l Layer
	if p := &lightPalette; p.casing(s.color) == p.dark {
		l.line(p.dark, lineWidth+edge, s.dash, line)
		l.ring(p.dark, edge, marker)
	}
	l.line(s.color, lineWidth, s.dash, line)
	l.fill(s.color, marker)
	return List{W: w, H: h, Layers: []Layer{l}}
}
