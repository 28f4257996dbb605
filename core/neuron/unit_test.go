package neuron_test

import (
	"testing"

	"hfplayground/core/neuron"
)

func TestUnitAtEquality(t *testing.T) {
	tests := []struct {
		name      string
		weights   []float64
		threshold float64
		x         []float64
		want      bool
	}{
		{"above", []float64{1, 1}, 1.5, []float64{1, 1}, true},
		{"equal is silent", []float64{1, 1}, 1, []float64{1, 0}, false},
		{"below", []float64{1, 1}, 1.5, []float64{1, 0}, false},
		{"all nothing", []float64{0, 0}, 0, []float64{1, 1}, false},
		{"negative threshold", []float64{-1}, -0.5, []float64{0}, true},
		{"decimals that are equal", []float64{0.1, 0.2}, 0.3, []float64{1, 1}, false},
		{"decimals that are not", []float64{0.1, 0.2}, 0.2999999, []float64{1, 1}, true},
		{"large decimals that are equal", []float64{100.1, 200.2}, 300.3, []float64{1, 1}, false},
		{"cancelled decimals", []float64{0.1, 0.2, -0.3}, 0, []float64{1, 1, 1}, false},
		{"small numbers", []float64{1e-9}, 0, []float64{1}, true},
	}
	for _, tt := range tests {
		u := neuron.Unit{Weights: tt.weights, Threshold: tt.threshold}
		if got := u.Fires(tt.x); got != tt.want {
			t.Errorf("%s: %+v fires for %v: %t, want %t", tt.name, u, tt.x, got, tt.want)
		}
	}
}

func TestMisusePanics(t *testing.T) {
	tests := []struct {
		name string
		do   func()
	}{
		{"short input", func() { neuron.Unit{Weights: []float64{1, 1}}.Fires([]float64{1}) }},
		{"table of five inputs", func() { neuron.Unit{Weights: make([]float64, 5)}.Table() }},
		{"table of no input", func() { neuron.Unit{}.Table() }},
		{"six rows", func() { make(neuron.Table, 6).Inputs() }},
		{"AND of one input", func() { gate(t, "and").Table(1) }},
		{"margin of no case", func() { neuron.Separate(nil) }},
		{"cases of different sizes", func() { neuron.Separate(append(onesCases(2, 1), onesCases(3, 1)...)) }},
		{"proof with short weights", func() { neuron.Prove(onesCases(2, 1), make([]float64, 3), make([]float64, 2)) }},
		{"perceptron with all cases at once", func() {
			settle(neuron.Perceptron{Cases: onesCases(2, 1), Order: neuron.AtOnce(4), Start: make([]float64, 3)}, 1)
		}},
		{"points without answers", func() { neuron.PointCases([][2]float64{{1, 2}}, nil) }},
		{"net without units", func() { neuron.Net{}.Len() }},
		{"net of 17 units", func() { ring(17).Len() }},
		{"ragged net", func() {
			neuron.Net{Weights: [][]float64{{1}, {1, 2}}, Thresholds: []float64{0, 0}}.Len()
		}},
	}
	for _, tt := range tests {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not panic", tt.name)
				}
			}()
			tt.do()
		}()
	}
}
