package stories

import "hfplayground/core/wire"

// eigenvalues: conjugate gradients need a step for each distinct eigenvalue.
func eigenvalues() Check {
	return Check{
		Observe: func(r *Run) Facts {
			steepest, cg, distinct := r.conjugate()
			steps := len(cg.Norms) - 1
			return Facts{
				Values: map[string]string{"cg steps": whole(steps), "distinct": whole(distinct)},
				Claims: []Claim{
					{"as many as there are distinct eigenvalues", cg.Solved && steps == distinct},
					{"still on its way", len(steepest.Norms) > steps && steps > 0 && steepest.Norms[steps] > steepest.Norms[0]/100},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			_, was, _ := before.conjugate()
			_, is, distinct := after.conjugate()
			return Facts{
				Values: map[string]string{"cg steps": whole(len(is.Norms) - 1)},
				Claims: []Claim{{"steps are enough", is.Solved && len(is.Norms)-1 == distinct && len(is.Norms) < len(was.Norms)}},
			}
		},
		Spoils: []string{"cg.steps=2", "cg.eigenvalues=1,1,1"},
	}
}

// conjugate returns both runs, and how many eigenvalues differ.
func (r *Run) conjugate() (steepest, cg wire.Descent, distinct int) {
	c := r.Picture.Conjugate
	if c == nil || len(c.Methods) != 2 {
		return wire.Descent{}, wire.Descent{}, 0
	}
	return c.Methods[0], c.Methods[1], c.Distinct
}
