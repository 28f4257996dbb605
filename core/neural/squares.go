package neural

// SquaredGradients stores the mean over examples of the squared gradient of each
// example's loss in dst. The gradient of one example with respect to a weight is
// a product of two numbers, ∂ℓ/∂zₗ and aₗ₋₁, so the sum of its squares is one more
// matrix product, of squares:
//
//	q(Wₗ) = (1/m) ((∂ℓ/∂zₗ)²)ᵀ (aₗ₋₁)²
//
// It costs a third of a gradient on top of one.
func (p *point) SquaredGradients(dst []float64) {
	f, rows := p.f, p.f.inputs.Rows
	f.net.checkLen("dst", dst)
	ws := p.reach(backed)
	f.store.forProduct(rows)
	f.store.forSquares(rows)
	for l := range f.net.layers {
		squares := f.store.square
		if l > 0 {
			squares = f.store.ra[l-1]
		}
		in, errors := p.before(ws, l), f.store.rz[l]
		f.ops.Hadamard(squares, in, in)
		f.ops.Hadamard(errors, ws.ds[l], ws.ds[l])
		f.ops.MulTN(f.net.Weights(dst, l), errors, squares, false)
		f.ops.ColSums(f.net.Biases(dst, l), errors)
	}
	f.ops.Scale(float64(rows), dst) // ds are errors of the mean, (1/m)∂ℓ/∂z
}

// Ridge returns c, the curvature of the penalty.
func (p *point) Ridge() float64 { return p.f.l2 }
