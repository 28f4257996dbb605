package neural_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// One example through a 2-2-1 net of tanh units, computed by hand. Sums are
// chosen as ln 2 and ln 3, where tanh is 0.6 and 0.8, its slope 0.64 and 0.36
// and its second derivative −0.768 and −0.576.
func TestByHand(t *testing.T) {
	ln2, ln3 := math.Log(2), math.Log(3)
	w := []float64{
		1, 1, // x = (1, −1): z = 1 − 1 + ln 2
		2, 1, //              z = 2 − 1 + ln 3 − 1
		ln2, ln3 - 1,
		5, -5, // z = 5·0.6 − 5·0.8 + 1 + ln 2 = ln 2, a = 0.6
		1 + ln2,
	}
	f := build(t, neural.Problem{
		Net: chain(t, "tanh", "tanh", 2, 2, 1), Loss: lossOf(t, "squared"),
		Inputs:  kernel.Mat{Rows: 1, Cols: 2, Data: []float64{1, -1}},
		Targets: kernel.Mat{Rows: 1, Cols: 1, Data: []float64{-0.4}}, // a − t = 1
	})
	v := []float64{
		1, 0, // R{z} = 1·1 + 0·(−1) + 0 = 1, R{a} = 0.64
		0, 1, // R{z} = 0·1 + 1·(−1) + 2 = 1, R{a} = 0.36
		0, 2,
		1, 2, // R{z} = 5·0.64 − 5·0.36 + 1·0.6 + 2·0.8 − 2.6 = 1, R{a} = 0.64
		-2.6,
	}
	wantGradient := []float64{
		2.048, -2.048, // ∂f/∂z = 3.2·0.64, times x
		-1.152, 1.152, // ∂f/∂z = −3.2·0.36
		2.048, -1.152,
		0.384, 0.512, // ∂f/∂z = 1·0.64, times (0.6, 0.8); ∂f/∂a below is 0.64·(5, −5)
		0.64,
	}
	wantHessVec := []float64{
		-3.19488, 3.19488, // −1.152·0.64 + 3.2·(−0.768)·1
		2.94912, -2.94912, // 3.072·0.36 + (−3.2)·(−0.576)·1
		-3.19488, 2.94912,
		0.19456, -0.05632, // −0.3584·(0.6, 0.8) + 0.64·(0.64, 0.36)
		-0.3584, // 0.64·0.64 + 1·(−0.768)·1; below −0.3584·(5, −5) + 0.64·(1, 2) = (−1.152, 3.072)
	}
	wantGaussNewton := []float64{
		1.31072, -1.31072, // 2.048·0.64
		-0.73728, 0.73728, // −2.048·0.36
		1.31072, -0.73728,
		0.24576, 0.32768, // 0.4096·(0.6, 0.8)
		0.4096, // 0.64·0.64; below 0.4096·(5, −5)
	}
	const tol = 1e-14
	if got := f.At(w).Value(); math.Abs(got-0.5) > tol {
		t.Errorf("f = %v, want ½·1²", got)
	}
	for name, pair := range map[string][2][]float64{
		"Gradient":         {objectivetest.Gradient(f, w), wantGradient},
		"HessVec":          {objectivetest.HessVec(f, w, v), wantHessVec},
		"GaussNewtonVec":   {objectivetest.GaussNewton(f, w, v), wantGaussNewton},
		"SquaredGradients": {objectivetest.SquaredGradients(f, w), floats.MulTo(make([]float64, 9), wantGradient, wantGradient)},
	} {
		if !floats.EqualApprox(pair[0], pair[1], tol) {
			t.Errorf("%s = %v, want %v", name, pair[0], pair[1])
		}
	}
}

// One linear layer with the squared error is linear regression: G is
// (1/m) XᵀX for every output, and so is the Hessian.
func TestLinearRegression(t *testing.T) {
	const rows, cols, outputs = 7, 3, 2
	p := problem(chain(t, "linear", "linear", cols, outputs), lossOf(t, "squared"), rows)
	f := build(t, p)
	w, v := objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4)
	want := make([]float64, f.Dim())
	for i := range rows {
		x := append(append([]float64{}, p.Inputs.Row(i)...), 1)
		for k := range outputs {
			vk := append(append([]float64{}, p.Net.Weights(v, 0).Row(k)...), p.Net.Biases(v, 0)[k])
			jv := floats.Dot(x, vk) / rows
			floats.AddScaled(p.Net.Weights(want, 0).Row(k), jv, x[:cols])
			p.Net.Biases(want, 0)[k] += jv
		}
	}
	objectivetest.WantClose(t, "GaussNewtonVec", objectivetest.GaussNewton(f, w, v), want, exactTol)
	objectivetest.WantClose(t, "HessVec", objectivetest.HessVec(f, w, v), want, exactTol)
}

var _ objective.Batched = (*neural.Objective)(nil)
