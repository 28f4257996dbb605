package perceptron

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	cases = term.Term{
		Name: "Cases", Symbol: "x₁, x₂",
		Meaning: "The two numbers of a case are its place: x₁ grows to the right and x₂ upward.",
		Formula: "a case is (x₁, x₂)",
	}
	weights = term.Term{
		Name: "Weights", Symbol: "w",
		Meaning: "The weights w are at right angles to the line, and point to the side where the unit fires.",
		Formula: "w·x = θ on the line",
	}
	modifications = term.Term{
		Name: "Modifications", Symbol: "k",
		Meaning: "To the right grows how often the rule has changed the weights.",
		Formula: "k ≤ X²/δ² from w = 0",
	}
	length = term.Term{
		Name: "Squared length", Symbol: "|w|²",
		Meaning: "With every modification the squared length of the weights grows by X² at most, the largest squared length of a case.",
		Formula: "|w|² ≤ kX² from w = 0",
	}
	best = term.Term{
		Name: "Best weights", Symbol: "w′",
		Meaning: "The line of w′ has the largest margin δ to the cases; with every modification w·w′ grows by δ at least.",
		Formula: "w·w′ ≥ kδ from w = 0",
	}
	cosine = term.Term{
		Name: "Cosine", Symbol: "cos",
		Meaning: "The cosine of the angle between w and w′ grows at least as √k and cannot exceed 1, so that the modifications come to an end.",
		Formula: "cos = w·w′ / (|w||w′|) ≥ √k δ/X from w = 0",
	}
)

// Terms returns the axes of the plane and those of the proof, as far as there is one.
func Terms(p wire.Picture) []term.Term {
	if p.Perceptron == nil {
		return nil
	}
	terms := []term.Term{cases, weights, modifications, length}
	if len(p.Perceptron.Along) > 0 {
		terms = append(terms, best, cosine)
	}
	return terms
}
