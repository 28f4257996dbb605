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

// Font sizes in CSS pixels.
const (
	fontSize  = 12.0
	smallSize = 11.0
)

// textWidth estimates the width of s: fonts differ, and the scene has none at
// hand. It is used to keep labels apart, on the generous side.
func textWidth(s string, size float64) float64 {
	const average = 0.57 // of the size, for digits and lower-case letters
	n := 0
	for range s {
		n++
	}
	return average * size * float64(n)
}
