package neural_test

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective/objectivetest"
)

// Outputs are those of the formula, unit by unit, however many rows are looked
// at in one time.
func TestEvaluator(t *testing.T) {
	const rows = 7
	net := chain(t, "tanh", "logistic", 3, 4, 2)
	w, x := objectivetest.Normal(net.Dim(), 1), kernel.Mat{Rows: rows, Cols: 3, Data: objectivetest.Normal(3*rows, 2)}
	layer := func(l int, in []float64) (a []float64) {
		for i := range net.Layer(l).Units {
			sum := net.Biases(w, l)[i]
			for j, wij := range net.Weights(w, l).Row(i) {
				sum += wij * in[j]
			}
			a = append(a, net.Layer(l).Activation.F(sum))
		}
		return a
	}
	for _, chunk := range []int{1, 3, rows, 100} {
		e, err := neural.NewEvaluator(net, nil, chunk)
		if err != nil {
			t.Fatal(err)
		}
		dst := kernel.NewMat(rows, 2)
		e.Outputs(dst, w, x)
		for i := range rows {
			a0 := layer(0, x.Row(i))
			a1 := layer(1, a0)
			objectivetest.WantClose(t, "Outputs", dst.Row(i), a1, exactTol)
			e.Evaluate(w, x.Slice(i, i+1))
			objectivetest.WantClose(t, "Activations", e.Activations(0).Row(0), a0, exactTol)
		}
		if !panics(func() { e.Evaluate(w, kernel.NewMat(chunk+1, 3)) }) {
			t.Errorf("%d rows at a time: one more does not panic", chunk)
		}
		if !panics(func() { e.Outputs(kernel.NewMat(rows, 1), w, x) }) {
			t.Error("Outputs into too few columns does not panic")
		}
		if n := testing.AllocsPerRun(5, func() { e.Outputs(dst, w, x) }); n > 0 {
			t.Errorf("%d rows at a time: %g allocations, want none", chunk, n)
		}
	}
}

func TestMisclassified(t *testing.T) {
	outputs := kernel.Mat{Rows: 4, Cols: 1, Data: []float64{0.5, -0.5, 2, -2}}
	targets := kernel.Mat{Rows: 4, Cols: 1, Data: []float64{1, 1, -1, -1}}
	loss := lossOf(t, "squared")
	if got, want := neural.Misclassified(nil, loss, outputs, targets), []int{1, 2}; !slices.Equal(got, want) {
		t.Errorf("Misclassified = %v, want %v", got, want)
	}
	if got, want := neural.MeanLoss(loss, outputs, targets), (0.125+1.125+4.5+0.5)/4; got != want {
		t.Errorf("MeanLoss = %g, want %g", got, want)
	}
}

// The diagnosis names the first thing on the way that is not finite.
func TestDiagnose(t *testing.T) {
	p := problem(chain(t, "linear", "linear", 2, 3, 2, 1), lossOf(t, "squared"), 4)
	f := build(t, p)
	n := p.Net
	tests := []struct {
		name, want string
		spoil      func(w []float64)
	}{
		{"sound", "", func([]float64) {}},
		{"NaN weight", "a weight in layer 2 is not finite", func(w []float64) { n.Weights(w, 1).Data[3] = math.NaN() }},
		{"infinite bias", "a weight in layer 3 is not finite", func(w []float64) { n.Biases(w, 2)[0] = math.Inf(1) }},
		{"sums overflow", "a sum in layer 2 is not finite", func(w []float64) {
			n.Weights(w, 0).Data[0], n.Weights(w, 1).Data[0] = 1e200, 1e200
		}},
		{"loss overflows", "the loss is not finite", func(w []float64) { n.Biases(w, 2)[0] = 1e200 }},
		{"errors overflow", "an error in layer 2 is not finite", func(w []float64) {
			n.Weights(w, 1).Data[0], n.Weights(w, 1).Data[1], n.Weights(w, 1).Data[2] = 0, 0, 0
			n.Biases(w, 1)[0], n.Biases(w, 2)[0] = 0, 1e10
			n.Weights(w, 2).Data[0] = 1e300
		}},
	}
	for _, tt := range tests {
		w := objectivetest.Normal(f.Dim(), 1)
		tt.spoil(w)
		fault, found := f.Diagnose(w)
		if found != (tt.want != "") || found && fault.String() != tt.want {
			t.Errorf("%s: %v %q, want %q", tt.name, found, fault, tt.want)
		}
	}
	exploding := problem(chain(t, "linear", "linear", 1, 1), lossOf(t, "squared"), 1)
	loud := unit(t, "linear")
	loud.F, loud.Code = func(float64) float64 { return math.Inf(1) }, kernel.NoCode
	exploding.Net, _ = neural.NewNet(1, neural.Layer{Units: 1, Activation: loud})
	if fault, _ := build(t, exploding).Diagnose([]float64{1, 1}); fault.String() != "an activation in layer 1 is not finite" {
		t.Errorf("diagnosis %q, want the activation", fault)
	}
}
