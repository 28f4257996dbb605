package neural_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective/objectivetest"
)

// The net of TestByHand again, every number on its way.
func TestPassesByHand(t *testing.T) {
	ln2, ln3 := math.Log(2), math.Log(3)
	w := []float64{1, 1, 2, 1, ln2, ln3 - 1, 5, -5, 1 + ln2}
	v := []float64{1, 0, 0, 1, 0, 2, 1, 2, -2.6}
	f := build(t, neural.Problem{
		Net: chain(t, "tanh", "tanh", 2, 2, 1), Loss: lossOf(t, "squared"),
		Inputs:  kernel.Mat{Rows: 1, Cols: 2, Data: []float64{1, -1}},
		Targets: kernel.Mat{Rows: 1, Cols: 1, Data: []float64{-0.4}},
		L1:      3, L2: 7, // no matter here
	})
	p := f.Passes(w, v, 0)
	hidden, output := p.Layers[0], p.Layers[1]
	const tol = 1e-14
	for _, tt := range []struct {
		name      string
		got, want []float64
	}{
		{"a⁰", p.Inputs, []float64{1, -1}},
		{"R{a⁰}", p.RInputs, []float64{0, 0}},
		{"t", p.Targets, []float64{-0.4}},
		{"E", []float64{p.Value}, []float64{0.5}},
		{"z¹", hidden.Z, []float64{ln2, ln3}},
		{"a¹", hidden.A, []float64{0.6, 0.8}},
		{"f′¹", hidden.Slope, []float64{0.64, 0.36}},
		{"f″¹", hidden.Bend, []float64{-0.768, -0.576}},
		{"Σ¹", hidden.Sum, []float64{3.2, -3.2}},
		{"δ¹", hidden.Delta, []float64{2.048, -1.152}},
		{"R{z¹}", hidden.RZ, []float64{1, 1}},
		{"R{a¹}", hidden.RA, []float64{0.64, 0.36}},
		{"R{Σ¹}", hidden.RSum, []float64{-1.152, 3.072}},
		{"R{δ¹}", hidden.RDelta, []float64{-3.19488, 2.94912}},
		{"z²", output.Z, []float64{ln2}},
		{"a²", output.A, []float64{0.6}},
		{"f′²", output.Slope, []float64{0.64}},
		{"f″²", output.Bend, []float64{-0.768}},
		{"Σ²", output.Sum, []float64{1}},
		{"δ²", output.Delta, []float64{0.64}},
		{"R{z²}", output.RZ, []float64{1}},
		{"R{a²}", output.RA, []float64{0.64}},
		{"R{Σ²}", output.RSum, []float64{0.64}},
		{"R{δ²}", output.RDelta, []float64{-0.3584}},
	} {
		if !floats.EqualApprox(tt.got, tt.want, tol) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

// The mean over examples of what Passes says of the weights is what the batch
// says, for every activation in hidden layers and outputs and every loss.
func TestPassesAreTheBatch(t *testing.T) {
	const rows = 5
	for _, f := range kernel.Activations() {
		for _, loss := range neural.Losses() {
			for _, output := range []string{"linear", f.Key} {
				name := fmt.Sprintf("%s, %s, %s", f.Key, output, loss.Key)
				p := problem(chain(t, f.Key, output, 3, 4, 3, 2), loss, rows)
				o := build(t, p)
				w, v := objectivetest.Normal(o.Dim(), 11), objectivetest.Normal(o.Dim(), 4) // weights with which every ReLU output is on for some example
				g, hv, value := make([]float64, o.Dim()), make([]float64, o.Dim()), 0.0
				for example := range rows {
					passes := o.Passes(w, v, example)
					value += passes.Value / rows
					floats.AddScaled(g, 1./rows, spreadOut(p.Net, passes.Gradient))
					floats.AddScaled(hv, 1./rows, spreadOut(p.Net, passes.RGradient))
				}
				objectivetest.WantClose(t, name+": E", []float64{value}, []float64{o.At(w).Value()}, exactTol)
				objectivetest.WantClose(t, name+": Gradient", g, objectivetest.Gradient(o, w), exactTol)
				objectivetest.WantClose(t, name+": RGradient", hv, objectivetest.HessVec(o, w, v), exactTol)
			}
		}
	}
}

// spreadOut returns what of says of every weight and bias, as a vector like w.
func spreadOut(net neural.Net, of func(layer, unit, from int) float64) []float64 {
	dst := make([]float64, net.Dim())
	for l := range net.Depth() {
		for unit := range net.Layer(l).Units {
			row := net.Weights(dst, l).Row(unit)
			for from := range row {
				row[from] = of(l, unit, from)
			}
			net.Biases(dst, l)[unit] = of(l, unit, -1)
		}
	}
	return dst
}

// Every R-value is the derivative of the value beside it: a central difference
// in the direction v agrees far better than with any other quantity.
func TestPassesAreDerivatives(t *testing.T) {
	const h, tol = 1e-5, 1e-8
	for _, loss := range neural.Losses() {
		o := build(t, problem(chain(t, "tanh", "logistic", 3, 4, 3, 2), loss, 2))
		w, v := objectivetest.Normal(o.Dim(), 5), objectivetest.Normal(o.Dim(), 6)
		at := func(h float64) neural.Passes {
			return o.Passes(floats.AddScaledTo(make([]float64, len(w)), w, h, v), v, 1)
		}
		p, ahead, behind := at(0), at(h), at(-h)
		for l, layer := range p.Layers {
			for name, of := range map[string]func(*neural.LayerPass) (value, r []float64){
				"z": func(q *neural.LayerPass) (value, r []float64) { return q.Z, q.RZ },
				"a": func(q *neural.LayerPass) (value, r []float64) { return q.A, q.RA },
				"Σ": func(q *neural.LayerPass) (value, r []float64) { return q.Sum, q.RSum },
				"δ": func(q *neural.LayerPass) (value, r []float64) { return q.Delta, q.RDelta },
			} {
				plus, _ := of(&ahead.Layers[l])
				minus, _ := of(&behind.Layers[l])
				difference := floats.SubTo(make([]float64, len(plus)), plus, minus)
				floats.Scale(1/(2*h), difference)
				_, r := of(&layer)
				objectivetest.WantClose(t, fmt.Sprintf("%s: R{%s} of layer %d", loss.Key, name, l), r, difference, tol)
			}
		}
	}
}

// What was handed out stays what it was, and the batch does not notice.
func TestPassesStandAlone(t *testing.T) {
	o := build(t, problem(chain(t, "tanh", "linear", 2, 3, 2), lossOf(t, "squared"), 3))
	w, v := objectivetest.Normal(o.Dim(), 7), objectivetest.Normal(o.Dim(), 8)
	point, want := o.At(w), objectivetest.Gradient(o, w)
	first := o.Passes(w, v, 1)
	again := o.Passes(w, v, 1)
	o.Passes(v, w, 2)
	if !reflect.DeepEqual(first, again) {
		t.Error("the passes of an example changed when those of another were asked for")
	}
	got := make([]float64, len(w))
	if point.Gradient(got); !reflect.DeepEqual(got, want) {
		t.Errorf("Gradient = %v after Passes, %v before", got, want)
	}
}

func TestPassesMisuse(t *testing.T) {
	o := build(t, problem(chain(t, "tanh", "linear", 2, 3, 2), lossOf(t, "squared"), 3))
	w := objectivetest.Normal(o.Dim(), 7)
	for name, ask := range map[string]func(){
		"short x":    func() { o.Passes(w[1:], w, 0) },
		"short v":    func() { o.Passes(w, w[1:], 0) },
		"example −1": func() { o.Passes(w, w, -1) },
		"example 3":  func() { o.Passes(w, w, 3) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			ask()
		})
	}
}
