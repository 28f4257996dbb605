package dataset

import "fmt"

// Values returns what regression is to reach, in one column: the targets. It
// panics for a set of classes.
func (s Set) Values() (t []float64, cols int) {
	if s.Classes > 0 {
		panic(fmt.Sprintf("dataset: Values: the set has %d classes, want regression", s.Classes))
	}
	return append([]float64(nil), s.Target...), 1
}

// Signs returns what an odd output such as tanh is to reach under squared error,
// row-major, one row an example. Two classes need one column, −1 for class 0 and
// 1 for class 1; k > 2 classes need k columns, 1 in that of the class and −1 in
// the others. Signs panics for regression, as Bits and OneHot do.
func (s Set) Signs() (t []float64, cols int) {
	t, cols = s.Bits()
	for i, bit := range t {
		t[i] = 2*bit - 1
	}
	return t, cols
}

// Bits returns what a logistic output is to reach under cross-entropy, shaped as
// Signs with 0 in the place of −1.
func (s Set) Bits() (t []float64, cols int) {
	if s.Classes == 2 {
		return s.indicators("Bits", 1, 1), 1
	}
	return s.indicators("Bits", 0, s.Classes), s.Classes
}

// OneHot returns what a softmax is to reach under cross-entropy: one column a
// class, with 1 in that of the example's class and 0 in the others.
func (s Set) OneHot() (t []float64, cols int) {
	return s.indicators("OneHot", 0, s.Classes), s.Classes
}

// indicators returns one row an example, with 1 in the column of its class and 0
// elsewhere. The columns stand for the classes from first on; a class before
// first has none.
func (s Set) indicators(who string, first, cols int) []float64 {
	if s.Classes == 0 {
		panic(fmt.Sprintf("dataset: %s: a regression set has no classes", who))
	}
	t := make([]float64, s.Len()*cols)
	for i, c := range s.Class {
		if c >= first {
			t[i*cols+c-first] = 1
		}
	}
	return t
}
