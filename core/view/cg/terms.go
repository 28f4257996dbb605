package cg

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	eigenvalue = term.Term{
		Name: "Eigenvalue", Symbol: "λ",
		Meaning: "Each place along the axis is an eigenvector v of the matrix A, with its eigenvalue: how strongly f bends in that direction.",
		Formula: "Av = λv",
	}
	along = term.Term{
		Name: "Error in a direction", Symbol: "|vᵀe|",
		Meaning: "The height of a mark is the size of the error along the eigenvector below it.",
		Formula: "|vᵀe| = |vᵀ(x − x*)|",
	}
	whole = term.Term{
		Name: "Error in the norm of A", Symbol: "‖e‖ₐ",
		Meaning: "This is the whole error with the eigenvalues as weights; no method that forms as many products with A makes it smaller than conjugate gradients do.",
		Formula: "‖e‖ₐ = √((x − x*)ᵀA(x − x*))",
	}
)

// Terms returns the axes.
func Terms(p wire.Picture) []term.Term {
	if p.Conjugate == nil {
		return nil
	}
	if !p.Conjugate.Directed {
		return []term.Term{whole, term.Step}
	}
	return []term.Term{along, eigenvalue, whole, term.Step}
}
