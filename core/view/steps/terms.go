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
		Meaning: "The layers of weights are in order from the inputs to the outputs.",
	}
	state = term.Term{
		Name: "Gradient of the states", Symbol: "‖∂ℓ/∂hₜ‖",
		Meaning: "This is how strongly the loss depends on the states at time step t of a sequence, also through the states of later ones. Where it falls by many powers of ten towards the first time step, the gradient hardly depends on the first inputs. A thin line is the second layer of a run.",
		Formula: "‖∂ℓ/∂hₜ‖ = √((1/n) Σᵢ ‖∂ℓᵢ/∂hₜ‖²)",
	}
	back = term.Term{
		Name: "Time steps back", Symbol: "T − t",
		Meaning: "The last time step of a sequence is at the right, and the first one at the left, as in the picture of the sequence.",
		Formula: "T − t = 0, 1, …, T − 1",
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
	return []term.Term{gradient, layer}
}

// Terms returns the axes.
func (Lags) Terms(p wire.Picture) []term.Term {
	if p.Lags == nil || p.Lags.Steps < 1 {
		return nil
	}
	return []term.Term{state, back}
}
