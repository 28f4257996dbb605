package scene

// fill adds closed paths to the layer.
func (l *Layer) fill(c Color, paths ...Path) {
	if len(paths) > 0 {
		l.Ops = append(l.Ops, Fill{Paths: paths, Color: c})
	}
}

// line adds open paths to the layer.
func (l *Layer) line(c Color, width float64, dash []float64, paths ...Path) {
	if len(paths) > 0 {
		l.Ops = append(l.Ops, Stroke{Paths: paths, Width: width, Color: c, Dash: dash})
	}
}

// ring adds closed outlines to the layer.
func (l *Layer) ring(c Color, width float64, paths ...Path) {
	if len(paths) > 0 {
		l.Ops = append(l.Ops, Stroke{Paths: paths, Closed: true, Width: width, Color: c})
	}
}

// text adds a line of text to the layer; an empty one is left out.
func (l *Layer) text(t Text) {
	if t.S != "" {
		l.Ops = append(l.Ops, t)
	}
}
