package stories

import (
	"strings"

	"hfplayground/core/race"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// accuracy returns the share of the training examples that are right at the moment
// shown, as the page writes it.
func (r *Run) accuracy() string {
	return strings.Replace(r.Readouts["train-accuracy"], ".0", "", 1)
}

// learned reports whether all of them are.
func (r *Run) learned() bool { return strings.HasPrefix(r.accuracy(), "100") }

// layer: without a hidden layer a net separates by one line, and XOR needs more.
func layer() Check {
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"units": r.Settings["network.hidden"], "accuracy": r.accuracy()},
				Claims: []Claim{
					{"Four quadrants need more than one line", quadrants(r.Picture.Samples)},
					{"of the training points are right", r.learned() && r.Settings["network.hidden"] != ""},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{
				Values: map[string]string{"accuracy": after.accuracy()},
				Claims: []Claim{
					{"remove the hidden layer", after.Settings["network.hidden"] == ""},
					{"only {accuracy} are right", !after.learned() && after.last("hf").F > 0.5},
				},
			}
		},
		Spoils: []string{"network.hidden=", "network.data=circle"},
	}
}

// quadrants reports whether all examples of a quadrant have one class, which is that
// of the opposite one alone.
func quadrants(s *wire.Samples) bool {
	classes := map[bool]map[int32]bool{true: {}, false: {}}
	corners := map[[2]bool]bool{}
	for i, class := range s.Class {
		classes[s.X[i]*s.Y[i] > 0][class] = true
		corners[[2]bool{s.X[i] > 0, s.Y[i] > 0}] = true
	}
	for class := range classes[true] {
		if classes[false][class] {
			return false
		}
	}
	return len(corners) == 4 && len(classes[true]) == 1 && len(classes[false]) == 1
}

// equalSteps: a step of Hessian-free does more than one of Adam.
func equalSteps() Check {
	cost := func(r *Run) float64 { return r.last("hf").Evals.Cost() / r.last("adam").Evals.Cost() }
	return Check{
		Observe: func(r *Run) Facts {
			ratio := r.last("adam").F / r.last("hf").F
			return Facts{
				Values: map[string]string{"steps": whole(r.steps("hf")), "ratio": times(ratio)},
				Claims: []Claim{
					{"steps each", r.steps("hf") == r.steps("adam")},
					{"times smaller", ratio > 100},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{
				Values: map[string]string{"cost": times(cost(after))},
				Claims: []Claim{
					{"axis to gradient equivalents", after.Settings["axis"] == "cost"},
					{"times as much", after.Settings["axis"] == "cost" && cost(after) > 5},
				},
			}
		},
		Spoils: []string{"budget=100", "steps=5"},
	}
}

// equalCost: a step of Hessian-free costs more than one of Adam.
func equalCost() Check {
	return Check{
		Observe: func(r *Run) Facts {
			budget := r.number("budget")
			crossing := r.crossing("adam", "hf")
			ratio := r.last("adam").F / r.last("hf").F
			return Facts{
				Values: map[string]string{"crossing": plain(crossing, 1), "cost": r.Settings["budget"], "ratio": times(ratio)},
				Claims: []Claim{
					{"Adam leads until about", crossing > budget/4 && r.leads("adam", "hf", crossing/2)},
					{"times lower", ratio > 10 && r.spent("adam", budget) && r.spent("hf", budget)},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			changed := before.Settings["axis"] != after.Settings["axis"]
			return Facts{
				Values: map[string]string{"hf steps": whole(after.steps("hf")), "adam steps": whole(after.steps("adam"))},
				Claims: []Claim{
					{"axis to steps", after.Settings["axis"] == "steps"},
					{"Hessian-free has made", changed && after.steps("hf") < after.steps("adam")/10},
				},
			}
		},
		Spoils: []string{"budget=400", "adam.rate=0.0001"},
	}
}

// spent reports whether the run id ended at that cost, to a twentieth.
func (r *Run) spent(id string, cost float64) bool {
	is := r.last(id).Evals.Cost()
	return is > 0.95*cost && is < 1.05*cost
}

// leads reports whether f of the run a is below that of b when each has spent cost.
func (r *Run) leads(a, b string, cost float64) bool { return r.by(a, cost).F < r.by(b, cost).F }

// by returns the last step of the run id that has not spent more than cost.
func (r *Run) by(id string, cost float64) race.Step {
	step := r.at(id, 0)
	for _, s := range r.Results[id].Steps {
		if s.Evals.Cost() <= cost {
			step = s
		}
	}
	return step
}

// crossing returns the cost from which on the run b is below a; 0 where it never is,
// or always.
func (r *Run) crossing(a, b string) float64 {
	cost := 0.0
	for _, s := range r.Results[b].Steps {
		if c := s.Evals.Cost(); !r.leads(b, a, c) {
			cost = 0
		} else if cost == 0 {
			cost = c
		}
	}
	return cost
}

// differences: a difference is off by its length where that is large, and by rounding
// where it is small.
func differences() Check {
	return Check{
		Observe: func(r *Run) Facts {
			epsilon, best, inside := r.bestDifference()
			c := r.Picture.Check
			if !inside {
				return Facts{Claims: []Claim{{"or more", false}, {"it is best", false}, {"a smaller ε is worse", false}}}
			}
			return Facts{
				Values: map[string]string{"epsilon": words.Significant(epsilon, 1), "best": words.Significant(best, 1)},
				Claims: []Claim{
					{"or more", best > 1000*c.Adjoint},
					{"it is best", best > 0},
					{"a smaller ε is worse", c.Forward[0] > 100*best},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			epsilon, _, inside := after.bestDifference()
			another := before.Settings["pick"] != after.Settings["pick"]
			return Facts{Claims: []Claim{{"the smallest ε is not the best", another && inside && epsilon > 1000*after.Picture.Check.Epsilon[0]}}}
		},
		Spoils: []string{"pick="},
	}
}

// bestDifference returns the ε at which a forward difference is nearest to the exact
// product, and how far it is off; inside is false where that is at an end.
func (r *Run) bestDifference() (epsilon, best float64, inside bool) {
	c := r.Picture.Check
	if c == nil || len(c.Epsilon) == 0 {
		return 0, 0, false
	}
	k := 0
	for i, off := range c.Forward {
		if off < c.Forward[k] {
			k = i
		}
	}
	return c.Epsilon[k], c.Forward[k], k > 0 && k < len(c.Epsilon)-1
}

// spirals: two arms wound around each other, which no layer of few lines can part.
func spirals() Check {
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"accuracy": r.accuracy(), "hf steps": whole(r.steps("hf"))},
				Claims: []Claim{
					{"A net of sines", r.Settings["network.activations"] == "sine"},
					{"of the points are right", r.learned() && r.Settings["network.data"] == "spirals"},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			return Facts{
				Values: map[string]string{"hf steps": whole(after.steps("hf"))},
				Claims: []Claim{{"the same takes", after.learned() && after.steps("hf") > 2*before.steps("hf")}},
			}
		},
		Spoils: []string{"network.activations=tanh&steps=10"},
	}
}
