// Package neural holds feed-forward nets as something to minimise: a net on a
// batch of examples is an objective.Objective, with back-propagation for the
// gradient, Pearlmutter's R-operator for exact products with the Hessian and
// Schraudolph's for products with the Gauss–Newton matrix.
//
// A batch is a matrix with one row per example, and everything is a mean over
// examples. All work on batches goes through kernel.Ops; the only loops over
// examples here are those of the losses, which see one row of outputs at a time.
package neural

import (
	"fmt"
	"slices"

	"hfplayground/core/kernel"
)

// Layer is a layer of units that all see the whole layer before.
type Layer struct {
	Units      int // at least 1
	Activation kernel.Activation
}

// Net is the shape of a feed-forward net, without its weights. Those are one
// vector w of length Dim, layer after layer: first the weights, one row per
// unit and one column per input of the layer, then the biases. With a₀ the
// inputs of the net, layer l computes
//
//	zₗ = Wₗ aₗ₋₁ + bₗ
//	aₗ = σₗ(zₗ)
//
// A Net is a value; nobody writes to what it holds.
type Net struct {
	inputs  int
	layers  []Layer
	offsets []int // where the weights of each layer begin; the last entry is Dim
}

// NewNet returns the net with the given number of inputs and layers, the last of
// which are its outputs. Errors are wrapped ErrSize: no inputs, layers or units,
// or more than MaxDim weights. Nothing of the size of the net is allocated.
func NewNet(inputs int, layers ...Layer) (Net, error) {
	if len(layers) == 0 {
		return Net{}, fmt.Errorf("%w: no layer, want at least one", ErrSize)
	}
	dim, err := dimension(inputs, layers)
	if err != nil {
		return Net{}, err
	}
	net := Net{inputs: inputs, layers: slices.Clone(layers), offsets: make([]int, 0, len(layers)+1)}
	at := 0
	for l, layer := range layers {
		net.offsets = append(net.offsets, at)
		at += (net.FanIn(l) + 1) * layer.Units
	}
	net.offsets = append(net.offsets, dim)
	return net, nil
}

// Dim returns the number of weights and biases.
func (n Net) Dim() int { return n.offsets[len(n.layers)] }

// Inputs returns the number of inputs.
func (n Net) Inputs() int { return n.inputs }

// Outputs returns the number of units of the last layer.
func (n Net) Outputs() int { return n.layers[len(n.layers)-1].Units }

// Depth returns the number of layers, hidden ones and the outputs.
func (n Net) Depth() int { return len(n.layers) }

// Layer returns layer l, counted from 0.
func (n Net) Layer(l int) Layer { return n.layers[l] }

// FanIn returns how many inputs each unit of layer l has.
func (n Net) FanIn(l int) int {
	if l == 0 {
		return n.inputs
	}
	return n.layers[l-1].Units
}

// Weights returns the weights of layer l within w, Units × FanIn: a view, also
// for any other vector of length Dim, such as a gradient.
func (n Net) Weights(w []float64, l int) kernel.Mat {
	rows, cols := n.layers[l].Units, n.FanIn(l)
	return kernel.Mat{Rows: rows, Cols: cols, Data: w[n.offsets[l] : n.offsets[l]+rows*cols]}
}

// Biases returns the biases of layer l within w, length Units, a view.
func (n Net) Biases(w []float64, l int) []float64 {
	return w[n.offsets[l]+n.layers[l].Units*n.FanIn(l) : n.offsets[l+1]]
}

// units returns the number of units of all layers together.
func (n Net) units() int {
	sum := 0
	for _, layer := range n.layers {
		sum += layer.Units
	}
	return sum
}

// checkLen panics unless the vector v has length Dim.
func (n Net) checkLen(name string, v []float64) {
	if len(v) != n.Dim() {
		panic(fmt.Sprintf("neural: len(%s) = %d, want %d", name, len(v), n.Dim()))
	}
}
