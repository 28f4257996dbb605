package lab

import (
	"slices"

	"hfplayground/core/param"
	"hfplayground/core/testfunc"
)

func problemOptions() []param.Option {
	var options []param.Option
	for _, e := range testfunc.All() {
		options = append(options, param.Option{Key: e.Key, Label: e.Label})
	}
	return options
}

// Problems returns what can be minimised in all labs: the test functions, then
// the network.
func Problems() []testfunc.Entry { return append(testfunc.All(), networkEntry()) }

// findProblem returns the problem of a lab: in the landscape the one chosen, in
// the network lab the network.
func findProblem(lab, problem string) testfunc.Entry {
	key := problem
	switch lab {
	case labNetwork:
		key = labNetwork
	case labNeuron: // nothing is minimised there
		return testfunc.Entry{Key: neuronKey, Label: "Neuron", Help: "Threshold units: what one computes, what a net of them does, and how one learns."}
	}
	table := Problems()
	i := slices.IndexFunc(table, func(e testfunc.Entry) bool { return e.Key == key })
	return table[i] // both are checked by their fields
}
