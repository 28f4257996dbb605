package network_test

import (
	"strings"
	"testing"

	"hfplayground/core/lab/alltest"
)

// netLink is a small net with three methods, at step 20.
const netLink = "lab=network&network.circle-n=40&race=gd,momentum,adam,hf&steps=40&select=momentum"

// TestChangeActsFromTheStepShown changes a setting, a penalty and a weight at
// step 20: the first 20 steps stay as they were, and a new session that opens the
// link makes the same run to the bit.
func TestChangeActsFromTheStepShown(t *testing.T) {
	tests := []struct {
		edit  string
		run   string
		parts int // first step that differs
	}{
		{"gd.rate=0.05", "gd", 21},
		{"momentum.rate=0.02", "momentum", 21},
		{"adam.rate=0.3", "adam", 21},
		{"hf.cg-max=3", "hf", 21},
		{"network.l2=0.1", "gd", 21},
		{"network.l2=0.1", "adam", 21},
		{"pick=1.2.1&weight=1.5", "momentum", 20},
		{"select=hf&pick=2.1.b&weight=-0.25", "hf", 20},
	}
	for _, tt := range tests {
		t.Run(tt.edit, func(t *testing.T) {
			before := alltest.ResultOf(t, alltest.Opened(t, netLink), tt.run)
			s := alltest.Opened(t, netLink)
			if notes := alltest.Edited(s, tt.edit); len(notes) > 0 {
				t.Fatal(notes)
			}
			after := alltest.ResultOf(t, s, tt.run)
			if len(before.Steps) < tt.parts+2 {
				t.Fatalf("run %s has %d steps, want more than %d for the test to mean something", tt.run, len(before.Steps), tt.parts+2)
			}
			if k := alltest.Parting(before, after); k != tt.parts {
				t.Errorf("the runs part at step %d, want %d", k, tt.parts)
			}
			again := alltest.ResultOf(t, alltest.Opened(t, s.Link()), tt.run)
			if k := alltest.Parting(after, again); k != len(after.Steps) || len(again.Steps) != len(after.Steps) {
				t.Errorf("opened from its link (%s) the run parts at step %d of %d", s.Link(), k, len(after.Steps))
			}
			for k := range after.Steps {
				if a, b := after.Steps[k], again.Steps[k]; a.F != b.F || a.Evals != b.Evals || a.GradNorm != b.GradNorm {
					t.Fatalf("step %d: %v and %v", k, a, b)
				}
			}
		})
	}
}

// TestChangeWithoutEffect sets what is in force already: nothing changes, and to
// cut a run costs nothing.
func TestChangeWithoutEffect(t *testing.T) {
	for _, id := range []string{"gd", "momentum", "adam", "hf"} {
		before := alltest.ResultOf(t, alltest.Opened(t, netLink), id)
		s := alltest.Opened(t, netLink+"&then=15:network.l2:0,20:network.l1:0")
		after := alltest.ResultOf(t, s, id)
		if k := alltest.Parting(before, after); k != len(before.Steps) {
			t.Errorf("%s: cut without a change the run parts at step %d of %d", id, k, len(before.Steps))
		}
		last := min(len(before.Steps), len(after.Steps)) - 1
		if a, b := before.Steps[last].Evals, after.Steps[last].Evals; a != b {
			t.Errorf("%s: cut without a change the run costs %+v, want %+v", id, b, a)
		}
	}
}

// TestChangesAreTakenBack goes through what readers do with one setting.
func TestChangesAreTakenBack(t *testing.T) {
	s := alltest.Opened(t, netLink)
	plain := s.Link()
	steps := []struct {
		edit string
		want string // in the link; "" for none
	}{
		{"gd.rate=0.1", "then=20:gd.rate:0.1"},
		{"gd.rate=0.2", "then=20:gd.rate:0.2"},
		{"step=30&gd.rate=0.4", "then=20:gd.rate:0.2,30:gd.rate:0.4"},
		{"step=25&gd.rate=0.5", "then=20:gd.rate:0.2,25:gd.rate:0.5"}, // from here on: the later one is gone
		{"gd.rate=0.2", "then=20:gd.rate:0.2"},                        // as before
		{"step=20&gd.rate=0.3", ""},                                   // the default
		{"pick=1.1.1&weight=2", "then=20:momentum/1.1.1:2"},
		{"step=0&weight=1", "then=0:/1.1.1:1,20:momentum/1.1.1:2"},
		{"act=new-weights", ""},
		{"step=20&gd.rate=0.1", "then=20:gd.rate:0.1"},
		{"act=remove:gd", ""},
	}
	for _, st := range steps {
		if notes := alltest.Edited(s, st.edit); len(notes) > 0 {
			t.Errorf("%s: %v", st.edit, notes)
		}
		link := s.Link()
		if got := strings.Contains(link, "then="); st.want == "" && got || !strings.Contains(link, st.want) {
			t.Errorf("after %s the link is %s, want %q in it", st.edit, link, st.want)
		}
	}
	if plain == s.Link() {
		t.Error("the last edits left no trace")
	}
}

