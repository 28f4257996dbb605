package objective_test

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/objective"
)

// quartic is Σ xᵢ⁴/24, whose differences are wrong by what Taylor's formula says:
// with the gradient x³/6 and the Hessian x²/2, (∇f(x + ε) − ∇f(x))/ε is
// x²/2 + εx/2 + ε²/6.
type quartic struct {
	n    int
	skew bool // HessVec is turned: the matrix is not symmetric
}

func (f quartic) Dim() int { return f.n }

func (f quartic) At(x []float64) objective.Point { return quarticPoint{f, slices.Clone(x)} }

type quarticPoint struct {
	f quartic
	x []float64
}

func (p quarticPoint) X() []float64 { return p.x }

func (p quarticPoint) Value() (sum float64) {
	for _, x := range p.x {
		sum += x * x * x * x / 24
	}
	return sum
}

func (p quarticPoint) Gradient(dst []float64) {
	for i, x := range p.x {
		dst[i] = x * x * x / 6
	}
}

func (p quarticPoint) HessVec(dst, v []float64) {
	for i, x := range p.x {
		dst[i] = x * x / 2 * v[i]
	}
	if p.f.skew {
		dst[0], dst[1] = dst[0]+v[1], dst[1]-v[0]
	}
}

// Where rounding does not count, the errors are those of Taylor's formula.
func TestCheckProduct(t *testing.T) {
	const x, v = 3.0, 0.5
	c := objective.CheckProduct(quartic{n: 1}, []float64{x}, []float64{v})
	if n := len(c.Epsilon); n != 37 || len(c.Forward) != n || len(c.Central) != n {
		t.Fatalf("%d steps, %d and %d errors, want 37 of each", n, len(c.Forward), len(c.Central))
	}
	if first, last := c.Epsilon[0], c.Epsilon[36]; math.Abs(first/6e-12-1) > 1e-12 || math.Abs(last/6-1) > 1e-12 {
		t.Errorf("steps from %g to %g, want max(1, ‖x‖)/‖v‖ = 6 times 10⁻¹² to 1", first, last)
	}
	for i, eps := range c.Epsilon {
		h := eps * v
		forward, central := h/x+h*h/(3*x*x), h*h/(3*x*x)
		rounding := 1e-15 * x / h
		if got := c.Forward[i]; math.Abs(got-forward) > 1e-10*forward+rounding {
			t.Errorf("ε = %g: forward error %g, want %g", eps, got, forward)
		}
		if got := c.Central[i]; math.Abs(got-central) > 1e-10*central+rounding {
			t.Errorf("ε = %g: central error %g, want %g", eps, got, central)
		}
	}
	if c.Adjoint > 1e-15 {
		t.Errorf("Adjoint = %g of a diagonal matrix, want a rounding", c.Adjoint)
	}
}

// The check sees a product that is not symmetric, and one that is wrong.
func TestCheckProductSeesFaults(t *testing.T) {
	c := objective.CheckProduct(quartic{n: 2, skew: true}, []float64{1, 2}, []float64{1, -1})
	if !(c.Adjoint > 1e-3) {
		t.Errorf("Adjoint = %g of a matrix that is not symmetric", c.Adjoint)
	}
	if best := slices.Min(c.Central); !(best > 0.1) {
		t.Errorf("least error of differences from a wrong product %g, want it to stay large", best)
	}
}

// The scale of x does not matter once it is above 1, that of v never.
func TestCheckProductScales(t *testing.T) {
	tests := []struct {
		name string
		x, v []float64
		most float64 // the largest step
	}{
		{"small x", []float64{0.1, 0}, []float64{3, 4}, 0.2},
		{"large x", []float64{30, 40}, []float64{3, 4}, 10},
		{"zero v", []float64{30, 40}, []float64{0, 0}, 50},
	}
	for _, tt := range tests {
		c := objective.CheckProduct(quartic{n: 2}, tt.x, tt.v)
		if got := c.Epsilon[36]; math.Abs(got-tt.most) > 1e-12*tt.most {
			t.Errorf("%s: last step %g, want %g", tt.name, got, tt.most)
		}
	}
}

// There is nothing to be relative to where the product is zero.
func TestCheckProductOfZero(t *testing.T) {
	tests := map[string][2][]float64{
		"v = 0": {{1, 2}, {0, 0}},
		"H = 0": {{0, 2}, {1, 0}},
	}
	for name, xv := range tests {
		c := objective.CheckProduct(quartic{n: 2}, xv[0], xv[1])
		for i := range c.Epsilon {
			if !math.IsNaN(c.Forward[i]) || !math.IsNaN(c.Central[i]) {
				t.Errorf("%s: errors %g, %g at ε = %g, want NaN", name, c.Forward[i], c.Central[i], c.Epsilon[i])
			}
		}
		if !math.IsNaN(c.Adjoint) {
			t.Errorf("%s: Adjoint = %g, want NaN", name, c.Adjoint)
		}
	}
}
