package images

import "math/rand/v2"

// curves draws quadratic Bézier curves through three control points.
//
// The CURVES images of G. Hinton and R. Salakhutdinov, "Reducing the dimensionality of
// data with neural networks", Science 313, 2006, are generated from three random points
// in the plane; how was not published. These are of our own making: control points uniform in
// [3, 25]² of a paper of 28 × 28, and a pen of σ = 0.7.
type curves struct{}

const (
	paper        = 28.0 // side that lengths are given for
	curveMargin  = 3.0
	curvePen     = 0.7
	thinnestPen  = 0.55 // in pixels: a thinner one leaves gaps on a coarse grid
	curveSamples = 64
)

func (curves) Draw(dst []float64, side int, rnd *rand.Rand) (class int) {
	scale := float64(side) / paper
	var at [3][2]float64
	for i := range at {
		for j := range at[i] {
			at[i][j] = scale * (curveMargin + (paper-2*curveMargin)*rnd.Float64())
		}
	}
	p := pen{dst: dst, side: side, sigma: max(thinnestPen, curvePen*scale)}
	p.curve(at[0], at[1], at[2], curveSamples)
	return -1
}
