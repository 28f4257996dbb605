package landscape

import (
	"strings"
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

// TestSentenceSaysWhichMinimum asks for f of a minimum that is not the lowest known, and for a
// sign that there are more variables than two.
func TestSentenceSaysWhichMinimum(t *testing.T) {
	tests := []struct{ link, want string }{
		{"rosenbrock.n=6&start=-1,1,1,1,1,1&race=hf", "Hessian-free converged to a local minimum near (−1, 1, …, 1), where f = 3.97, in "},
		{"rosenbrock.n=4&start=-1,1,1,1&race=newton", "Newton converged to a local minimum at (−0.776, 0.613, 0.382, 0.146), where f = 3.7, in "},
		{"problem=styblinski-tang&styblinski-tang.n=5&start=-3,3,-3,3,-3&race=newton", "Newton converged to a local minimum with 2 of 5 variables in the shallower well, where f = −168, in "},
		{"problem=rastrigin&rastrigin.n=3&start=-3,3,0&race=newton", "Newton converged to a local minimum near (−3, 3, 0), where f = 17.9, in "},
		{"rosenbrock.n=4&rosenbrock.a=1.5&start=-1,1,1,1&race=newton", "Newton converged to a minimum at (−1.023, 1.059, …) in "},
		{"rosenbrock.n=6&start=0,0,0,0,0,0&race=newton", "Newton converged to a minimum at (1, 1, …) in "},
		{"problem=himmelblau&start=-2,3&race=newton", "Newton converged to a minimum at (−2.805, 3.131) in "},
		{"problem=three-hump-camel&start=-1.8,0.8&race=newton", "Newton converged to a local minimum at (−1.748, 0.874), where f = 0.299, in "},
		{"problem=saddle&start=1,1e-30&race=newton&steps=1", "Newton "},
	}
	for _, tt := range tests {
		s := open(tt.link)
		if got := s.sentence(); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: sentence = %q, want it to begin with %q", tt.link, got, tt.want)
		}
		s.Close()
	}
}

// TestSentenceOfFailures asks that a run without arrival reads well after its
// name, with its numbers in the same hand as all others.
func TestSentenceOfFailures(t *testing.T) {
	tests := []struct{ link, want string }{
		{"race=gd&gd.rate=10", "Gradient descent diverged at step 2: ‖x‖ > 3·10⁸ (f = 2.56·10⁵⁶)."},
		{"race=gd&problem=formula&formula.f=1/0", "Gradient descent cannot start: f is not finite there."},
		{"race=gd&gd.rate=0.01&problem=formula&formula.f=1e12cosh(x)&start=1,0", "Gradient descent diverged at step 1: f is not finite (f = 1.54·10¹² before)."},
		{"race=cg&problem=formula&formula.f=sin(x)%2Bcos(y)&start=2,1", "Linear CG stopped at step 0: breakdown: the quadratic model is unbounded below along p, where pᵀHp/pᵀp = −0.613 (f = 1.45)."},
		{"race=gd&budget=20", "Gradient descent spent its budget of 20 gradient equivalents in 19 steps (f = 4.06)."},
		{"race=gd,newton&problem=formula&formula.f=-x^2-y^2&start=0,0", "Gradient descent and Newton start at a stationary point: a maximum (f = 0)."},
		{"race=newton&newton.linesearch=armijo&problem=formula&formula.f=abs(x)%2Babs(y)&start=1.3,0.7", "Newton stopped at step 37: line search exhausted: no decrease down to 1.5·10⁻⁶ of the step (f = 1.48·10⁻⁶)."},
	}
	for _, tt := range tests {
		s := open(tt.link)
		if got := s.sentence(); got != tt.want {
			t.Errorf("%s: sentence = %q, want %q", tt.link, got, tt.want)
		}
		s.Close()
	}
}
