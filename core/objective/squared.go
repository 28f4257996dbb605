package objective

// SquaredGradients is implemented by GaussNewton Points of objectives that are a mean over examples plus a penalty:
// nets. The numbers are a cheap estimate of the diagonal of the curvature, for preconditioners. They come with a
// backward pass and count in Evals.Squared.
//
// Source: J. Martens, "Deep learning via Hessian-free optimization", ICML 2010,
// section 4.7.
type SquaredGradients interface {
	GaussNewton

	// SquaredGradients stores q in dst, length n: qⱼ = (1/m) Σᵢ (∂lossᵢ/∂xⱼ)²
	// over the m examples, without the penalty.
	SquaredGradients(dst []float64)

	// Ridge returns c ≥ 0 of the penalty ½c‖x‖², which adds c to every entry of
	// the diagonal.
	Ridge() float64
}
