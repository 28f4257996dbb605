package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// offered returns the cures of a run by the last part of their key.
func offered(t *testing.T, s *session, id string) map[string]string {
	t.Helper()
	if _, err := s.Run(id); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range s.Readouts(false) {
		if key, ok := strings.CutPrefix(p.Key, "run."+id+"."); ok {
			out[key] = p.Value
		}
	}
	return out
}

// readout returns the text of one place of the page.
func readout(s *session, key string) string {
	for _, p := range s.readouts() {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// wild are settings under which methods leave every bound.
const wild = "lab=network&network.data=plane&network.plane-n=20&network.hidden=2&network.activations=linear&steps=60&step=3&"

// TestRemedies asks what a run that has diverged is offered, that every action does
// what its button says, and that in the network lab what came before stays.
func TestRemedies(t *testing.T) {
	tests := []struct{ link, id, rate string }{
		{wild + "race=gd&gd.rate=10", "gd", "0.1"}, // which the advice has tried
		{wild + "race=gd&then=8:gd.rate:10", "gd", "2.5"},
		{wild + "race=gd&gd.rate=0.1&then=8:gd.rate:10,9:gd.rate:9", "gd", "2.5"},
		{wild + "race=momentum&then=8:momentum.rate:10", "momentum", "0.025"}, // its best step comes before
		{wild + "race=gd,adam&then=8:gd.rate:10&select=adam", "gd", "2.5"},
	}
	for _, tt := range tests {
		t.Run(tt.link, func(t *testing.T) {
			s := ended(t, tt.link)
			r, _ := s.Run(tt.id)
			if r.End.Key != race.EndDiverged {
				t.Fatalf("ended as %v, want diverged for the test to mean something", r.End)
			}
			best := 0
			for k, st := range r.Trace {
				if st.F < r.Trace[best].F {
					best = k
				}
			}
			got := offered(t, s, tt.id)
			if got["best"] != fmt.Sprintf("Best state: step %d", best) {
				t.Errorf("offered %q, want the best of all steps, %d", got["best"], best)
			}
			if got["calm"] != "Learning rate "+tt.rate {
				t.Errorf("offered %v, want the rate %s", got, tt.rate)
			}
			before := slices.Clone(r.Trace)
			s.Edit("act=calm:" + tt.id)
			rest(s)
			if n := s.Update(false).Notes; len(n) > 0 {
				t.Fatalf("notes %v", n)
			}
			if now := s.st.inForce(tt.id+".rate", best); now != tt.rate {
				t.Errorf("the rate from step %d on is %s, the button said %s; link %s", best, now, tt.rate, s.Link())
			}
			r, _ = s.Run(tt.id)
			if s.st.Step != best || s.SelectedID() != tt.id {
				t.Errorf("step %d of %s is shown, want %d of %s", s.st.Step, s.SelectedID(), best, tt.id)
			}
			for k := range min(best, len(r.Trace)) {
				if !slices.Equal(r.Trace[k].X, before[k].X) {
					t.Fatalf("step %d before the best one, %d, is another", k, best)
				}
			}
		})
	}
}

// TestDampingIsOffered asks it of methods that have one.
func TestDampingIsOffered(t *testing.T) {
	for _, id := range []string{"hf", "newton"} {
		s := ended(t, wild+"race=gd,"+id)
		r, _ := s.Run(id)
		r.End = &race.End{Key: race.EndDiverged} // as it would be after a worse start
		now, _ := param.Number(s.st.inForce(id+".damping", r.Best()))
		want := param.Format(10 * max(1e-3, now))
		if got := offered(t, s, id)["calm"]; got != r.Field("damping").Label+" "+want {
			t.Errorf("%s with damping %g is offered %q, want %s", id, now, got, want)
		}
		s.Edit("act=calm:" + id)
		if n := s.Update(false).Notes; len(n) > 0 {
			t.Errorf("notes %v", n)
		}
		if got := s.st.inForce(id+".damping", r.Best()); got != want {
			t.Errorf("%s: damping is %s, want %s", id, got, want)
		}
	}
}

// TestBestState moves the cursor and selects the run.
func TestBestState(t *testing.T) {
	for _, link := range []string{wild + "race=gd,adam&then=8:gd.rate:10&select=adam"} {
		s := ended(t, link)
		s.Edit("act=best:gd")
		r, _ := s.Run("gd")
		if s.st.Step != r.Best() || s.SelectedID() != "gd" {
			t.Errorf("%s: step %d of %s is shown, want %d of gd", link, s.st.Step, s.SelectedID(), r.Best())
		}
		s.Edit("act=best:nobody")
		if n := s.Update(false).Notes; len(n) != 1 || n[0].Key != wire.KeyAct {
			t.Errorf("notes %v, want one on act", n)
		}
	}
}

// TestNoRemedyWhereNoneIsNeeded asks of runs that ended otherwise, or go on, that
// they are offered nothing.
func TestNoRemedyWhereNoneIsNeeded(t *testing.T) {
	for _, link := range []string{"", "&budget=9", "&race=hf"} {
		s := newSession(func() float64 { return 0 })
		defer s.Close()
		s.Open("lab=network&network.circle-n=20&steps=5" + link)
		for range 2 { // on their way, and at their ends
			for _, r := range s.Runs {
				for _, key := range []string{"best", "calm"} {
					if text := readout(s, "run."+r.ID+"."+key); text != "" {
						t.Errorf("%q: %s is offered %q", link, r.ID, text)
					}
				}
			}
			rest(s)
		}
	}
}

// TestRemediesOfIdleSettings asks that a rate is not offered where it has no
// effect, nor one below its range.
func TestRemediesOfIdleSettings(t *testing.T) {
	tests := []struct{ link, want string }{
		{wild + "race=gd&gd.linesearch=fixed", "Learning rate 0.075"},
		{wild + "race=gd&gd.linesearch=armijo", ""},
		{wild + "race=gd&then=2:gd.linesearch:armijo", "Learning rate 0.075"}, // at the best step it has one
		{wild + "race=gd&gd.linesearch=armijo&then=0:gd.linesearch:fixed", "Learning rate 0.075"},
		{wild + "race=gd&gd.rate=1e-6", ""},
	}
	for _, tt := range tests {
		s := ended(t, tt.link)
		if n := s.Update(false).Notes; len(n) > 0 {
			t.Errorf("notes %v", n)
		}
		r := s.Runs[0]
		r.End = &race.End{Key: race.EndDiverged}
		r.Trace = r.Trace[:1]
		if got := offered(t, s, "gd")["calm"]; got != tt.want {
			t.Errorf("%s: offered %q, want %q", tt.link, got, tt.want)
		}
	}
}
