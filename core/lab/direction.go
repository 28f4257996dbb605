package lab

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// orthonormal returns v without its part along u, at length 1; nil where nothing
// is left but rounding.
func orthonormal(v, u []float64) []float64 {
	v = unit(slices.Clone(v))
	if v == nil {
		return nil
	}
	floats.AddScaled(v, -floats.Dot(v, u), u)
	return unit(v)
}

// leastLength is the length below which a direction is rounding.
const leastLength = 1e-12

func unit(v []float64) []float64 {
	length := norm(v)
	if !(length > leastLength) || math.IsInf(length, 0) {
		return nil
	}
	for i := range v {
		v[i] /= length
	}
	return v
}

func axis(n, i int) []float64 {
	e := make([]float64, n)
	e[i] = 1
	return e
}
