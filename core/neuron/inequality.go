package neuron

import (
	"strconv"
	"strings"
)

// Inequality is a statement with its numbers.
type Inequality struct {
	Formula  string // in Unicode: "w₁ + w₂ ≤ θ"
	Left     float64
	Relation string // Above, AtMost or AtLeast: the relation that Left must have to Right
	Right    float64
	Holds    bool
}

// The relations.
const (
	Above   = ">"
	AtMost  = "≤"
	AtLeast = "≥"
)

// compare returns the inequality between two sums, the left of which has terms of
// the total size given. Numbers that differ by rounding alone count as equal.
func compare(formula string, left float64, relation string, right, size float64) Inequality {
	holds := false
	switch relation {
	case Above:
		holds = exceeds(left, right, size)
	case AtMost:
		holds = !exceeds(left, right, size)
	case AtLeast:
		holds = !exceeds(right, left, size)
	}
	return Inequality{formula, left, relation, right, holds}
}

// weightSum writes Σ kᵢwᵢ: "w₁ + 2w₃", "0" for no term.
func weightSum(k []float64) string {
	var terms []string
	for i, ki := range k {
		switch ki {
		case 0:
		case 1:
			terms = append(terms, "w"+subscript(i+1))
		default:
			terms = append(terms, strconv.FormatFloat(ki, 'f', -1, 64)+"w"+subscript(i+1))
		}
	}
	if terms == nil {
		return "0"
	}
	return strings.Join(terms, " + ")
}

// subscript writes i ≥ 0 below the line.
func subscript(i int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '₀' }, strconv.Itoa(i))
}
