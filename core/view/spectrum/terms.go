package spectrum

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes and marks.
var (
	eigenvalue = term.Term{
		Name: "Eigenvalue", Symbol: "λ",
		Meaning: "R is the matrix of the weights from one time step to the next. Along an eigenvector v of it, a small state is multiplied by λ in every time step.",
		Formula: "Rv = λv",
	}
	circle = term.Term{
		Name: "Unit circle", Symbol: "|λ| = 1",
		Meaning: "Within the circle small states fade over time, and gradients do on their way back; outside they grow, until the tanh of the units bounds them.",
		Formula: "Rᵗv = λᵗv, where |λ| = 1 keeps the length of v",
	}
	largest = term.Term{
		Name: "Spectral radius", Symbol: "ρ(R)",
		Meaning: "This is the largest absolute value of an eigenvalue. The nearer it is to 1, the longer a net of small states remembers.",
		Formula: "ρ(R) = max |λᵢ|",
	}
)

// Terms returns the axes, the circle and the radius.
func Terms(p wire.Picture) []term.Term {
	if p.Spectrum == nil || len(p.Spectrum.Start)+len(p.Spectrum.Now) == 0 {
		return nil
	}
	return []term.Term{eigenvalue, circle, largest}
}
