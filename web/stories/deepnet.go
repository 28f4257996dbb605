package stories

import (
	"math"
	"strings"

	"hfplayground/core/words"
)

// guessing is the loss of an answer of ½ for either class: ln 2.
const guessing = math.Ln2

// eightLayers: the plateau of a deep narrow net, from which Hessian-free finds a way where the
// initial weights are sparse.
func eightLayers() Check {
	const near = 0.01 // of the plateau
	guesses := func(r *Run, id string, k int) bool { return math.Abs(r.at(id, k).F-guessing) < near }
	return Check{
		Observe: func(r *Run) Facts {
			gd, half := r.last("gd"), r.steps("gd")/2
			return Facts{
				Values: map[string]string{
					"layers":   whole(len(strings.Split(r.Settings["network.hidden"], ","))),
					"plateau":  words.Rough(gd.F),
					"accuracy": r.accuracy(),
				},
				Claims: []Claim{
					{"gradient descent stays", guesses(r, "gd", half) && guesses(r, "gd", r.steps("gd"))},
					{"that of guessing", math.Abs(gd.F-guessing) < near},
					{"For the same computing", r.last("hf").Evals.Cost() <= gd.Evals.Cost()},
					{"of the training points right", r.learned()},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{
				Values: map[string]string{"is": words.Rough(after.last("hf").F)},
				Claims: []Claim{{"as well", guesses(after, "hf", after.steps("hf")) && !after.learned()}},
			}
		},
		Spoils: []string{"network.hidden=8,8", "network.init=glorot", "steps=60"},
	}
}
