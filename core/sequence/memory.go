package sequence

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/kernel"
)

// The inputs of the memorisation task, each 1 where it occurs: the bits, a blank,
// and the sign that the answer is to begin.
const (
	bitZero = iota
	bitOne
	blank
	recall
	memoryInputs
)

// bits is how many bits are to be kept.
const bits = 5

// memory asks for five bits, one after the other, T steps after the last of them.
// There are no more than 32 sequences: they come in turn.
func memory() Task {
	return Task{
		Key: "memory", Label: "5-bit memorisation",
		Help:   "Five bits come first, then T time steps without any, the last of which is a sign; after it the net must give the bits one by one.",
		Source: "J. Martens and I. Sutskever, Learning recurrent neural networks with Hessian-free optimization, ICML 2011",
		Inputs: memoryInputs, Names: []string{"0", "1", "blank", "recall"}, Outputs: 2, Classes: []string{"0", "1"}, Around: 2 * bits, Counted: bits, Loss: Softmax,
		Plateau: math.Ln2,
		fill: func(_ *rand.Rand, i int, x, t kernel.Mat) {
			for s := range x.Rows {
				x.Row(s)[blank] = 1
			}
			for b := range bits {
				bit := i >> b & 1
				clear(x.Row(b))
				x.Row(b)[bitZero+bit], t.Row(b)[bit] = 1, 1
			}
			sign := x.Row(x.Rows - bits - 1)
			sign[blank], sign[recall] = 0, 1
		},
	}
}
