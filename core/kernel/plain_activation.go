package kernel

import (
	"math"

	"hfplayground/core/elementary"
)

// activate has a loop in every case, so that no loop calls by pointer; so has slopes.
func (plain) activate(code Code, a, z []float64) {
	a = a[:len(z)]
	switch code {
	case codeTanh:
		for i, zi := range z {
			a[i] = tanh(zi)
		}
	case codeLogistic:
		for i, zi := range z {
			a[i] = logistic(zi)
		}
	case codeSoftplus:
		for i, zi := range z {
			a[i] = Softplus(zi)
		}
	case codeReLU:
		for i, zi := range z {
			a[i] = relu(zi)
		}
	case codeLinear:
		copy(a, z)
	case codeSine:
		for i, zi := range z {
			a[i] = math.Sin(zi)
		}
	case codeSoftsign:
		for i, zi := range z {
			a[i] = softsign(zi)
		}
	case codeSwish:
		for i, zi := range z {
			a[i] = swish(zi)
		}
	case codeErf:
		for i, zi := range z {
			a[i] = elementary.Erf(zi)
		}
	default:
		panicCode(code)
	}
}

func (plain) slopes(code Code, dst, z, a []float64) {
	z, a = z[:len(dst)], a[:len(dst)]
	switch code {
	case codeTanh:
		for i, ai := range a {
			dst[i] = tanhSlope(0, ai)
		}
	case codeLogistic:
		for i, ai := range a {
			dst[i] = logisticSlope(0, ai)
		}
	case codeSoftplus:
		for i, zi := range z {
			dst[i] = logistic(zi)
		}
	case codeReLU:
		for i, zi := range z {
			dst[i] = reluSlope(zi, 0)
		}
	case codeLinear:
		for i := range dst {
			dst[i] = 1
		}
	case codeSine:
		for i, zi := range z {
			dst[i] = math.Cos(zi)
		}
	case codeSoftsign:
		for i, zi := range z {
			dst[i] = softsignSlope(zi, 0)
		}
	case codeSwish:
		for i, zi := range z {
			dst[i] = swishSlope(zi, a[i])
		}
	case codeErf:
		for i, zi := range z {
			dst[i] = erfSlope(zi, 0)
		}
	default:
		panicCode(code)
	}
}

func (plain) bends(code Code, dst, e, z, a []float64) {
	e, z, a = e[:len(dst)], z[:len(dst)], a[:len(dst)]
	switch code {
	case codeTanh:
		for i, ai := range a {
			dst[i] = e[i] * tanhBend(0, ai)
		}
	case codeLogistic:
		for i, ai := range a {
			dst[i] = e[i] * logisticBend(0, ai)
		}
	case codeSoftplus:
		for i, zi := range z {
			dst[i] = logisticBoth(zi) * e[i]
		}
	case codeReLU, codeLinear:
		for i, ei := range e {
			dst[i] = ei * 0
		}
	case codeSine:
		for i, ai := range a {
			dst[i] = e[i] * -ai
		}
	case codeSoftsign:
		for i, zi := range z {
			dst[i] = e[i] * softsignBend(zi, 0)
		}
	case codeSwish:
		for i, zi := range z {
			dst[i] = e[i] * swishBend(zi, 0)
		}
	case codeErf:
		for i, zi := range z {
			dst[i] = e[i] * erfBend(zi, 0)
		}
	default:
		panicCode(code)
	}
}

func (plain) logisticLoss(a, t []float64) float64 {
	var sums [2]float64
	for i, ai := range a {
		sums[i&1] += logisticTerm(ai, t[i])
	}
	return sums[0] + sums[1]
}

// logisticTerm returns the loss of one output: t ln(1 + e⁻ᵃ) + (1 − t) ln(1 + eᵃ),
// of which ln(1 + e^(−|a|)) is a part in any case. An output that is out of reach
// costs nothing where its target is on the same side.
func logisticTerm(a, t float64) float64 {
	loss, other := logOdds(a), 1-t
	if t != 0 {
		loss += float64(t * below(a))
	}
	if other != 0 {
		loss += float64(other * above(a))
	}
	return loss
}

// above returns max(a, 0), below max(−a, 0).
func above(a float64) float64 {
	if a > 0 {
		return a
	}
	return 0
}

func below(a float64) float64 {
	if a < 0 {
		return -a
	}
	return 0
}

func (plain) logisticGradient(dst, a, t []float64) {
	for i, ai := range a {
		dst[i] = logisticSlopeOf(ai, t[i])
	}
}

// logisticSlopeOf returns (1 − t)p − t(1 − p) with one division.
func logisticSlopeOf(a, t float64) float64 {
	p, q, sum := odds(a)
	if !(a < 0) {
		p, q = q, p
	}
	return (float64((1-t)*p) - float64(t*q)) / sum
}

func (plain) logisticHessVec(dst, a, v []float64) {
	for i, ai := range a {
		dst[i] = logisticBoth(ai) * v[i]
	}
}
