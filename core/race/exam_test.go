package race

import (
	"math"
	"testing"
)

// An exam of a run that pauses is held once a step, in as many pieces as it rests, is not
// counted as time of the method, and ends the run that has solved its task.
func TestExams(t *testing.T) {
	f, x := blocks(t)
	clock, held := 0.0, 0
	now := func() float64 { clock++; return clock }
	rule := large(20)
	rule.Solved = 0.99
	const parts = 50
	rule.Test = func(x []float64, rest func()) Exam {
		for range parts {
			rest()
		}
		held++
		return Exam{Test: float64(held), Right: float64(held) / 5}
	}
	plain := entered(t, "gd", f, x, large(4), nil)[0]
	for plain.End == nil {
		plain.Advance(now)
	}
	run, pulls := entered(t, "gd", f, x, rule, nil)[0], 0
	for run.End == nil {
		run.Advance(now)
		pulls++
	}
	if len(run.Trace) != 5 || held != 5 || run.End.Key != EndTrained || run.End.String() != "solved the task in 4 steps: 100 % right" {
		t.Errorf("%d steps, %d exams, ended with %v, want the fifth exam to end it", len(run.Trace), held, run.End)
	}
	for k := range run.Trace {
		if e := run.Trace[k].Exam; e.Test != float64(k+1) || e.Right != float64(k+1)/5 {
			t.Errorf("step %d has the exam %+v", k, e)
		}
	}
	if pulls < 5*parts {
		t.Errorf("%d pulls, want exams in %d pieces", pulls, parts)
	}
	if a, b := run.Trace[4].Seconds, plain.Trace[4].Seconds; math.Abs(a-b) > 5 {
		t.Errorf("%g s with exams, %g without", a, b)
	}
	if e := plain.Trace[4].Exam; !math.IsNaN(e.Test) || !math.IsNaN(e.Right) {
		t.Errorf("an exam without examples: %+v", e)
	}
}
