package draw

// Swatch draws the line, dash and marker of a run, to be shown beside its name: w × h
// CSS pixels. It has no ground of its own and no edge: every hue stands out from
// the surface of its theme.
func Swatch(s Style, w, h float64) List {
	const lineWidth, inset, markerShare = 2.2, 2.0, 0.27
	middle := Point{X: w / 2, Y: h / 2}
	var l Layer
	l.Line(s.Color, lineWidth, s.Dash, Path{{X: inset, Y: middle.Y}, {X: w - inset, Y: middle.Y}})
	l.Fill(s.Color, Placed(s.Marker, middle, markerShare*h))
	return List{W: w, H: h, Layers: []Layer{l}}
}
