package neuron

import (
	"math"
	"slices"
)

// maxWhole is the largest size of a whole weight that a table of MaxInputs
// inputs may need. Source: S. Muroga, "Threshold Logic and Its Applications",
// Wiley 1971; that no table is missed, the tests show by counting.
const maxWhole = 3

// Realise returns a unit that computes t, and whether there is one. It looks
// through all that there are up to scale, so that its no is a proof.
//
// Among the units with whole weights it takes one whose weights have the
// smallest sum of sizes, with the threshold half-way between the rows it must
// part: 3/2 for AND and 1/2 for OR. A constant table has threshold 1/2 or −1/2.
//
// It costs at most 3ⁿ weight vectors, each tried on 2ⁿ rows.
func Realise(t Table) (u Unit, ok bool) {
	signs, ok := t.unate()
	if !ok {
		return Unit{}, false
	}
	for _, size := range sizes(signs) {
		weights := make([]float64, len(signs))
		for i, s := range signs {
			weights[i] = float64(s * size[i])
		}
		if theta, ok := t.threshold(weights); ok {
			return Unit{weights, theta}, true
		}
	}
	return Unit{}, false
}

// unate returns for every input the sign that its weight must have: 1 where
// setting the input can only raise the answer, −1 where it can only lower it, 0
// where it never matters. ok is false where an input does both, which no weight
// does.
func (t Table) unate() (signs []int, ok bool) {
	n := t.Inputs()
	signs = make([]int, n)
	for i := range signs {
		bit := 1 << (n - 1 - i)
		for r, answer := range t {
			if r&bit != 0 || t[r|bit] == answer {
				continue
			}
			sign := 1
			if answer {
				sign = -1
			}
			if signs[i] == -sign {
				return nil, false
			}
			signs[i] = sign
		}
	}
	return signs, true
}

// sizes returns all vectors with a whole number from 1 to maxWhole where signs
// has a sign, and 0 elsewhere: smallest sums first, and of equal sums the first
// in the order of a dictionary.
func sizes(signs []int) [][]int {
	all := [][]int{nil}
	for _, s := range signs {
		var longer [][]int
		for _, v := range all {
			if s == 0 {
				longer = append(longer, append(slices.Clone(v), 0))
				continue
			}
			for size := 1; size <= maxWhole; size++ {
				longer = append(longer, append(slices.Clone(v), size))
			}
		}
		all = longer
	}
	slices.SortStableFunc(all, func(a, b []int) int { return total(a) - total(b) })
	return all
}

func total(v []int) int {
	sum := 0
	for _, x := range v {
		sum += x
	}
	return sum
}

// threshold returns the threshold that makes a unit with these weights compute
// t, and whether there is one.
func (t Table) threshold(weights []float64) (theta float64, ok bool) {
	u, n := Unit{Weights: weights}, len(weights)
	silent, fires := math.Inf(-1), math.Inf(1) // largest input of a silent row, smallest of one that fires
	for r, answer := range t {
		if input := u.Input(Row(n, r)); answer {
			fires = min(fires, input)
		} else {
			silent = max(silent, input)
		}
	}
	switch {
	case math.IsInf(silent, -1):
		return fires - 0.5, true
	case math.IsInf(fires, 1):
		return silent + 0.5, true
	default:
		return (silent + fires) / 2, silent < fires
	}
}
