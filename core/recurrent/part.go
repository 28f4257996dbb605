package recurrent

import "hfplayground/core/kernel"

// part is one block of an Objective at one vector of weights.
type part struct {
	f     *Objective
	x     []float64
	b     *block
	scale float64 // 1/mC, of the whole
	value float64
	known bool // value is that of loss
}

// loss returns the share of the block in the mean loss.
func (p *part) loss() float64 {
	if !p.known {
		out, sum := p.reach(forwarded).out, 0.0
		for i := range out.Rows {
			sum += p.f.loss.Value(out.Row(i), p.b.targets.Row(i))
		}
		p.value, p.known = sum*p.scale, true
	}
	return p.value
}

// reach returns the workspace of p when it has got as far as the stage.
func (p *part) reach(want stage) *workspace {
	ws := p.f.store.lease(p)
	if ws.stage < forwarded {
		p.forward(ws)
		ws.stage = forwarded
	}
	if want >= backed && ws.stage < backed {
		p.backward(ws)
		ws.stage = backed
	}
	return ws
}

// restAfter rests after step t where a block takes so long that a reader would wait for it.
func (p *part) restAfter(t int) {
	if b := p.b; b.pause > 0 && b.pause < b.steps && t%b.pause == 0 {
		p.f.Rest()
	}
}

// below returns what layer l sees of the layer below it.
func (p *part) below(ws *workspace, l int) kernel.Mat {
	if l == 0 {
		return p.b.inputs
	}
	return ws.h[l-1]
}

// forward computes h of every layer and step, and the outputs at the steps that
// count. tanh and its derivatives follow from h alone, so z is not kept.
func (p *part) forward(ws *workspace) {
	f, b, ops := p.f, p.b, p.f.ops
	for l := range f.net.units {
		h, back := ws.h[l], f.net.Recurrent(p.x, l)
		ops.Affine(h, p.below(ws, l), f.net.Inward(p.x, l), f.net.Biases(p.x, l))
		for t := range b.steps {
			now := b.at(h, t)
			if t > 0 {
				ops.MulNT(now, b.at(h, t-1), back, true)
			}
			ops.Activate(now, now, f.store.tanh)
			p.restAfter(t)
		}
	}
	ops.Affine(ws.out, b.last(ws.h[len(ws.h)-1]), f.net.Outward(p.x), f.net.OutputBiases(p.x))
}

// backward computes, from the last layer to the first and within each from the last
// step to the first,
//
//	∂f/∂hₗₜ = ∂f/∂zₗ₊₁ₜ Wₗ₊₁ + ∂f/∂zₗₜ₊₁ Rₗ
//	∂f/∂zₗₜ = ∂f/∂hₗₜ ∘ (1 − hₗₜ²),
//
// where the outputs, at the steps that count, are what is above the last layer. The
// mean over sequences and steps is taken once, in ∂f/∂out.
func (p *part) backward(ws *workspace) {
	f, b, ops := p.f, p.b, p.f.ops
	for i := range ws.out.Rows {
		f.loss.Gradient(ws.dout.Row(i), ws.out.Row(i), b.targets.Row(i))
	}
	ops.Scale(p.scale, ws.dout.Data)
	top := len(ws.e) - 1
	clear(ws.e[top].Data)
	ops.MulNN(b.last(ws.e[top]), ws.dout, f.net.Outward(p.x), false)
	for l := top; l >= 0; l-- {
		back := f.net.Recurrent(p.x, l)
		for t := b.steps - 1; t >= 0; t-- {
			e, ds, h := b.at(ws.e[l], t), b.at(ws.ds[l], t), b.at(ws.h[l], t)
			if t+1 < b.steps {
				ops.MulNN(e, b.at(ws.ds[l], t+1), back, true)
			}
			ops.Backward(ds, b.at(ws.slope[l], t), e, h, h, f.store.tanh)
			p.restAfter(t)
		}
		if l > 0 {
			ops.MulNN(ws.e[l-1], ws.ds[l], f.net.Inward(p.x, l), false)
		}
	}
}

// addGradient adds the share of the block in the gradient to dst:
//
//	∂f/∂Wₗ = Σₜ (∂f/∂zₗₜ)ᵀ hₗ₋₁ₜ
//	∂f/∂Rₗ = Σₜ (∂f/∂zₗₜ)ᵀ hₗₜ₋₁
//	∂f/∂bₗ = Σₜ of the rows of ∂f/∂zₗₜ.
func (p *part) addGradient(dst []float64) { p.addErrors(dst, p.reach(backed)) }

// addErrors adds the gradient that the errors of a workspace say.
func (p *part) addErrors(dst []float64, ws *workspace) {
	p.addOutward(dst, ws.dout, ws)
	for l := range ws.ds {
		p.addLayer(dst, ws.ds[l], ws, l)
	}
}

// addOutward adds what the errors dout of the outputs say of their weights.
func (p *part) addOutward(dst []float64, dout kernel.Mat, ws *workspace) {
	net := p.f.net
	p.f.ops.MulTN(net.Outward(dst), dout, p.b.last(ws.h[len(ws.h)-1]), true)
	p.addRows(net.OutputBiases(dst), dout)
}

// addLayer adds what the errors ds of layer l say of its weights.
func (p *part) addLayer(dst []float64, ds kernel.Mat, ws *workspace, l int) {
	net, ops := p.f.net, p.f.ops
	ops.MulTN(net.Inward(dst, l), ds, p.below(ws, l), true)
	p.addCarried(dst, ds, ws.h[l], l)
	p.addRows(net.Biases(dst, l), ds)
	p.restAfter(0)
}

// addCarried adds what ds at each step and h at the step before say of the weights
// between them. Where there is one step there are none.
func (p *part) addCarried(dst []float64, ds, h kernel.Mat, l int) {
	if p.b.steps > 1 {
		p.f.ops.MulTN(p.f.net.Recurrent(dst, l), p.b.late(ds), p.b.early(h), true)
	}
}

// addRows adds the rows of m to dst.
func (p *part) addRows(dst []float64, m kernel.Mat) {
	sums := p.f.store.vector[:len(dst)]
	p.f.ops.ColSums(sums, m)
	p.f.ops.Axpy(1, sums, dst)
}
