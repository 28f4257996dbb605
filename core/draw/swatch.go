package draw

// Swatch draws what stands for a run beside its name: the line, dash and marker
// of slot number n, w × h CSS pixels. It has no ground of its own and reads on
// the surfaces of both themes: a colour too light for white is edged dark.
func Swatch(n int, w, h float64) List {
	const lineWidth, edge, inset, markerShare = 2.2, 1.2, 2.0, 0.27
	s := SlotOf(n)
	middle := Point{X: w / 2, Y: h / 2}
	line := Path{{X: inset, Y: middle.Y}, {X: w - inset, Y: middle.Y}}
	marker := Placed(s.Marker, middle, markerShare*h)

	var l Layer
	if p := &lightPalette; p.Casing(s.Color) == p.Dark {
		l.Line(p.Dark, lineWidth+edge, s.Dash, line)
		l.Ring(p.Dark, edge, marker)
	}
	l.Line(s.Color, lineWidth, s.Dash, line)
	l.Fill(s.Color, marker)
	return List{W: w, H: h, Layers: []Layer{l}}
}
