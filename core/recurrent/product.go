package recurrent

import "hfplayground/core/objective"

// kind says which product is wanted.
type kind struct {
	hessian    bool
	structural float64 // factor of the structural damping, over the number of sequences
}

// HessVec stores ∇²f(x)·v in dst by the R-operator through time: R{·} is the
// derivative in the direction v of the weights, and every line of the forward and
// the backward pass is differentiated once. With VW, VR, Vb the parts of v,
//
//	R{zₜ} = VW hₜ below + W R{hₜ} below + VR hₜ₋₁ + R R{hₜ₋₁} + Vb
//	R{hₜ} = (1 − hₜ²) ∘ R{zₜ},
//
// and backward, from R{∂f/∂out} = ∂²ℓ/∂out² R{out}/mC,
//
//	R{∂f/∂hₜ} = R{∂f/∂zₜ} above W + R{∂f/∂zₜ₊₁} R + ∂f/∂zₜ above VW + ∂f/∂zₜ₊₁ VR    (1)
//	R{∂f/∂zₜ} = R{∂f/∂hₜ} ∘ (1 − hₜ²) + ∂f/∂hₜ ∘ tanh″(zₜ) ∘ R{zₜ}                   (2)
//	R{∂f/∂W}  = Σₜ R{∂f/∂zₜ}ᵀ hₜ below + (∂f/∂zₜ)ᵀ R{hₜ} below,                      (3)
//
// and so for R with hₜ₋₁.
//
// Source: B. Pearlmutter, "Fast exact multiplication by the Hessian", Neural
// Computation 6(1), 1994.
func (p *point) HessVec(dst, v []float64) {
	p.product(dst, v, objective.Part{Quantity: objective.OfHessVec})
}

// GaussNewtonVec stores G·v + c·v in dst, c the curvature of the penalty: HessVec
// without the terms of (1) and (3) that have no R{∂f/∂z} and without the last of (2).
func (p *point) GaussNewtonVec(dst, v []float64) {
	p.product(dst, v, objective.Part{Quantity: objective.OfGaussNewton})
}

// StructuralVec stores G·v + c·v + weight·S·v in dst, where
//
//	S = (1/m) Σᵢ Σₜ JᵢₜᵀDᵢₜJᵢₜ
//
// over the m sequences, all steps and all layers, Jᵢₜ the Jacobian of the sums zₜ.
// D = diag(1 − hₜ²) is the Hessian of how far a unit that is on with probability
// (1 + tanh z)/2 gets from where it was, as a Kullback–Leibler divergence. The product
// is that of GaussNewtonVec with weight·R{zₜ}/m added to R{∂f/∂hₜ}.
//
// Source: J. Martens and I. Sutskever, "Learning recurrent neural networks with
// Hessian-free optimization", ICML 2011, section 3.2.
func (p *point) StructuralVec(dst, v []float64, weight float64) {
	p.product(dst, v, objective.Part{Quantity: objective.OfGaussNewton, Structural: weight})
}

// product stores one of the products.
func (p *point) product(dst, v []float64, of objective.Part) {
	p.f.net.checkLen("v", v)
	if len(dst) > 0 && &dst[0] == &v[0] {
		panic("recurrent: dst and v overlap")
	}
	p.sum(dst, v, of)
	p.f.ops.Axpy(p.f.l2, v, dst)
}

// addProduct adds the share of a block.
func (p *part) addProduct(dst, v []float64, of kind) {
	ws := p.reach(backed)
	p.f.store.forProduct(p.b)
	p.rForward(ws, v)
	p.rOutputs(ws, v)
	p.rBackward(ws, dst, v, of)
}

// rForward computes R{z} and R{h} of every layer and step.
func (p *part) rForward(ws *workspace, v []float64) {
	f, b, ops := p.f, p.b, p.f.ops
	for l := range f.net.units {
		rz, rh, back := f.store.rz[l], f.store.rh[l], f.net.Recurrent(p.x, l)
		ops.Affine(rz, p.below(ws, l), f.net.Inward(v, l), f.net.Biases(v, l))
		if l > 0 {
			ops.MulNT(rz, f.store.rh[l-1], f.net.Inward(p.x, l), true)
		}
		if b.steps > 1 {
			ops.MulNT(b.late(rz), b.early(ws.h[l]), f.net.Recurrent(v, l), true)
		}
		for t := range b.steps {
			if t > 0 {
				ops.MulNT(b.at(rz, t), b.at(rh, t-1), back, true)
			}
			ops.Hadamard(b.at(rh, t), b.at(rz, t), b.at(ws.slope[l], t))
			p.restAfter(t)
		}
	}
}

