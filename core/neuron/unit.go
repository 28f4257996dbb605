// Package neuron is the mathematics of threshold units: what one of them can
// compute and what it cannot, nets and circuits of them, and the perceptron
// with the proof that its rule ends.
//
// A signal is 0 or 1, kept as a bool. An input may be any number.
package neuron

import (
	"fmt"
	"math"
)

// Unit is a threshold unit with one weight an input. It fires, S = 1, where
//
//	w₁x₁ + … + w_N x_N > θ
//
// and is silent, S = 0, where the sum is at most θ. At equality it is silent.
//
// Source: W. S. McCulloch and W. Pitts, "A logical calculus of the ideas
// immanent in nervous activity", Bull. Math. Biophysics 5, 1943, has such units
// with equal weights; the convention at equality is that of A. C. C. Coolen, "A
// Beginner's Guide to the Mathematics of Neural Networks", 1998.
type Unit struct {
	Weights   []float64 // w, one an input
	Threshold float64   // θ
}

// rounding is the share of the sizes of all terms by which a sum must exceed θ.
// It is some hundred roundings of a float64: 0.1 + 0.2 does not exceed 0.3, as
// it would by the last bit.
const rounding = 1.0 / (1 << 46)

// Input returns w·x, the input of the unit, for x with one entry a weight. It
// panics for another length.
func (u Unit) Input(x []float64) float64 {
	sum, _ := u.terms(x)
	return sum
}

// Fires reports whether the unit fires for x, which has one entry a weight. It
// panics for another length. Numbers that differ by the rounding of the sum
// alone count as equal.
func (u Unit) Fires(x []float64) bool {
	sum, size := u.terms(x)
	return exceeds(sum, u.Threshold, size)
}

// terms returns Σ wᵢxᵢ and Σ |wᵢxᵢ|. The products are rounded one by one: no
// machine may fuse them with the sums, so that all get the same bits.
func (u Unit) terms(x []float64) (sum, size float64) {
	if len(x) != len(u.Weights) {
		panic(fmt.Sprintf("neuron: Unit: len(x) = %d, want %d", len(x), len(u.Weights)))
	}
	for i, w := range u.Weights {
		term := float64(w * x[i])
		sum += term
		size += math.Abs(term)
	}
	return sum, size
}

// exceeds reports whether sum > bound by more than the rounding of a sum whose
// terms have the total size given.
func exceeds(sum, bound, size float64) bool {
	return sum-bound > rounding*(size+math.Abs(bound))
}

// Table returns what the unit computes on all 2ⁿ rows of zeros and ones. It
// panics for more than MaxInputs weights or none.
func (u Unit) Table() Table {
	n := len(u.Weights)
	checkInputs("Unit.Table", n)
	t := make(Table, 1<<n)
	for r := range t {
		t[r] = u.Fires(Row(n, r))
	}
	return t
}
