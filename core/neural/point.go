package neural

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// point is an Objective at one vector of weights.
type point struct {
	f     *Objective
	x     []float64
	value float64
	known bool // value is f(x)
	name  int  // by which its workspace knows it; 0 before it has one
}

var _ objective.SquaredGradients = (*point)(nil)

// X returns the weights.
func (p *point) X() []float64 { return p.x }

// Value returns f(x).
func (p *point) Value() float64 {
	if !p.known {
		sum := p.f.loss.sum(p.f.ops, p.reach(forwarded).outputs(), p.f.targets)
		p.value, p.known = sum/float64(p.f.inputs.Rows)+p.penalty(), true
	}
	return p.value
}

// penalty returns ½c‖x‖² + c₁‖x‖₁.
func (p *point) penalty() float64 {
	sum := 0.0
	if p.f.l2 != 0 {
		sum += p.f.l2 / 2 * p.f.ops.Dot(p.x, p.x)
	}
	if p.f.l1 != 0 {
		sum += p.f.l1 * floats.Norm(p.x, 1)
	}
	return sum
}

// Gradient stores ∇f(x) in dst. With the errors ∂f/∂zₗ of every layer,
//
//	∂f/∂Wₗ = (∂f/∂zₗ)ᵀ aₗ₋₁
//	∂f/∂bₗ = the sum of the rows of ∂f/∂zₗ.
func (p *point) Gradient(dst []float64) {
	f := p.f
	f.net.checkLen("dst", dst)
	ws := p.reach(backed)
	for l := range f.net.layers {
		f.ops.MulTN(f.net.Weights(dst, l), ws.ds[l], p.before(ws, l), false)
		f.ops.ColSums(f.net.Biases(dst, l), ws.ds[l])
	}
	if f.l2 != 0 {
		f.ops.Axpy(f.l2, p.x, dst)
	}
	if f.l1 != 0 {
		addSigns(dst, f.l1, p.x)
	}
}

// addSigns adds scale·sign(x) to dst, with sign(0) = 0.
func addSigns(dst []float64, scale float64, x []float64) {
	for j, xj := range x {
		if xj != 0 {
			dst[j] += math.Copysign(scale, xj)
		}
	}
}

// before returns what layer l sees: the activations of the layer before it.
func (p *point) before(ws *workspace, l int) kernel.Mat {
	if l == 0 {
		return p.f.inputs
	}
	return ws.a[l-1]
}

// reach returns the workspace of p when it has got as far as the stage.
func (p *point) reach(want stage) *workspace {
	ws := p.f.store.lease(p)
	if ws.stage < forwarded {
		ws.run(p.f.ops, p.f.net, p.x, p.f.inputs)
		ws.stage = forwarded
	}
	if want >= backed && ws.stage < backed {
		p.backward(ws)
		ws.stage = backed
	}
	if want >= bent && ws.stage < bent {
		for l, layer := range p.f.net.layers {
			p.f.ops.Bend(ws.e[l], ws.e[l], ws.z[l], ws.a[l], layer.Activation)
		}
		ws.stage = bent
	}
	return ws
}

// backward computes, from the last layer to the first,
//
//	∂f/∂zₗ   = ∂f/∂aₗ ∘ σ′(zₗ)
//	∂f/∂aₗ₋₁ = ∂f/∂zₗ Wₗ.
//
// The mean over examples is taken once, in ∂f/∂a of the outputs.
func (p *point) backward(ws *workspace) {
	f := p.f
	f.store.forBackward(ws, f.inputs.Rows)
	last := f.net.Depth() - 1
	f.loss.gradients(f.ops, ws.e[last], ws.a[last], f.targets)
	f.ops.Scale(1/float64(f.inputs.Rows), ws.e[last].Data)
	for l := last; l >= 0; l-- {
		f.ops.Backward(ws.ds[l], ws.slope[l], ws.e[l], ws.z[l], ws.a[l], f.net.layers[l].Activation)
		if l > 0 {
			f.ops.MulNN(ws.e[l-1], ws.ds[l], f.net.Weights(p.x, l), false)
		}
	}
}
