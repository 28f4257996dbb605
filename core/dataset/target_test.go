package dataset_test

import (
	"slices"
	"testing"

	"hfplayground/core/dataset"
)

func TestCodings(t *testing.T) {
	two, three := numbered(0, 1, 1), numbered(2, 0, 1)
	values := dataset.Set{X: make([][2]float64, 2), Target: []float64{0.5, -3}}
	tests := []struct {
		name string
		code func() ([]float64, int)
		want []float64
		cols int
	}{
		{"signs of two", two.Signs, []float64{-1, 1, 1}, 1},
		{"signs of three", three.Signs, []float64{-1, -1, 1, 1, -1, -1, -1, 1, -1}, 3},
		{"bits of two", two.Bits, []float64{0, 1, 1}, 1},
		{"bits of three", three.Bits, []float64{0, 0, 1, 1, 0, 0, 0, 1, 0}, 3},
		{"one-hot of two", two.OneHot, []float64{1, 0, 0, 1, 0, 1}, 2},
		{"one-hot of three", three.OneHot, []float64{0, 0, 1, 1, 0, 0, 0, 1, 0}, 3},
		{"values", values.Values, []float64{0.5, -3}, 1},
		{"nothing", dataset.Set{Classes: 2}.Signs, nil, 1},
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
	wantPanic(t, "Signs of regression", func() { values.Signs() })
	wantPanic(t, "Bits of regression", func() { values.Bits() })
	wantPanic(t, "OneHot of regression", func() { values.OneHot() })
}

func TestName(t *testing.T) {
	s := dataset.Set{Classes: 3, Names: []string{"iris"}}
	if s.Name(0) != "iris" || s.Name(2) != "2" {
		t.Errorf("names %q, %q, want iris and 2", s.Name(0), s.Name(2))
	}
}
