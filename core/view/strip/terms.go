package strip

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	input = term.Term{
		Name:    "Input",
		Meaning: "A row of cells is one input, and its shade the value that the net is given at each time step; the key has the values.",
	}
	state = term.Term{
		Name: "State of a unit", Symbol: "hₜ",
		Meaning: "A row of the heat map is one unit: blue is a state above 0, orange one below. All that the net has kept of the inputs up to time step t is in these numbers.",
		Formula: "hₜ = tanh(Wxₜ + Rhₜ₋₁ + b),  h₀ = 0",
	}
	class = term.Term{
		Name: "Answer in classes", Symbol: "p",
		Meaning: "The darker a cell is on light paper, and the brighter on dark, the larger the probability that the net gives to the class; the outlined cell is the target. The answer is right where the target has the largest probability at every time step that counts.",
		Formula: "p = softmax(Vhₜ + c)",
	}
	answer = term.Term{
		Name: "Answer in numbers", Symbol: "y",
		Meaning: "The dot is what the net answers and the line across is the target; the answer is right where the dot lies in the shaded range around it.",
		Formula: "y = Vhₜ + c",
	}
)

// The same of characters.
var (
	read = term.Term{
		Name:    "Text",
		Meaning: "At each time step the net reads one character. Of its inputs, one for each character, that one is 1 and all others are 0.",
	}
	guess = term.Term{
		Name: "Guesses of the next character", Symbol: "p",
		Meaning: "Below the character that comes next are the three characters with the largest probabilities, as their shade: darker on light paper and brighter on dark is likelier. An outlined guess is right.",
		Formula: "p = softmax(Vhₜ + c)",
	}
	written = term.Term{
		Name:    "What the net writes",
		Meaning: "The net writes on after the sequence: each character is drawn with the probability that the net gives it, and is what the net reads next. The same weights write the same text.",
		Formula: "xₜ₊₁ ~ p",
	}
)

// Terms returns the step, the inputs, the states and the answers.
func Terms(p wire.Picture) []term.Term {
	s := p.Sequence
	if s == nil || s.Steps < 1 {
		return nil
	}
	terms := []term.Term{term.Moment, input, state}
	switch {
	case s.Characters:
		return []term.Term{term.Moment, read, state, guess, written}
	case len(s.Classes) > 0:
		return append(terms, class)
	case len(s.Outputs) > 0:
		return append(terms, answer)
	}
	return terms
}
