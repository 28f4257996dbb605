package sequence

import (
	"math/rand/v2"
	"slices"

	"hfplayground/core/kernel"
)

// marks is how many steps decide a task of numbers with marks.
const marks = 2

// places returns k different steps out of the first half of a sequence, ascending,
// skipping those before from. Where the half has fewer than k steps, it is as long
// as it must be.
func places(rnd *rand.Rand, steps, from, k int) []int {
	among := max(steps/2, k)
	chosen := make([]int, 0, k)
	for len(chosen) < k {
		if at := from + rnd.IntN(among); !slices.Contains(chosen, at) {
			chosen = append(chosen, at)
		}
	}
	slices.Sort(chosen)
	return chosen
}

// marked fills the first input of every step with a number that draw gives and
// sets the second, the mark, to 1 at two steps. It returns the numbers there.
func marked(rnd *rand.Rand, x kernel.Mat, draw func() float64) (first, second float64) {
	for t := range x.Rows {
		x.Row(t)[0] = draw()
	}
	at := places(rnd, x.Rows, 0, marks)
	for _, t := range at {
		x.Row(t)[1] = 1
	}
	return x.Row(at[0])[0], x.Row(at[1])[0]
}
