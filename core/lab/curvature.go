package lab

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
)

// maxEigen is the largest dimension whose Hessian is formed for the reader:
// n products and an eigenvalue problem of order n.
const maxEigen = 32

// eigenvalues returns the eigenvalues of ∇²f at p in rising order, or nil when
// the Hessian is too large to form or not finite.
func eigenvalues(p objective.Point) []float64 {
	h := hessian(p)
	if h == nil {
		return nil
	}
	var es mat.EigenSym
	if !es.Factorize(h, false) {
		return nil
	}
	return es.Values(nil)
}

// hessian forms ∇²f at p, or nil when n > maxEigen or an entry is not finite.
func hessian(p objective.Point) *mat.SymDense {
	n := len(p.X())
	if n > maxEigen {
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

// kind is what the curvature says of a stationary point.
type kind uint8

const (
	kindUnknown kind = iota
	kindMinimum
	kindSaddle
	kindMaximum
	kindFlat
)

type stationary struct {
	kind  kind
	words string // with its article
}

// flatShare is the share of the largest curvature up to which a curvature counts
// as zero.
const flatShare = 1e-9

// classify says what kind of stationary point x is by the signs of the
// eigenvalues of the Hessian. It costs n Hessian-vector products.
func classify(f objective.Objective, x []float64) stationary {
	ev := eigenvalues(f.At(x))
	if ev == nil {
		return stationary{kindUnknown, "a stationary point"}
	}
	lo, hi := ev[0], ev[len(ev)-1]
	zero := flatShare * max(math.Abs(lo), math.Abs(hi))
	switch {
	case lo > zero:
		return stationary{kindMinimum, "a minimum"}
	case hi < -zero:
		return stationary{kindMaximum, "a maximum"}
	case lo < -zero && hi > zero:
		return stationary{kindSaddle, "a saddle point"}
	}
	return stationary{kindFlat, "a flat point (the Hessian is singular)"}
}
