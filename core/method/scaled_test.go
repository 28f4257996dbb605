package method

import (
	"math"
	"testing"

	"hfplayground/core/testfunc"
)

// Five steps of both against the formulas of their papers, written out.
func TestScaledDescentFollowsItsFormula(t *testing.T) {
	tests := []struct {
		m      Method
		gather func(v, g float64) float64
		rate   float64
	}{
		{NewRMSProp(), func(v, g float64) float64 { return 0.9*v + 0.1*g*g }, 0.01},
		{NewAdaGrad(), func(v, g float64) float64 { return v + g*g }, 0.3},
	}
	for _, tt := range tests {
		f := testfunc.NewRosenbrock()
		x, v, g := []float64{-1.2, 1}, make([]float64, 2), make([]float64, 2)
		k := 0
		for it, err := range tt.m.Run(f, []float64{-1.2, 1}) {
			if err != nil {
				t.Fatal(err)
			}
			if k > 0 {
				f.At(x).Gradient(g)
				for i := range x {
					v[i] = tt.gather(v[i], g[i])
					x[i] -= tt.rate * g[i] / (math.Sqrt(v[i]) + 1e-8)
				}
			}
			for i := range x {
				if math.Abs(it.X[i]-x[i]) > 1e-14*math.Abs(x[i]) {
					t.Errorf("%T, step %d: x = %v, want %v", tt.m, k, it.X, x)
				}
			}
			if k++; k > 5 {
				break
			}
		}
	}
}

// The first step of AdaGrad is η in every variable, whatever the gradient.
func TestAdaGradBeginsWithTheRate(t *testing.T) {
	m := NewAdaGrad()
	var first, second []float64
	for it, err := range m.Run(testfunc.NewQuadratic(), []float64{5, 300}) {
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = it.X
			continue
		}
		second = it.X
		break
	}
	for i := range first {
		if d := math.Abs(second[i] - first[i]); math.Abs(d-m.Rate) > 1e-6 {
			t.Errorf("variable %d moves by %g, want η = %g", i, d, m.Rate)
		}
	}
}