// rOutputs computes R{∂f/∂out}.
func (p *part) rOutputs(ws *workspace, v []float64) {
	f, b, ops, top := p.f, p.b, p.f.ops, len(ws.h)-1
	out, ahead := f.store.rout, f.store.room
	ops.Affine(ahead, b.last(ws.h[top]), f.net.Outward(v), f.net.OutputBiases(v))
	ops.MulNT(ahead, b.last(f.store.rh[top]), f.net.Outward(p.x), true)
	for i := range out.Rows {
		f.loss.HessVec(out.Row(i), ws.out.Row(i), b.targets.Row(i), ahead.Row(i))
	}
	ops.Scale(p.scale, out.Data)
}

// rBackward adds the derivative of the gradient, layer by layer from the last. In
// the place of R{h} of a layer comes R{∂f/∂h} when all of (3) that has it has been
// taken, and then R{∂f/∂z}.
func (p *part) rBackward(ws *workspace, dst, v []float64, of kind) {
	f, b, ops, top := p.f, p.b, p.f.ops, len(ws.h)-1
	p.addOutward(dst, f.store.rout, ws)
	for l := top; l >= 0; l-- {
		re := f.store.rh[l]
		if of.hessian {
			p.addCarried(dst, ws.ds[l], re, l)
		}
		if l == top {
			p.rFromOutputs(ws, dst, v, of)
		} else {
			p.rFromAbove(ws, dst, v, l, of)
		}
		if of.hessian && b.steps > 1 {
			ops.MulNN(b.early(re), b.late(ws.ds[l]), f.net.Recurrent(v, l), true)
		}
		p.rThroughTime(ws, l, of)
		p.addLayer(dst, re, ws, l)
	}
}

// rFromOutputs makes R{∂f/∂h} of the last layer what comes from the outputs.
func (p *part) rFromOutputs(ws *workspace, dst, v []float64, of kind) {
	f, b, ops := p.f, p.b, p.f.ops
	re := f.store.rh[len(ws.h)-1]
	if of.hessian {
		ops.MulTN(f.net.Outward(dst), ws.dout, b.last(re), true)
	}
	clear(re.Data)
	ops.MulNN(b.last(re), f.store.rout, f.net.Outward(p.x), false)
	if of.hessian {
		ops.MulNN(b.last(re), ws.dout, f.net.Outward(v), true)
	}
}

// rFromAbove makes R{∂f/∂h} of layer l what comes from the layer above.
func (p *part) rFromAbove(ws *workspace, dst, v []float64, l int, of kind) {
	f, ops := p.f, p.f.ops
	re, above := f.store.rh[l], f.store.rh[l+1]
	if of.hessian {
		ops.MulTN(f.net.Inward(dst, l+1), ws.ds[l+1], re, true)
	}
	ops.MulNN(re, above, f.net.Inward(p.x, l+1), false)
	if of.hessian {
		ops.MulNN(re, ws.ds[l+1], f.net.Inward(v, l+1), true)
	}
}

// rThroughTime completes R{∂f/∂h} of layer l from the last step to the first, and
// puts R{∂f/∂z} in its place.
func (p *part) rThroughTime(ws *workspace, l int, of kind) {
	f, b, ops := p.f, p.b, p.f.ops
	re, rz, back := f.store.rh[l], f.store.rz[l], f.net.Recurrent(p.x, l)
	bend := rz // where none is needed
	if of.hessian {
		bend = f.store.forBend(b, l)
		ops.Bend(bend, ws.e[l], ws.h[l], ws.h[l], f.store.tanh)
	}
	for t := b.steps - 1; t >= 0; t-- {
		now, slope := b.at(re, t), b.at(ws.slope[l], t)
		if t+1 < b.steps {
			ops.MulNN(now, b.at(re, t+1), back, true)
		}
		if of.structural != 0 {
			ops.Axpy(of.structural, b.at(rz, t).Data, now.Data)
		}
		if of.hessian {
			ops.RBackward(now, now, slope, b.at(bend, t), b.at(rz, t))
		} else {
			ops.Hadamard(now, now, slope)
		}
		p.restAfter(t)
	}
}
