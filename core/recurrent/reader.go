package recurrent

import (
	"fmt"

	"hfplayground/core/kernel"
)

// Reader reads one sequence step by step, where the next input may depend on the last output.
type Reader struct {
	f   *Objective
	x   []float64
	h   []kernel.Mat // 1 × units: the states of each layer
	z   []kernel.Mat // as many, for the next ones
	out kernel.Mat   // 1 × outputs
}

// Reader returns a Reader at the weights x, before the first step. It keeps x.
func (f *Objective) Reader(x []float64) *Reader {
	f.net.checkLen("x", x)
	r := &Reader{f: f, x: x, out: kernel.NewMat(1, f.net.outputs)}
	for _, units := range f.net.units {
		r.h, r.z = append(r.h, kernel.NewMat(1, units)), append(r.z, kernel.NewMat(1, units))
	}
	return r
}

// Read takes the inputs of the next step and returns the outputs there, a slice that the next call overwrites.
// It costs one step of the forward pass of one sequence.
func (r *Reader) Read(inputs []float64) []float64 {
	net, ops := r.f.net, r.f.ops
	if len(inputs) != net.inputs {
		panic(fmt.Sprintf("recurrent: %d inputs, want %d", len(inputs), net.inputs))
	}
	below := kernel.Mat{Rows: 1, Cols: len(inputs), Data: inputs}
	for l, z := range r.z {
		ops.Affine(z, below, net.Inward(r.x, l), net.Biases(r.x, l))
		ops.MulNT(z, r.h[l], net.Recurrent(r.x, l), true)
		ops.Activate(z, z, r.f.store.tanh)
		r.h[l], r.z[l] = z, r.h[l]
		below = z
	}
	ops.Affine(r.out, below, net.Outward(r.x), net.OutputBiases(r.x))
	return r.out.Data
}
