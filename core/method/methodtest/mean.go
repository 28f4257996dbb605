package methodtest

import (
	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// Mean is the mean of functions of two variables, each of which is an example. It
// can be cut into batches.
type Mean struct {
	Func
	Parts []Func
}

// NewMean returns the mean of functions of two variables.
func NewMean(examples ...Func) Mean {
	m := Mean{Parts: examples}
	each := func(add func(f Func, share float64)) {
		for _, f := range examples {
			add(f, 1/float64(len(examples)))
		}
	}
	m.N = 2
	m.Value = func(x []float64) (sum float64) {
		each(func(f Func, share float64) { sum += share * f.Value(x) })
		return sum
	}
	m.Gradient = func(dst, x []float64) {
		clear(dst)
		each(func(f Func, share float64) { floats.AddScaled(dst, share, GradientAt(f, x)) })
	}
	m.HessVec = func(dst, x, v []float64) {
		clear(dst)
		each(func(f Func, share float64) {
			hv := make([]float64, 2)
			f.HessVec(hv, x, v)
			floats.AddScaled(dst, share, hv)
		})
	}
	return m
}

// Examples returns the number of functions.
func (m Mean) Examples() int { return len(m.Parts) }

// Batches keeps the order of the examples and cuts them into single ones.
func (m Mean) Batches(int, uint64) []objective.Objective {
	var batches []objective.Objective
	for _, f := range m.Parts {
		batches = append(batches, f)
	}
	return batches
}

var _ objective.Batched = Mean{}
