// Package curvature forms the Hessian of small problems from its products and says
// what it says: eigenvalues, the nature of a stationary point, and the steps that
// minimise the quadratic model.
package curvature

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
)

// maxEigen is the largest dimension whose Hessian is formed for the reader:
// n products and an eigenvalue problem of order n.
const maxEigen = 32

// Eigenvalues returns the eigenvalues of ∇²f at p in rising order, or nil when
// the Hessian is too large to form or not finite.
func Eigenvalues(p objective.Point) []float64 {
	es := eigen(p, maxEigen)
	if es == nil {
		return nil
	}
	return es.Values(nil)
}

// eigen returns the eigenvalues and eigenvectors of ∇²f at p, or nil where n is above most or
// the Hessian is not finite.
func eigen(p objective.Point, most int) *mat.EigenSym {
	h := hessian(p, most)
	var es mat.EigenSym
	if h == nil || !es.Factorize(h, true) { // without vectors, gonum v0.17 panics on entries below 10⁻¹²²
		return nil
	}
	return &es
}

// hessian forms ∇²f at p, or nil when n > most or an entry is not finite.
func hessian(p objective.Point, most int) *mat.SymDense {
	n := len(p.X())
	if n > most {
		return nil
	}
	h := mat.NewSymDense(n, nil)
	e, col := make([]float64, n), make([]float64, n)
	for j := range n {
		e[j] = 1
		p.HessVec(col, e)
		e[j] = 0
		for i := range j + 1 {
			if math.IsNaN(col[i]) || math.IsInf(col[i], 0) {
				return nil
			}
			h.SetSym(i, j, col[i])
		}
	}
	return h
}

// FlatShare is the share of the largest curvature up to which a curvature counts
// as zero: some thousand times what rounding leaves of it, and below the 7·10⁻¹⁰
// of Rosenbrock's function at its steepest, whose minimum is one.
const FlatShare = 1e-12

// NewtonStep returns −H⁻¹g, whatever kind of stationary point it leads to, without the directions whose eigenvalue is
// at most share of the largest, and whether there were no such directions. d has length n, and is nil where the Hessian
// is not finite or too large to form.
func NewtonStep(p objective.Point, share float64) (d []float64, whole bool) {
	return newtonStep(p, share, maxEigen)
}

func newtonStep(p objective.Point, share float64, most int) (d []float64, whole bool) {
	es := eigen(p, most)
	if es == nil {
		return nil, false
	}
	n := len(p.X())
	g, d := make([]float64, n), make([]float64, n)
	p.Gradient(g)
	var q mat.Dense
	es.VectorsTo(&q)
	values, whole := es.Values(nil), true
	zero := share * max(math.Abs(values[0]), math.Abs(values[n-1]))
	for j, lambda := range values {
		if math.Abs(lambda) <= zero {
			whole = false
			continue
		}
		v := q.ColView(j).(*mat.VecDense)
		along := mat.Dot(v, mat.NewVecDense(n, g)) / lambda
		for i := range n {
			d[i] -= along * v.AtVec(i)
		}
	}
	return d, whole
}

// CauchyStep returns −g·(gᵀg / gᵀHg), the minimiser of the quadratic model along
// the negative gradient, or −g where the model has none.
func CauchyStep(p objective.Point) []float64 {
	n := len(p.X())
	g, hg := make([]float64, n), make([]float64, n)
	p.Gradient(g)
	p.HessVec(hg, g)
	gg, ghg := 0.0, 0.0
	for i := range g {
		gg += g[i] * g[i]
		ghg += g[i] * hg[i]
	}
	length := 1.0
	if ghg > 0 {
		length = gg / ghg
	}
	for i := range g {
		g[i] *= -length
	}
	return g
}
