package dataset_test

import (
	"slices"
	"testing"

	"hfplayground/core/dataset"
)

func TestCodings(t *testing.T) {
	codes := func(s dataset.Set, low, high float64, perClass bool) func() ([]float64, int) {
		return func() ([]float64, int) { return s.Codes(low, high, perClass) }
	}
	two, three := numbered(0, 1, 1), numbered(2, 0, 1)
	values := dataset.Set{X: make([][2]float64, 2), Target: []float64{0.5, -3}}
	tests := []struct {
		name string
		code func() ([]float64, int)
		want []float64
		cols int
	}{
		{"signs of two", codes(two, -1, 1, false), []float64{-1, 1, 1}, 1},
		{"signs of three", codes(three, -1, 1, false), []float64{-1, -1, 1, 1, -1, -1, -1, 1, -1}, 3},
		{"bits of two", codes(two, 0, 1, false), []float64{0, 1, 1}, 1},
		{"bits of three", codes(three, 0, 1, false), []float64{0, 0, 1, 1, 0, 0, 0, 1, 0}, 3},
		{"one-hot of two", codes(two, 0, 1, true), []float64{1, 0, 0, 1, 0, 1}, 2},
		{"one-hot of three", codes(three, 0, 1, true), []float64{0, 0, 1, 1, 0, 0, 0, 1, 0}, 3},
		{"values", values.Values, []float64{0.5, -3}, 1},
		{"nothing", codes(dataset.Set{Classes: 2}, -1, 1, false), nil, 1},
	}
	for _, tt := range tests {
		if got, cols := tt.code(); !slices.Equal(got, tt.want) || cols != tt.cols {
			t.Errorf("%s = %v in %d columns, want %v in %d", tt.name, got, cols, tt.want, tt.cols)
		}
	}
	got, _ := values.Values()
	if got[0] = 9; values.Target[0] != 0.5 {
		t.Error("Values gave the set's own slice away")
	}
	wantPanic(t, "Values of classes", func() { two.Values() })
	wantPanic(t, "Codes of regression", func() { values.Codes(0, 1, false) })
	if low, high := values.Range(); low != -3 || high != 0.5 {
		t.Errorf("targets from %g to %g, want −3 to 0.5", low, high)
	}
}

func TestName(t *testing.T) {
	s := dataset.Set{Classes: 3, Names: []string{"iris"}}
	if s.Name(0) != "iris" || s.Name(2) != "2" {
		t.Errorf("names %q, %q, want iris and 2", s.Name(0), s.Name(2))
	}
}
