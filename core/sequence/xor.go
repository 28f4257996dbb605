package sequence

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/kernel"
)

// xor asks whether two of many bits differ: neither of them alone says anything.
func xor() Task {
	return Task{
		Key: "xor", Label: "XOR",
		Help:   "Every time step brings a random bit; two of those in the first half are marked, and the net must say at the end whether they differ.",
		Source: "J. Martens and I. Sutskever, Learning recurrent neural networks with Hessian-free optimization, ICML 2011",
		Inputs: 2, Names: []string{"bit", "mark"}, Outputs: 2, Classes: []string{"0", "1"}, Counted: 1, Loss: Softmax,
		Plateau: math.Ln2,
		fill: func(rnd *rand.Rand, _ int, x, t kernel.Mat) {
			first, second := marked(rnd, x, func() float64 { return float64(rnd.IntN(2)) })
			class := 0
			if first != second {
				class = 1
			}
			t.Data[class] = 1
		},
	}
}
