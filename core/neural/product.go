package neural

// HessVec stores ∇²f(x)·v in dst by the R-operator: R{·} is the derivative in the
// direction v of the weights, and every line of the forward and the backward
// pass is differentiated once. Forward, with v = (VW, Vb) in layers like W and b,
//
//	R{zₗ} = aₗ₋₁ VWₗᵀ + R{aₗ₋₁} Wₗᵀ + Vbₗ
//	R{aₗ} = σ′(zₗ) ∘ R{zₗ}
//
// and backward, from R{∂f/∂a} = (∂²ℓ/∂a² R{a})/m at the outputs,
//
//	R{∂f/∂zₗ}   = R{∂f/∂aₗ} ∘ σ′(zₗ) + ∂f/∂aₗ ∘ σ″(zₗ) ∘ R{zₗ}      (1)
//	R{∂f/∂Wₗ}   = R{∂f/∂zₗ}ᵀ aₗ₋₁ + (∂f/∂zₗ)ᵀ R{aₗ₋₁}               (2)
//	R{∂f/∂bₗ}   = the sum of the rows of R{∂f/∂zₗ}
//	R{∂f/∂aₗ₋₁} = R{∂f/∂zₗ} Wₗ + ∂f/∂zₗ VWₗ.                        (3)
//
// Source: B. Pearlmutter, "Fast exact multiplication by the Hessian", Neural
// Computation 6(1), 1994.
func (p *point) HessVec(dst, v []float64) { p.product(dst, v, true) }

// GaussNewtonVec stores G·v + c·v in dst, c the curvature of the penalty: J·v is
// the R-forward pass, and JᵀH of it an ordinary backward pass. It is HessVec
// without the second terms of (1), (2) and (3).
func (p *point) GaussNewtonVec(dst, v []float64) { p.product(dst, v, false) }

// product stores the product with the Hessian or the Gauss–Newton matrix.
func (p *point) product(dst, v []float64, hessian bool) {
	f := p.f
	f.net.checkLen("dst", dst)
	f.net.checkLen("v", v)
	if &dst[0] == &v[0] {
		panic("neural: dst and v overlap")
	}
	want := backed // for σ′(z)
	if hessian {
		want = bent
	}
	ws := p.reach(want)
	f.store.forProduct(f.inputs.Rows)
	p.rForward(ws, v)
	p.rOutputs(ws)
	p.rBackward(ws, dst, v, hessian)
	if f.l2 != 0 {
		f.ops.Axpy(f.l2, v, dst)
	}
}

// rForward computes R{z} and R{a} of every layer.
func (p *point) rForward(ws *workspace, v []float64) {
	f, rz, ra := p.f, p.f.store.rz, p.f.store.ra
	for l := range f.net.layers {
		f.ops.Affine(rz[l], p.before(ws, l), f.net.Weights(v, l), f.net.Biases(v, l))
		if l > 0 {
			f.ops.MulNT(rz[l], ra[l-1], f.net.Weights(p.x, l), true)
		}
		f.ops.Hadamard(ra[l], rz[l], ws.slope[l])
	}
}

// rOutputs puts R{∂f/∂a} of the outputs in the place of R{a}.
func (p *point) rOutputs(ws *workspace) {
	f, last := p.f, p.f.net.Depth()-1
	ra := f.store.ra[last]
	f.loss.hessVecs(f.ops, ra, ws.a[last], f.targets, ra, f.store.room)
	f.ops.Scale(1/float64(f.inputs.Rows), ra.Data)
}

// rBackward computes the derivative of the gradient, layer by layer from the
// last. In the place of R{a} of a layer comes R{∂f/∂a} once (2) has been taken,
// and then R{∂f/∂z}.
func (p *point) rBackward(ws *workspace, dst, v []float64, hessian bool) {
	f, rz, ra := p.f, p.f.store.rz, p.f.store.ra
	for l := f.net.Depth() - 1; l >= 0; l-- {
		w, rds := f.net.Weights(dst, l), ra[l]
		if hessian {
			f.ops.RBackward(rds, ra[l], ws.slope[l], ws.e[l], rz[l])
		} else {
			f.ops.Hadamard(rds, ra[l], ws.slope[l])
		}
		f.ops.MulTN(w, rds, p.before(ws, l), false)
		f.ops.ColSums(f.net.Biases(dst, l), rds)
		if l == 0 {
			return
		}
		if hessian {
			f.ops.MulTN(w, ws.ds[l], ra[l-1], true)
		}
		f.ops.MulNN(ra[l-1], rds, f.net.Weights(p.x, l), false)
		if hessian {
			f.ops.MulNN(ra[l-1], ws.ds[l], f.net.Weights(v, l), true)
		}
	}
}
