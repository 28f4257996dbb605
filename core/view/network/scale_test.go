package network

import (
	"math"
	"testing"
)

func TestSpan(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct {
		name      string
		low, high float64
		values    []float64
		want      span
	}{
		{"tanh", -1, 1, nil, span{0, 1}},
		{"logistic", 0, 1, nil, span{0.5, 0.5}},
		{"around 0, uneven", -0.25, 2, nil, span{0, 2}},
		{"not bounded", 0, inf, []float64{0, 3, -1, inf, math.NaN()}, span{0, 3}},
		{"all 0", -inf, inf, []float64{0, 0}, span{0, 1}},
		{"wrong way round", 1, -1, []float64{-2}, span{0, 2}},
	}
	for _, tt := range tests {
		if got := spanOf(tt.low, tt.high, tt.values); got != tt.want {
			t.Errorf("%s: spanOf(%g, %g, %v) = %v, want %v", tt.name, tt.low, tt.high, tt.values, got, tt.want)
		}
	}
	s := span{0.5, 2}
	if got := s.at(s.of(1.75)); got != 1.75 {
		t.Errorf("at(of(1.75)) = %g", got)
	}
}
