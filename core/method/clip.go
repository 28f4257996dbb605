package method

import (
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
)

// clipField declares the largest length of a gradient that a first-order method makes a
// step of.
func clipField(clip *float64) param.Field {
	return param.Float(clip, "clip", param.LogOrZero(1e-4, 1e4), "A gradient longer than this is shortened to it, which tames the steep walls of recurrent nets; 0 means no clipping.").Called("Largest gradient", "").In("gradient clipping")
}

var clippedFrom = Quantity{"clip", term.Term{
	Name: "Gradient clipped from", Symbol: "‖g‖",
	Meaning: "The gradient was this long, and the step used it shortened to the largest length set for it.",
	Formula: "g ← g · c/‖g‖ where ‖g‖ > c",
}}

// clipped returns the place with its gradient shortened to length most where it is longer,
// and the fact that says so. 0 clips nothing, and a gradient that is not finite stays as it
// is.
//
// Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent
// neural networks", ICML 2013, algorithm 1.
func (p Place) clipped(most float64) (Place, []Fact) {
	length := norm(p.G)
	if most == 0 || !(length > most) || !vector.IsFinite(length) {
		return p, nil
	}
	p.G = vector.Scaled(most/length, p.G)
	return p, []Fact{Number(&clippedFrom, length)}
}
