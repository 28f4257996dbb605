package dataset

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Subset returns the examples of s that rows number, in that order. It costs
// O(len(rows)) and panics when a row is not there.
func (s Set) Subset(rows []int) Set {
	out := Set{X: make([][2]float64, len(rows)), Classes: s.Classes, Names: s.Names}
	for i, row := range rows {
		out.X[i] = s.X[row]
	}
	out.Class = pick(s.Class, rows)
	out.Target = pick(s.Target, rows)
	return out
}

// pick returns the entries of from that rows number; nil for nil.
func pick[T any](from []T, rows []int) []T {
	if from == nil {
		return nil
	}
	out := make([]T, len(rows))
	for i, row := range rows {
		out[i] = from[row]
	}
	return out
}

// Split parts s at random in two sets without a common example. train gets the
// share of every class that lies in (0, 1], to within one example a class, and
// of all examples round(share·n), but at least one where there is any; test gets
// the rest. Both keep the order of s.
//
// Split panics when share lies outside (0, 1]. It costs O(n log n).
func (s Set) Split(share float64, rnd *rand.Rand) (train, test Set) {
	if !(share > 0 && share <= 1) {
		panic(fmt.Sprintf("dataset: Split: share = %g, want a number in (0, 1]", share))
	}
	var first, second []int
	seen := 0
	for _, rows := range s.strata() {
		rnd.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		// Rounding the share of all examples so far, not that of the class, keeps
		// the total exact.
		taken := len(first)
		seen += len(rows)
		take := max(1, int(math.Round(share*float64(seen)))) - taken
		first = append(first, rows[:take]...)
		second = append(second, rows[take:]...)
	}
	slices.Sort(first)
	slices.Sort(second)
	return s.Subset(first), s.Subset(second)
}

// strata returns the rows of every class that has any; all rows together for
// regression.
func (s Set) strata() [][]int {
	groups := make([][]int, max(1, s.Classes))
	for row := range s.X {
		c := 0
		if s.Class != nil {
			c = s.Class[row]
		}
		groups[c] = append(groups[c], row)
	}
	return slices.DeleteFunc(groups, func(rows []int) bool { return len(rows) == 0 })
}
