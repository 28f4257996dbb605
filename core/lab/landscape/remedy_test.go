package landscape

import (
	"fmt"
	"strings"
	"testing"

	"hfplayground/core/race"
)

// TestRemedies asks what a run that has diverged is offered, and that every button
// does what it says.
func TestRemedies(t *testing.T) {
	s := open("race=gd&gd.rate=0.01")
	defer s.Close()
	run, err := s.Run("gd")
	if err != nil || run.End.Key != race.EndDiverged {
		t.Fatalf("ended as %v, want diverged for the test to mean something", run.End)
	}
	got := s.offered("gd")
	if got["best"] != fmt.Sprintf("Best state: step %d", run.Best()) || got["calm"] != "Learning rate 0.0025" {
		t.Errorf("offered %v, want the best state and the rate 0.0025", got)
	}
	s.edit("act=calm:gd")
	if now := s.st.Value("gd.rate"); now != "0.0025" {
		t.Errorf("the rate is %s, the button said 0.0025", now)
	}
	if got := s.offered("gd"); got["best"] != "" || got["calm"] != "" {
		t.Errorf("offered %v to a run that has not diverged", got)
	}
}

// TestDampingIsOffered asks it of methods that have one.
func TestDampingIsOffered(t *testing.T) {
	for _, id := range []string{"hf", "newton"} {
		s := open("race=gd," + id)
		run, _ := s.Run(id)
		run.End = &race.End{Key: race.EndDiverged} // as it would be after a worse start
		want, label := s.offered(id)["calm"], run.Field("damping").Label+" "
		s.edit("act=calm:" + id)
		if got := label + s.st.Value(id+".damping"); got != want || want == label {
			t.Errorf("%s: the button said %q, and set %q", id, want, got)
		}
		s.Close()
	}
}

// TestButtonSaysTheAdvice: the button sets what the advice names, also where the first factor
// is not what helps.
func TestButtonSaysTheAdvice(t *testing.T) {
	seen := 0
	for _, link := range []string{
		"race=gd&gd.rate=0.01", "race=gd&gd.rate=1", "problem=beale&race=gd&start=3,3&gd.rate=0.1",
	} {
		s := open(link)
		for _, run := range s.Runs {
			if run.End.Key != race.EndDiverged || run.End.Advice == "" {
				continue
			}
			seen++
			calm := s.offered(run.ID)["calm"]
			words := strings.Fields(calm)
			if value := words[len(words)-1]; !strings.Contains(run.End.Advice, " "+value+":") {
				t.Errorf("%s: the button says %q, the advice %q", link, calm, run.End.Advice)
			}
		}
		s.Close()
	}
	if seen < 3 {
		t.Errorf("%d runs were advised", seen)
	}
}

// TestBestState moves the cursor and selects the run.
func TestBestState(t *testing.T) {
	s := open("race=gd,newton&gd.rate=0.01&select=newton")
	defer s.Close()
	s.edit("act=best:gd")
	if run, _ := s.Run("gd"); s.st.Step != run.Best() || s.SelectedID() != "gd" {
		t.Errorf("step %d of %s is shown, want %d of gd", s.st.Step, s.SelectedID(), run.Best())
	}
}

// TestNoRemedyWhereNoneIsNeeded asks of runs that ended otherwise that they are
// offered nothing.
func TestNoRemedyWhereNoneIsNeeded(t *testing.T) {
	for _, link := range []string{"", "race=gd&start=1,1", "race=gd&budget=9", "race=gd&problem=formula&formula.f=1/0"} {
		s := open(link)
		for _, run := range s.Runs {
			for key, text := range s.offered(run.ID) {
				if text != "" {
					t.Errorf("%q: %s is offered %s %q", link, run.ID, key, text)
				}
			}
		}
		s.Close()
	}
}
