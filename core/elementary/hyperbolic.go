package elementary

import "math"

// Sizes from which on a function takes the exponential; math takes none below.
const (
	sinhSeries = 0.5
	tanhSeries = 0.625
)

// Sizes from which on e⁻ˣ adds nothing to eˣ, and tanh x is ±1.
const (
	sinhFar = 21
	tanhFar = 0.5 * 8.8029691931113054295988e+01
)

// Sinh returns (eˣ − e⁻ˣ)/2.
func Sinh(x float64) float64 {
	size := math.Abs(x)
	if !(size > sinhSeries) {
		return math.Sinh(x)
	}
	e := Exp(size)
	half := e * 0.5
	if size <= sinhFar {
		half = (e - 1/e) * 0.5
	}
	return math.Copysign(half, x)
}

// Cosh returns (eˣ + e⁻ˣ)/2.
func Cosh(x float64) float64 {
	size := math.Abs(x)
	e := Exp(size)
	if size > sinhFar {
		return e * 0.5
	}
	return (e + 1/e) * 0.5
}

// Tanh returns (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ) = 1 − 2/(e²ˣ + 1).
func Tanh(x float64) float64 {
	size := math.Abs(x)
	if !(size >= tanhSeries && size <= tanhFar) {
		return math.Tanh(x)
	}
	return math.Copysign(1-2/(Exp(2*size)+1), x)
}
