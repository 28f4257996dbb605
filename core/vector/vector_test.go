package vector

import (
	"math"
	"testing"
)

func TestNormDoesNotOverflow(t *testing.T) {
	for _, scale := range []float64{1e-300, 1, 1e300} {
		if got := Norm([]float64{3 * scale, -4 * scale}); math.Abs(got/(5*scale)-1) > 1e-15 {
			t.Errorf("Norm(3, −4 times %g) = %g, want 5 times that", scale, got)
		}
	}
}

func TestMaxAbsKeepsNaN(t *testing.T) {
	if got := MaxAbs([]float64{1, math.NaN(), -7}); !math.IsNaN(got) {
		t.Errorf("MaxAbs = %g, want NaN", got)
	}
	if got := MaxAbs([]float64{1, -7}); got != 7 {
		t.Errorf("MaxAbs = %g, want 7", got)
	}
}

func TestOrthonormal(t *testing.T) {
	u := Unit([]float64{1, 2, 2})
	v := Orthonormal([]float64{4, -1, 0.5}, u)
	dot := 0.0
	for i := range u {
		dot += u[i] * v[i]
	}
	if math.Abs(dot) > 1e-15 || math.Abs(Norm(v)-1) > 1e-15 {
		t.Errorf("u·v = %g, ‖v‖ = %g, want 0 and 1", dot, Norm(v))
	}
	if got := Orthonormal([]float64{2, 4, 4}, u); got != nil {
		t.Errorf("the part of u beside u = %v, want none", got)
	}
	if got := Unit(make([]float64, 2)); got != nil {
		t.Errorf("the direction of 0 = %v, want none", got)
	}
}

func TestStays(t *testing.T) {
	x := []float64{1, 1e9}
	for _, tt := range []struct {
		alpha float64
		d     []float64
		want  bool
	}{
		{1, []float64{0, 0}, true},
		{1, []float64{1e-17, 1e-8}, true},
		{1e9, []float64{1e-17, 1e-8}, false},
		{1, []float64{0, 1}, false},
		{1, []float64{0, math.NaN()}, false},
	} {
		if got := Stays(x, tt.alpha, tt.d); got != tt.want {
			t.Errorf("%v + %g·%v rounds to it: %v, want %v", x, tt.alpha, tt.d, got, tt.want)
		}
	}
}
