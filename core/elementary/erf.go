package elementary

import "math"

// Sizes between which the error function takes the exponential, and that from
// which on it takes the second of its two ratios.
const (
	erfLow    = 1.25
	erfHigh   = 6
	erfSecond = 1 / 0.35
)

// Erf returns 2/√π · ∫₀ˣ e^(−t²) dt.
//
// From erfLow to erfHigh it is 1 − e^(−x² − 0.5625 + R/S)/x, with R and S
// polynomials in 1/x².
//
// Source: the FreeBSD library's s_erf.c, as in package math.
func Erf(x float64) float64 {
	size := math.Abs(x)
	if !(size >= erfLow && size < erfHigh) {
		return math.Erf(x)
	}
	s := 1 / (size * size)
	r, q := nearTail(s)
	if size >= erfSecond {
		r, q = farTail(s)
	}
	const firstHalf = 0xffffffff00000000 // the square of so few digits is exact
	z := math.Float64frombits(math.Float64bits(size) & firstHalf)
	e := Exp(-z*z-0.5625) * Exp((z-size)*(z+size)+r/q)
	return math.Copysign(1-e/size, x)
}

// nearTail returns the polynomials of [1.25, 1/0.35).
func nearTail(s float64) (r, q float64) {
	return polynomial(s, -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
			-6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
			-8.12874355063065934246e+01, -9.81432934416914548592e+00),
		polynomial(s, 1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02,
			6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02,
			6.57024977031928170135e+00, -6.04244152148580987438e-02)
}

// farTail returns the polynomials of [1/0.35, 6).
func farTail(s float64) (r, q float64) {
	return polynomial(s, -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
			-1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
			-4.83519191608651397019e+02),
		polynomial(s, 1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
			3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02,
			-2.24409524465858183362e+01)
}

// polynomial returns c₀ + c₁s + c₂s² + … by Horner's rule.
func polynomial(s float64, c ...float64) float64 {
	sum := c[len(c)-1]
	for i := len(c) - 2; i >= 0; i-- {
		sum = c[i] + s*sum
	}
	return sum
}
