package stories

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// inside: what conjugate gradients do in the step that leaves the iterate shown.
func inside() Check {
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"iterations": whole(r.iterations())},
				Claims: []Claim{
					{"straight downhill", r.beginsDownhill()},
					{"reaches the minimum", r.solves()},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			return Facts{Claims: []Claim{{"lowest point straight downhill", after.beginsDownhill() && after.iterations() == 1 && after.stepsAlong()}}}
		},
		Spoils: []string{"hf.cg-max=1", "hf.warm-start=on&step=2"},
	}
}

// inner returns the CG run of the step shown; an empty one where there is none.
func (r *Run) inner() wire.Inner {
	if r.Picture.Look == nil || r.Picture.Look.Inner == nil {
		return wire.Inner{}
	}
	return *r.Picture.Look.Inner
}

// iterations returns how many iterations the CG run of the step shown has.
func (r *Run) iterations() int { return len(r.inner().Phi) - 1 }

// beginsDownhill reports whether the first iteration goes along the negative
// gradient.
func (r *Run) beginsDownhill() bool {
	in, m := r.inner(), r.Picture.Look.Model
	return len(in.DX) > 1 && m != nil && between([]float64{in.DX[1], in.DY[1]}, []float64{-m.GX, -m.GY}) < 0.1
}

// stepsAlong reports whether the step shown goes to the least value that the damped
// model has along the negative gradient.
func (r *Run) stepsAlong() bool {
	in, m := r.inner(), r.Picture.Look.Model
	if m == nil || in.Taken != 1 || len(in.DX) < 2 {
		return false
	}
	g2 := m.GX*m.GX + m.GY*m.GY
	bend := m.GX*m.GX*m.HXX + 2*m.GX*m.GY*m.HXY + m.GY*m.GY*m.HYY + r.number("hf.damping")*g2
	return math.Abs(math.Hypot(in.DX[1], in.DY[1])*bend-g2*math.Sqrt(g2)) < 1e-9*g2*math.Sqrt(g2)
}

// solves reports whether the last iteration solves the system and is the step.
func (r *Run) solves() bool {
	in := r.inner()
	last := len(in.Residual) - 1
	return last > 0 && in.Taken == last && in.Residual[last] < 1e-8*in.Residual[0]
}

// between returns the angle between a and b in degrees.
func between(a, b []float64) float64 {
	cosine := floats.Dot(a, b) / (vector.Norm(a) * vector.Norm(b))
	return math.Acos(min(1, max(-1, cosine))) * 180 / math.Pi
}

// damping: λ turns the step from Newton's to the negative gradient.
func damping() Check {
	ids := []string{"hf", "hf-2", "hf-3"}
	turns := func(r *Run) map[string]string {
		values := map[string]string{}
		for _, id := range ids {
			values["turn "+id] = words.Significant(r.turn(id), 2)
		}
		return values
	}
	return Check{
		Observe: func(r *Run) Facts {
			less := r.turn("hf") > r.turn("hf-2") && r.turn("hf-2") > r.turn("hf-3")
			larger := r.number("hf.damping") < r.number("hf-2.damping") && r.number("hf-2.damping") < r.number("hf-3.damping")
			return Facts{
				Values: turns(r),
				Claims: []Claim{
					{"As λ grows, the step turns", larger && less},
					{"from Newton's", r.arrived("hf", 0, 0) && r.steps("hf") == 1},
					{"to {turn hf-2}° and {turn hf-3}°", r.turn("hf-2") < 10 && r.turn("hf-3") < 1},
					{"and shortens", r.length("hf", 1) > r.length("hf-2", 1) && r.length("hf-2", 1) > r.length("hf-3", 1)},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			ratio := before.length("hf-3", 1) / after.length("hf-3", 1)
			values := turns(after)
			values["ratio"], values["third"] = times(ratio), after.Results["hf-3"].Label
			return Facts{Values: values, Claims: []Claim{{"times shorter", ratio > 2}}}
		},
		Spoils: []string{"hf.damping=10&hf-3.damping=0"},
	}
}

// turn returns the angle between the first step of the run id and the negative
// gradient at the start, in degrees.
func (r *Run) turn(id string) float64 {
	start := r.at(id, 0).X
	g := make([]float64, len(start))
	r.quadratic().At(start).Gradient(g)
	return between(vector.Difference(start, r.at(id, 1).X), g)
}

// warm: a CG run that may not go on for long goes on in the next step.
func warm() Check {
	ratio := func(r *Run) float64 { return r.last("hf-2").F / r.last("hf").F }
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"ratio": times(ratio(r))},
				Claims: []Claim{
					{"starting CG from its last solution", r.Settings["hf.warm-start"] == "on" && r.Settings["hf-2.warm-start"] == "off"},
					{"times smaller", ratio(r) > 10 && r.steps("hf") == r.steps("hf-2")},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			return Facts{Claims: []Claim{{"gains far less", ratio(after) < ratio(before)/10}}}
		},
		Spoils: []string{"hf-2.warm-start=on"},
	}
}
