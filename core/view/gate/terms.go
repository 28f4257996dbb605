package gate

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	input = term.Term{
		Name: "Inputs", Symbol: "x₁, x₂, …",
		Meaning: "Every input is 0 or 1, and a case is one choice for all of them; two inputs are the axes of a plane.",
		Formula: "each of x₁, x₂, … is 0 or 1",
	}
	threshold = term.Term{
		Name: "Threshold", Symbol: "θ",
		Meaning: "The unit fires in the cases whose weighted sum is above θ.",
		Formula: "Σ w·x > θ",
	}
)

// Terms returns the axes of the plane and of the sums, and the threshold.
func Terms(p wire.Picture) []term.Term {
	if p.Gate == nil {
		return nil
	}
	return []term.Term{input, term.WeightedSum, threshold}
}
