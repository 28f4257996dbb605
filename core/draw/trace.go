package draw

import "hfplayground/core/contour"

// Fineness of contours.
const (
	smooth      = 0.12    // pixels that a contour may be from where it was traced
	coarse      = 4       // pixels between samples from which samples are put between
	mostSamples = 1 << 15 // beyond which none are put between: it would cost a frame
)

// Traced returns lines, in units of the grid, as paths in pixels of r, which the grid fills; they are simplified to
// within 0.12 pixels.
func Traced(lines [][]contour.Point, g contour.Grid, r Rect) []Path {
	kx, ky := r.W/float64(g.NX-1), r.H/float64(g.NY-1)
	paths := make([]Path, len(lines))
	for i, line := range lines {
		p := make(Path, len(line))
		for k, q := range line {
			p[k] = Point{r.X + kx*q.X, r.Y + r.H - ky*q.Y}
		}
		paths[i] = Simplified(p, smooth)
	}
	return paths
}

// Finer returns g with samples put between, by contour.Doubled, until there are at most 4 pixels between two on a plot
// that is width pixels wide, or there are 2¹⁵ samples.
func Finer(g contour.Grid, width float64) contour.Grid {
	for width/float64(g.NX-1) > coarse && len(g.Values) < mostSamples {
		g = contour.Doubled(g)
	}
	return g
}
