package scene

// Theme is the colours of a drawing.
type Theme struct {
	Dark bool
}
