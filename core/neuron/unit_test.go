package neuron_test

import (
	"math"
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

func TestLine(t *testing.T) {
	unit := [2][2]float64{{0, 1}, {0, 1}}
	tests := []struct {
		name    string
		weights []float64
		theta   float64
		box     [2][2]float64
		ok      bool
	}{
		{"AND", []float64{1, 1}, 1.5, unit, true},
		{"upright", []float64{2, 0}, 1, unit, true},
		{"level", []float64{0, -2}, -1, unit, true},
		{"upright outside", []float64{1, 0}, 2, unit, false},
		{"level outside", []float64{0, 1}, -0.1, unit, false},
		{"slanted outside", []float64{1, 1}, 3, unit, false},
		{"no weights", []float64{0, 0}, 0, unit, false},
		{"wide box", []float64{0.3, -1.7}, 2, [2][2]float64{{-6, 6}, {-4, 4}}, true},
		{"large weights", []float64{1e8, -3e8}, 1e8, [2][2]float64{{-6, 6}, {-4, 4}}, true},
	}
	for _, tt := range tests {
		u := neuron.Unit{Weights: tt.weights, Threshold: tt.theta}
		ends, ok := u.Line(tt.box)
		if ok != tt.ok {
			t.Errorf("%s: a line %t, want %t", tt.name, ok, tt.ok)
		} else if ok {
			checkEnds(t, u, ends, tt.box)
		}
	}
}

// checkEnds checks that both ends lie on the line and on the edge of the box.
func checkEnds(t *testing.T, u neuron.Unit, ends, box [2][2]float64) {
	t.Helper()
	const tolerance = 1e-12 // of distances
	for _, p := range ends {
		if off := math.Abs(u.Input(p[:])-u.Threshold) / math.Hypot(u.Weights[0], u.Weights[1]); off > tolerance {
			t.Errorf("%+v: end %v is %g off the line", u, p, off)
		}
		onEdge := false
		for i, side := range box {
			if p[i] < side[0]-tolerance || p[i] > side[1]+tolerance {
				t.Errorf("%+v: end %v is outside %v", u, p, box)
			}
			onEdge = onEdge || math.Abs(p[i]-side[0]) < tolerance || math.Abs(p[i]-side[1]) < tolerance
		}
		if !onEdge {
			t.Errorf("%+v: end %v is not on the edge of the box", u, p)
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
		{"line of three weights", func() { neuron.Unit{Weights: make([]float64, 3)}.Line([2][2]float64{}) }},
		{"six rows", func() { make(neuron.Table, 6).Inputs() }},
		{"AND of one input", func() { gate(t, "and").Table(1) }},
		{"margin of no case", func() { neuron.Separate(nil) }},
		{"cases of different sizes", func() { neuron.Separate(append(onesCases(2, 1), onesCases(3, 1)...)) }},
		{"proof with short weights", func() { neuron.Prove(onesCases(2, 1), make([]float64, 3), make([]float64, 2)) }},
		{"weights of wrong length", func() { neuron.Strict(onesCases(2, 1), make([]float64, 2)) }},
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
