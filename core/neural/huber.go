package neural

import (
	"math"

	"hfplayground/core/param"
)

// huber is Σ h(a − t), with
//
//	h(e) = ½e²           where |e| ≤ δ,
//	h(e) = δ(|e| − ½δ)   beyond:
//
// the squared error, of which a few examples far off do not get the better. It is
// convex; its curvature is 1 and jumps to 0 at ±δ.
//
// Source: P. J. Huber, "Robust estimation of a location parameter", Annals of
// Mathematical Statistics 35, 1964.
type huber struct {
	delta float64 // δ > 0
}

func huberLoss() Loss {
	h := &huber{delta: 1}
	return Loss{
		Key: "huber", Label: "Huber loss", Help: "½ Σ e² where |e| ≤ δ, δ Σ (|e| − ½δ) beyond, e = a − t",
		Value: h.value, Gradient: h.gradient, HessVec: h.hessVec,
		Predict: identity, Agrees: agreesBySign, Accepts: acceptsFinite,
		Coding: Coding{Low: -1, High: 1, Output: "tanh"}, Number: true,
		Usual: func(int) bool { return false },
		Fields: []param.Field{
			param.Float(&h.delta, "delta", param.Log(1e-3, 1e3), "The loss is linear for errors larger than this.").Called("Huber threshold", "δ"),
		},
		separable: true,
	}
}

func (h *huber) value(a, t []float64) float64 {
	sum := 0.0
	for k, ak := range a {
		if e := math.Abs(ak - t[k]); e <= h.delta {
			sum += e * e / 2
		} else {
			sum += h.delta * (e - h.delta/2)
		}
	}
	return sum
}

func (h *huber) gradient(dst, a, t []float64) {
	for k, ak := range a {
		dst[k] = max(-h.delta, min(h.delta, ak-t[k]))
	}
}

// hessVec stores v where the error is within reach, and 0 beyond, where the loss
// grows linearly; NaN stays.
func (h *huber) hessVec(dst, a, t, v []float64) {
	for k, ak := range a {
		dst[k] = v[k]
		if math.Abs(ak-t[k]) > h.delta {
			dst[k] = 0
		}
	}
}
