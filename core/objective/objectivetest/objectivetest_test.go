package objectivetest_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
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

// cubic is f(x, y) = (x³ + y)²/2 with faults that can be switched on.
type cubic struct {
	gradient  float64 // factor of ∂f/∂y
	hessian   float64 // factor of the curvature of the residual
	skew      float64 // added antisymmetric part
	offset    float64 // added to every product
	gauss     float64 // factor of G
	shared    bool    // At keeps x
	anyLength bool    // At takes every length
	stale     bool    // the second answer differs
	writes    bool    // HessVec writes to v
	adds      bool    // Gradient adds to dst
}

var sound = cubic{gradient: 1, hessian: 1, gauss: 1}

func (cubic) Dim() int { return 2 }

func (f cubic) At(x []float64) objective.Point {
	if len(x) != 2 && !f.anyLength {
		panic("cubic: wrong length")
	}
	if !f.shared {
		x = slices.Clone(x)
	}
	return &cubicPoint{cubic: f, x: x}
}

type cubicPoint struct {
	cubic
	x     []float64
	asked int
}

func (p *cubicPoint) X() []float64 { return p.x }

func (p *cubicPoint) residual() float64 { return math.Pow(p.x[0], 3) + p.x[1] }

func (p *cubicPoint) Value() float64 {
	p.asked++
	if p.stale && p.asked > 1 {
		return 0
	}
	return p.residual() * p.residual() / 2
}

func (p *cubicPoint) Gradient(dst []float64) {
	if !p.adds {
		clear(dst)
	}
	r, x := p.residual(), p.x[0]
	dst[0] += r * 3 * x * x
	dst[1] += r * p.gradient
}

func (p *cubicPoint) HessVec(dst, v []float64) {
	x := p.x[0]
	jv := 3*x*x*v[0] + v[1]
	dst[0] = jv*3*x*x + p.hessian*p.residual()*6*x*v[0] + p.skew*v[1] + p.offset
	dst[1] = jv - p.skew*v[0] + p.offset
	if p.writes {
		v[0] = 0
	}
}

func (p *cubicPoint) GaussNewtonVec(dst, v []float64) {
	x := p.x[0]
	jv := 3*x*x*v[0] + v[1]
	dst[0], dst[1] = p.gauss*jv*3*x*x, p.gauss*jv
}

// Each fault must be found, and named.
func TestCheckFindsFaults(t *testing.T) {
	with := func(change func(*cubic)) cubic { f := sound; change(&f); return f }
	tests := []struct {
		name string
		f    cubic
		want string // in a failure; "" for none
	}{
		{"sound", sound, ""},
		{"wrong gradient", with(func(f *cubic) { f.gradient = 1.00001 }), "Gradient·"},
		{"wrong Hessian", with(func(f *cubic) { f.hessian = 0.99999 }), "HessVec("},
		{"Gauss–Newton for Hessian", with(func(f *cubic) { f.hessian = 0 }), "HessVec("},
		{"not symmetric", with(func(f *cubic) { f.skew = 1e-6 }), "symmetric"},
		{"not linear", with(func(f *cubic) { f.offset = 1e-6 }), "linear"},
		{"negative Gauss–Newton", with(func(f *cubic) { f.gauss = -1 }), "semidefinite"},
		{"At keeps x", with(func(f *cubic) { f.shared = true }), "copy"},
		{"At takes any length", with(func(f *cubic) { f.anyLength = true }), "did not panic"},
		{"stale answer", with(func(f *cubic) { f.stale = true }), "asked again"},
		{"HessVec writes to v", with(func(f *cubic) { f.writes = true }), "wrote to v"},
		{"Gradient adds to dst", with(func(f *cubic) { f.adds = true }), "Gradient"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &recorder{TB: t}
			objectivetest.Check(r, tt.f, []float64{0.7, -0.4})
			found := slices.ContainsFunc(r.failures, func(s string) bool { return strings.Contains(s, tt.want) })
			if tt.want == "" && len(r.failures) > 0 || tt.want != "" && !found {
				t.Errorf("Check found %q, want a failure with %q", r.failures, tt.want)
			}
		})
	}
}

// plain hides the Gauss–Newton product.
type plain struct{ cubic }

func (f plain) At(x []float64) objective.Point {
	return struct{ objective.Point }{f.cubic.At(x)}
}

func TestCheckGaussNewtonWantsOne(t *testing.T) {
	x := []float64{0.7, -0.4}
	r := &recorder{TB: t}
	objectivetest.CheckGaussNewton(r, plain{sound}, x)
	if len(r.failures) != 1 || !strings.Contains(r.failures[0], "GaussNewton") {
		t.Errorf("CheckGaussNewton without one found %q, want it missed", r.failures)
	}
	objectivetest.CheckGaussNewton(t, sound, x)
}

func TestCheckWantsAFiniteValue(t *testing.T) {
	r := &recorder{TB: t}
	objectivetest.Check(r, sound, []float64{math.Inf(1), 0})
	if len(r.failures) != 1 || !strings.Contains(r.failures[0], "finite") {
		t.Errorf("Check at infinity found %q, want it refused", r.failures)
	}
}
