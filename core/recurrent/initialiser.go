package recurrent

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/param"
)

// Initialiser fills a vector of weights to start from.
type Initialiser interface {
	// Fields declares what can be set.
	Fields() []param.Field

	// Fill writes all of w, length net.Dim. The same rnd in the same state gives the
	// same weights.
	Fill(net Net, w []float64, rnd *rand.Rand)
}

// Entry is a row of the table Initialisers.
type Entry = catalog.Entry[func() Initialiser]

// Initialisers returns the table of initialisers. All leave the biases at zero. Sparse
// begins as NewSparse, with 1/√15 as a reader types it.
func Initialisers() []Entry {
	return []Entry{
		{Key: "sparse", Label: "Sparse", Help: "Every unit has a few weights from the time step before, and the others are zero, so that it depends on few others.", New: func() Initialiser { return typed(NewSparse()) }},
		{Key: "normal", Label: "Normal 1/√fan-in", Help: "The weights are normal, and their sum at a unit has variance 1 for numbers of variance 1 from below, and from the time step before.", New: func() Initialiser { return plain(normal) }},
		{Key: "glorot", Label: "Glorot", Help: "The weights are uniform, and keep the variance of signals and of errors alike.", New: func() Initialiser { return plain(glorot) }},
		{Key: "orthogonal", Label: "Orthogonal", Help: "The weights from one time step to the next turn the states without changing their length; the others are normal.", New: func() Initialiser { return plain(orthogonal) }},
	}
}

// Sparse gives every unit a number of weights from the step before, and every output
// as many from the units, at places drawn with replacement: a later draw overwrites
// an earlier one, so there may be fewer. Weights from below are dense.
//
// Source: J. Martens and I. Sutskever, "Learning recurrent neural networks with
// Hessian-free optimization", ICML 2011, and their published code.
type Sparse struct {
	Connections int     // draws for every unit and output
	Scale       float64 // standard deviation of what they bring
	InputScale  float64 // standard deviation of weights from below
}

// typed returns s with 1/√15 as a reader types it.
func typed(s *Sparse) *Sparse {
	s.Scale = 0.258
	return s
}

// NewSparse returns 15 connections of deviation 1/√15, and 1/4 from below.
func NewSparse() *Sparse { return &Sparse{Connections: 15, Scale: 1 / math.Sqrt(15), InputScale: 0.25} }

// Fields declares the number of connections, their deviation, and that of the weights from below.
func (s *Sparse) Fields() []param.Field {
	return []param.Field{
		param.Int(&s.Connections, "connections", param.Log(1, 200), "This is the number of weights into every unit from the time step before, and into every output.").Called("Connections", ""),
		param.Float(&s.Scale, "scale", param.Log(1e-3, 10), "This is the standard deviation of these weights; around 1/√connections the states neither die out nor explode.").Called("Scale", ""),
		param.Float(&s.InputScale, "input-scale", param.Log(1e-3, 10), "This is the standard deviation of the weights from the inputs.").Called("Input scale", ""),
	}
}

// Fill writes all of w, of length net.Dim.
func (s *Sparse) Fill(net Net, w []float64, rnd *rand.Rand) {
	net.checkLen("w", w)
	clear(w)
	few := func(row []float64) {
		for range s.Connections {
			row[rnd.IntN(len(row))] = s.Scale * rnd.NormFloat64()
		}
	}
	for l := range net.units {
		draw(net.Inward(w, l).Data, func() float64 { return s.InputScale * rnd.NormFloat64() })
		for u := range net.units[l] {
			few(net.Recurrent(w, l).Row(u))
		}
	}
	for u := range net.outputs {
		few(net.Outward(w).Row(u))
	}
}

// plain is an initialiser without settings.
type plain func(net Net, w []float64, rnd *rand.Rand)

// Fields declares nothing.
func (plain) Fields() []param.Field { return nil }

// Fill writes all of w, of length net.Dim.
func (p plain) Fill(net Net, w []float64, rnd *rand.Rand) {
	net.checkLen("w", w)
	clear(w)
	p(net, w, rnd)
}

// normal draws from N(0, 1/fan-in), each matrix by itself.
func normal(net Net, w []float64, rnd *rand.Rand) {
	eachMatrix(net, w, func(weights []float64, in, _ int) {
		draw(weights, func() float64 { return rnd.NormFloat64() / math.Sqrt(float64(in)) })
	})
}

// glorot draws from the uniform distribution on ±√(6/(fan-in + fan-out)).
//
// Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep
// feedforward neural networks", AISTATS 2010, equation 16.
func glorot(net Net, w []float64, rnd *rand.Rand) {
	eachMatrix(net, w, func(weights []float64, in, out int) {
		bound := math.Sqrt(6 / float64(in+out))
		draw(weights, func() float64 { return bound * (2*rnd.Float64() - 1) })
	})
}

// orthogonal makes the weights between steps a random rotation: the rows of a normal
// matrix, each without its part along those before.
//
// Source: A. Saxe, J. McClelland, S. Ganguli, "Exact solutions to the nonlinear
// dynamics of learning in deep linear neural networks", ICLR 2014.
func orthogonal(net Net, w []float64, rnd *rand.Rand) {
	normal(net, w, rnd)
	ops := kernel.Plain() // for the same bits on every machine
	for l := range net.units {
		turn := net.Recurrent(w, l)
		for u := range turn.Rows {
			row := turn.Row(u)
			for range 2 { // the second time for the rounding of the first
				for before := range u {
					ops.Axpy(-ops.Dot(row, turn.Row(before)), turn.Row(before), row)
				}
			}
			ops.Scale(1/math.Sqrt(ops.Dot(row, row)), row)
		}
	}
}

// eachMatrix calls do with the weights of every matrix, and how many numbers come
// into and go out of it.
func eachMatrix(net Net, w []float64, do func(weights []float64, in, out int)) {
	for l, units := range net.units {
		do(net.Inward(w, l).Data, net.FanIn(l), units)
		do(net.Recurrent(w, l).Data, units, units)
	}
	out := net.Outward(w)
	do(out.Data, out.Cols, out.Rows)
}

func draw(weights []float64, next func() float64) {
	for i := range weights {
		weights[i] = next()
	}
}
