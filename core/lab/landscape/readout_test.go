package landscape

import (
	"testing"
)

func TestSentence(t *testing.T) {
	s := open("")
	defer s.Close()
	want := "Newton converged to a minimum at (1, 1) in 19 steps (112 gradient equivalents); " +
		"Hessian-free converged to a minimum at (1, 1) in 21 steps (165 gradient equivalents); " +
		"Gradient descent did not converge within 200 steps (f = 3.46)."
	if got := s.sentence(); got != want {
		t.Errorf("sentence = %q, want %q", got, want)
	}
	s.Edit("race=")
	if got := s.sentence(); got != "No method is selected: add one to see it run." {
		t.Errorf("sentence without runs = %q", got)
	}
}

// TestSentenceOfFailures asks that a run without arrival reads well after its
// name, with its numbers in the same hand as all others.
func TestSentenceOfFailures(t *testing.T) {
	tests := []struct{ link, want string }{
		{"race=gd&gd.rate=10", "Gradient descent diverged at step 2: ‖x‖ > 3·10⁸ (f = 2.56·10⁵⁶)."},
		{"race=gd&problem=formula&formula.f=1/0", "Gradient descent cannot start: f is not finite there."},
		{"race=gd&budget=20", "Gradient descent spent its budget of 20 gradient equivalents in 19 steps (f = 4.06)."},
	}
	for _, tt := range tests {
		s := open(tt.link)
		if got := s.sentence(); got != tt.want {
			t.Errorf("%s: sentence = %q, want %q", tt.link, got, tt.want)
		}
		s.Close()
	}
}
