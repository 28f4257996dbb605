package racing

import (
	"testing"

	"hfplayground/core/race"
)

// TestStartWords: of runs that have not made a step it is said which, and those that have, or have ended,
// compare.
func TestStartWords(t *testing.T) {
	run := func(label string, steps int, ended bool) *race.Run {
		r := &race.Run{Contender: race.Contender{Label: label}, Trace: make([]race.Iterate, steps)}
		if ended {
			r.End = new(race.End)
		}
		return r
	}
	for _, tt := range []struct {
		runs  []*race.Run
		want  string
		moved int
	}{
		{nil, noMethod, 0},
		{[]*race.Run{run("a", 0, false)}, "a has not made a step yet.", 0},
		{[]*race.Run{run("a", 1, false), run("b", 0, false)}, "Training has begun: no method has made a step yet.", 0},
		{[]*race.Run{run("a", 1, false), run("b", 2, false)}, "a has not made a step yet.", 1},
		{[]*race.Run{run("a", 1, false), run("b, batch 5", 1, false), run("c", 1, false), run("d", 2, true)}, "a; b, batch 5 and c have not made a step yet.", 1},
		{[]*race.Run{run("a", 1, true), run("b", 2, false)}, "", 2},
		{[]*race.Run{run("a", 0, true), run("b", 2, false)}, "", 1},
	} {
		if got := StartWords(tt.runs); got != tt.want || len(Moved(tt.runs)) != tt.moved {
			t.Errorf("said %q of %d that have moved, want %q of %d", got, len(Moved(tt.runs)), tt.want, tt.moved)
		}
	}
}
