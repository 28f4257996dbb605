package methodtest

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// LeastSquares is the mean of ½(aᵢᵀx − bᵢ)² over examples i. It can be cut into
// batches.
type LeastSquares struct {
	Func
	a [][]float64
	b []float64
}

var _ objective.Batched = LeastSquares{}

// NewLeastSquares returns the mean over the rows aᵢ of a, all of length n.
func NewLeastSquares(a [][]float64, b []float64) LeastSquares {
	residual := func(i int, x []float64) float64 { return floats.Dot(a[i], x) - b[i] }
	share := 1 / float64(len(a))
	return LeastSquares{a: a, b: b, Func: Func{
		N: len(a[0]),
		Value: func(x []float64) (sum float64) {
			for i := range a {
				r := residual(i, x)
				sum += share / 2 * r * r
			}
			return sum
		},
		Gradient: func(dst, x []float64) {
			clear(dst)
			for i := range a {
				floats.AddScaled(dst, share*residual(i, x), a[i])
			}
		},
		HessVec: func(dst, _, v []float64) {
			clear(dst)
			for i := range a {
				floats.AddScaled(dst, share*floats.Dot(a[i], v), a[i])
			}
		},
	}}
}

// Line returns the fit of a line to seven points near it: seven is prime, so
// batches are never all of one size.
func Line() LeastSquares {
	a := [][]float64{{1, -3}, {1, -2}, {1, -1}, {1, 0}, {1, 1}, {1, 2}, {1, 3}}
	return NewLeastSquares(a, []float64{-5.2, -2.9, -1.1, 1.3, 2.8, 5.1, 7.2})
}

// Examples returns the number of rows.
func (f LeastSquares) Examples() int { return len(f.a) }

// Batches cuts the rows, in an order that depends on seed alone.
func (f LeastSquares) Batches(size int, seed uint64) []objective.Objective {
	order := rand.New(rand.NewPCG(seed, 0)).Perm(len(f.a))
	batches := make([]objective.Objective, (len(f.a)-1)/size+1)
	for k := range batches {
		var a [][]float64
		var b []float64
		for _, i := range order[k*len(order)/len(batches) : (k+1)*len(order)/len(batches)] {
			a, b = append(a, f.a[i]), append(b, f.b[i])
		}
		batches[k] = NewLeastSquares(a, b)
	}
	return batches
}
