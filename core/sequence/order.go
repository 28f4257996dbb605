package sequence

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/kernel"
)

// The symbols of the temporal-order tasks, each an input that is 1 where the symbol occurs.
const (
	symbolX = iota
	symbolY
	distractors // the first of them: a, b, c, d
	starts      = distractors + distractorKinds
	ends        = starts + 1
	symbols     = ends + 1

	distractorKinds = 4
)

// order2 asks in which order two symbols occurred: XX, XY, YX or YY.
func order2() Task {
	return order(2, Task{
		Key: "order-2", Label: "Temporal order, 2 symbols",
		Help:    "Two of the symbols in the first half are X or Y, and all others are one of four letters without meaning; the net must say at the end which of XX, XY, YX and YY it was.",
		Source:  "S. Hochreiter and J. Schmidhuber, Long short-term memory, Neural Computation 9(8), 1997, section 5.6, task 6a",
		Outputs: 4, Classes: []string{"XX", "XY", "YX", "YY"}, Plateau: 2 * math.Ln2,
	})
}

// order3 asks the same of three symbols, in eight classes.
func order3() Task {
	return order(3, Task{
		Key: "order-3", Label: "Temporal order, 3 symbols",
		Help:    "Three of the symbols in the first half are X or Y, and all others are one of four letters without meaning; the net must say at the end which of the eight orders it was.",
		Source:  "S. Hochreiter and J. Schmidhuber, Long short-term memory, Neural Computation 9(8), 1997, section 5.6, task 6b",
		Outputs: 8, Classes: []string{"XXX", "XXY", "XYX", "XYY", "YXX", "YXY", "YYX", "YYY"}, Plateau: 3 * math.Ln2,
	})
}

// order completes the task with k symbols that count. A sequence begins with a
// symbol for the start and ends with one for the end.
func order(k int, task Task) Task {
	task.Inputs, task.Counted, task.Loss = symbols, 1, Softmax
	task.Names = []string{"X", "Y", "a", "b", "c", "d", "start", "end"}
	task.fill = func(rnd *rand.Rand, _ int, x, t kernel.Mat) {
		last := x.Rows - 1
		x.Row(0)[starts], x.Row(last)[ends] = 1, 1
		for s := 1; s < last; s++ {
			x.Row(s)[distractors+rnd.IntN(distractorKinds)] = 1
		}
		class := 0
		for _, s := range places(rnd, x.Rows, 1, k) {
			clear(x.Row(s))
			symbol := symbolX + rnd.IntN(2)
			x.Row(s)[symbol] = 1
			class = 2*class + symbol - symbolX
		}
		t.Data[class] = 1
	}
	return task
}
