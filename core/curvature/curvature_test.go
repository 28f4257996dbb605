package curvature

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/testfunc"
)

// Kinds of stationary points, those of curved and of steep valleys among them:
// the points lie as far off as runs end.
func TestClassify(t *testing.T) {
	steep := &testfunc.Rosenbrock{A: 3, B: 1e6, N: 2}
	tests := []struct {
		f    string // a formula; empty for Rosenbrock's function at its steepest
		x    []float64
		want Kind
	}{
		{"x^2 + y^2", []float64{1e-7, 0}, Minimum},
		{"-x^2 - y^2", []float64{1e-7, 0}, Maximum},
		{"x^2 - y^2", []float64{1e-7, 1e-7}, Saddle},
		{"x^4 + y^4", []float64{0.005, 0.005}, Minimum},
		{"x^3 - 3*x*y^2", []float64{0, 0}, Flat},
		{"5", []float64{1, 1}, Flat},
		{"(x - y)^2", []float64{2, 2}, Flat},
		{"(x*y - 1)^2", []float64{1.26516, 0.7904137}, Flat},
		{"(x^2 - y)^2", []float64{1.34541, 1.8101282}, Flat},
		{"(x^2 + y^2 - 1)^2", []float64{0.76193916, 0.64764819}, Flat},
		{"sqrt(x)", []float64{0, 0}, Unknown},
		{"abs(x) + abs(y)", []float64{0, 0}, Unknown},
		{"x^2 + abs(y)", []float64{0, 0}, Unknown},
		{"x^2 + abs(y)^3", []float64{0, 0}, Flat},
		{"abs(x)^1.5 + y^2", []float64{0, 0}, Unknown}, // bends without bound
		{"x^6 + y^2", []float64{5e-4, 0}, Flat},
		{"x^3 + y^2", []float64{2e-6, 0}, Unknown}, // an inflection: f falls on
		{"x^3 + y^4", []float64{1e-6, 1e-3}, Unknown},
		{"x^3 + y^2 + x^4 + 1e6", []float64{2e-6, 0}, Unknown},
		{"x^4 + y^4 + 1e6", []float64{1e-5, 2e-6}, Minimum},
		{"x^4 + (y - 1e3)^2", []float64{1e-5, 1e3}, Minimum},
		{"x^4*y^4", []float64{6e-6, 4e-6}, Unknown},         // indefinite beside a hollow
		{"x^2 - 1e-9*y^2 + 1e12", []float64{0, 0}, Unknown}, // rounding hides the fall
		{"x*y + 1e9", []float64{1e-7, 2e-7}, Saddle},
		{"7 + y^4", []float64{1, 0}, Flat},
		{"", []float64{3, 9}, Minimum},
		{"", []float64{3 + 1e-8, 9 + 6e-8}, Minimum},
	}
	for _, tt := range tests {
		var f testfunc.Function = steep
		if tt.f != "" {
			f = testfunc.NewFormula()
			for _, field := range f.Fields() {
				if field.Key != "f" {
					continue
				}
				if err := field.Set(tt.f); err != nil {
					t.Fatal(err)
				}
			}
		}
		if got := Classify(f, tt.x, 1); got.Kind != tt.want {
			t.Errorf("%s at %v: %s, want kind %d", tt.f, tt.x, got.Words, tt.want)
		}
	}
}

// form is the point 0 of ½xᵀHx.
type form [][]float64

func (h form) X() []float64           { return make([]float64, len(h)) }
func (h form) Value() float64         { return 0 }
func (h form) Gradient(dst []float64) { clear(dst) }

func (h form) HessVec(dst, v []float64) {
	for i, row := range h {
		dst[i] = floats.Dot(row, v)
	}
}

// TestEigenvalues asks for those of Hessians whose entries differ by more than
// any number can tell, as they do where units of a net are saturated.
func TestEigenvalues(t *testing.T) {
	tests := []struct {
		h    form
		want []float64
	}{
		{form{{3, 0, 0}, {0, 1, 0}, {0, 0, 2}}, []float64{1, 2, 3}},
		{form{{2, 1, 0}, {1, 2, 0}, {0, 0, -1}}, []float64{-1, 1, 3}},
		{form{{2e-130, 1e-130, 0}, {1e-130, 2e-130, 0}, {0, 0, 1}}, []float64{1e-130, 3e-130, 1}},
		{form{{1, 0, 0}, {0, 2e-130, 1e-130}, {0, 1e-130, 2e-130}}, []float64{1e-130, 3e-130, 1}},
		{form{{2e200, 1e200, 0}, {1e200, 2e200, 0}, {0, 0, 1}}, []float64{1, 1e200, 3e200}},
		{form{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}, []float64{0, 0, 0}},
	}
	for _, tt := range tests {
		got := Eigenvalues(tt.h)
		for i := range tt.want {
			if math.Abs(got[i]-tt.want[i]) > 1e-15*max(tt.want[2], -tt.want[0]) {
				t.Errorf("eigenvalues of %v = %v, want %v", tt.h, got, tt.want)
				break
			}
		}
	}
}

// TestTurnsEnds asks it of steps that no number holds, as they are where curvature underflows.
func TestTurnsEnds(t *testing.T) {
	f := testfunc.NewQuadratic()
	for _, way := range []float64{math.Inf(1), math.Inf(-1), math.NaN(), 1e308} {
		if turns(f, f.At([]float64{1, 1}), []float64{1, 0}, way) && math.IsNaN(way) {
			t.Errorf("f rises behind a step of %g", way)
		}
	}
}
