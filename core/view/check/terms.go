package check

import (
	"hfplayground/core/term"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

var _ view.Explainer = View{}

var (
	stepTerm = term.Term{
		Name: "Difference step", Symbol: "ε",
		Meaning: "Finite differences move the weights by ε along v: a large ε leaves out the curvature of the gradient, a small one drowns in rounding.",
		Formula: "Hv ≈ (∇f(w + εv) − ∇f(w)) / ε",
	}
	errorTerm = term.Term{
		Name: "Relative error", Symbol: "δ",
		Meaning: "This is how far the difference is from the exact product, as a share of the product.",
		Formula: "δ = ‖difference − Hv‖ / ‖Hv‖",
	}
)

// Terms returns the two axes.
func (View) Terms(p wire.Picture) []term.Term {
	if p.Check == nil {
		return nil
	}
	return []term.Term{errorTerm, stepTerm}
}
