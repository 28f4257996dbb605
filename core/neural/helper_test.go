package neural_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective/objectivetest"
)

// exactTol bounds the disagreement of two exact ways to one vector, relative to
// its length.
const exactTol = 1e-12

// unit returns the activation with the key.
func unit(t testing.TB, key string) kernel.Activation {
	t.Helper()
	for _, f := range kernel.Activations() {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("no activation %q", key)
	return kernel.Activation{}
}

// lossOf returns the loss with the key.
func lossOf(t testing.TB, key string) neural.Loss {
	t.Helper()
	for _, l := range neural.Losses() {
		if l.Key == key {
			return l
		}
	}
	t.Fatalf("no loss %q", key)
	return neural.Loss{}
}

// chain returns a net of the given sizes, inputs first, with one activation in
// the hidden layers and one for the outputs.
func chain(t testing.TB, hidden, output string, inputs int, units ...int) neural.Net {
	t.Helper()
	var layers []neural.Layer
	for i, n := range units {
		key := hidden
		if i == len(units)-1 {
			key = output
		}
		layers = append(layers, neural.Layer{Units: n, Activation: unit(t, key)})
	}
	net, err := neural.NewNet(inputs, layers...)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// problem returns a net with random examples that the loss accepts: targets are
// distributions over the outputs, softmax needs them so and no other loss minds.
func problem(net neural.Net, loss neural.Loss, rows int) neural.Problem {
	p := neural.Problem{
		Net: net, Loss: loss,
		Inputs:  kernel.Mat{Rows: rows, Cols: net.Inputs(), Data: objectivetest.Normal(rows*net.Inputs(), 1)},
		Targets: kernel.Mat{Rows: rows, Cols: net.Outputs(), Data: objectivetest.Normal(rows*net.Outputs(), 2)},
	}
	for i := range rows {
		t := p.Targets.Row(i)
		for k := range t {
			t[k] = math.Exp(t[k])
		}
		floats.Scale(1/floats.Sum(t), t)
	}
	return p
}

func build(t testing.TB, p neural.Problem) *neural.Objective {
	t.Helper()
	f, err := neural.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
