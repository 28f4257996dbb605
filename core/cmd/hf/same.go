package main

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// differs says why numbers may differ from those of the page; "" where they are
// the same to the last bit. It is asked of the program as it runs, not of how it
// was built: what a machine or a compiler does is what counts.
func differs() string {
	switch {
	case fuses(1 + math.Ldexp(1, -30)):
		return "this machine multiplies and adds with one rounding, the page with two: numbers may differ, first in the last digits (see README)"
	case sumsOutOfOrder():
		return "built without -tags noasm, which sums in the order of the page: numbers may differ, first in the last digits"
	}
	return ""
}

// fuses reports whether x² + (1 − 2x), for x a little above 1, shows the digits that
// the rounding of x² takes away.
func fuses(x float64) bool { return x*x+(1-2*x) != 0 }

// sumsOutOfOrder reports whether gonum adds the terms of a product of vectors in
// another order than one after the other.
func sumsOutOfOrder() bool {
	x, ones, sum := make([]float64, 32), make([]float64, 32), 0.0
	for i := range x {
		x[i], ones[i] = 1/float64(i+1), 1
		sum += x[i]
	}
	return floats.Dot(x, ones) != sum
}
