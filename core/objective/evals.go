package objective

// Evals counts evaluations by kind.
type Evals struct {
	Value       int // f
	Gradient    int // ∇f
	HessVec     int // ∇²f·v
	GaussNewton int // G·v

	Batches        float64 // evaluations on batches, in gradient equivalents of the whole
	BatchGradients float64 // the gradients among them, in shares of the whole
}

// The cost of one evaluation of each kind in units of one matrix product per
// layer of a net: forward 1; forward and backward 3; R-forward and backward on
// top of a kept forward pass 4; both R-passes 6.
const (
	unitsValue       = 1
	unitsGradient    = 3
	unitsGaussNewton = 4
	unitsHessVec     = 6
)

// Cost returns the evaluations in gradient equivalents,
// (n_f + 3 n_grad + 4 n_Gv + 6 n_Hv) / 3, and those on batches.
func (e Evals) Cost() float64 {
	units := unitsValue*e.Value + unitsGradient*e.Gradient + unitsGaussNewton*e.GaussNewton + unitsHessVec*e.HessVec
	return float64(units)/unitsGradient + e.Batches
}

// Epochs returns the passes over the examples for gradients: those of the whole,
// and those on batches by their shares.
func (e Evals) Epochs() float64 { return float64(e.Gradient) + e.BatchGradients }
