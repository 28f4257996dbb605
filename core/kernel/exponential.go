package kernel

import (
	"math"

	"hfplayground/core/elementary"
)

// The exponential in one division and no call. As WebAssembly, package math takes
// several times as long, and that was a third of what a small net cost.
//
// With x = k ln 2 + r and |r| ≤ ½ ln 2,
//
//	eˣ = 2ᵏ (d + 2r)/d,   d = 2 − r + r²(p₁ + r²(p₂ + …)),
//
// with the coefficients of package elementary.
const (
	p1, p2, p3, p4, p5 = elementary.ExpP1, elementary.ExpP2, elementary.ExpP3, elementary.ExpP4, elementary.ExpP5

	// rounder is a number whose last bit is worth 1: a small number added to it
	// is rounded to a whole one, which then stands in its last bits.
	rounder = 1<<52 + 1<<51

	mantissaBits = 52
	exponentBias = 1023

	// expFar is the size from which on eˣ may have no normal 2ᵏ.
	expFar = 700
	// tanhFar is the size from which on tanh rounds to ±1.
	tanhFar = 22
)

// exp returns eˣ with an error of some units in the last place.
func exp(x float64) float64 {
	if !(x > -expFar && x < expFar) {
		return elementary.Exp(x)
	}
	k := x*math.Log2E + rounder
	n := k - rounder
	r := x - n*elementary.Ln2High - n*elementary.Ln2Low
	t := r * r
	d := 2 - r + t*(p1+t*(p2+t*(p3+t*(p4+t*p5))))
	return (d + 2*r) / d * math.Float64frombits((math.Float64bits(k)+exponentBias)<<mantissaBits)
}

// tanhs stores tanh z in a, entry by entry, with an error of some units in the
// last place: with the form above of e²ᶻ
//
//	tanh z = (e²ᶻ − 1)/(e²ᶻ + 1) = ((2ᵏ − 1)d + 2ᵏ⁺¹r) / ((2ᵏ + 1)d + 2ᵏ⁺¹r),
//
// where nothing cancels for small z: k is 0 there.
func tanhs(a, z []float64) {
	a = a[:len(z)]
	for i, x := range z {
		if !(x > -tanhFar && x < tanhFar) {
			a[i] = elementary.Tanh(x)
			continue
		}
		x += x
		k := x*math.Log2E + rounder
		n := k - rounder
		r := x - n*elementary.Ln2High - n*elementary.Ln2Low
		t := r * r
		d := 2 - r + t*(p1+t*(p2+t*(p3+t*(p4+t*p5))))
		s := math.Float64frombits((math.Float64bits(k) + exponentBias) << mantissaBits)
		up := 2 * s * r
		a[i] = ((s-1)*d + up) / ((s+1)*d + up)
	}
}

// tanh is tanhs of one number.
func tanh(z float64) float64 {
	var a [1]float64
	tanhs(a[:], []float64{z})
	return a[0]
}
