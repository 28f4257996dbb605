// Package wolfe has the methods that choose a direction from gradients and go along it with
// a line search under Wolfe's conditions: a method a file, a line search a file.
package wolfe

import (
	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/term"
)

// Wolfe is the line search of these methods. It accepts a step length α along d
// when f has fallen and the slope is flat enough,
//
//	|∇f(x + αd)ᵀd| ≤ c₂ |∇f(x)ᵀd|.
//
// Source: P. Wolfe, "Convergence conditions for ascent methods", SIAM Review 11(2), 1969.
type Wolfe struct {
	Search string  // "more-thuente" or "bisection"
	Slope  float64 // c₂ in (0, 1), share of the slope that may be left
}

// The choices of Wolfe.Search.
const (
	searchMoreThuente = "more-thuente"
	searchBisection   = "bisection"
)

// fields declares the line search and c₂.
func (w *Wolfe) fields() []param.Field {
	const group = "line search"
	choices := []param.Option{
		{Key: searchMoreThuente, Label: "Moré–Thuente"},
		{Key: searchBisection, Label: "bisection"},
	}
	return []param.Field{
		param.Choice(&w.Search, "linesearch", choices, "This is how the step length is found.").Called("Line search", "").In(group),
		param.Float(&w.Slope, "wolfe", param.Linear(0.01, 0.99), "At most this fraction of the slope may remain after a step.").Called("Wolfe constant", "c₂").In(group),
	}
}

// search leaves l at an acceptable step length; first is the one that is tried first.
func (w Wolfe) search(l *line, first float64) error {
	if w.Search == searchBisection {
		return bisect(l, first, w.Slope)
	}
	return moreThuente(l, first, w.Slope)
}

var searchTrials = method.Quantity{Key: "trials", Term: term.Term{
	Name: "Line search trials", Symbol: "t",
	Meaning: "The line search tried this many step lengths before it accepted one.",
	Formula: "t trials until |∇f(x + αd)ᵀd| ≤ c₂ |∇f(x)ᵀd|",
}}
