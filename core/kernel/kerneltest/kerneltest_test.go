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
	overwrites struct{ kernel.Ops } // MulNT never adds
	swaps      struct{ kernel.Ops } // MulTN takes A for Aᵀ where that fits
	forgets    struct{ kernel.Ops } // RBackward drops the second derivative
	unbiased   struct{ kernel.Ops } // Affine leaves out the bias
	early      struct{ kernel.Ops } // Bend writes before it reads
	loose      struct{ kernel.Ops } // ColSums takes any length
	swallows   struct{ kernel.Ops } // Backward makes 0 of NaN
	allocates  struct{ kernel.Ops } // Hadamard makes a copy
	drifts     struct {             // Dot answers with other bits every time
		kernel.Ops
		calls *float64
	}
	careless struct{ kernel.Ops } // MulNN takes its factor for a destination
	reorders struct{ kernel.Ops } // ColSums begins with the last row
)

func (o overwrites) MulNT(c, a, b kernel.Mat, _ bool) { o.Ops.MulNT(c, a, b, false) }

func (o swaps) MulTN(c, a, b kernel.Mat, add bool) {
	if a.Rows == a.Cols {
		o.Ops.MulNN(c, a, b, add)
		return
	}
	o.Ops.MulTN(c, a, b, add)
}

func (o forgets) RBackward(dst, re, slope, _, rz kernel.Mat) {
	o.Ops.RBackward(dst, re, slope, kernel.NewMat(rz.Rows, rz.Cols), rz)
}

func (o unbiased) Affine(c, a, b kernel.Mat, bias []float64) {
	o.Ops.Affine(c, a, b, make([]float64, len(bias)))
}

func (o early) Bend(dst, e, z, a kernel.Mat, f kernel.Activation) {
	clear(dst.Data)
	o.Ops.Bend(dst, e, z, a, f)
}

func (o loose) ColSums(dst []float64, a kernel.Mat) { o.Ops.ColSums(dst[:a.Cols], a) }

func (o swallows) Backward(dst, slope, e, z, a kernel.Mat, f kernel.Activation) {
	o.Ops.Backward(dst, slope, e, z, a, f)
	for i, d := range dst.Data {
		if d != d {
			dst.Data[i] = 0
		}
	}
}

func (o allocates) Hadamard(dst, a, b kernel.Mat) {
	o.Ops.Hadamard(dst, kernel.Mat{Rows: a.Rows, Cols: a.Cols, Data: slices.Clone(a.Data)}, b)
}

func (o drifts) Dot(x, y []float64) float64 {
	*o.calls++
	return o.Ops.Dot(x, y) + 1e-15*(*o.calls)*o.Ops.Dot(x, x)
}

func (o careless) MulNN(c, a, b kernel.Mat, add bool) {
	o.Ops.MulNN(kernel.Mat{Rows: c.Rows, Cols: c.Cols, Data: append([]float64(nil), c.Data...)}, a, b, add)
	o.Ops.MulNN(c, kernel.Mat{Rows: a.Rows, Cols: a.Cols, Data: append([]float64(nil), a.Data...)},
		kernel.Mat{Rows: b.Rows, Cols: b.Cols, Data: append([]float64(nil), b.Data...)}, add)
}

func (o reorders) ColSums(dst []float64, a kernel.Mat) {
	back := kernel.NewMat(a.Rows, a.Cols)
	for i := range a.Rows {
		copy(back.Row(a.Rows-1-i), a.Row(i))
	}
	o.Ops.ColSums(dst, back)
}

// Check finds nothing in the sound engine and every fault in the others.
func TestCheckFinds(t *testing.T) {
	sound := kernel.Plain()
	tests := []struct {
		name string
		ops  kernel.Ops
		want string // part of a failure; empty for none
	}{
		{"sound", sound, ""},
		{"overwrites", overwrites{sound}, "MulNT adding"},
		{"swaps", swaps{sound}, "MulTN"},
		{"forgets", forgets{sound}, "RBackward"},
		{"unbiased", unbiased{sound}, "Affine"},
		{"early", early{sound}, "stored in operand 1"},
		{"loose", loose{sound}, "too large does not panic"},
		{"swallows", swallows{sound}, "NaN in operand"},
		{"allocates", allocates{sound}, "allocates"},
		{"drifts", drifts{sound, new(float64)}, "other bits"},
		{"careless", careless{sound}, "stored in factor"},
		{"reorders", reorders{sound}, "ColSums"},
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

// longer is products in single precision whose sums stay there to the end.
type longer struct{ kernel.Ops }

func (o longer) MulNN(c, a, b kernel.Mat, add bool) {
	for i := range c.Rows {
		for j := range c.Cols {
			sum := float32(0)
			for l := range a.Cols {
				sum += float32(float32(a.Row(i)[l]) * float32(b.Row(l)[j]))
			}
			if !add {
				c.Row(i)[j] = 0
			}
			c.Row(i)[j] += float64(sum)
		}
	}
}

// CheckSingle finds products in double precision, and sums that are cut elsewhere.
func TestCheckSingleFinds(t *testing.T) {
	for want, ops := range map[string]kernel.Ops{"Affine": kernel.Plain(), "MulNN {3 129 300}": longer{kernel.PlainSingle()}} {
		r := &recorder{TB: t}
		kerneltest.CheckSingle(r, ops)
		found := func(s string) bool { return strings.Contains(s, want) }
		if !slices.ContainsFunc(r.failures, found) {
			t.Errorf("CheckSingle found %.300q, want a failure with %q", r.failures, want)
		}
	}
}

// The engine in Go agrees with gonum, which sums in another order, and so does gonum
// with the loops that say what a product is.
func TestGonum(t *testing.T) {
	kerneltest.CheckProducts(t, kerneltest.NewGonum(), kerneltest.RoundingTol)
}
