package neuron

import (
	"fmt"
	"strings"

	"hfplayground/core/neuron"
	"hfplayground/core/param"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// dragged reads the value that a weight is dragged to.
func dragged(value string, most float64) (float64, *param.Error) {
	v, ok := param.Number(value)
	if !ok || v < -most || v > most {
		return 0, param.Fault(wire.KeyWeight, "A weight here is a number from -%g to %[1]g, not %q.", most, param.Shorten(value))
	}
	return words.Rounded(v, weightDigits), nil
}

// noPoints refuses a point where there are none to drag.
func noPoints() *param.Error {
	return param.Fault(wire.KeyPoint, "There are no points here. The network lab and the perceptron have some.")
}

// solvedSeed draws first weights from which Hessian-free teaches a net with one
// hidden layer of two units XOR, and solvedSteps is enough for that.
const (
	solvedSeed  = 3
	solvedSteps = 100
)

// pointScale is how far the digits of a gate are apart in the network lab,
// whose data lie in [−6, 6].
const pointScale = 6

// learnByNet opens the network lab with the same cases, at scale·x + shift, and a
// net with a hidden layer, which learns what no unit can.
func learnByNet(q *param.Query, cases []neuron.Case, scale, shift float64) {
	parts := make([]string, len(cases))
	for i, c := range cases {
		parts[i] = param.FormatList([]float64{c.X[0]*scale + shift, c.X[1]*scale + shift}) + "," + digit(c.T)
	}
	for _, p := range []param.Pair{
		{Key: "lab", Value: "network"}, {Key: "network.data", Value: "own"}, {Key: "network.own-points", Value: strings.Join(parts, ";")},
		{Key: "network.train", Value: "1"}, {Key: "network.hidden", Value: "2"}, {Key: "race", Value: "hf"},
		{Key: "seed", Value: fmt.Sprint(solvedSeed)}, {Key: "steps", Value: fmt.Sprint(solvedSteps)}, {Key: "step", Value: fmt.Sprint(solvedSteps)},
	} {
		q.Set(p.Key, p.Value)
	}
}
