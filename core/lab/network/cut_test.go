package network

import (
	"fmt"
	"slices"
	"testing"

	"hfplayground/core/method/all"
)

// TestCutRunsAreThoseOfTheLink cuts a run of every method at leisure or in full
// flight, by changes that come and go, and asks for the run that a fresh session
// makes of the link.
func TestCutRunsAreThoseOfTheLink(t *testing.T) {
	tests := []struct {
		name  string
		pulls int // before the edit; 0 for all
		then  string
		edit  string
	}{
		{"a change is taken back", 0, "10:network.l2:0.1", "then="},
		{"a change comes to be", 0, "", "then=10:network.l2:0.1"},
		{"a change moves", 0, "10:network.l2:0.1", "then=6:network.l2:0.1"},
		{"before the run has come so far", 40, "", "then=15:network.l2:0.1"},
		{"a change that is yet to come is taken back", 40, "15:network.l2:0.1", "then="},
		{"a weight comes to be", 0, "", "then=10:%[1]s/1.1.1:0.5"},
		{"a weight is taken back", 0, "10:%[1]s/1.1.1:0.5", "then="},
		{"a weight and a penalty at one step", 0, "10:network.l2:0.1", "then=10:network.l2:0.1,10:%[1]s/1.1.1:0.5"},
		{"the last step of all", 0, "", "then=20:%[1]s/1.1.b:0.5"},
	}
	for i, e := range all.Methods() {
		if testing.Short() && i%4 > 0 {
			continue
		}
		for _, tt := range tests {
			t.Run(e.Key+", "+tt.name, func(t *testing.T) {
				s := newSession(func() float64 { return 0 })
				defer s.Close()
				s.Open(withID("lab=network&network.circle-n=20&network.hidden=2&steps=20&race=%[1]s&then="+tt.then, e.Key))
				for pulls := 0; s.Advance(func() bool { pulls++; return tt.pulls == 0 || pulls < tt.pulls }) && (tt.pulls == 0 || pulls < tt.pulls); {
				}
				s.Edit(withID(tt.edit, e.Key))
				compareWithLink(t, s)
			})
		}
	}
}

// withID fills the id of a run into a text that may have places for it.
func withID(text, id string) string { return fmt.Sprintf(text+"%.0[1]s", id) }

// compareWithLink asks that a fresh session makes the same runs of the link, to
// the bit and at the same cost but for values: a method may ask for one again
// where it is cut.
func compareWithLink(t *testing.T, s *session) {
	t.Helper()
	rest(s)
	fresh := ended(t, s.Link())
	for i, want := range fresh.Results() {
		got := s.Results()[i]
		sameRun(t, s.Link(), got, want)
		if len(got.Steps) == 0 || len(got.Steps) != len(want.Steps) {
			continue
		}
		a, b := got.Steps[len(got.Steps)-1].Evals, want.Steps[len(want.Steps)-1].Evals
		a.Value, b.Value = 0, 0
		if a != b {
			t.Errorf("%s: %s costs %+v, afresh %+v", s.Link(), got.ID, a, b)
		}
	}
}

// TestForksAreThoseOfTheLink leaves runs at their start, within and after their
// end, forks forks, and changes both sides of the fork.
func TestForksAreThoseOfTheLink(t *testing.T) {
	tests := []struct {
		name  string
		link  string
		edits []string
	}{
		{"a fork of a fork", "forks=adam@gd:5,hf@adam:12", nil},
		{"at the start", "forks=adam@gd:0,hf@gd:0", nil},
		{"of a run that has ended before", "race=hf,gd&hf.damping=0&forks=gd@hf:4000", nil},
		{"of a run that is stationary", "tol=1&forks=adam@gd:7", nil},
		{"of a run that diverged", "gd.rate=10&network.activations=linear&network.loss=squared&network.data=plane&forks=adam@gd:15", nil},
		{"the parent changes before", "forks=adam@gd:10", []string{"then=5:gd.rate:0.1"}},
		{"the parent changes at the fork", "forks=adam@gd:10", []string{"then=10:gd.rate:0.1"}},
		{"the parent changes after", "forks=adam@gd:10", []string{"then=15:gd.rate:0.1"}},
		{"a weight of the parent at the fork", "forks=adam@gd:10", []string{"then=10:gd/1.1.1:2"}},
		{"weights of both at the fork", "forks=adam@gd:10", []string{"then=10:gd/1.1.1:2,10:adam/1.1.1:1"}},
		{"a weight of the parent at the fork, then a change of the fork", "forks=adam@gd:10&then=10:gd/1.1.1:2", []string{"then=10:gd/1.1.1:2,16:adam.rate:0.1"}},
		{"a penalty before, at and after", "forks=adam@gd:10", []string{"then=5:network.l2:0.1,10:network.l2:0.01,14:network.l1:0.01"}},
		{"the middle one is removed", "forks=adam@gd:5,hf@adam:12", []string{"act=remove:adam"}},
		{"the first one is removed", "forks=adam@gd:5,hf@adam:12", []string{"act=remove:gd"}},
		{"the last one, then the first", "forks=adam@gd:5,hf@gd:12", []string{"act=remove:hf", "act=remove:gd"}},
		{"a method without a memory", "race=gd,bfgs,nelder-mead&forks=bfgs@gd:5,nelder-mead@bfgs:9", []string{"then=12:network.l2:0.01", "then="}},
		{"the other order of the race", "forks=adam@gd:5", []string{"race=hf,gd,adam"}},
	}
	for _, tt := range tests {
		for _, pulls := range []int{0, 21, 35, 49} { // 0: at leisure
			if testing.Short() && pulls > 21 {
				break
			}
			t.Run(fmt.Sprintf("%s, %d pulls", tt.name, pulls), func(t *testing.T) {
				s := newSession(func() float64 { return 0 })
				defer s.Close()
				s.Open("lab=network&network.circle-n=20&network.hidden=2&steps=20&race=gd,adam,hf&" + tt.link)
				for i, edit := range tt.edits {
					left := pulls + i
					s.Advance(func() bool { left--; return pulls == 0 || left > 0 })
					s.Edit(edit)
				}
				compareWithLink(t, s)
				checkForkSteps(t, s)
			})
		}
	}
}

// checkForkSteps asks that every fork has the steps of its parent up to where it
// leaves it, or to the end of that; what the reader wrote over the fork's own
// weights there aside.
func checkForkSteps(t *testing.T, s *session) {
	t.Helper()
	for _, f := range s.st.forks {
		fork, _ := s.Run(f.ID)
		parent, _ := s.Run(f.From)
		k := min(f.Step, len(parent.Trace)-1)
		if len(fork.Trace) <= k || fork.Own != k {
			t.Fatalf("%s has %d steps, its own from %d on; want it to leave %s at step %d", f.ID, len(fork.Trace)-1, fork.Own, f.From, k)
		}
		for i := range k + 1 {
			if x := fork.Trace[i].X; !slices.Equal(x, parent.Trace[i].X) && (i < k || fork.Trace[i].Raw == nil) {
				t.Errorf("step %d of %s is %v, of %s %v", i, f.ID, x, f.From, parent.Trace[i].X)
			}
		}
	}
}
