package dataset

import (
	"fmt"
	"math"
)

// Scale standardises the columns of a design matrix: z = (x − m)/s, with the mean
// m and the standard deviation s of each column. A column that does not vary is
// only centred.
type Scale struct {
	Mean      []float64 // m, one a column
	Deviation []float64 // s > 0, one a column
}

// Standard returns the Scale that gives every column of m mean 0 and variance 1.
// m is row-major. It is measured on the training examples and then applied to
// whatever the net is given: other examples must not move it.
//
// Standard panics when m is empty or not of whole rows.
func Standard(m []float64, cols int) Scale {
	if len(m) == 0 {
		panic("dataset: Standard: no rows")
	}
	rows := float64(wholeRows("Standard", m, cols))
	s := Scale{Mean: make([]float64, cols), Deviation: make([]float64, cols)}
	for i, x := range m {
		s.Mean[i%cols] += x / rows
	}
	for i, x := range m { // a second pass loses no digits where m ≫ s
		d := x - s.Mean[i%cols]
		s.Deviation[i%cols] += d * d / rows
	}
	for j, variance := range s.Deviation {
		s.Deviation[j] = math.Sqrt(variance)
		// What is left of a constant column is rounding, no spread.
		if s.Deviation[j] <= flat*math.Abs(s.Mean[j]) {
			s.Deviation[j] = 1
		}
	}
	return s
}

// flat is the standard deviation, relative to the mean, up to which a column
// counts as constant: the mean of n ≤ 5000 equal numbers is off by less.
const flat = 1e-12

// Apply standardises m, row-major with as many columns as s has, in place.
func (s Scale) Apply(m []float64) {
	cols := len(s.Mean)
	wholeRows("Scale.Apply", m, cols)
	for i, x := range m {
		j := i % cols
		m[i] = (x - s.Mean[j]) / s.Deviation[j]
	}
}

// wholeRows returns the number of rows of m; it panics where one is not whole.
func wholeRows(who string, m []float64, cols int) int {
	if cols < 1 || len(m)%cols != 0 {
		panic(fmt.Sprintf("dataset: %s: len(m) = %d, want a multiple of %d columns", who, len(m), cols))
	}
	return len(m) / cols
}
