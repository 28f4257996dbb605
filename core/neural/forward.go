package neural

import "hfplayground/core/kernel"

// forward is room for a forward pass of a net: the sums z and the activations a
// of every layer, one row per example.
type forward struct {
	z, a []kernel.Mat
}

// newForward returns room for rows examples.
func newForward(net Net, rows int) forward {
	return forward{z: perLayer(net, rows), a: perLayer(net, rows)}
}

// perLayer returns a matrix for every layer, rows × Units.
func perLayer(net Net, rows int) []kernel.Mat {
	all := make([]kernel.Mat, net.Depth())
	for l := range all {
		all[l] = kernel.NewMat(rows, net.layers[l].Units)
	}
	return all
}

// resize makes every matrix one of the given number of rows, within the memory
// that it was made with.
func resize(all []kernel.Mat, rows int) {
	for l, m := range all {
		all[l] = kernel.Mat{Rows: rows, Cols: m.Cols, Data: m.Data[:rows*m.Cols]}
	}
}

// run computes zₗ = aₗ₋₁Wₗᵀ + bₗ and aₗ = σₗ(zₗ) for all layers, from the inputs x.
func (f *forward) run(ops kernel.Ops, net Net, w []float64, x kernel.Mat) {
	in := x
	for l, layer := range net.layers {
		ops.Affine(f.z[l], in, net.Weights(w, l), net.Biases(w, l))
		ops.Activate(f.a[l], f.z[l], layer.Activation)
		in = f.a[l]
	}
}

// outputs returns the activations of the last layer.
func (f *forward) outputs() kernel.Mat { return f.a[len(f.a)-1] }
