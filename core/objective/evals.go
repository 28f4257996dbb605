package objective

// Evals counts evaluations by kind.
type Evals struct {
	Value       int // f
	Gradient    int // ∇f
	HessVec     int // ∇²f·v
	GaussNewton int // G·v
	Squared     int // the squared gradients of the examples, summed

	Batches        float64 // evaluations on batches, in gradient equivalents of the whole
	BatchGradients float64 // the gradients among them, in shares of the whole
}

// The cost of one evaluation of each kind in units of one matrix product per
// layer of a net: forward 1; forward and backward 3; R-forward and backward on
// top of a kept forward pass 4; both R-passes 6; the squared gradients of the
// examples, from the kept passes of the gradient, 1.
const (
	unitsValue       = 1
	unitsGradient    = 3
	unitsGaussNewton = 4
	unitsHessVec     = 6
	unitsSquared     = 1
)

// Cost returns the evaluations in gradient equivalents,
// (n_f + 3 n_grad + 4 n_Gv + 6 n_Hv + n_sq) / 3, and those on batches.
func (e Evals) Cost() float64 {
	units := unitsValue*e.Value + unitsGradient*e.Gradient + unitsGaussNewton*e.GaussNewton + unitsHessVec*e.HessVec + unitsSquared*e.Squared
	return float64(units)/unitsGradient + e.Batches
}

// Epochs returns the passes over the examples for gradients: those of the whole,
// and those on batches by their shares.
func (e Evals) Epochs() float64 { return float64(e.Gradient) + e.BatchGradients }
