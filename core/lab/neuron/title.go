package neuron

func (g *gateExercise) title() string {
	return "Gate: a unit with its inputs, sums and threshold, to compute " + g.name
}

func (u *unitsExercise) title() string {
	return "Net of binary units, " + u.label + ": which units fire, and the weights between them"
}

func (p *perceptronExercise) title() string {
	return "Perceptron, " + p.label + ": the cases, the line of the rule and the proof"
}
