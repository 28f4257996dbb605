package dataset

import (
	"fmt"
	"math"
)

// Values returns what regression is to reach, in one column: the targets. It
// panics for a set of classes.
func (s Set) Values() (t []float64, cols int) {
	if s.Classes > 0 {
		panic(fmt.Sprintf("dataset: Values: the set has %d classes, want regression", s.Classes))
	}
	return append([]float64(nil), s.Target...), 1
}

// Codes returns what outputs are to reach that say the class, row-major, one row an
// example, and the columns of a row: high where the column is that of the
// example's class, low in the others. k classes need k columns; two classes that
// share one, perClass being false, need that of class 1. Codes panics for
// regression.
func (s Set) Codes(low, high float64, perClass bool) (t []float64, cols int) {
	if s.Classes == 0 {
		panic("dataset: Codes: a regression set has no classes")
	}
	first, cols := 0, s.Classes
	if s.Classes == 2 && !perClass {
		first, cols = 1, 1
	}
	t = make([]float64, s.Len()*cols)
	for i := range t {
		t[i] = low
	}
	for i, c := range s.Class {
		if c >= first {
			t[i*cols+c-first] = high
		}
	}
	return t, cols
}

// Range returns the least and the largest target; +∞ and −∞ where there are none.
func (s Set) Range() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, t := range s.Target {
		low, high = min(low, t), max(high, t)
	}
	return low, high
}
