package sequence

import (
	"math/rand/v2"

	"hfplayground/core/kernel"
)

// multiplication asks for the product of two of many numbers. The product of two
// numbers from U[0, 1) has variance 1/9 − 1/16.
func multiplication() Task {
	return Task{
		Key: "multiplication", Label: "Multiplication",
		Help:   "Every time step brings a random number; two of those in the first half are marked, and the net must give their product at the end.",
		Source: "S. Hochreiter and J. Schmidhuber, Long short-term memory, Neural Computation 9(8), 1997, section 5.5",
		Inputs: 2, Names: []string{"number", "mark"}, Outputs: 1, Counted: 1, Loss: Squared,
		Plateau: 7. / 288,
		fill: func(rnd *rand.Rand, _ int, x, t kernel.Mat) {
			first, second := marked(rnd, x, rnd.Float64)
			t.Data[0] = first * second
		},
	}
}
