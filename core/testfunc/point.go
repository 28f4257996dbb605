package testfunc

import (
	"fmt"
	"slices"

	"hfplayground/core/param"
)

// maxDim bounds n where it can be chosen. Two coordinates are drawn; the others
// show how a method's cost grows with n.
const maxDim = 1000

// surveySource is the source of functions whose first publication is uncertain.
const surveySource = "M. Jamil and X.-S. Yang, A literature survey of benchmark functions for global optimization problems, 2013 (collection)"

// dimension declares n.
func dimension(n *int) param.Field {
	return param.Int(n, "n", param.Linear(2, maxDim), "This is the number of variables.").Called("Variables", "n")
}

// position is the x of a Point, with the name its panics are signed with.
type position struct {
	name string
	x    []float64
}

// at copies x, which must have length n.
func at(name string, x []float64, n int) position {
	if len(x) != n {
		panic(fmt.Sprintf("testfunc: %s: len(x) = %d, want %d", name, len(x), n))
	}
	return position{name: name, x: slices.Clone(x)}
}

// X returns the position.
func (p *position) X() []float64 { return p.x }

// checkLen panics unless s, called what in the message, has length n.
func (p *position) checkLen(what string, s []float64) {
	if len(s) != len(p.x) {
		panic(fmt.Sprintf("testfunc: %s: len(%s) = %d, want %d", p.name, what, len(s), len(p.x)))
	}
}
