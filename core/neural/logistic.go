package neural

import "hfplayground/core/kernel"

func logisticLoss() Loss {
	return Loss{
		Key: "logistic", Label: "Logistic cross-entropy", Help: "Σ ln(1 + eᵃ) − t·a, targets 0 or 1",
		Value: logistic, Gradient: logisticGradient, HessVec: logisticHessVec,
		Predict: logisticPredict, Agrees: agreesByOdds, Accepts: acceptsShares,
		Coding:    Coding{Low: 0, High: 1, Output: "linear"},
		Usual:     func(classes int) bool { return classes == 2 },
		separable: true,
	}
}

// logistic is −Σ t ln p + (1 − t) ln(1 − p) with p = 1/(1 + e⁻ᵃ), where both
// logarithms are softplus functions of a. For targets 0 and 1 it keeps its
// relative accuracy however good the prediction.
func logistic(a, t []float64) float64 {
	sum := 0.0
	for k, ak := range a {
		switch t[k] {
		case 0:
			sum += kernel.Softplus(ak)
		case 1:
			sum += kernel.Softplus(-ak)
		default:
			sum += t[k]*kernel.Softplus(-ak) + (1-t[k])*kernel.Softplus(ak)
		}
	}
	return sum
}

// logisticGradient stores p − t = (1 − t)p − t(1 − p).
func logisticGradient(dst, a, t []float64) {
	for k, ak := range a {
		p, q := kernel.Logistic(ak)
		dst[k] = (1-t[k])*p - t[k]*q
	}
}

// logisticHessVec stores p(1 − p) ∘ v.
func logisticHessVec(dst, a, _, v []float64) {
	for k, ak := range a {
		p, q := kernel.Logistic(ak)
		dst[k] = p * q * v[k]
	}
}

func logisticPredict(dst, a []float64) {
	for k, ak := range a {
		dst[k], _ = kernel.Logistic(ak)
	}
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
