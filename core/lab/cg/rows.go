package cg

import (
	"hfplayground/core/lab"
	"hfplayground/core/term"
)

// The rows of the inspector. A is the matrix, and x* solves Ax = b.
var (
	distinctRow = lab.Row{Key: "distinct", Term: term.Term{
		Name: "Distinct eigenvalues", Symbol: "λ",
		Meaning: "This is how many different eigenvalues A has, of all: without rounding, CG needs as many steps.",
		Formula: "Av = λv",
	}}
	conditionRow = lab.Row{Key: "condition", Term: term.Term{
		Name: "Condition", Symbol: "κ",
		Meaning: "The larger κ is, the longer and narrower are the level curves, and the slower is steepest descent.",
		Formula: "κ = largest λ / smallest λ",
	}}
	steepestRow = lab.Row{Key: "steepest", Term: term.Term{
		Name: "Error, steepest descent", Symbol: "‖e‖ₐ",
		Meaning: "This is how far steepest descent is from the solution, measured by how much larger the quadratic is there.",
		Formula: "‖e‖ₐ = √((x − x*)ᵀA(x − x*))",
	}}
	conjugateRow = lab.Row{Key: "conjugate", Term: term.Term{
		Name: "Error, CG", Symbol: "‖e‖ₐ",
		Meaning: "This is how far conjugate gradients are from the solution; of all points they can reach in so many steps it is the nearest.",
		Formula: "‖e‖ₐ = √((x − x*)ᵀA(x − x*))",
	}}
	boundRow = lab.Row{Key: "bound", Term: term.Term{
		Name: "Bound for CG from κ", Symbol: "‖eₖ‖ₐ",
		Meaning: "The error of CG is at most this after k steps, whatever the eigenvalues are between the smallest and the largest.",
		Formula: "‖eₖ‖ₐ ≤ 2 ((√κ − 1) / (√κ + 1))ᵏ ‖e₀‖ₐ",
	}}
	slowestRow = lab.Row{Key: "slowest", Term: term.Term{
		Name: "Largest part, descent", Symbol: "|vᵀe|",
		Meaning: "This is the largest part of the error of steepest descent along one eigenvector v, and the eigenvalue λ it belongs to.",
		Formula: "|vᵀe| = |vᵀ(x − x*)|",
	}}
	leftRow = lab.Row{Key: "left", Term: term.Term{
		Name: "Largest part, CG", Symbol: "|vᵀe|",
		Meaning: "This is the largest part of the error of CG along one eigenvector v, and the eigenvalue λ it belongs to.",
		Formula: "|vᵀe| = |vᵀ(x − x*)|",
	}}
)
