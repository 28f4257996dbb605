// Package testfunc holds the functions whose minimisation is shown: one a file,
// each with its domain, usual start, known minima and source, its exact gradient
// and its exact Hessian-vector product.
package testfunc

import (
	"hfplayground/core/catalog"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Function is a test function with its parameters.
type Function interface {
	objective.Objective

	// Fields declares the parameters the user may set; nil where there are none.
	Fields() []param.Field

	// About returns what is known of the function at its present parameters.
	About() About
}

// About is what is known of a test function.
type About struct {
	Formula string        // in Unicode, one line
	Source  string        // first publication
	Domain  [2][2]float64 // the window usually shown: x from, to; y from, to
	Start   []float64     // usual start; repeated cyclically up to length n
	Minima  []Minimum     // known minimisers, global first; nil where there is none or none is known
	Saddles [][]float64   // known saddle points that are worth marking; may be nil

	// Local says which local minimum lies at x, where there are too many variables to write
	// or too many minima to list: "near (−1, 1, …, 1)"; "" where no more is known than x.
	// That x is a minimum is for the caller to know. Nil where no minimum has such a name.
	Local func(x []float64) string
}

// Minimum is a known minimiser.
type Minimum struct {
	X      []float64 // length n
	F      float64   // value there
	Global bool      // no lower value in the domain
}

// Entry is a row of the table All. Its help says what is hard about the function.
type Entry = catalog.Entry[func() Function]
