package racing

import "hfplayground/core/race"

// Results returns the runs as far as they have come, in the order of the race.
func (s *Lab) Results() []race.Result {
	out := make([]race.Result, len(s.runs))
	for i, r := range s.runs {
		out[i] = race.Result{ID: r.ID, Label: r.Label, End: r.End, Steps: make([]race.Step, len(r.Trace))}
		for k, t := range r.Trace {
			out[i].Steps[k] = race.Step{X: t.X, F: t.F, GradNorm: t.GradNorm, Evals: t.Evals, Seconds: t.Seconds}
		}
	}
	return out
}
