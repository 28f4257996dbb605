package method

import (
	"slices"

	"hfplayground/core/cg"
)

// maxShownDim is the largest n for which the inner iterates themselves are kept
// to be shown, and not only their numbers.
const maxShownDim = 32

// NewInnerIter returns what is shown of the present iterate of a run.
func NewInnerIter(c *cg.Run) InnerIter {
	it := InnerIter{Phi: c.Phi, Residual: norm(c.R), Curvature: c.Curvature}
	if len(c.D) <= maxShownDim {
		it.D = slices.Clone(c.D)
	}
	return it
}
