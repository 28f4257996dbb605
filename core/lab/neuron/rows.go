package neuron

import (
	"fmt"

	"hfplayground/core/lab"
	"hfplayground/core/term"
)

// stepRow is the row of the step of the rule that is shown.
var stepRow = lab.Row{Key: "at", Term: term.Term{
	Name: "Step", Meaning: "The rule is followed step by step; this is the step that is shown, counted from 0 at the start.",
}}

// The rows of the inspector, of a threshold unit and its truth table.
var (
	inputsRow = lab.Row{Key: "row", Term: term.Term{
		Name: "Row", Symbol: "x", Meaning: "This is the row of the truth table that is shown, by its inputs.", Formula: "x = (x₁, x₂, …), each 0 or 1",
	}}
	sumRow   = lab.Row{Key: "sum", Term: term.WeightedSum}
	firesRow = lab.Row{Key: "fires", Term: term.Term{
		Name: "Against the threshold", Symbol: "θ", Meaning: "The unit answers 1 where the weighted sum is above its threshold θ, and else 0.", Formula: "1 if Σ w·x > θ, else 0",
	}}
	targetRow = lab.Row{Key: "target", Term: term.Term{
		Name: "Target", Symbol: "T", Meaning: "This is what the truth table wants in this row, and whether the unit answers so.", Formula: "T = 0 or 1",
	}}
)

// Those of a net of units.
var (
	stateRow = lab.Row{Key: "state", Term: term.Term{
		Name: "State", Symbol: "s", Meaning: "The state says of every unit whether it fires (1) or not (0).", Formula: "s = (s₁, s₂, …), each 0 or 1",
	}}
	energyRow = lab.Row{Key: "energy", Term: term.Energy}
)

// unitRow is the row of unit i, counted from 0.
func unitRow(i int, name string) lab.Row {
	return lab.Row{Key: fmt.Sprintf("unit-%d", i+1), Term: term.Term{
		Name: name, Meaning: "This is what the unit says now, and its weighted input beside its threshold θ, which decide what it will say next.", Formula: "1 if Σ w·s > θ, else 0",
	}}
}

// Those of the perceptron.
var (
	caseRow = lab.Row{Key: "case", Term: term.Term{
		Name: "Case", Symbol: "x", Meaning: "The rule looked at this case in this step.", Formula: "x = (x₁, x₂)",
	}}
	answerRow = lab.Row{Key: "answer", Term: term.Term{
		Name: "Answer, target", Symbol: "S, T", Meaning: "S is what the unit answered to the case, and T what it was to answer.", Formula: "S = 1 if Σ w·x > θ, else 0",
	}}
	ruleRow = lab.Row{Key: "rule", Term: term.Term{
		Name: "Rule", Symbol: "w", Meaning: "Where the answer is right nothing changes; else the case is added to the weights, or taken from them.", Formula: "w ← w + [T − S]x,  θ ← θ − [T − S]",
	}}
	weightsRow = lab.Row{Key: "w", Term: term.Term{
		Name: "Weights", Symbol: "w₁, w₂", Meaning: "These are the weights after the step; the line is at right angles to them.", Formula: "w₁x₁ + w₂x₂ = θ on the line",
	}}
	thresholdRow = lab.Row{Key: "theta", Term: term.Term{
		Name: "Threshold", Symbol: "θ", Meaning: "The unit fires where the weighted sum is above θ.", Formula: "w₁x₁ + w₂x₂ > θ",
	}}
	wrongRow = lab.Row{Key: "wrong", Term: term.Term{
		Name: "Wrong", Symbol: "S ≠ T", Meaning: "This is how many of the cases the unit answers wrongly after the step.", Formula: "count of S ≠ T",
	}}
	modificationsRow = lab.Row{Key: "modifications", Term: term.Term{
		Name: "Modifications", Symbol: "n", Meaning: "This is how often the rule has changed the weights; for separable cases the theorem says how often it can at most.",
		Formula: "(w₀·w′ + nδ)² ≤ |w′|² (|w₀|² + nX²)",
	}}
)
