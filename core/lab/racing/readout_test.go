package racing

import (
	"testing"

	"hfplayground/core/race"
)

func TestSentence(t *testing.T) {
	s := newSession(func() float64 { return 0 })
	defer s.Close()
	for s.Advance(func() bool { return true }) {
	}
	want := "Newton converged to a minimum (1, 1) in 19 steps (112 gradient equivalents); " +
		"Hessian-free converged to a minimum (1, 1) in 21 steps (165 gradient equivalents); " +
		"Gradient descent did not converge within 200 steps (f = 3.46)."
	if got := s.sentence(); got != want {
		t.Errorf("sentence = %q, want %q", got, want)
	}
	s.Edit("race=")
	if got := s.sentence(); got != "No method is in the race: add one to see it run." {
		t.Errorf("sentence without runs = %q", got)
	}
}

// TestSentenceOfFailures asks that a run without arrival reads well after its
// name, with its numbers in the same hand as all others.
func TestSentenceOfFailures(t *testing.T) {
	tests := []struct{ link, want string }{
		{"lab=network&race=gd&gd.rate=10&network.l2=1", "Gradient descent diverged at step 9: ‖x‖ > 6·10⁸, the largest weight, 3.1.2, is in layer 3 (f = 6.2·10¹⁷)."},
		{"race=gd&gd.rate=10", "Gradient descent diverged at step 2: ‖x‖ > 3·10⁸ (f = 2.56·10⁵⁶)."},
		{"race=gd&problem=formula&formula.f=1/0", "Gradient descent cannot start: f is not finite there."},
		{"race=gd&budget=20", "Gradient descent spent its budget of 20 gradient equivalents in 19 steps (f = 4.06)."},
	}
	for _, tt := range tests {
		s := newSession(func() float64 { return 0 })
		s.Open(tt.link)
		for s.Advance(func() bool { return true }) {
		}
		if got := s.sentence(); got != tt.want {
			t.Errorf("%s: sentence = %q, want %q", tt.link, got, tt.want)
		}
		s.Close()
	}
}

// TestThinned asks that a thinned path keeps its ends, rises, and stays small.
func TestThinned(t *testing.T) {
	for _, n := range []int{0, 1, 2, keptSteps, keptSteps + 1, keptSteps + 2, 5000, race.MaxSteps + 1} {
		keep := thinned(n)
		if n > 0 && (keep[0] != 0 || keep[len(keep)-1] != n-1) {
			t.Errorf("thinned(%d) runs from %d to %d, want 0 to %d", n, keep[0], keep[len(keep)-1], n-1)
		}
		for i := 1; i < len(keep); i++ {
			if keep[i] <= keep[i-1] {
				t.Fatalf("thinned(%d)[%d] = %d after %d", n, i, keep[i], keep[i-1])
			}
		}
		if len(keep) > 6*keptSteps || n <= keptSteps && len(keep) != n {
			t.Errorf("thinned(%d) keeps %d", n, len(keep))
		}
	}
}
