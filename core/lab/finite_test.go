package lab

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// TestNotFiniteNeverConverges runs every method on a bowl whose value, gradient or
// product turns bad at the start or after some answers. However a run ends, only
// finite iterates are kept, and "converged" is said of a finite value with a small
// gradient only.
func TestNotFiniteNeverConverges(t *testing.T) {
	bowl := methodtest.Diagonal([]float64{1, 2}, []float64{0.5, -0.25})
	for _, e := range method.All() {
		for _, f := range methodtest.Poisons(bowl) {
			name := e.Key + ": " + f.String()
			r := raced(e, f)
			for k, s := range r.trace {
				if slices.ContainsFunc(append([]float64{s.f, s.gradNorm}, s.x...), notFinite) {
					t.Errorf("%s: step %d is kept: x = %v, f = %g, ‖∇f‖ = %g, and it ended as %s", name, k, s.x, s.f, s.gradNorm, r.end.Key)
				}
			}
			if r.end.Key != EndConverged && r.end.Key != EndStationary {
				continue
			}
			if s := r.trace[len(r.trace)-1]; notFinite(s.f) || !(s.gradNorm <= r.rule.tol) {
				t.Errorf("%s: a run that is not finite has converged: f = %g, ‖∇f‖ = %g", name, s.f, s.gradNorm)
			}
		}
	}
}

// raced returns the run of a method on f from (3, −2), at its end.
func raced(e method.Entry, f objective.Objective) *run {
	m := e.New()
	for _, field := range m.Fields() {
		if field.Key == "rate" {
			mustSet(field, "0.2") // which converges on the bowl
		}
	}
	rule := stopRule{f: f, steps: 100, tol: 1e-3, far: 1e10}
	r := newRun(entrant{id: e.Key, label: e.Label, method: m, fields: m.Fields()}, plan{legs: []leg{{method: m, f: f}}}, []float64{3, -2}, rule, nil)
	for r.end == nil {
		r.advance(func() float64 { return 0 })
	}
	return r
}

func notFinite(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }
