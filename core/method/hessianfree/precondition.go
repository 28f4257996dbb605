package hessianfree

import (
	"gonum.org/v1/gonum/floats"

	"hfplayground/core/cg"
	"hfplayground/core/elementary"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// Diagonal is the preconditioner of Hessian-free optimisation,
//
//	M = diag((q + λ + c)^Exponent),
//
// where q are the mean squared gradients of the examples and c the curvature of
// the penalty. Conjugate gradients then see a matrix nearer to a multiple of the
// identity; what they minimise stays the same.
//
// Source: J. Martens, "Deep learning via Hessian-free optimization", ICML 2010,
// section 4.7.
type Diagonal struct {
	Exponent float64 // at most 1, which is found too aggressive there; 0 is none
}

// leastShare bounds the entries below, relative to the largest: without damping
// and penalty a weight that no example depends on has q = 0, and no M⁻¹.
const leastShare = 1e-12

// inverse returns the product with M⁻¹ at p, nil where M is not positive and
// finite. It costs about a third of a gradient.
func (m Diagonal) inverse(p objective.SquaredGradients, n int, lambda float64) cg.Product {
	entries := make([]float64, n)
	p.SquaredGradients(entries)
	floats.AddConst(lambda+p.Ridge(), entries)
	least := leastShare * floats.Max(entries)
	if !(least > 0) || !vector.AllFinite(entries) {
		return nil
	}
	for j, e := range entries {
		entries[j] = elementary.Pow(max(e, least), m.Exponent)
	}
	return func(dst, v []float64) { floats.DivTo(dst, v, entries) }
}

// inverse returns the product with the inverse of the preconditioner at p, nil
// for none, and a remark where there should be one and is not.
func (h *Method) inverse(p objective.Point, lambda float64) (cg.Product, []method.Fact) {
	if !h.Precondition {
		return nil, nil
	}
	squared, ok := p.(objective.SquaredGradients)
	if !ok {
		return nil, []method.Fact{method.Words(&preconditioner, "none: f is not a mean over examples")}
	}
	inverse := h.Preconditioner.inverse(squared, len(p.X()), lambda)
	if inverse == nil {
		return nil, []method.Fact{method.Words(&preconditioner, "none: the squared gradients are zero or not finite")}
	}
	return inverse, nil
}
