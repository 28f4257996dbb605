package lab

import "hfplayground/core/objective"

// Result is a run as numbers, for whoever prints or checks it.
type Result struct {
	ID    string
	Label string
	Steps []Step // the start first; shared with the session, not to be written to
	End   *End   // nil while running
}

// Step is one iterate of a Result.
type Step struct {
	X        []float64 // length n
	F        float64
	GradNorm float64         // ‖∇f(X)‖₂
	Evals    objective.Evals // since the start of the run
	Seconds  float64         // of computing since the start of the run
}

// Results returns the runs as far as they have come, in the order of the race.
func (s *Session) Results() []Result {
	out := make([]Result, len(s.runs))
	for i, r := range s.runs {
		out[i] = Result{ID: r.id, Label: r.label, End: r.end, Steps: make([]Step, len(r.trace))}
		for k, t := range r.trace {
			out[i].Steps[k] = Step{X: t.x, F: t.f, GradNorm: t.gradNorm, Evals: t.evals, Seconds: t.seconds}
		}
	}
	return out
}
