package neural

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
