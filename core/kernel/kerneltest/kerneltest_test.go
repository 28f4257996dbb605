package kerneltest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
)

// recorder is a testing.TB that notes failures instead of failing.
type recorder struct {
	testing.TB
	failures []string
}

func (*recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

// Engines with one fault each, on top of the sound one.
type (
	overwrites struct{ kernel.Gonum } // MulNT never adds
	swaps      struct{ kernel.Gonum } // MulTN takes A for Aᵀ where that fits
	forgets    struct{ kernel.Gonum } // RBackward drops the second derivative
	unbiased   struct{ kernel.Gonum } // RActivate leaves out the bias
	early      struct{ kernel.Gonum } // Bend writes before it reads
	loose      struct{ kernel.Gonum } // ColSums takes any length
	swallows   struct{ kernel.Gonum } // Slope makes 0 of NaN
	allocates  struct{ kernel.Gonum } // Hadamard makes a copy
	drifts     struct {               // Dot answers with other bits every time
		kernel.Gonum
		calls *float64
	}
	careless struct{ kernel.Gonum } // MulNN takes its factor for a destination
)

func (o overwrites) MulNT(c, a, b kernel.Mat, _ bool) { o.Gonum.MulNT(c, a, b, false) }

func (o swaps) MulTN(c, a, b kernel.Mat, add bool) {
	if a.Rows == a.Cols {
		o.MulNN(c, a, b, add)
		return
	}
	o.Gonum.MulTN(c, a, b, add)
}

func (o forgets) RBackward(dst, re, slope, _, rz kernel.Mat) {
	o.Gonum.RBackward(dst, re, slope, kernel.NewMat(rz.Rows, rz.Cols), rz)
}

func (o unbiased) RActivate(ra, rz kernel.Mat, rbias []float64, slope kernel.Mat) {
	o.Gonum.RActivate(ra, rz, make([]float64, len(rbias)), slope)
}

func (o early) Bend(dst, e, z, a kernel.Mat, f kernel.Activation) {
	clear(dst.Data)
	o.Gonum.Bend(dst, e, z, a, f)
}

func (o loose) ColSums(dst []float64, a kernel.Mat) { o.Gonum.ColSums(dst[:a.Cols], a) }

func (o swallows) Slope(dst, z, a kernel.Mat, f kernel.Activation) {
	o.Gonum.Slope(dst, z, a, f)
	for i, d := range dst.Data {
		if d != d {
			dst.Data[i] = 0
		}
	}
}

func (o allocates) Hadamard(dst, a, b kernel.Mat) {
	o.Gonum.Hadamard(dst, kernel.Mat{Rows: a.Rows, Cols: a.Cols, Data: slices.Clone(a.Data)}, b)
}

func (o drifts) Dot(x, y []float64) float64 {
	*o.calls++
	return o.Gonum.Dot(x, y) + 1e-17*(*o.calls)*o.Gonum.Dot(x, x)
}

func (o careless) MulNN(c, a, b kernel.Mat, add bool) {
	o.Gonum.MulNN(kernel.Mat{Rows: c.Rows, Cols: c.Cols, Data: append([]float64(nil), c.Data...)}, a, b, add)
	o.Gonum.MulNN(c, kernel.Mat{Rows: a.Rows, Cols: a.Cols, Data: append([]float64(nil), a.Data...)},
		kernel.Mat{Rows: b.Rows, Cols: b.Cols, Data: append([]float64(nil), b.Data...)}, add)
}

// Check finds nothing in the sound engine and every fault in the others.
func TestCheckFinds(t *testing.T) {
	tests := []struct {
		name string
		ops  kernel.Ops
		want string // part of a failure; empty for none
	}{
		{"sound", kernel.Gonum{}, ""},
		{"overwrites", overwrites{}, "MulNT adding"},
		{"swaps", swaps{}, "MulTN"},
		{"forgets", forgets{}, "RBackward"},
		{"unbiased", unbiased{}, "RActivate"},
		{"early", early{}, "stored in operand 1"},
		{"loose", loose{}, "too large does not panic"},
		{"swallows", swallows{}, "NaN in operand"},
		{"allocates", allocates{}, "allocates"},
		{"drifts", drifts{calls: new(float64)}, "other bits"},
		{"careless", careless{}, "stored in factor"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &recorder{TB: t}
			kerneltest.Check(r, tt.ops)
			found := slices.ContainsFunc(r.failures, func(s string) bool { return strings.Contains(s, tt.want) })
			if tt.want == "" && len(r.failures) > 0 || tt.want != "" && !found {
				t.Errorf("Check found %.300q, want a failure with %q", r.failures, tt.want)
			}
		})
	}
}
