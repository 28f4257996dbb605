package cg

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"
)

// quadratic is ½ xᵀAx − bᵀx with A = QΛQᵀ, and a start.
type quadratic struct {
	lambda   []float64   // Λ, rising
	basis    [][]float64 // columns of Q, orthonormal
	b        []float64
	start    []float64 // x₀
	solution []float64 // x* = A⁻¹b
	fromZero bool      // x₀ = 0
}

// newQuadratic draws eigenvectors by the seed and lays the solution so that x₀ − x*
// has the wanted part along each.
func newQuadratic(s *settings) *quadratic {
	q := &quadratic{lambda: s.spectrumOf(), fromZero: s.start == startZero}
	n := len(q.lambda)
	q.basis = orthonormal(n, rand.New(rand.NewPCG(uint64(s.seed), 1)))
	q.start = make([]float64, n)
	if !q.fromZero {
		floats.AddConst(1, q.start)
	}
	q.solution = append([]float64(nil), q.start...)
	drawn := rand.New(rand.NewPCG(uint64(s.seed), 2)) // others than the eigenvectors
	for _, v := range q.basis {
		part := 1.0
		if s.spread == spreadRandom {
			part = 2*drawn.Float64() - 1
		}
		floats.AddScaled(q.solution, -part, v)
	}
	q.b = make([]float64, n)
	q.product(q.b, q.solution)
	return q
}

// orthonormal returns n vectors of ℝⁿ of chance, each made orthogonal to those
// before: twice, which is enough for rounding.
//
// Source: L. Giraud, J. Langou, M. Rozložník, "The loss of orthogonality in the
// Gram-Schmidt orthogonalization process", Comput. Math. Appl. 50, 2005.
func orthonormal(n int, rnd *rand.Rand) [][]float64 {
	basis := make([][]float64, 0, n)
	for range n {
		v := make([]float64, n)
		for i := range v {
			v[i] = 2*rnd.Float64() - 1
		}
		for range 2 {
			for _, u := range basis {
				floats.AddScaled(v, -floats.Dot(u, v), u)
			}
			floats.Scale(1/floats.Norm(v, 2), v)
		}
		basis = append(basis, v)
	}
	return basis
}

// product stores Av in dst.
func (q *quadratic) product(dst, v []float64) {
	for i := range dst {
		dst[i] = 0
	}
	for i, u := range q.basis {
		floats.AddScaled(dst, q.lambda[i]*floats.Dot(u, v), u)
	}
}

// residual returns b − Ax.
func (q *quadratic) residual(x []float64) []float64 {
	r := make([]float64, len(x))
	q.product(r, x)
	return floats.SubTo(r, q.b, r)
}

// errors returns the part of x − x* along each eigenvector.
func (q *quadratic) errors(x []float64) []float64 {
	off := floats.SubTo(make([]float64, len(x)), x, q.solution)
	parts := make([]float64, len(x))
	for i, u := range q.basis {
		parts[i] = floats.Dot(u, off)
	}
	return parts
}

// sameEigenvalue is how far apart, relative to their size, eigenvalues count as one.
const sameEigenvalue = 1e-12

// distinct returns how many of the eigenvalues, which rise, differ.
func distinct(lambda []float64) int {
	count := 0
	for i, l := range lambda {
		if i == 0 || l-lambda[i-1] > sameEigenvalue*l {
			count++
		}
	}
	return count
}
