package testfunc

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/words"
)

// nearGrid names the local minimum at x by the point of the integer grid that it
// belongs to; "" where none is near.
func nearGrid(x []float64) string {
	const (
		reach = 0.35 // at most this far does the bowl draw a dent towards the middle
		most  = 6    // coordinates that are written in full
	)
	at := make([]string, len(x))
	for i, xi := range x {
		k := math.Round(xi)
		if !(math.Abs(xi-k) <= reach) {
			return ""
		}
		at[i] = words.Number(k + 0)
	}
	if len(at) > most {
		at = []string{at[0], at[1], "…", at[len(at)-1]}
	}
	return "near (" + strings.Join(at, ", ") + ")"
}

// shareOf names the local minimum at x by how many variables are where: "with 2 of 5
// variables in the shallower well"; "" where none is.
func shareOf(x []float64, is func(xi float64) bool, where string) string {
	count := 0
	for _, xi := range x {
		if is(xi) {
			count++
		}
	}
	if count == 0 {
		return ""
	}
	return fmt.Sprintf("with %d of %d variables %s", count, len(x), where)
}