// TestAtStepZeroTheWholeRunChanges sets a rate at step 0.
func TestAtStepZeroTheWholeRunChanges(t *testing.T) {
	s := alltest.Opened(t, netLink+"&step=0&then=20:gd.rate:0.1")
	alltest.Edited(s, "gd.rate=0.2")
	if link := s.Link(); !strings.Contains(link, "gd.rate=0.2") || strings.Contains(link, "then") {
		t.Errorf("link = %s, want gd.rate=0.2 and no change at a step", link)
	}
}

// TestFork goes on with another method from step 20 of a run.
func TestFork(t *testing.T) {
	s := alltest.Opened(t, netLink)
	if notes := alltest.Edited(s, "select=gd", "act=switch:hf"); len(notes) > 0 {
		t.Fatal(notes)
	}
	parent, fork := alltest.ResultOf(t, s, "gd"), alltest.ResultOf(t, s, "hf-2")
	if k := alltest.Parting(parent, fork); k != 21 {
		t.Errorf("the fork parts from its parent at step %d, want 21", k)
	}
	if fork.Label != "Hessian-free 2 from Gradient descent" {
		t.Errorf("label = %q", fork.Label)
	}
	if last := fork.Steps[len(fork.Steps)-1]; last.F >= parent.Steps[20].F {
		t.Errorf("the fork ends at f = %g, want less than %g where it left", last.F, parent.Steps[20].F)
	}
	again := alltest.ResultOf(t, alltest.Opened(t, s.Link()), "hf-2")
	if k := alltest.Parting(fork, again); k != len(fork.Steps) {
		t.Errorf("opened from its link the fork parts at step %d of %d", k, len(fork.Steps))
	}
	if notes := alltest.Edited(s, "act=remove:gd"); len(notes) > 0 || strings.Contains(s.Link(), "forks") {
		t.Errorf("without its parent the fork is told in %s (%v)", s.Link(), notes)
	}
	if k := alltest.Parting(parent, alltest.ResultOf(t, s, "hf-2")); k != 1 {
		t.Errorf("without its parent the fork begins at step %d of it, want at the start", k)
	}
}

// TestChangesRefused names key, value and what would be legal; nothing else
// changes.
func TestChangesRefused(t *testing.T) {
	tests := []struct{ edit, key, part string }{
		{"gd.rate=-1", "gd.rate", "-1"},
		{"network.l2=x", "network.l2", "x"},
		{"pick=1.1.1&weight=1e9", "weight", "1e9"},
		{"weight=1", "weight", "weight or bias"}, // none is picked
		{"then=20:gd.depth:3", "then", "20:gd.depth:3"},
		{"then=20:bfgs.store:3", "then", "20:bfgs.store:3"},
		{"then=20:gd/9.9.9:3", "then", "must be a weight from 1.1.1 to 3.1.2 or a bias from 1.1.b to 3.1.b of the net 2-4-2-1"},
		{"then=x", "then", "20:gd.rate:0.1"},
		{"then=99999:gd.rate:1", "then", "20000"},
		{"forks=hf@nobody:3", "forks", "hf@nobody:3"},
		{"forks=gd@hf:3", "forks", "before it"},
		{"pick=1", "pick", "1.2.1"},
		{"act=switch:none", "race", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.edit, func(t *testing.T) {
			s := alltest.Opened(t, netLink)
			before := alltest.Results(s)
			notes := alltest.Edited(s, tt.edit)
			if len(notes) != 1 || !strings.HasPrefix(notes[0], tt.key+": ") || !strings.Contains(notes[0], tt.part) {
				t.Errorf("notes = %q, want one on %s with %q", notes, tt.key, tt.part)
			}
			for i, r := range alltest.Results(s) {
				if alltest.Parting(r, before[i]) != len(before[i].Steps) {
					t.Errorf("run %s has changed", r.ID)
				}
			}
		})
	}
}

// TestShownValues tells the form what is in force at the step shown.
func TestShownValues(t *testing.T) {
	s := alltest.Opened(t, netLink+"&then=20:gd.rate:0.1&pick=1.1.1")
	value := func(name string) string {
		s.Forget()
		for _, v := range s.Update(false).Values {
			if v.Key == name {
				return v.Value
			}
		}
		return "none"
	}
	if got := value("gd.rate"); got != "0.1" {
		t.Errorf("at step 20 the rate is %s, want 0.1", got)
	}
	weight := value("weight")
	alltest.Edited(s, "step=19")
	if got := value("gd.rate"); got != "0.3" {
		t.Errorf("at step 19 the rate is %s, want 0.3", got)
	}
	if got := value("weight"); got == weight || got == "" {
		t.Errorf("at step 19 the weight is %q, at step 20 %q", got, weight)
	}
}
