package kernel

//go:noescape
func tanhPairs(a, z *float64, pairs int)

//go:noescape
func logisticPairs(a, z *float64, pairs int)

//go:noescape
func softplusPairs(a, z *float64, pairs int)

//go:noescape
func reluPairs(a, z *float64, pairs int)

//go:noescape
func expPairs(dst, x *float64, pairs int)

//go:noescape
func tanhSlopePairs(dst, a *float64, pairs int)

//go:noescape
func logisticSlopePairs(dst, a *float64, pairs int)

//go:noescape
func reluSlopePairs(dst, z *float64, pairs int)

//go:noescape
func tanhBendPairs(dst, e, a *float64, pairs int)

//go:noescape
func logisticBendPairs(dst, e, a *float64, pairs int)

// oddsPairs stores p(1 − p) ∘ v with p = 1/(1 + e⁻ᶻ).
//
//go:noescape
func oddsPairs(dst, v, z *float64, pairs int)

//go:noescape
func logisticGradientPairs(dst, a, t *float64, pairs int)

//go:noescape
func logisticLossPairs(sums *[2]float64, a, t *float64, pairs int)

func (vectors) activate(code Code, a, z []float64) {
	a = a[:len(z)]
	if pairs := len(z) / 2; pairs > 0 {
		switch code {
		case codeTanh:
			tanhPairs(&a[0], &z[0], pairs)
		case codeLogistic:
			logisticPairs(&a[0], &z[0], pairs)
		case codeSoftplus:
			softplusPairs(&a[0], &z[0], pairs)
		case codeReLU:
			reluPairs(&a[0], &z[0], pairs)
		default:
			plain{}.activate(code, a, z)
			return
		}
	}
	at := len(z) &^ 1
	plain{}.activate(code, a[at:], z[at:])
}

func (vectors) slopes(code Code, dst, z, a []float64) {
	z, a = z[:len(dst)], a[:len(dst)]
	if pairs := len(dst) / 2; pairs > 0 {
		switch code {
		case codeTanh:
			tanhSlopePairs(&dst[0], &a[0], pairs)
		case codeLogistic:
			logisticSlopePairs(&dst[0], &a[0], pairs)
		case codeSoftplus:
			logisticPairs(&dst[0], &z[0], pairs)
		case codeReLU:
			reluSlopePairs(&dst[0], &z[0], pairs)
		default:
			plain{}.slopes(code, dst, z, a)
			return
		}
	}
	at := len(dst) &^ 1
	plain{}.slopes(code, dst[at:], z[at:], a[at:])
}

func (vectors) bends(code Code, dst, e, z, a []float64) {
	e, z, a = e[:len(dst)], z[:len(dst)], a[:len(dst)]
	if pairs := len(dst) / 2; pairs > 0 {
		switch code {
		case codeTanh:
			tanhBendPairs(&dst[0], &e[0], &a[0], pairs)
		case codeLogistic:
			logisticBendPairs(&dst[0], &e[0], &a[0], pairs)
		case codeSoftplus:
			oddsPairs(&dst[0], &e[0], &z[0], pairs)
		default:
			plain{}.bends(code, dst, e, z, a)
			return
		}
	}
	at := len(dst) &^ 1
	plain{}.bends(code, dst[at:], e[at:], z[at:], a[at:])
}

func (vectors) exp(dst, x []float64) {
	dst = dst[:len(x)]
	if pairs := len(x) / 2; pairs > 0 {
		expPairs(&dst[0], &x[0], pairs)
	}
	at := len(x) &^ 1
	plain{}.exp(dst[at:], x[at:])
}

func (vectors) logisticLoss(a, t []float64) float64 {
	var sums [2]float64
	t = t[:len(a)]
	if pairs := len(a) / 2; pairs > 0 {
		logisticLossPairs(&sums, &a[0], &t[0], pairs)
	}
	if at := len(a) &^ 1; at < len(a) {
		sums[0] += logisticTerm(a[at], t[at])
	}
	return sums[0] + sums[1]
}

func (vectors) logisticGradient(dst, a, t []float64) {
	a, t = a[:len(dst)], t[:len(dst)]
	if pairs := len(dst) / 2; pairs > 0 {
		logisticGradientPairs(&dst[0], &a[0], &t[0], pairs)
	}
	at := len(dst) &^ 1
	plain{}.logisticGradient(dst[at:], a[at:], t[at:])
}

func (vectors) logisticHessVec(dst, a, v []float64) {
	a, v = a[:len(dst)], v[:len(dst)]
	if pairs := len(dst) / 2; pairs > 0 {
		oddsPairs(&dst[0], &v[0], &a[0], pairs)
	}
	at := len(dst) &^ 1
	plain{}.logisticHessVec(dst[at:], a[at:], v[at:])
}
