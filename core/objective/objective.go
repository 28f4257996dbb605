// Package objective says what is minimised: a function of n real variables that
// can tell its value, its gradient and the product of its Hessian with a vector.
// No method ever sees more of a problem than this.
package objective

// Objective is a twice differentiable function f: ℝⁿ → ℝ.
type Objective interface {
	// Dim returns n, the number of variables; it never changes.
	Dim() int

	// At returns what is known of f at x. It copies x, which has length n = Dim;
	// At panics otherwise. Nothing is evaluated until the Point is asked.
	At(x []float64) Point
}

// Keep returns f at x, which nobody writes to any more: where it can be, x is part of the Point and not copied. Of a
// million weights a copy is 8 MB.
func Keep(f Objective, x []float64) Point {
	if k, ok := f.(interface{ Keep(x []float64) Point }); ok {
		return k.Keep(x)
	}
	return f.At(x)
}

// Point is f at one fixed x. A Point never moves, so nothing it has computed can
// become stale; it may keep intermediate results and answer a second question
// for less. A Point is not safe for concurrent use.
type Point interface {
	// X returns the position, length n. It must not be written to.
	X() []float64

	// Value returns f(x). It may be ±Inf or NaN where f is not defined.
	Value() float64

	// Gradient stores ∇f(x) in dst, length n.
	Gradient(dst []float64)

	// HessVec stores ∇²f(x)·v in dst. dst and v have length n and must not
	// overlap. The product is exact, not a difference, and never forms ∇²f.
	HessVec(dst, v []float64)
}

// GaussNewton is implemented by the Points of objectives that are a convex loss
// of a vector of outputs: sums of squares and nets.
type GaussNewton interface {
	// GaussNewtonVec stores G·v in dst, where G = JᵀHJ: J is the Jacobian of the
	// outputs at x, H the Hessian of the loss with respect to the outputs. G is
	// positive semidefinite. dst and v have length n and must not overlap.
	//
	// Source: N. Schraudolph, "Fast curvature matrix-vector products for
	// second-order gradient descent", Neural Computation 14(7), 2002.
	GaussNewtonVec(dst, v []float64)
}
