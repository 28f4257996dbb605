package objective

// Plus returns both counts together.
func (e Evals) Plus(o Evals) Evals {
	return Evals{
		e.Value + o.Value, e.Gradient + o.Gradient, e.HessVec + o.HessVec, e.GaussNewton + o.GaussNewton, e.Squared + o.Squared,
		e.Batches + o.Batches, e.BatchGradients + o.BatchGradients,
	}
}

// Minus returns the count without that of o, which may be larger.
func (e Evals) Minus(o Evals) Evals {
	return e.Plus(Evals{-o.Value, -o.Gradient, -o.HessVec, -o.GaussNewton, -o.Squared, -o.Batches, -o.BatchGradients})
}
