package racing

import (
	"slices"

	"hfplayground/core/param"
	"hfplayground/core/testfunc"
	"hfplayground/core/training"
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
func Problems() []testfunc.Entry { return append(testfunc.All(), training.Entry()) }

// findProblem returns the problem that is minimised: the one chosen, or the net.
func (s *Lab) findProblem(key string) testfunc.Entry {
	if s.onNet() {
		return training.Entry()
	}
	table := testfunc.All()
	return table[slices.IndexFunc(table, func(e testfunc.Entry) bool { return e.Key == key })] // checked by its field
}
