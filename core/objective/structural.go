package objective

// Structural is implemented by GaussNewton Points of objectives whose outputs come
// from hidden states that feed on themselves: recurrent nets. A small step of the
// weights can change such states far beyond what G sees, for G looks at the outputs
// alone; structural damping adds how much the states change to the curvature.
//
// Source: J. Martens and I. Sutskever, "Learning recurrent neural networks with
// Hessian-free optimization", ICML 2011, section 3.2.
type Structural interface {
	GaussNewton

	// StructuralVec stores (G + weight·S)·v in dst, where S = Σₜ JₜᵀDₜJₜ, a mean
	// over examples: Jₜ is the Jacobian of the hidden sums at step t, and Dₜ a
	// diagonal ≥ 0 that says how much the states there follow them. weight is at
	// least 0, and with 0 the product is GaussNewtonVec. It costs the same. dst
	// and v have length n and must not overlap.
	StructuralVec(dst, v []float64, weight float64)
}
