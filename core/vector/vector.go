// Package vector holds what the packages above share about vectors of ℝⁿ and lists: norms that do
// not overflow, differences, directions of length 1.
package vector

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// Norm returns ‖v‖₂ without overflow.
func Norm(v []float64) float64 {
	n := 0.0
	for _, x := range v {
		n = math.Hypot(n, x)
	}
	return n
}

// Difference returns a − b, a vector of its own.
func Difference(a, b []float64) []float64 {
	return floats.SubTo(make([]float64, len(a)), a, b)
}

// Orthonormal returns v without its part along u, at length 1; nil where nothing
// is left but rounding.
func Orthonormal(v, u []float64) []float64 {
	v = Unit(slices.Clone(v))
	if v == nil {
		return nil
	}
	floats.AddScaled(v, -floats.Dot(v, u), u)
	return Unit(v)
}

// leastLength is the length below which a direction is rounding.
const leastLength = 1e-12

// Unit scales v to length 1 in place and returns it; nil where it has no direction.
func Unit(v []float64) []float64 {
	length := Norm(v)
	if !(length > leastLength) || math.IsInf(length, 0) {
		return nil
	}
	for i := range v {
		v[i] /= length
	}
	return v
}

// Axis returns the i-th unit vector of ℝⁿ.
func Axis(n, i int) []float64 {
	e := make([]float64, n)
	e[i] = 1
	return e
}

// MaxAbs returns ‖x‖∞; NaN when x holds one.
func MaxAbs(x []float64) float64 {
	m := 0.0
	for _, v := range x {
		m = math.Max(m, math.Abs(v)) // math.Max keeps NaN
	}
	return m
}

// Evenly returns at most count indices of a list of n, the first and last among
// them where there are two.
func Evenly(n, count int) []int {
	if n <= count {
		count = n
	}
	out := make([]int, count)
	for i := range out {
		out[i] = i
		if count > 1 {
			out[i] = i * (n - 1) / (count - 1)
		}
	}
	return out
}

// Along returns x + alpha·d, a vector of its own.
func Along(x []float64, alpha float64, d []float64) []float64 {
	return floats.AddScaledTo(make([]float64, len(x)), x, alpha, d)
}

// Scaled returns alpha·v, a vector of its own.
func Scaled(alpha float64, v []float64) []float64 {
	return floats.ScaleTo(make([]float64, len(v)), alpha, v)
}

// Stays reports whether x + alpha·d rounds to x.
func Stays(x []float64, alpha float64, d []float64) bool {
	for i, xi := range x {
		if xi+alpha*d[i] != xi {
			return false
		}
	}
	return true
}

// IsFinite reports whether x is neither infinite nor NaN.
func IsFinite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

// AllFinite reports whether every entry of v is finite.
func AllFinite(v []float64) bool {
	for _, x := range v {
		if !IsFinite(x) {
			return false
		}
	}
	return true
}

// OrInf returns x, or +∞ where x is NaN.
func OrInf(x float64) float64 {
	if math.IsNaN(x) {
		return math.Inf(1)
	}
	return x
}
