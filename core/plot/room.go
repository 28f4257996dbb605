package plot

// Measures that views share, in pixels.
const (
	BareSize = 140  // drawings smaller than this are all plot
	Inset    = 10.0 // around the parts of a drawing
	Reach    = 12.0 // most that a press may miss a line: a finger between lines must find a place from which it scrolls the page
)
