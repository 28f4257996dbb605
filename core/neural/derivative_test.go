package neural_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective/objectivetest"
)

// Gradient and products of every activation with every loss agree with
// differences, at random weights and biases. ReLU units have a corner at zero,
// so their biases keep them away from it, on either side.
func TestDerivatives(t *testing.T) {
	for _, f := range kernel.Activations() {
		for _, loss := range neural.Losses() {
			t.Run(f.Key+" "+loss.Key, func(t *testing.T) {
				net := chain(t, f.Key, "linear", 2, 4, 3, 2)
				p := problem(net, loss, 5)
				p.L2 = 0.01
				w := objectivetest.Normal(net.Dim(), 3)
				if f.Key == "relu" {
					awayFromZero(net, w)
				}
				objectivetest.CheckGaussNewton(t, build(t, p), w)
			})
		}
	}
}

// awayFromZero makes hidden sums large, with either sign.
func awayFromZero(net neural.Net, w []float64) {
	for l := range net.Depth() - 1 {
		floats.Scale(0.1, net.Weights(w, l).Data)
		for i, b := range net.Biases(w, l) {
			net.Biases(w, l)[i] = math.Copysign(5, b)
		}
	}
}

// Nets with squashing outputs, with no hidden layer, and deep ones.
func TestDerivativesOfShapes(t *testing.T) {
	tests := []struct {
		hidden, output, loss string
		sizes                []int
	}{
		{"tanh", "tanh", "squared", []int{3, 4, 2}},
		{"tanh", "logistic", "squared", []int{3, 4, 2}},
		{"erf", "erf", "softmax", []int{2, 3, 3}},
		{"tanh", "logistic", "squared", []int{2, 3}},
		{"sine", "softplus", "logistic", []int{1, 1, 1}},
		{"swish", "linear", "softmax", []int{2, 3, 2, 3, 2, 3, 2, 3, 2}},
	}
	for _, tt := range tests {
		net := chain(t, tt.hidden, tt.output, tt.sizes[0], tt.sizes[1:]...)
		objectivetest.CheckGaussNewton(t, build(t, problem(net, lossOf(t, tt.loss), 4)), objectivetest.Normal(net.Dim(), 5))
	}
}

// The R-forward pass is J and the backward pass its transpose: uᵀ(Jv) = (Jᵀu)ᵀv
// for every activation. A loss that is linear in the outputs, with u for targets,
// has the gradient Jᵀu/m; its HessVec is handed Jv, which it notes.
func TestAdjoint(t *testing.T) {
	const rows = 6
	for _, f := range kernel.Activations() {
		var jv []float64
		loss := lossOf(t, "squared")
		loss.Gradient = func(dst, _, u []float64) { copy(dst, u) }
		loss.HessVec = func(dst, _, _, v []float64) { jv = append(jv, v...); clear(dst) }
		p := problem(chain(t, f.Key, f.Key, 3, 5, 4, 2), loss, rows)
		objective := build(t, p)
		w, v := objectivetest.Normal(objective.Dim(), 6), objectivetest.Normal(objective.Dim(), 7)
		objectivetest.GaussNewton(objective, w, v)
		forward, backward := floats.Dot(p.Targets.Data, jv)/rows, floats.Dot(objectivetest.Gradient(objective, w), v)
		if math.Abs(forward-backward) > exactTol*math.Abs(forward) {
			t.Errorf("%s: uᵀ(Jv) = %.15g, (Jᵀu)ᵀv = %.15g, want the same", f.Key, forward, backward)
		}
	}
}

// The penalties, one by one: what they add to a net without them.
func TestPenalties(t *testing.T) {
	p := problem(chain(t, "tanh", "linear", 2, 3, 1), lossOf(t, "squared"), 4)
	plain := build(t, p)
	p.L1, p.L2 = 0.25, 0.5
	f := build(t, p)
	w, v := objectivetest.Normal(f.Dim(), 8), objectivetest.Normal(f.Dim(), 9)
	w[3] = 0
	added := f.At(w).Value() - plain.At(w).Value()
	if want := 0.25*floats.Norm(w, 1) + 0.25*floats.Dot(w, w); math.Abs(added-want) > exactTol {
		t.Errorf("penalties add %g, want %g", added, want)
	}
	want := objectivetest.Gradient(plain, w)
	for j, wj := range w {
		if want[j] += 0.5 * wj; wj != 0 {
			want[j] += math.Copysign(0.25, wj)
		}
	}
	objectivetest.WantClose(t, "Gradient", objectivetest.Gradient(f, w), want, exactTol)
	objectivetest.WantClose(t, "HessVec", objectivetest.HessVec(f, w, v), floats.AddScaledTo(make([]float64, len(v)), objectivetest.HessVec(plain, w, v), 0.5, v), exactTol)
	objectivetest.WantClose(t, "GaussNewtonVec", objectivetest.GaussNewton(f, w, v), floats.AddScaledTo(make([]float64, len(v)), objectivetest.GaussNewton(plain, w, v), 0.5, v), exactTol)
	objectivetest.WantClose(t, "SquaredGradients", objectivetest.SquaredGradients(f, w), objectivetest.SquaredGradients(plain, w), 0)
	if got := f.At(w).(interface{ Ridge() float64 }).Ridge(); got != 0.5 {
		t.Errorf("Ridge() = %g, want L2", got)
	}
}
