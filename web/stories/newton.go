package stories

import (
	"gonum.org/v1/gonum/floats"

	"hfplayground/core/curvature"
	"hfplayground/core/testfunc"
)

// newton: the model of a quadratic is the quadratic.
func newton() Check {
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"newton steps": whole(r.steps("newton")), "gd steps": whole(r.steps("gd"))},
				Claims: []Claim{
					{"is its own model", r.arrived("newton", 0, 0) && r.steps("newton") == 1},
					{"gradient descent {gd steps}", r.arrived("gd", 0, 0) && r.steps("gd") > 50},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{
				Values: map[string]string{"newton steps": whole(after.steps("newton"))},
				Claims: []Claim{{"now Newton needs", after.arrived("newton", 1, 1) && after.steps("newton") > 5}},
			}
		},
		Spoils: []string{"newton.damping=1", "steps=20"},
	}
}

// newtonFails: Newton solves ∇f = 0, whatever lies there.
func newtonFails() Check {
	climbs := func(r *Run) bool {
		return r.last("newton").F > r.at("newton", 0).F && r.bends("newton", -1)
	}
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"hf steps": whole(r.steps("hf"))},
				Claims: []Claim{
					{"climbs to a maximum", climbs(r)},
					{"where the gradient is zero", r.vanishes("newton") && r.last("newton").F > 1},
					{"finds a minimum", r.last("hf").F < r.at("hf", 0).F && r.bends("hf", 1)},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			return Facts{Claims: []Claim{{"finds a minimum", climbs(before) && after.bends("newton", 1)}}}
		},
		Spoils: []string{"newton.indefinite=flip", "steps=2"},
	}
}

// bends reports whether the run id ends in a stationary point of Himmelblau's
// function where all curvatures have the sign of side: 1 in a minimum, −1 in a
// maximum.
func (r *Run) bends(id string, side float64) bool {
	end := r.last(id)
	for _, lambda := range curvature.Eigenvalues(testfunc.Himmelblau{}.At(end.X)) {
		if lambda*side <= 0 {
			return false
		}
	}
	return r.vanishes(id)
}

// vanishes reports whether the gradient at the end of the run id is next to nothing
// of what it was at the start.
func (r *Run) vanishes(id string) bool {
	const nothing = 1e-5
	return r.last(id).GradNorm < nothing*r.at(id, 0).GradNorm
}

// saddle: near a saddle point the gradient is small, and steepest descent slow.
func saddle() Check {
	const near = 0.5 // distance that counts as near, of the saddle in the origin
	return Check{
		Observe: func(r *Run) Facts {
			gd, hf := r.within("gd", near), r.within("hf", near)
			return Facts{
				Values: map[string]string{"near gd": whole(gd), "gd steps": whole(r.steps("gd")), "near hf": whole(hf)},
				Claims: []Claim{
					{"steps near the saddle", gd >= 20 && r.arrived("gd", 0, 1)},
					{"a plateau in its curve", r.flat("gd", gd/4)},
					{"Hessian-free only", hf <= gd/4 && r.arrived("hf", 0, 1)},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{Claims: []Claim{{"ends in the saddle", after.arrived("gd", 0, 0)}}}
		},
		Spoils: []string{"start=1.5,1", "start=1.5,0"},
	}
}

// within counts the steps of the run id that end nearer to the origin than that.
func (r *Run) within(id string, distance float64) int {
	n := 0
	for _, s := range r.Results[id].Steps {
		if floats.Dot(s.X, s.X) < distance*distance {
			n++
		}
	}
	return n
}

// flat reports whether f changes by less than a twentieth over so many steps of the
// run id in a row, and by far more after them.
func (r *Run) flat(id string, steps int) bool {
	for k := 0; k+steps <= r.steps(id); k++ {
		f := r.at(id, k).F
		if steps > 5 && f-r.at(id, k+steps).F < f/20 && r.last(id).F < f/100 {
			return true
		}
	}
	return false
}
