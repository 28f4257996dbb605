package sequence

import (
	"math/rand/v2"

	"hfplayground/core/kernel"
)

// addition asks for half the sum of two of many numbers. Half the sum of two
// numbers from U[0, 1) has variance 1/24.
func addition() Task {
	return Task{
		Key: "addition", Label: "Addition",
		Help:   "Every time step brings a random number; two of those in the first half are marked, and the net must give their mean at the end.",
		Source: "S. Hochreiter and J. Schmidhuber, Long short-term memory, Neural Computation 9(8), 1997, section 5.4",
		Inputs: 2, Names: []string{"number", "mark"}, Outputs: 1, Counted: 1, Loss: Squared,
		Plateau: 1. / 48,
		fill: func(rnd *rand.Rand, _ int, x, t kernel.Mat) {
			first, second := marked(rnd, x, rnd.Float64)
			t.Data[0] = (first + second) / 2
		},
	}
}
