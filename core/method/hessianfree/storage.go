package hessianfree

import (
	"hfplayground/core/vector"
	"math"
)

// Storage says which iterates of conjugate gradients are kept to look back at:
// those numbered ⌈First·Gammaʲ⌉, j = 0, 1, 2, …, closely at the beginning and
// ever more rarely, so that 250 iterations keep 20. The last is always kept.
//
// Source: J. Martens, "Deep learning via Hessian-free optimization", ICML 2010,
// section 4.6; his published code has First = 5.
type Storage struct {
	First int     // first iterate kept, at least 1
	Gamma float64 // γ > 1
}

// grid returns the numbers up to most, ascending and without repetition.
func (s Storage) grid(most int) []int {
	var grid []int
	for at := float64(s.First); math.Ceil(at) <= float64(most); at *= s.Gamma {
		if i := int(math.Ceil(at)); len(grid) == 0 || i > grid[len(grid)-1] {
			grid = append(grid, i)
		}
	}
	return grid
}

// lookBack returns the candidate to make a step of. It goes back from the last
// of count candidates for as long as value, which is f after a step of that
// candidate, does not rise; a NaN is above every number. It asks for at most
// count values, each once.
func lookBack(count int, value func(j int) float64) int {
	j := count - 1
	best := vector.OrInf(value(j))
	for j > 0 {
		earlier := vector.OrInf(value(j - 1))
		if best < earlier {
			break
		}
		j, best = j-1, earlier
	}
	return j
}
