package racing_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/alltest"
	"hfplayground/core/race"
)

// numbers writes the runs of a session with all their digits.
func numbers(s *lab.Session) string {
	var b strings.Builder
	for _, r := range alltest.Results(s) {
		fmt.Fprintf(&b, "%s %v\n", r.ID, r.End)
		for _, k := range r.Steps {
			fmt.Fprintln(&b, k.X, k.F, k.GradNorm, k.Evals)
		}
	}
	return b.String()
}

// TestMore raises the step limit at the end of runs and asks for the numbers of the
// link that comes of it, opened afresh, and that no step was made twice.
func TestMore(t *testing.T) {
	for _, link := range []string{
		"race=gd,newton,hf&steps=30",
		"race=gd,momentum,adam,rmsprop,adagrad,bfgs,l-bfgs,nelder-mead&steps=7",
		"race=gd,hf&steps=40&budget=50",
		"race=gd,hf&steps=40&same-cost=on",
		"lab=network&race=gd,adam,hf&steps=5",
		"lab=network&race=gd,adam,hf&steps=30&same-cost=on&gd.batch=20",
		"lab=network&race=gd,adam&steps=6&then=3:gd.rate:0.05",
	} {
		s := alltest.Open(t, link)
		before := alltest.Results(s)
		for range 2 {
			s.Edit("act=more")
			alltest.Finish(s)
		}
		again := alltest.Open(t, s.Link())
		if got, want := numbers(s), numbers(again); got != want {
			t.Errorf("%s: with more steps the numbers are not those of %s", link, s.Link())
		}
		longer := false
		for i, r := range alltest.Results(s) {
			longer = longer || len(r.Steps) > len(before[i].Steps)
			for k, step := range before[i].Steps {
				if &step.X[0] != &r.Steps[k].X[0] {
					t.Errorf("%s: step %d of %s was made twice", link, k, r.ID)
					break
				}
			}
		}
		if !longer {
			t.Errorf("%s: no run is longer with more steps", link)
		}
	}
}

// A branch that waits for a step beyond the limit, and a change there, act once the
// limit is raised beyond it.
func TestMoreReachesWhatWaits(t *testing.T) {
	s := alltest.Open(t, "lab=network&race=gd,adam&steps=5&forks=adam@gd:150&then=170:gd.rate:0.05")
	s.Edit("act=more")
	alltest.Finish(s)
	again := alltest.Open(t, s.Link())
	if numbers(s) != numbers(again) {
		t.Errorf("the numbers are not those of %s", s.Link())
	}
}

// TestMoreIsOffered asks when a button offers more steps.
func TestMoreIsOffered(t *testing.T) {
	tests := []struct {
		link string
		want map[string]string
	}{
		{"race=gd,newton&steps=50", map[string]string{"more": "+200 steps", "run.gd.more": "+200 steps", "run.newton.more": ""}},
		{"race=newton", map[string]string{"more": "", "run.newton.more": ""}},
		{"race=gd&gd.rate=10", map[string]string{"more": "", "run.gd.more": ""}},
		{"race=gd&budget=20", map[string]string{"more": "", "run.gd.more": ""}},
		{"race=gd&steps=19900", map[string]string{"more": "+100 steps", "run.gd.more": "+100 steps"}},
		{"race=gd&steps=20000", map[string]string{"more": "", "run.gd.more": ""}},
		{"race=gd&problem=rosenbrock&rosenbrock.n=1000&steps=1999&tol=0", map[string]string{"more": "+1 step"}},
		{"race=gd&problem=rosenbrock&rosenbrock.n=1000&steps=2000&tol=0", map[string]string{"more": ""}},
		{"race=gd&steps=50&same-cost=on", map[string]string{"more": "+200 gradient equivalents"}},
		{"lab=network&steps=10", map[string]string{"more": "+200 steps", "run.hf.more": "+200 steps"}},
	}
	for _, tt := range tests {
		s := alltest.Open(t, tt.link)
		for key, want := range tt.want {
			if got := alltest.Readout(s, key); got != want {
				t.Errorf("%s: %s is %q, want %q", tt.link, key, got, want)
			}
		}
	}
}

// At the highest legal limit the act is refused in a sentence that names it.
func TestMoreEnds(t *testing.T) {
	s := alltest.Open(t, "race=gd&steps=19950")
	s.Edit("act=more")
	if got := alltest.Value(s, "steps"); got != "20000" {
		t.Errorf("steps = %s after the last raise, want 20000", got)
	}
	s.Edit("act=more")
	if got := alltest.Notes(s)["steps"]; !strings.Contains(got, "20000") {
		t.Errorf("beyond the highest limit the note is %q, want one that names 20000", got)
	}
}

// TestSameCost asks that runs which have not converged end at the same cost, to
// within one step, and none above it.
func TestSameCost(t *testing.T) {
	for _, link := range []string{
		"race=gd,gd-2,adam,hf&gd-2.linesearch=armijo&steps=60&start=-1.2,2&tol=0",
		"lab=network&race=gd,adam,hf&tol=0",
		"lab=network&race=adam,adam-2,hf&adam-2.batch=10&steps=150&tol=0",
	} {
		s := alltest.Open(t, link+"&same-cost=on")
		limit, _ := strconv.ParseFloat(alltest.Value(s, "steps"), 64)
		for _, r := range alltest.Results(s) {
			n := len(r.Steps) - 1
			last := r.Steps[n].Evals.Cost()
			if r.End.Key != race.EndSameCost {
				t.Errorf("%s: %s ended as %s", link, r.ID, r.End.Key)
				continue
			}
			dearest := 0.0
			for k := 1; k <= n; k++ {
				dearest = max(dearest, r.Steps[k].Evals.Cost()-r.Steps[k-1].Evals.Cost())
			}
			if last > limit || last < limit-2*dearest {
				t.Errorf("%s: %s spent %g of %g, and its dearest step cost %g", link, r.ID, last, limit, dearest)
			}
		}
	}
}
