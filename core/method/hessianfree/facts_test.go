package hessianfree

import (
	"errors"
	"math"
	"testing"

	"hfplayground/core/method"
)

// TestRejected: a ρ that is no number is said in words, with what became of the step.
func TestRejected(t *testing.T) {
	refused := errors.New("no decrease")
	for _, tt := range []struct {
		rho, rate float64
		whole     bool
		refused   error
		want      string
	}{
		{0.7, 1, true, nil, ""},
		{-3, 1, true, nil, ""},
		{math.Inf(-1), 0.8, true, nil, "rejected: f would have risen; step shortened"},
		{math.Inf(-1), 0, true, refused, "rejected: f would have risen; no step taken"},
		{math.NaN(), 0.8, true, nil, "rejected: f is not a number there; step shortened"},
		{math.Inf(-1), 1, true, nil, "f has risen: the full step was taken without a line search"},
		{math.Inf(-1), 1, false, nil, "f has risen on the curvature batch, not on all examples"},
	} {
		r := innerRun{Inner: &method.Inner{Rate: tt.rate}}
		if got := r.rejected(tt.rho, tt.whole, tt.refused); got != tt.want {
			t.Errorf("rejected(%g, %v, %v) at α = %g: %q, want %q", tt.rho, tt.whole, tt.refused, tt.rate, got, tt.want)
		}
	}
}
