package all_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/lab/alltest"
	methods "hfplayground/core/method/all"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
)

// ends are the only ways a run may end.
var ends = map[string]bool{
	race.EndConverged: true, race.EndStationary: true, race.EndTolerance: true, race.EndTrained: true, race.EndStepLimit: true, race.EndBudget: true,
	race.EndDiverged: true, race.EndLineSearch: true, race.EndNoProgress: true, race.EndBreakdown: true,
}

// TestEveryMethodOnEveryFunction runs the whole table from usual, random and
// degenerate starts and asks of every run: a named end, only finite iterates, no
// more steps than allowed, and a small gradient where it says converged.
func TestEveryMethodOnEveryFunction(t *testing.T) {
	const steps, tol = 150, 1e-6
	starts := []string{"usual", "0,0", "random", "1e6,-1e6"}
	if testing.Short() {
		starts = starts[3:]
	}
	for _, f := range testfunc.All() {
		for _, m := range methods.Methods() {
			for _, start := range starts {
				link := fmt.Sprintf("problem=%s&race=%s&start=%s&steps=%d&tol=%g", f.Key, m.Key, start, steps, tol)
				for _, r := range alltest.Results(alltest.Open(t, link)) {
					checkResult(t, link, r, steps, tol)
				}
			}
		}
	}
}

func checkResult(t *testing.T, link string, r race.Result, steps int, tol float64) {
	t.Helper()
	if r.End == nil || !ends[r.End.Key] || r.End.String() == "" {
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
	if r.End.Key == race.EndConverged {
		largest := 0.0
		for _, s := range r.Steps {
			largest = max(largest, s.GradNorm)
		}
		if last := r.Steps[len(r.Steps)-1]; !(last.GradNorm <= math.Sqrt(tol)*largest) { // what it may be at worst, where rounding ends the run
			t.Errorf("%s: converged with ‖∇f‖ = %g of %g, want at most %g of it", link, last.GradNorm, largest, math.Sqrt(tol))
		}
	}
}

// FuzzOpen asks of any link and any edit after it: no panic, and a canonical link
// of at most 2 KB that says the same again. Where pulls is odd some work is done between
// the two, as much as it says, and made small before.
func FuzzOpen(f *testing.F) {
	f.Add("v=1&problem=rosenbrock&start=-1.2,1&race=gd,newton,hf", "hf.damping=1&act=zoom-in", byte(31))
	f.Add("problem=formula&formula.params=a=1&formula.f=a*x^2+y", "formula.params=&formula.f=x", byte(0))
	f.Add("problem=quadratic&quadratic.n=1000&steps=1", "problem=saddle&act=add:cg", byte(9))
	f.Add("window=0,1e-9,0,1e-9&start=1e6", "act=fit&hover=0,0&act=", byte(0))
	f.Add("race=&start=random&seed=9&step=3", "race=nelder-mead,hf-8&select=hf-8&act=remove:hf-8", byte(201))
	f.Add("lab=network&network.data=moons&then=1:gd.rate:0.3&forks=adam@gd:1", "pick=1.2.1&weight=0.5&act=add-unit:1", byte(13))
	f.Add("lab=network&network.data=own&network.own-points=1,2,0;-1,2,1", "act=switch:hf&show=both&plane=weights&across=1.1.1", byte(3))
	f.Add("lab=neuron&neuron.target=table&neuron.table=0110", "neuron.weight-1=2&act=pick:1", byte(1))
	f.Add("lab=neuron&neuron.exercise=units&neuron.net=circuit&neuron.circuit=in x; y not x; out y", "act=own&neuron.order=random", byte(0))
	f.Add("lab=neuron&neuron.exercise=perceptron&neuron.cases=xor", "act=own&act=hidden-layer", byte(0))
	f.Fuzz(func(t *testing.T, link, edit string, pulls byte) {
		s := lab.New(alltest.Still, all.Labs())
		defer s.Close()
		s.Open(link)
		if pulls%2 == 0 { // a check takes as long as some work: each input has one of them between link and edit
			checkLink(t, s)
		} else {
			s.Edit(modest(s))
			if pulls%8 > 1 {
				pulls /= 16 // only a quarter goes beyond the samples of a field, which cost most
			}
			for ; pulls > 0 && s.Advance(func() bool { return false }); pulls-- {
			}
		}
		s.Edit(edit)
		s.Update(true)
		checkLink(t, s)
	})
}

// modest returns an edit that makes the work in s small: few steps, few variables,
// few points, a small net.
func modest(s *lab.Session) string {
	edit := "steps=3"
	for _, c := range s.Controls() {
		switch {
		case strings.HasSuffix(c.Name, ".n"):
			edit += "&" + c.Name + "=2"
		case strings.HasSuffix(c.Name, "-n"):
			edit += "&" + c.Name + "=10"
		case c.Name == "network.hidden":
			edit += "&" + c.Name + "=2"
		}
	}
	return edit
}

// checkLink asks that the link of s is short, and opens to itself without a note.
func checkLink(t *testing.T, s *lab.Session) {
	t.Helper()
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
}
