package recurrent

import (
	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// SquaredGradients stores the mean over sequences of the squared gradient of each sequence's loss in dst. A weight
// acts at every step, so the gradient of one sequence is a sum over steps, which is formed for each sequence
// alone: as many operations as the last part of a gradient, in smaller products.
func (p *point) SquaredGradients(dst []float64) {
	m := float64(p.f.set.Len())
	p.sum(dst, nil, objective.Part{Quantity: objective.OfSquared})
	p.f.ops.Scale(m, dst) // the errors are those of the mean, (1/m) of each
}

// addSquares adds the squares of the gradient of each sequence of the block.
func (p *part) addSquares(dst []float64) {
	ws := p.reach(backed)
	one := &part{f: p.f, x: p.x, b: &block{n: 1, steps: p.b.steps, counted: p.b.counted, inputs: kernel.NewMat(p.b.steps, p.f.net.inputs)}}
	own := &workspace{h: p.f.single(), ds: p.f.single(), dout: kernel.NewMat(p.b.counted, p.f.net.outputs)}
	gradient := make([]float64, len(dst))
	for i := range p.b.n {
		gather(one.b.inputs.Data, p.b.inputs, i, p.b.n)
		gather(own.dout.Data, ws.dout, i, p.b.n)
		for l := range own.h {
			gather(own.h[l].Data, ws.h[l], i, p.b.n)
			gather(own.ds[l].Data, ws.ds[l], i, p.b.n)
		}
		clear(gradient)
		one.addErrors(gradient, own)
		for j, g := range gradient {
			dst[j] += float64(g * g)
		}
		p.restAfter(0)
	}
}

// single returns a matrix for every layer, for one sequence.
func (f *Objective) single() []kernel.Mat {
	all := make([]kernel.Mat, len(f.net.units))
	for l, units := range f.net.units {
		all[l] = kernel.NewMat(f.set.Steps, units)
	}
	return all
}
