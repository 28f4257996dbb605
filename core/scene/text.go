package scene

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

// cut returns s, shortened with an ellipsis to fit width.
func cut(s string, width, size float64) string {
	if textWidth(s, size) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && textWidth(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	if len(runes) < 2 {
		return ""
	}
	return string(runes) + "…"
}

// boxOf returns the place a text takes.
func boxOf(t Text) Rect {
	width := textWidth(t.S, t.Size)
	left := t.At.X - width*[...]float64{Start: 0, Middle: 0.5, End: 1}[t.Align.X]
	return Rect{left, t.At.Y + (t.Align.Drop()-0.8)*t.Size, width, t.Size}
}
