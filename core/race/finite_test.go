package race

import (
	"math"
	"slices"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// TestNotFiniteNeverConverges runs every method on a bowl whose value, gradient or
// product turns bad at the start or after some answers. However a run ends, only
// finite iterates are kept, and "converged" is said of a finite value with a small
// gradient only.
func TestNotFiniteNeverConverges(t *testing.T) {
	bowl := methodtest.Diagonal([]float64{1, 2}, []float64{0.5, -0.25})
	for _, e := range all.Methods() {
		for _, f := range methodtest.Poisons(bowl) {
			name := e.Key + ": " + f.String()
			r := raced(e, f)
			for k, s := range r.Trace {
				numbers := append([]float64{s.F}, s.X...)
				if _, free := r.Method.(method.GradientFree); !free {
					numbers = append(numbers, s.GradNorm)
				}
				if slices.ContainsFunc(numbers, notFinite) {
					t.Errorf("%s: step %d is kept: x = %v, f = %g, ‖∇f‖ = %g, and it ended as %s", name, k, s.X, s.F, s.GradNorm, r.End.Key)
				}
			}
			if !r.End.Arrived() && r.End.Key != EndStationary {
				continue
			}
			if s := r.Trace[len(r.Trace)-1]; notFinite(s.F) || !(s.GradNorm <= math.Sqrt(r.rule.Tol)*s.steepest) {
				t.Errorf("%s: a run that is not finite has converged: f = %g, ‖∇f‖ = %g", name, s.F, s.GradNorm)
			}
		}
	}
}

// raced returns the run of a method on f from (3, −2), at its end.
func raced(e method.Entry, f objective.Objective) *Run {
	m := e.New()
	for _, field := range m.Fields() {
		if field.Key == "rate" {
			field.MustSet("0.2") // which converges on the bowl
		}
	}
	rule := StopRule{Limits: Limits{Steps: 100}, F: f, Tol: 1e-3, Far: 1e10}
	r := NewRun(Contender{ID: e.Key, Label: e.Label, Method: m, Fields: m.Fields()}, Plan{Segments: []Segment{{Method: m, F: f}}}, []float64{3, -2}, rule, nil)
	for r.End == nil {
		r.Advance(func() float64 { return 0 })
	}
	return r
}

func notFinite(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }
