package neural

// squaredLoss is the loss of regression. For classes the last layer squashes, so
// that the targets ±1 are within reach.
func squaredLoss() Loss {
	return Loss{
		Key: "squared", Label: "Squared error", Help: "½ Σ (a − t)²",
		Value: squared, Gradient: squaredGradient, HessVec: squaredHessVec,
		Predict: identity, Agrees: agreesBySign, Accepts: acceptsFinite,
		Coding: Coding{Low: -1, High: 1, Output: "tanh"}, Number: true,
		Usual:     func(classes int) bool { return classes == 0 },
		separable: true,
	}
}

func squared(a, t []float64) float64 {
	sum := 0.0
	for k, ak := range a {
		e := ak - t[k]
		sum += e * e
	}
	return sum / 2
}

func squaredGradient(dst, a, t []float64) {
	for k, ak := range a {
		dst[k] = ak - t[k]
	}
}

// squaredHessVec stores v: the Hessian is the identity.
func squaredHessVec(dst, _, _, v []float64) { copy(dst, v) }

func identity(dst, a []float64) { copy(dst, a) }

// agreesBySign compares the sign of one output, for targets −1 and 1, and the
// largest of several.
func agreesBySign(a, t []float64) bool {
	if len(a) == 1 {
		return (a[0] > 0) == (t[0] > 0)
	}
	return agreesByLargest(a, t)
}
