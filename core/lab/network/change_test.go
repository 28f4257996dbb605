package network_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab/alltest"
	"hfplayground/core/method"
	"hfplayground/core/method/all"
)

// TestChangesAreWrittenAsFieldsWriteThem types values in other words: link and
// form have the field's own.
func TestChangesAreWrittenAsFieldsWriteThem(t *testing.T) {
	tests := []struct{ edit, then, key, value string }{
		{"gd.rate=1e-1", "20:gd.rate:0.1", "gd.rate", "0.1"},
		{"gd.rate= 0.10", "20:gd.rate:0.1", "gd.rate", "0.1"},
		{"gd.rate=0.30", "", "gd.rate", "0.3"}, // as before
		{"hf.warm-start=0", "20:hf.warm-start:off", "hf.warm-start", "off"},
		{"then=20:hf.warm-start:false", "20:hf.warm-start:off", "hf.warm-start", "off"},
		{"network.l2=.5", "20:network.l2:0.5", "network.l2", "0.5"},
		{"pick=1.1.1&weight=%2B1.50", "20:momentum/1.1.1:1.5", "weight", "1.5"},
	}
	for _, tt := range tests {
		t.Run(tt.edit, func(t *testing.T) {
			s := alltest.Opened(t, netLink)
			if notes := alltest.Edited(s, tt.edit); len(notes) > 0 {
				t.Fatal(notes)
			}
			if got := alltest.Value(s, "then"); got != tt.then {
				t.Errorf("then = %q, want %q", got, tt.then)
			}
			if got := alltest.Value(s, tt.key); got != tt.value {
				t.Errorf("%s = %q, want %q", tt.key, got, tt.value)
			}
		})
	}
}

// TestEveryRefusalIsNoted sends two bad values at a step.
func TestEveryRefusalIsNoted(t *testing.T) {
	s := alltest.Opened(t, netLink)
	notes := alltest.Edited(s, "gd.rate=-1&network.l2=x&hf.damping=2")
	if len(notes) != 2 || !strings.HasPrefix(notes[0], "gd.rate: ") || !strings.HasPrefix(notes[1], "network.l2: ") {
		t.Errorf("notes %q, want one on gd.rate and one on network.l2", notes)
	}
	if got := alltest.Value(s, "then"); got != "20:hf.damping:2" {
		t.Errorf("then = %q, want the value that is legal", got)
	}
}

// TestChangesLeaveWithWhatTheyAreOf goes where changes and forks mean nothing:
// they leave without a note.
func TestChangesLeaveWithWhatTheyAreOf(t *testing.T) {
	const link = netLink + "&then=5:adam.rate:0.1,20:gd.rate:0.1&forks=hf@adam:10"
	tests := []struct{ edit, then, forks string }{
		{"lab=landscape", alltest.None, alltest.None},
		{"race=gd,momentum,newton,hf", "20:gd.rate:0.1", ""}, // as many runs, but no adam
		{"race=gd,hf", "20:gd.rate:0.1", ""},
		{"act=remove:adam", "20:gd.rate:0.1", ""},
		{"act=remove:hf", "5:adam.rate:0.1,20:gd.rate:0.1", ""},
		{"act=forget", "", "hf@adam:10"},
		{"seed=2", "", ""},
		{"act=new-weights", "", ""},
		{"network.hidden=2", "", ""},
		{"act=own", "", ""},
		{"act=reset", "", ""},
		{"tol=0.001", "5:adam.rate:0.1,20:gd.rate:0.1", "hf@adam:10"},
	}
	for _, tt := range tests {
		t.Run(tt.edit, func(t *testing.T) {
			s := alltest.Opened(t, link)
			if notes := alltest.Edited(s, tt.edit); len(notes) > 0 {
				t.Errorf("notes %q, want none", notes)
			}
			if then, forks := alltest.Value(s, "then"), alltest.Value(s, "forks"); then != tt.then || forks != tt.forks {
				t.Errorf("then = %q, forks = %q; want %q and %q", then, forks, tt.then, tt.forks)
			}
			alltest.Opened(t, s.Link())
		})
	}
}

// TestLoadForgetsChanges brings other data: what was changed of the net before
// is of another.
func TestLoadForgetsChanges(t *testing.T) {
	s := alltest.Opened(t, netLink+"&then=20:gd.rate:0.1&forks=hf@adam:10")
	s.Load("1,2,0\n2,1,1\n0,0,1\n", "class")
	alltest.Finish(s)
	if n := s.Update(false).Notes; len(n) > 0 || alltest.Value(s, "then") != "" || alltest.Value(s, "forks") != "" {
		t.Errorf("link %s, notes %v: want neither changes nor forks", s.Link(), n)
	}
}

