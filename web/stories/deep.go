package stories

import (
	"math"

	"hfplayground/core/words"
)

// starve: from usual initial weights hardly any gradient gets to the first layers of a deep
// net, and gradient descent stays on the plateau.
func starve() Check {
	return Check{
		Observe: func(r *Run) Facts {
			plateau, share := r.level("mean image"), r.starvation("gd")
			return Facts{
				Values: map[string]string{"ratio": times(share)},
				Claims: []Claim{
					{"still answers with the mean image", math.Abs(r.last("gd").F-plateau) < plateau/100},
					{"times smaller in the first layer", share > 50},
					{"Hessian-free has left this plateau", r.last("hf").F < 0.9*plateau},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			was, is := before.last("hf").F, after.last("hf").F
			return Facts{
				Values: map[string]string{"ratio": times(after.starvation("gd")), "was": words.Rough(was), "is": words.Rough(is)},
				Claims: []Claim{
					{"only", after.starvation("gd") < before.starvation("gd")/10},
					{"instead of", is < was},
				},
			}
		},
		Spoils: []string{"steps=2", "deep.init=sparse"},
	}
}

// batches: on an autoencoder mini-batches carry Adam far ahead of Adam on all images, and
// Hessian-free overtakes it.
func batches() Check {
	return Check{
		Observe: func(r *Run) Facts {
			turn := r.crossing("adam", "hf")
			hf, small, all := r.last("hf").F, r.last("adam").F, r.last("adam-2").F
			return Facts{
				Values: map[string]string{"turn": plain(turn, 1), "hf": words.Rough(hf), "small": words.Rough(small), "all": words.Rough(all)},
				Claims: []Claim{
					{"on small batches leads until about", turn > 10 && r.leads("adam", "hf", turn/2)},
					{"Hessian-free is at", hf < small},
					{"on all images at", all > small && all > hf},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			return Facts{
				Values: map[string]string{"adam": words.Rough(after.last("adam").F)},
				Claims: []Claim{{"it comes only to", after.last("adam").F > before.last("adam").F+1}},
			}
		},
		Spoils: []string{"steps=30", "adam-2.batch=40&adam-2.rate=0.01", "adam.rate=0.0001"},
	}
}

// trust: the damping falls as the model predicts well.
func trust() Check {
	return Check{
		Observe: func(r *Run) Facts {
			lambda := r.quantity("Damping λ")
			return Facts{
				Values: map[string]string{"first": words.Rough(first(lambda)), "last": words.Rough(final(lambda))},
				Claims: []Claim{{"λ falls from", final(lambda) < first(lambda)/10}},
			}
		},
		Try: func(before, after *Run) Facts {
			was, is := before.last("hf").F, after.last("hf").F
			return Facts{
				Values: map[string]string{"was": words.Rough(was), "is": words.Rough(is)},
				Claims: []Claim{
					{"λ stays", first(after.quantity("Damping λ")) == final(after.quantity("Damping λ"))},
					{"instead of", is > was},
				},
			}
		},
		Spoils: []string{"steps=10", "hf.adapt=off"},
	}
}

// level returns the loss that has a name; NaN for none.
func (r *Run) level(name string) float64 {
	if r.Picture.Race != nil {
		for _, l := range r.Picture.Race.Levels {
			if l.Name == name {
				return l.Value
			}
		}
	}
	return math.NaN()
}

// starvation returns how many times smaller the gradient of the run id is in the first layer
// than in the last; NaN where that is not known.
func (r *Run) starvation(id string) float64 {
	if r.Picture.Layers != nil {
		for _, s := range r.Picture.Layers.Runs {
			if n := len(s.Values); s.Run == id && n > 1 {
				return s.Values[n-1] / s.Values[0]
			}
		}
	}
	return math.NaN()
}

// quantity returns the values of a quantity by step, of the first run that has it.
func (r *Run) quantity(name string) []float64 {
	if r.Picture.Steps != nil {
		for _, q := range r.Picture.Steps.Quantities {
			if q.Name == name && len(q.Runs) > 0 {
				return q.Runs[0].Values
			}
		}
	}
	return nil
}

func first(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	return values[0]
}

func final(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	return values[len(values)-1]
}
