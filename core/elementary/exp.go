// Package elementary has the elementary functions of package math that are not the
// same there on every machine: on some, package math has exponential and logarithm
// in assembly, which rounds in other places, and several functions call them. Here
// they are plain Go, in one order of operations, that of package math where it has
// no assembly: as WebAssembly both give the same bits.
//
// The others, such as the sine, package math computes alike everywhere; a test sees
// to it. Machines that multiply and add with one rounding still differ, as in all
// floating-point code: see the README.
package elementary

import "math"

// Ln2High + Ln2Low is ln 2; the product of the first with an exponent is exact.
const (
	Ln2High = 6.93147180369123816490e-01
	Ln2Low  = 1.90821492927058770002e-10
)

// ExpP1 to ExpP5 are the coefficients of P in eʳ = 1 + 2r/(P(r²) − r), |r| ≤ ½ ln 2,
//
//	P(t) = 2 + ExpP1·t + ExpP2·t² + … + ExpP5·t⁵.
//
// Source: the FreeBSD library's e_exp.c, as in package math.
const (
	ExpP1 = 1.66666666666666657415e-01
	ExpP2 = -2.77777777770155933842e-03
	ExpP3 = 6.61375632143793436117e-05
	ExpP4 = -1.65339022054652515390e-06
	ExpP5 = 4.13813679705723846039e-08
)

// Exp returns eˣ, with an error of less than one unit in the last place.
//
// With x = k ln 2 + r and |r| ≤ ½ ln 2 it is 2ᵏeʳ.
//
// Source: the FreeBSD library's e_exp.c, as in package math.
func Exp(x float64) float64 {
	const (
		overflow  = 7.09782712893383973096e+02
		underflow = -7.45133219101941108420e+02
		nearZero  = 1.0 / (1 << 28)
	)
	switch {
	case math.IsNaN(x):
		return x
	case x > overflow:
		return math.Inf(1)
	case x < underflow:
		return 0
	case -nearZero < x && x < nearZero:
		return 1 + x
	}
	k := int(math.Log2E*x + math.Copysign(0.5, x))
	return scaledExp(x-float64(k)*Ln2High, float64(k)*Ln2Low, k)
}

// scaledExp returns 2ᵏe^(high − low).
func scaledExp(high, low float64, k int) float64 {
	r := high - low
	t := r * r
	c := r - t*(ExpP1+t*(ExpP2+t*(ExpP3+t*(ExpP4+t*ExpP5))))
	return math.Ldexp(1-((low-(r*c)/(2-c))-high), k)
}

// Pow returns xʸ, with the special cases of math.Pow.
//
// The whole part of y is taken by repeated squaring, what is left of it, at most
// one half, by the exponential.
func Pow(x, y float64) float64 {
	whole, part := math.Modf(math.Abs(y))
	if !(part > 0) || part == 0.5 && whole == 0 || !(x > 0) || math.IsInf(x, 1) {
		return math.Pow(x, y) // which asks for no exponential then
	}
	if part > 0.5 {
		part--
		whole++
	}
	product, exponent := Exp(part*Log(x)), 0 // xʸ is product · 2^exponent
	square, e := math.Frexp(x)
	for i := int64(whole); i != 0; i >>= 1 {
		if e < -1<<12 || e > 1<<12 { // far out of range, and so is xʸ
			exponent += e
			break
		}
		if i&1 == 1 {
			product *= square
			exponent += e
		}
		square *= square
		e <<= 1
		if square < 0.5 {
			square += square
			e--
		}
	}
	if y < 0 {
		product, exponent = 1/product, -exponent
	}
	return math.Ldexp(product, exponent)
}
