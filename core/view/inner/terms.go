package inner

import (
	"slices"

	"hfplayground/core/term"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

var _ view.Explainer = View{}

// The marks of the panels.
var (
	storedMark = term.Term{
		Name: "Stored iterate", Symbol: "●",
		Meaning: "The dots are the iterates that were kept: the step can be made of any of them.",
		Formula: "● at i = ⌈γʲ⌉, j = 0, 1, 2, …",
	}
	takenMark = term.Term{
		Name: "Iterate taken", Symbol: "◎",
		Meaning: "The ring is the iterate that the step is made of: looking back from the last one, the one at which f stops falling.",
		Formula: "◎ at d = dᵢ",
	}
	windowMark = term.Term{
		Name: "Window", Symbol: "k",
		Meaning: "The grey band is the window of the stopping rule, which compares φ at its right end with φ at its left end, k iterations before.",
		Formula: "stop where (φᵢ − φᵢ₋ₖ) / φᵢ < kε",
	}
)

// Terms returns the axes, and the marks that there are.
func (View) Terms(p wire.Picture) []term.Term {
	if p.Look == nil || p.Look.Inner == nil {
		return nil
	}
	in := p.Look.Inner
	terms := []term.Term{term.Model, term.Residual, term.Iteration}
	if slices.Contains(in.Stored, true) {
		terms = append(terms, storedMark)
	}
	if terms = append(terms, takenMark); in.Epsilon > 0 && len(in.Phi)-1 > in.Window {
		terms = append(terms, windowMark)
	}
	return terms
}
