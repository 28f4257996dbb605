package network

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// Terms returns the axes of the data, and what the colours mean.
func Terms(p wire.Picture) []term.Term {
	if p.Surface == nil {
		return nil
	}
	x, y := p.Surface.AxisX, p.Surface.AxisY
	formula := "o = net(" + x + ", " + y + "; w)"
	return []term.Term{
		{
			Name: "First input", Symbol: x,
			Meaning: "To the right grows the first of the two numbers of an example, from which the net makes its inputs.",
			Formula: formula,
		},
		{
			Name: "Second input", Symbol: y,
			Meaning: "Upward grows the second of the two numbers of an example.",
			Formula: formula,
		},
		{
			Name: "Output", Symbol: "o",
			Meaning: "The colour of a place is what the net would answer to an example there, with its weights w at this step.",
			Formula: formula,
		},
	}
}
