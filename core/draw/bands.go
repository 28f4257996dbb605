package draw

import "hfplayground/core/contour"

// Bands paints sampled functions in bands of colour: where a function is at or
// above Levels[k], and below the next level, it is Colors[k]. Where it is below
// all levels or undefined, nothing is painted.
//
// An SVG gets regions with smooth edges; a canvas that draws at 60 Hz may look
// up each pixel instead.
type Bands struct {
	Panels []Panel
	Levels []float64 // rising; the first may be −Inf
	Colors []Color   // opaque, one a level
}

// Panel is one function on its rectangle: the samples reach from edge to edge,
// the row 0 at the bottom. NX and NY are at least 2, and Values fill the grid.
type Panel struct {
	At   Rect
	Grid contour.Grid
}

func (Bands) op() {}

// Bands adds bands to the layer.
func (l *Layer) Bands(b Bands) {
	if len(b.Panels) > 0 {
		l.Ops = append(l.Ops, b)
	}
}

// Fills returns the bands as fills, painted one over the other: those of all
// panels at one level are one fill.
func (b Bands) Fills() []Fill {
	fills := make([]Fill, len(b.Levels))
	for k := range fills {
		fills[k].Color = b.Colors[k]
	}
	for _, p := range b.Panels {
		for k, rings := range contour.Regions(p.Grid, b.Levels) {
			fills[k].Paths = append(fills[k].Paths, Traced(rings, p.Grid, p.At)...)
		}
	}
	kept := fills[:0]
	for _, f := range fills {
		if len(f.Paths) > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}
