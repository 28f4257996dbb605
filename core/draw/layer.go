package draw

// Fill adds closed paths to the layer, which keeps them; nothing for none. So do Line and Ring.
func (l *Layer) Fill(c Color, paths ...Path) {
	if len(paths) > 0 {
		l.Ops = append(l.Ops, Fill{Paths: paths, Color: c})
	}
}

// Line adds open paths to the layer, width and dash in CSS pixels; a nil dash is solid.
func (l *Layer) Line(c Color, width float64, dash []float64, paths ...Path) {
	if len(paths) > 0 {
		l.Ops = append(l.Ops, Stroke{Paths: paths, Width: width, Color: c, Dash: dash})
	}
}

// Ring adds closed outlines to the layer, width in CSS pixels.
func (l *Layer) Ring(c Color, width float64, paths ...Path) {
	if len(paths) > 0 {
		l.Ops = append(l.Ops, Stroke{Paths: paths, Closed: true, Width: width, Color: c})
	}
}

// Text adds a line of text to the layer; an empty one is left out.
func (l *Layer) Text(t Text) {
	if t.S != "" {
		l.Ops = append(l.Ops, t)
	}
}
