package neural

import (
	"fmt"
	"slices"

	"hfplayground/core/kernel"
)

// Passes is every number on the way of one example through a net: the forward
// and the backward pass, and their derivatives R{·} in a direction v of the
// weights. With w from unit k to unit j, v for the same place in the direction,
// and f the activation of the layer,
//
//	zⱼ = Σₖ wⱼₖ aₖ + bⱼ    R{zⱼ} = Σₖ (vⱼₖ aₖ + wⱼₖ R{aₖ}) + vⱼ
//	aⱼ = f(zⱼ)             R{aⱼ} = f′(zⱼ) R{zⱼ}
//	Σⱼ = Σᵢ wᵢⱼ δᵢ         R{Σⱼ} = Σᵢ (vᵢⱼ δᵢ + wᵢⱼ R{δᵢ})
//	δⱼ = f′(zⱼ) Σⱼ         R{δⱼ} = f″(zⱼ) R{zⱼ} Σⱼ + f′(zⱼ) R{Σⱼ}
//
// where i are the units of the layer after. At the outputs Σ is ∂ℓ/∂a and R{Σ}
// is ∂²ℓ/∂a² R{a}; a cross-entropy is one of linear outputs, where Σ and δ are
// the same: prediction minus target.
//
// E is the loss of this example alone: without the 1/m of the mean over examples
// and without penalties.
type Passes struct {
	Inputs  []float64   // a of the inputs of the net
	RInputs []float64   // zeros: inputs do not depend on weights
	Targets []float64   // one per output
	Value   float64     // E
	Layers  []LayerPass // the same layers as the net's
}

// LayerPass is the four passes in one layer, an entry a unit.
type LayerPass struct {
	Z, A        []float64 // the weighted sum with bias, and f(z)
	Slope, Bend []float64 // f′(z), f″(z)
	Sum         []float64 // Σ = ∂E/∂a
	Delta       []float64 // δ = ∂E/∂z

	RZ, RA, RSum, RDelta []float64 // R{z}, R{a}, R{Σ}, R{δ}
}

// Passes returns the passes of one example, counted from 0, at the weights x in
// the direction v, both of length Dim and not kept. It panics where there is no
// such example. It costs a gradient and a Hessian product of one example, and
// leaves the Points of f alone.
func (f *Objective) Passes(x, v []float64, example int) Passes {
	f.net.checkLen("x", x)
	f.net.checkLen("v", v)
	if example < 0 || example >= f.inputs.Rows {
		panic(fmt.Sprintf("neural: example %d, want 0 to %d", example, f.inputs.Rows-1))
	}
	one := &Objective{
		net: f.net, loss: f.loss, ops: f.ops,
		inputs:  f.inputs.Slice(example, example+1),
		targets: f.targets.Slice(example, example+1),
		store:   &store{net: f.net, rows: 1},
	}
	p := &point{f: one, x: x}
	ws := p.reach(backed)
	one.store.forProduct(1)
	p.rForward(ws, v)
	return Passes{
		Inputs:  slices.Clone(one.inputs.Data),
		RInputs: make([]float64, f.net.inputs),
		Targets: slices.Clone(one.targets.Data),
		Value:   p.Value(),
		Layers:  p.layerPasses(ws, v),
	}
}

// layerPasses returns what the workspace of one example holds after the passes
// forward, backward and R-forward, and makes the R-backward pass on its own
// paper: rBackward stores one quantity in the place of another, and here all are
// kept.
func (p *point) layerPasses(ws *workspace, v []float64) []LayerPass {
	f, rz, ra := p.f, p.f.store.rz, p.f.store.ra
	bend, rsum, rdelta := perLayer(f.net, 1), perLayer(f.net, 1), perLayer(f.net, 1)
	last := f.net.Depth() - 1
	f.loss.HessVec(rsum[last].Data, ws.a[last].Data, f.targets.Data, ra[last].Data)
	passes := make([]LayerPass, f.net.Depth())
	for l := last; l >= 0; l-- {
		f.bends(bend[l], ws.z[l], ws.a[l], l)
		bent := kernel.NewMat(1, ws.e[l].Cols)
		f.ops.Hadamard(bent, ws.e[l], bend[l])
		f.ops.RBackward(rdelta[l], rsum[l], ws.slope[l], bent, rz[l])
		if l > 0 {
			f.ops.MulNN(rsum[l-1], rdelta[l], f.net.Weights(p.x, l), false)
			f.ops.MulNN(rsum[l-1], ws.ds[l], f.net.Weights(v, l), true)
		}
		passes[l] = LayerPass{
			Z: ws.z[l].Data, A: ws.a[l].Data, Slope: ws.slope[l].Data, Bend: bend[l].Data,
			Sum: ws.e[l].Data, Delta: ws.ds[l].Data,
			RZ: rz[l].Data, RA: ra[l].Data, RSum: rsum[l].Data, RDelta: rdelta[l].Data,
		}
	}
	return passes
}

// bends stores f″(z) of layer l in dst.
func (f *Objective) bends(dst, z, a kernel.Mat, l int) {
	for i := range dst.Data {
		dst.Data[i] = 1
	}
	f.ops.Bend(dst, dst, z, a, f.net.layers[l].Activation)
}

// Gradient returns ∂E/∂w = aₖδⱼ for the weight of layer l to unit j from unit k
// of the layer before, and ∂E/∂b = δⱼ for its bias, where from is −1.
func (p Passes) Gradient(layer, unit, from int) float64 {
	a, _ := p.Source(layer, from)
	return a * p.Layers[layer].Delta[unit]
}

// RGradient returns the derivative of Gradient in the direction v, an entry of
// the product of the Hessian of E with v: R{aₖ}δⱼ + aₖR{δⱼ}, and R{δⱼ} for the
// bias.
func (p Passes) RGradient(layer, unit, from int) float64 {
	a, ra := p.Source(layer, from)
	to := &p.Layers[layer]
	return ra*to.Delta[unit] + a*to.RDelta[unit]
}

// Source returns aₖ and R{aₖ} of what a weight of the layer comes from: unit from
// of the layer before, an input of the net for layer 0, and for the bias, where
// from is −1, the constant 1.
func (p Passes) Source(layer, from int) (a, ra float64) {
	switch {
	case from < 0:
		return 1, 0
	case layer == 0:
		return p.Inputs[from], p.RInputs[from]
	}
	before := &p.Layers[layer-1]
	return before.A[from], before.RA[from]
}
