package units

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	weight = term.Term{
		Name: "Weights", Symbol: "wᵢⱼ",
		Meaning: "A wire carries what unit j says to unit i, times its weight.",
		Formula: "input of unit i = Σ wᵢⱼsⱼ",
	}
	threshold = term.Term{
		Name: "Thresholds", Symbol: "θᵢ",
		Meaning: "A unit fires next where its weighted input is above its threshold.",
		Formula: "sᵢ ← 1 if Σ wᵢⱼsⱼ > θᵢ, else 0",
	}
	steps = term.Term{
		Name: "Step", Symbol: "k",
		Meaning: "In every step the units that are due are updated; the curve shows the energy after each step so far.",
		Formula: "s(k + 1) from s(k)",
	}
)

// Terms returns the marks of the net, and the axes of the energy where there is one.
func Terms(p wire.Picture) []term.Term {
	if p.Units == nil {
		return nil
	}
	terms := []term.Term{weight, threshold}
	if len(p.Units.Energy) > 0 {
		terms = append(terms, term.Energy, steps)
	}
	return terms
}
