package neural

import "math"

func huberLoss() Loss {
	return Loss{
		Key: "huber", Label: "Huber loss", Help: "½ Σ e² where |e| ≤ 1, Σ |e| − ½ beyond, e = a − t",
		Value: huber, Gradient: huberGradient, HessVec: huberHessVec,
		Predict: identity, Agrees: agreesBySign, Accepts: acceptsFinite,
		Coding: Coding{Low: -1, High: 1, Output: "tanh"}, Number: true,
		Usual:     func(int) bool { return false },
		separable: true,
	}
}

// huberReach is δ: errors up to it cost their square, larger ones grow evenly.
const huberReach = 1

// huber is Σ h(a − t), h(e) = ½e² where |e| ≤ 1 and |e| − ½ beyond.
//
// Source: P. J. Huber, "Robust estimation of a location parameter", Annals of
// Mathematical Statistics 35, 1964, with δ = 1.
func huber(a, t []float64) float64 {
	sum := 0.0
	for k, ak := range a {
		if e := math.Abs(ak - t[k]); e <= huberReach {
			sum += e * e / 2
		} else {
			sum += huberReach * (e - huberReach/2.)
		}
	}
	return sum
}

func huberGradient(dst, a, t []float64) {
	for k, ak := range a {
		dst[k] = max(-huberReach, min(huberReach, ak-t[k]))
	}
}

// huberHessVec stores v where the error is within reach, and 0 beyond, where the
// loss is even; NaN stays.
func huberHessVec(dst, a, t, v []float64) {
	for k, ak := range a {
		dst[k] = v[k]
		if math.Abs(ak-t[k]) > huberReach {
			dst[k] = 0
		}
	}
}
