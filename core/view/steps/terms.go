package steps

import (
	"hfplayground/core/term"
	"hfplayground/core/wire"
)

// The axes of the gradient by layer.
var (
	gradient = term.Term{
		Name: "Gradient of a layer", Symbol: "‖∂f/∂W‖",
		Meaning: "This is how strongly the loss depends on the weights of one layer. Where it is many times smaller in one layer than in another, a step along the gradient hardly changes that layer.",
		Formula: "‖∂f/∂W‖ = √(Σ (∂f/∂wᵢⱼ)²)",
	}
	layer = term.Term{
		Name:    "Layer",
		Meaning: "The layers of weights stand in their order from the inputs to the outputs.",
	}
	state = term.Term{
		Name: "Gradient of a state", Symbol: "‖∂ℓ/∂hₜ‖",
		Meaning: "This is how strongly the loss depends on the states of the recurrent units at one step of the sequence, with all that comes of them later. Where it falls by powers of ten towards the first step, the gradient tells nothing of what stood there.",
		Formula: "‖∂ℓ/∂hₜ‖ = √((1/n) Σᵢ ‖∂ℓᵢ/∂hₜ‖²)",
	}
	moment = term.Term{
		Name: "Step of the sequence", Symbol: "t",
		Meaning: "The net reads a sequence from left to right, one input a step.",
		Formula: "t = 1, …, T",
	}
	quantity = term.Term{
		Name:    "Quantity of a step",
		Meaning: "Each plot is one quantity of every step of a run; its name is above it. Dotted lines are bounds at which the method changes something.",
	}
)

// Terms returns what the plots are of, and the step.
func (View) Terms(p wire.Picture) []term.Term {
	if p.Steps == nil || len(p.Steps.Quantities) == 0 {
		return nil
	}
	return []term.Term{quantity, term.Step}
}

// Terms returns the axes.
func (Layers) Terms(p wire.Picture) []term.Term {
	if p.Layers == nil || len(p.Layers.Names) == 0 {
		return nil
	}
	if p.Layers.Time {
		return []term.Term{state, moment}
	}
	return []term.Term{gradient, layer}
}
