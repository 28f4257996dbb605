package landscape

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// planeTerms explain the axes of the plane, by their names.
var planeTerms = map[string]term.Term{
	"x": {
		Name: "First variable", Symbol: "x",
		Meaning: "To the right grows the first of the two variables of the function.",
		Formula: "f = f(x, y)",
	},
	"y": {
		Name: "Second variable", Symbol: "y",
		Meaning: "Upward grows the second of the two variables of the function.",
		Formula: "f = f(x, y)",
	},
	"x₁": {
		Name: "First variable", Symbol: "x₁",
		Meaning: "To the right grows the first of the n variables of the function.",
		Formula: "x = (x₁, x₂, …, xₙ)",
	},
	"x₂": {
		Name: "Second variable", Symbol: "x₂",
		Meaning: "Upward grows the second of the n variables of the function.",
		Formula: "x = (x₁, x₂, …, xₙ)",
	},
	"p₁": {
		Name: "First direction of the slice", Symbol: "p₁",
		Meaning: "The picture is a plane through many variables; this is how far a point of it lies along the first direction u₁ of the plane.",
		Formula: "x = x₀ + p₁u₁ + p₂u₂",
	},
	"p₂": {
		Name: "Second direction of the slice", Symbol: "p₂",
		Meaning: "This is how far a point of the picture lies along the second direction u₂ of the plane, which is at right angles to the first.",
		Formula: "x = x₀ + p₁u₁ + p₂u₂",
	},
}

// Terms returns the axes of the plane, and what the colours mean.
func Terms(p wire.Picture) []term.Term {
	if p.Field == nil {
		return nil
	}
	var terms []term.Term
	for _, name := range []string{p.Field.AxisX, p.Field.AxisY} {
		t, ok := planeTerms[name]
		if !ok {
			t = term.Term{Name: name, Meaning: "The picture is a plane through many variables; this is one of its two directions."}
		}
		terms = append(terms, t)
	}
	return append(terms, term.Value)
}
