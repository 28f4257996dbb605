package neural

import (
	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
)

func logisticLoss() Loss {
	share := catalog.Get(kernel.Activations(), "logistic")
	return Loss{
		Key: "logistic", Label: "Logistic cross-entropy", Help: "Σ ln(1 + eᵃ) − t·a, targets 0 or 1",
		Value: logistic, Gradient: logisticGradient, HessVec: logisticHessVec,
		Predict: func(dst, a []float64) {
			kernel.Fastest().Activate(kernel.RowMat(dst), kernel.RowMat(a), share) // of a whole picture at a time
		},
		Agrees: agreesByOdds, Accepts: acceptsShares,
		Coding:    Coding{Low: 0, High: 1, Output: "linear"},
		Usual:     func(classes int) bool { return classes == 2 },
		separable: true,
		batch: &batchLoss{
			sum:      func(ops kernel.Ops, a, t kernel.Mat) float64 { return ops.LogisticLoss(a, t) },
			gradient: func(ops kernel.Ops, dst, a, t kernel.Mat) { ops.LogisticGradient(dst, a, t) },
			hessVec:  func(ops kernel.Ops, dst, a, v, _ kernel.Mat) { ops.LogisticHessVec(dst, a, v) },
		},
	}
}

// logistic is −Σ t ln p + (1 − t) ln(1 − p) with p = 1/(1 + e⁻ᵃ), where both
// logarithms are softplus functions of a. For targets 0 and 1 it keeps its
// relative accuracy however good the prediction.
func logistic(a, t []float64) float64 {
	return kernel.Plain().LogisticLoss(kernel.RowMat(a), kernel.RowMat(t))
}

// logisticGradient stores p − t = (1 − t)p − t(1 − p).
func logisticGradient(dst, a, t []float64) {
	kernel.Plain().LogisticGradient(kernel.RowMat(dst), kernel.RowMat(a), kernel.RowMat(t))
}

// logisticHessVec stores p(1 − p) ∘ v.
func logisticHessVec(dst, a, _, v []float64) {
	kernel.Plain().LogisticHessVec(kernel.RowMat(dst), kernel.RowMat(a), kernel.RowMat(v))
}

// agreesByOdds compares every output: above even odds for a target above ½.
func agreesByOdds(a, t []float64) bool {
	for k, ak := range a {
		if (ak > 0) != (t[k] > 0.5) {
			return false
		}
	}
	return true
}

func acceptsShares(t []float64) string {
	if !within(t, 0, 1) {
		return "numbers in [0, 1]"
	}
	return ""
}