// TestAsManyForksAsARaceHolds forks the method with the longest name until the
// race is full.
func TestAsManyForksAsARaceHolds(t *testing.T) {
	const race = 8
	longest := slices.MaxFunc(all.Methods(), func(a, b method.Entry) int { return len(a.Key) - len(b.Key) }).Key
	s := alltest.Opened(t, "lab=network&network.circle-n=20&network.hidden=&steps=3&step=20000&race="+longest)
	for range race - 1 {
		if notes := alltest.Edited(s, "act=switch:"+longest); len(notes) > 0 {
			t.Fatal(notes)
		}
	}
	if got := strings.Count(alltest.Value(s, "forks"), "@"); got != race-1 || len(alltest.Results(s)) != race {
		t.Errorf("%d forks, %d runs; want %d and %d", got, len(alltest.Results(s)), race-1, race)
	}
	if notes := alltest.Edited(s, "act=switch:"+longest); len(notes) != 1 || !strings.HasPrefix(notes[0], "race: ") {
		t.Errorf("one more is noted with %q, want a note on race", notes)
	}
	alltest.Opened(t, s.Link())
	for _, id := range []int{5, 2, 8} { // in any order
		if notes := alltest.Edited(s, fmt.Sprintf("act=remove:%s-%d", longest, id)); len(notes) > 0 {
			t.Fatal(notes)
		}
	}
	alltest.Opened(t, s.Link())
}

// TestChangesAreAllThatFit changes weights until the link has no more room: a
// note says so, and what was changed before stays.
func TestChangesAreAllThatFit(t *testing.T) {
	s := alltest.Opened(t, netLink)
	var notes []string
	changes := 0
	for l := 1; l <= 2 && len(notes) == 0; l++ {
		for step := 10; step < 20 && len(notes) == 0; step++ {
			for u := 1; u <= 2 && len(notes) == 0; u++ {
				for k := 1; k <= 2 && len(notes) == 0; k++ {
					if notes = alltest.Edited(s, fmt.Sprintf("step=%d&pick=%d.%d.%d&weight=0.12345", step, l, u, k)); len(notes) == 0 {
						changes++
					}
				}
			}
		}
	}
	if len(notes) != 1 || !strings.HasPrefix(notes[0], "then: ") || changes < 30 {
		t.Fatalf("%d changes, notes %.100q; want a note on then after some forty", changes, notes)
	}
	if got := strings.Count(alltest.Value(s, "then"), ",") + 1; got != changes {
		t.Errorf("%d changes are left, want %d", got, changes)
	}
	again := alltest.Opened(t, s.Link())
	if a, b := alltest.ResultOf(t, s, "momentum"), alltest.ResultOf(t, again, "momentum"); alltest.Parting(a, b) != len(b.Steps) {
		t.Error("the link does not tell the run")
	}
}

// TestChangesOfBatchesReplay changes how many examples steps look at, back and
// forth: the link tells the same run, to the bit.
func TestChangesOfBatchesReplay(t *testing.T) {
	for _, id := range []string{"gd", "momentum", "nesterov", "adam"} {
		s := alltest.Opened(t, "lab=network&network.circle-n=40&network.hidden=2&steps=40&race="+id)
		plain := alltest.ResultOf(t, s, id)
		for i, edit := range []string{"step=6&%s.batch=4", "step=13&%s.batch=7", "step=20&%s.rate=0.05", "step=30&%s.batch=0", "step=17&%s.batch=5"} {
			if notes := alltest.Edited(s, fmt.Sprintf(edit, id)); len(notes) > 0 {
				t.Fatal(notes)
			}
			got, want := alltest.ResultOf(t, s, id), alltest.ResultOf(t, alltest.Opened(t, s.Link()), id)
			if k := alltest.Parting(got, want); k != len(want.Steps) || len(got.Steps) != len(want.Steps) {
				t.Errorf("%s, edit %d: the run parts from that of %s at step %d", id, i, s.Link(), k)
			}
			if last := len(want.Steps) - 1; got.Steps[last].Evals != want.Steps[last].Evals {
				t.Errorf("%s, edit %d: cost %+v, afresh %+v", id, i, got.Steps[last].Evals, want.Steps[last].Evals)
			}
			if k := alltest.Parting(got, plain); k != 7 {
				t.Errorf("%s, edit %d: the run parts from that without batches at step %d, want 7", id, i, k)
			}
		}
	}
}
