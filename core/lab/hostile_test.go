package lab_test

import (
	"fmt"
	"math"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/method"
	"hfplayground/core/testfunc"
)

// ends are the only ways a run may end.
var ends = map[string]bool{
	lab.EndConverged: true, lab.EndStationary: true, lab.EndStepLimit: true, lab.EndBudget: true,
	lab.EndDiverged: true, lab.EndLineSearch: true, lab.EndNoProgress: true, lab.EndBreakdown: true,
}

// TestEveryMethodOnEveryFunction runs the whole table from usual, random and
// degenerate starts and asks of every run: a named end, only finite iterates, no
// more steps than allowed, and a small gradient where it says converged.
func TestEveryMethodOnEveryFunction(t *testing.T) {
	const steps, tol = 150, 1e-6
	for _, f := range testfunc.All() {
		for _, m := range method.All() {
			for _, start := range []string{"usual", "0,0", "random", "1e6,-1e6"} {
				link := fmt.Sprintf("problem=%s&race=%s&start=%s&steps=%d&tol=%g", f.Key, m.Key, start, steps, tol)
				for _, r := range open(t, link).Results() {
					checkResult(t, link, r, steps, tol)
				}
			}
		}
	}
}

func checkResult(t *testing.T, link string, r lab.Result, steps int, tol float64) {
	t.Helper()
	if r.End == nil || !ends[r.End.Key] || r.End.Text == "" {
		t.Errorf("%s: ended as %+v, want a named end", link, r.End)
		return
	}
	if len(r.Steps) > steps+1 {
		t.Errorf("%s: %d steps, want at most %d", link, len(r.Steps)-1, steps)
	}
	for k, s := range r.Steps {
		for _, v := range append([]float64{s.F, s.GradNorm}, s.X...) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: step %d holds %g, want only finite iterates", link, k, v)
				return
			}
		}
	}
	if r.End.Key == lab.EndConverged {
		if last := r.Steps[len(r.Steps)-1]; !(last.GradNorm <= tol) {
			t.Errorf("%s: converged with ‖∇f‖ = %g, want at most %g", link, last.GradNorm, tol)
		}
	}
}

// FuzzOpen asks of any link and any edit after it: no panic, a canonical link of
// at most 2 KB that says the same again, and work that ends.
func FuzzOpen(f *testing.F) {
	f.Add("v=1&problem=rosenbrock&start=-1.2,1&race=gd,newton,hf", "hf.damping=1&act=zoom-in")
	f.Add("problem=formula&formula.params=a=1&formula.f=a*x^2+y", "formula.params=&formula.f=x")
	f.Add("problem=quadratic&quadratic.n=1000&steps=1", "problem=saddle&act=add:cg")
	f.Add("window=0,1e-9,0,1e-9&start=1e6", "act=fit&hover=0,0&act=")
	f.Add("race=&start=random&seed=9&step=3", "race=nelder-mead,hf-8&select=hf-8&act=remove:hf-8")
	f.Fuzz(func(t *testing.T, link, edit string) {
		s := lab.New(still)
		defer s.Close()
		s.Open(link)
		s.Edit("steps=20")
		s.Edit(edit)
		pulls := 0
		for s.Advance(func() bool { pulls++; return pulls < 3000 }) && pulls < 3000 {
		}
		s.Update(true)
		canonical := s.Link()
		if len(canonical) > 2<<10 {
			t.Errorf("link of %d bytes, want at most 2 KB", len(canonical))
		}
		s.Open(canonical)
		if got := s.Link(); got != canonical {
			t.Errorf("Open(%q) gives link %q", canonical, got)
		}
		if n := s.Update(false).Notes; len(n) > 0 {
			t.Errorf("Open(%q) notes %v, want none", canonical, n)
		}
	})
}
