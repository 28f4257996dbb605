//go:build wasm || (amd64 && !purego)

package kernel

import "math"

//go:noescape
func tanhVectors(a, z *float64, count int)

//go:noescape
func logisticVectors(a, z *float64, count int)

//go:noescape
func softplusVectors(a, z *float64, count int)

//go:noescape
func reluVectors(a, z *float64, count int)

// sineVectors and cosineVectors take numbers as near to 0 as near says.
//
//go:noescape
func sineVectors(a, z *float64, count int)

//go:noescape
func softsignVectors(a, z *float64, count int)

//go:noescape
func swishVectors(a, z *float64, count int)

//go:noescape
func erfVectors(a, z *float64, count int)

//go:noescape
func expVectors(dst, x *float64, count int)

//go:noescape
func tanhSlopeVectors(dst, a *float64, count int)

//go:noescape
func logisticSlopeVectors(dst, a *float64, count int)

//go:noescape
func reluSlopeVectors(dst, z *float64, count int)

//go:noescape
func cosineVectors(dst, z *float64, count int)

//go:noescape
func softsignSlopeVectors(dst, z *float64, count int)

//go:noescape
func swishSlopeVectors(dst, z, a *float64, count int)

//go:noescape
func erfSlopeVectors(dst, z *float64, count int)

//go:noescape
func tanhBendVectors(dst, e, a *float64, count int)

//go:noescape
func logisticBendVectors(dst, e, a *float64, count int)

//go:noescape
func sineBendVectors(dst, e, a *float64, count int)

//go:noescape
func softsignBendVectors(dst, e, z *float64, count int)

//go:noescape
func swishBendVectors(dst, e, z *float64, count int)

//go:noescape
func erfBendVectors(dst, e, z *float64, count int)

// oddsVectors stores p(1 − p) ∘ v with p = 1/(1 + e⁻ᶻ).
//
//go:noescape
func oddsVectors(dst, v, z *float64, count int)

//go:noescape
func logisticGradientVectors(dst, a, t *float64, count int)

//go:noescape
func logisticLossVectors(sums *[2]float64, a, t *float64, count int)

func (vectors) activate(code Code, a, z []float64) {
	a = a[:len(z)]
	if code == codeSine && !near(z) {
		plain{}.activate(code, a, z)
		return
	}
	if count := len(z) / lanes; count > 0 {
		switch code {
		case codeTanh:
			tanhVectors(&a[0], &z[0], count)
		case codeLogistic:
			logisticVectors(&a[0], &z[0], count)
		case codeSoftplus:
			softplusVectors(&a[0], &z[0], count)
		case codeReLU:
			reluVectors(&a[0], &z[0], count)
		case codeSine:
			sineVectors(&a[0], &z[0], count)
		case codeSoftsign:
			softsignVectors(&a[0], &z[0], count)
		case codeSwish:
			swishVectors(&a[0], &z[0], count)
		case codeErf:
			erfVectors(&a[0], &z[0], count)
		default:
			plain{}.activate(code, a, z)
			return
		}
	}
	at := len(z) &^ (lanes - 1)
	plain{}.activate(code, a[at:], z[at:])
}

// near reports whether package math takes octants off all of z by subtraction: beyond, it
// needs more digits of π than the assembly has.
func near(z []float64) bool {
	for _, x := range z {
		if !(math.Abs(x) < 1<<29) {
			return false
		}
	}
	return true
}

func (vectors) slopes(code Code, dst, z, a []float64) {
	z, a = z[:len(dst)], a[:len(dst)]
	if code == codeSine && !near(z) {
		plain{}.slopes(code, dst, z, a)
		return
	}
	if count := len(dst) / lanes; count > 0 {
		switch code {
		case codeTanh:
			tanhSlopeVectors(&dst[0], &a[0], count)
		case codeLogistic:
			logisticSlopeVectors(&dst[0], &a[0], count)
		case codeSoftplus:
			logisticVectors(&dst[0], &z[0], count)
		case codeReLU:
			reluSlopeVectors(&dst[0], &z[0], count)
		case codeSine:
			cosineVectors(&dst[0], &z[0], count)
		case codeSoftsign:
			softsignSlopeVectors(&dst[0], &z[0], count)
		case codeSwish:
			swishSlopeVectors(&dst[0], &z[0], &a[0], count)
		case codeErf:
			erfSlopeVectors(&dst[0], &z[0], count)
		default:
			plain{}.slopes(code, dst, z, a)
			return
		}
	}
	at := len(dst) &^ (lanes - 1)
	plain{}.slopes(code, dst[at:], z[at:], a[at:])
}

func (vectors) bends(code Code, dst, e, z, a []float64) {
	e, z, a = e[:len(dst)], z[:len(dst)], a[:len(dst)]
	if count := len(dst) / lanes; count > 0 {
		switch code {
		case codeTanh:
			tanhBendVectors(&dst[0], &e[0], &a[0], count)
		case codeLogistic:
			logisticBendVectors(&dst[0], &e[0], &a[0], count)
		case codeSoftplus:
			oddsVectors(&dst[0], &e[0], &z[0], count)
		case codeSine:
			sineBendVectors(&dst[0], &e[0], &a[0], count)
		case codeSoftsign:
			softsignBendVectors(&dst[0], &e[0], &z[0], count)
		case codeSwish:
			swishBendVectors(&dst[0], &e[0], &z[0], count)
		case codeErf:
			erfBendVectors(&dst[0], &e[0], &z[0], count)
		default:
			plain{}.bends(code, dst, e, z, a)
			return
		}
	}
	at := len(dst) &^ (lanes - 1)
	plain{}.bends(code, dst[at:], e[at:], z[at:], a[at:])
}

func (vectors) exp(dst, x []float64) {
	dst = dst[:len(x)]
	if count := len(x) / lanes; count > 0 {
		expVectors(&dst[0], &x[0], count)
	}
	at := len(x) &^ (lanes - 1)
	plain{}.exp(dst[at:], x[at:])
}

func (vectors) logisticLoss(a, t []float64) float64 {
	var sums [2]float64
	t = t[:len(a)]
	if count := len(a) / lanes; count > 0 {
		logisticLossVectors(&sums, &a[0], &t[0], count)
	}
	for i := len(a) &^ (lanes - 1); i < len(a); i++ {
		sums[i&1] += logisticTerm(a[i], t[i])
	}
	return sums[0] + sums[1]
}

func (vectors) logisticGradient(dst, a, t []float64) {
	a, t = a[:len(dst)], t[:len(dst)]
	if count := len(dst) / lanes; count > 0 {
		logisticGradientVectors(&dst[0], &a[0], &t[0], count)
	}
	at := len(dst) &^ (lanes - 1)
	plain{}.logisticGradient(dst[at:], a[at:], t[at:])
}

func (vectors) logisticHessVec(dst, a, v []float64) {
	a, v = a[:len(dst)], v[:len(dst)]
	if count := len(dst) / lanes; count > 0 {
		oddsVectors(&dst[0], &v[0], &a[0], count)
	}
	at := len(dst) &^ (lanes - 1)
	plain{}.logisticHessVec(dst[at:], a[at:], v[at:])
}
