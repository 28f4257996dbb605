// Package contour turns sampled functions into pictures of lines: it chooses
// levels, and it traces the isolines and the regions above them by marching
// squares. Numbers go in, polylines come out; it knows no colours and no pixels.
//
// Source: W. E. Lorensen, H. E. Cline, "Marching cubes: a high resolution 3D
// surface construction algorithm", SIGGRAPH 1987, in two dimensions.
package contour

import "fmt"

// Grid is a function sampled on a regular grid: the value at column i and row j
// is Values[j·NX+i]. Values may hold NaN where the function is undefined, and
// infinities.
type Grid struct {
	NX, NY int // at least 2 each
	Values []float64
}

// Point is a position in units of the grid: (i, j) is the sample at column i and
// row j, so X runs from 0 to NX−1 and Y from 0 to NY−1.
type Point struct{ X, Y float64 }

// mustFit panics unless the values fill the grid.
func (g Grid) mustFit() {
	if g.NX < 2 || g.NY < 2 || len(g.Values) != g.NX*g.NY {
		panic(fmt.Sprintf("contour: grid of %d × %d has %d values", g.NX, g.NY, len(g.Values)))
	}
}

// Lines returns the isolines {f = level} of each level, joined as far as they
// go. A closed line repeats its first point at the end; an open one ends at the
// border or at a sample that is not finite, where no line is drawn. Lines keep
// the higher side on their left (y upwards), and come in the order of their
// lowest cell: the same grid gives the same lines.
//
// Between samples the function is taken as linear along grid edges; in a cell
// whose corners alternate, the mean of the four decides which pair joins.
//
// It panics when the values do not fill the grid or the levels do not rise. It
// costs one pass over the cells, and what is drawn.
func Lines(g Grid, levels []float64) [][][]Point {
	g.mustFit()
	t := newTracer(g, levels)
	t.finiteOnly = true
	return t.trace()
}

// Regions returns the region {f ≥ level} of each level as closed rings, to be
// filled by the even-odd rule. The first point is not repeated. Rings follow the
// border of the grid where the region reaches it. Samples that are NaN are
// outside of every region, +Inf inside; next to a sample that is not finite the
// edge is drawn halfway. The level −Inf gives the region where the function is
// defined.
//
// It panics when the values do not fill the grid or the levels do not rise. It
// costs one pass over the cells, and what is drawn.
func Regions(g Grid, levels []float64) [][][]Point {
	g.mustFit()
	t := newTracer(padded(g), levels)
	t.frame = true
	return t.trace()
}
