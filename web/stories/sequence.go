package stories

import (
	"math"

	"hfplayground/core/race"
	"hfplayground/core/words"
)

// fade: at usual initial weights the loss hardly depends on early inputs, and a method
// that follows the gradient finds nothing there.
func fade() Check {
	return Check{
		Observe: func(r *Run) Facts {
			ratio := fading(r, "momentum")
			return Facts{
				Values: map[string]string{"ratio": times(ratio)},
				Claims: []Claim{
					{"times less", ratio > 1e4},
					{"is still on the plateau", r.onPlateau("momentum")},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			ratio := fading(after, "momentum")
			return Facts{
				Values: map[string]string{"ratio": times(ratio)},
				Claims: []Claim{{"only", ratio < fading(before, "momentum")/100}},
			}
		},
		Spoils: []string{"sequence.init=orthogonal", "sequence.length=5&momentum.rate=0.1"},
	}
}

// states: a net whose states may change as they like forgets at every step what it has begun to
// learn.
func states() Check {
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"cost": words.Rough(r.last("hf").Evals.Cost())},
				Claims: []Claim{
					{"With structural damping Hessian-free solves XOR", r.solved("hf")},
					{"without it, it stays on the plateau", r.onPlateau("hf-2")},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{
				Values: map[string]string{"cost": words.Rough(after.last("hf-2").Evals.Cost())},
				Claims: []Claim{{"without damping the task is solved as well", after.solved("hf-2")}},
			}
		},
		Spoils: []string{"hf.structural=0", "sequence.length=6"},
	}
}

// cheaper: where a dependency shows in the gradient, many cheap steps are better.
func cheaper() Check {
	cost := func(r *Run, id string) string { return words.Rough(r.last(id).Evals.Cost()) }
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"adam": cost(r, "adam"), "hf": cost(r, "hf")},
				Claims: []Claim{
					{"Adam on small batches solves the task", r.solved("adam") && r.last("adam").Evals.Cost() < r.last("hf").Evals.Cost()/2},
					{"Hessian-free after", r.solved("hf")},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{
				Values: map[string]string{"hf": cost(after, "hf")},
				Claims: []Claim{{"Adam does not", after.solved("hf") && !after.solved("adam")}},
			}
		},
		Spoils: []string{"steps=10", "adam.rate=0.00001"},
	}
}

// letters: in a text no dependency is long, and many cheap steps go further, if they are long
// enough.
func letters() Check {
	return Check{
		Observe: func(r *Run) Facts {
			cost, plateau := common(r, "adam", "hf"), r.level("plateau")
			adam, hf := r.by("adam", cost).Exam.Test, r.by("hf", cost).Exam.Test
			return Facts{
				Values: map[string]string{"cost": words.Rough(cost), "adam": words.Rough(adam), "hf": words.Rough(hf), "plateau": words.Rough(plateau)},
				Claims: []Claim{
					{"Adam on small batches has a loss", adam < hf-0.2},
					{"Hessian-free", hf < plateau-0.5},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			cost := common(after, "adam", "hf")
			adam, hf := after.by("adam", cost).Exam.Test, after.by("hf", cost).Exam.Test
			return Facts{
				Values: map[string]string{"adam": words.Rough(adam)},
				Claims: []Claim{{"Hessian-free leads", hf < adam-0.05}},
			}
		},
		Spoils: []string{"adam.rate=0.001", "steps=20"},
	}
}

// common returns the cost up to which both runs have come.
func common(r *Run, a, b string) float64 { return min(r.last(a).Evals.Cost(), r.last(b).Evals.Cost()) }

// solved reports whether the run id has solved its task.
func (r *Run) solved(id string) bool {
	end := r.Results[id].End
	return end != nil && end.Key == race.EndTrained
}

// onPlateau reports whether the loss in the exam where the run id ended is that of an answer
// which sees no dependency.
func (r *Run) onPlateau(id string) bool {
	const near = 0.95
	return r.last(id).Exam.Test >= near*r.level("plateau")
}

// fading returns how many times less the loss of the run id depends on the states at the first
// step of a sequence than on those at the last; NaN where that is not known.
func fading(r *Run, id string) float64 {
	if r.Picture.Lags != nil {
		for _, s := range r.Picture.Lags.Runs {
			if n := len(s.Values); s.Run == id && n > 1 {
				return s.Values[n-1] / s.Values[0]
			}
		}
	}
	return math.NaN()
}
