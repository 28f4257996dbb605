// Package recurrent holds recurrent nets as something to minimise: a net of tanh
// layers, unrolled over the steps of sequences, with back-propagation through time
// for the gradient, Pearlmutter's R-operator through time for exact products with
// the Hessian and Schraudolph's for products with the Gauss–Newton matrix, with
// structural damping where it is wanted.
//
// Within a block of sequences all numbers of a layer are in one matrix, step after
// step, with one row per sequence: what does not go from step to step is one product
// for all steps, and the rest one product a step. All of it goes through kernel.Ops.
package recurrent

import (
	"fmt"
	"slices"

	"hfplayground/core/kernel"
)

// Net is the shape of a recurrent net, without its weights. With h₀ₜ the inputs at
// step t, layer l computes
//
//	zₗₜ = Wₗ hₗ₋₁ₜ + Rₗ hₗₜ₋₁ + bₗ,  hₗₜ = tanh zₗₜ,  hₗ before the first step = 0,
//
// and the outputs at a step are Wh + b of the last layer there. The weights are one
// vector w of length Dim: layer after layer Wₗ, Rₗ and bₗ, then W and b of the
// outputs. A matrix has one row per unit.
//
// A Net is a value; nobody writes to what it holds.
type Net struct {
	inputs, outputs int
	units           []int // of each layer
	offsets         []int // where the weights of each layer begin; then those of the outputs, then Dim
}

// MostLayers is the largest number of recurrent layers.
const MostLayers = 2

// NewNet returns the net with so many inputs and outputs at a step and layers of so
// many units. Errors wrap ErrSize: a number below 1, no layer or more than
// MostLayers, or more than MaxDim weights. Nothing of the size of the net is
// allocated.
func NewNet(inputs, outputs int, units ...int) (Net, error) {
	dim, err := dimension(inputs, outputs, units)
	if err != nil {
		return Net{}, err
	}
	net := Net{inputs: inputs, outputs: outputs, units: slices.Clone(units)}
	at := 0
	for l, n := range units {
		net.offsets = append(net.offsets, at)
		at += (net.FanIn(l) + n + 1) * n
	}
	net.offsets = append(net.offsets, at, dim)
	return net, nil
}

// Dim returns the number of weights and biases.
func (n Net) Dim() int { return n.offsets[len(n.units)+1] }

// Inputs returns the number of inputs at a step.
func (n Net) Inputs() int { return n.inputs }

// Outputs returns the number of outputs at a step.
func (n Net) Outputs() int { return n.outputs }

// Depth returns the number of recurrent layers.
func (n Net) Depth() int { return len(n.units) }

// Units returns the number of units of layer l, counted from 0.
func (n Net) Units(l int) int { return n.units[l] }

// FanIn returns how many numbers come into layer l from below.
func (n Net) FanIn(l int) int {
	if l == 0 {
		return n.inputs
	}
	return n.units[l-1]
}

// Inward returns the weights Wₗ from below, Units × FanIn, within w: a view, also
// for any other vector of length Dim, such as a gradient.
func (n Net) Inward(w []float64, l int) kernel.Mat {
	return view(w, n.offsets[l], n.units[l], n.FanIn(l))
}

// Recurrent returns the weights Rₗ from the step before, Units × Units, a view.
func (n Net) Recurrent(w []float64, l int) kernel.Mat {
	return view(w, n.offsets[l]+n.units[l]*n.FanIn(l), n.units[l], n.units[l])
}

// Biases returns the biases of layer l, length Units, a view.
func (n Net) Biases(w []float64, l int) []float64 {
	return w[n.offsets[l+1]-n.units[l] : n.offsets[l+1]]
}

// Outward returns the weights of the outputs, Outputs × the units of the last layer,
// a view.
func (n Net) Outward(w []float64) kernel.Mat {
	return view(w, n.offsets[len(n.units)], n.outputs, n.units[len(n.units)-1])
}

// OutputBiases returns the biases of the outputs, length Outputs, a view.
func (n Net) OutputBiases(w []float64) []float64 { return w[n.Dim()-n.outputs : n.Dim()] }

func view(w []float64, from, rows, cols int) kernel.Mat {
	return kernel.Mat{Rows: rows, Cols: cols, Data: w[from : from+rows*cols]}
}

// all returns the number of units of all layers together.
func (n Net) all() int {
	sum := 0
	for _, units := range n.units {
		sum += units
	}
	return sum
}

// checkLen panics unless the vector v has length Dim.
func (n Net) checkLen(name string, v []float64) {
	if len(v) != n.Dim() {
		panic(fmt.Sprintf("recurrent: len(%s) = %d, want %d", name, len(v), n.Dim()))
	}
}
