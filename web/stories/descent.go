package stories

import (
	"math"
	"slices"

	"hfplayground/core/curvature"
	"hfplayground/core/testfunc"
	"hfplayground/core/words"
)

// bounce: in a curved valley, steepest descent crosses it again and again.
func bounce() Check {
	const first = 20 // steps in which the bounces are counted, those of the picture
	bounces := func(r *Run) bool { return r.turns("gd", first) >= first/2 }
	creeps := func(r *Run) bool {
		n := r.steps("gd")
		return n > first && r.length("gd", n) < r.length("gd", 1)/20 && !r.arrived("gd", 1, 1)
	}
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"newton steps": whole(r.steps("newton")), "hf steps": whole(r.steps("hf"))},
				Claims: []Claim{
					{"bounces from wall to wall", bounces(r)},
					{"then creeps", creeps(r)},
					{"follow the bend", r.roundTheBend("newton") && r.roundTheBend("hf")},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			return Facts{Claims: []Claim{
				{"stops bouncing", bounces(before) && after.turns("gd", first) == 0},
				{"creeps even more", creeps(after) && after.last("gd").F > before.last("gd").F},
			}}
		},
		Spoils: []string{"gd.rate=0.0002", "gd.rate=0.02", "newton.damping=100"},
	}
}

// roundTheBend reports whether the run id goes down one arm of Rosenbrock's valley,
// through its bottom, and up the other to the minimum.
func (r *Run) roundTheBend(id string) bool {
	left, bottom := false, false
	for _, s := range r.Results[id].Steps {
		left = left || s.X[0] < -0.5
		bottom = bottom || left && math.Abs(s.X[0]) < 0.3 && s.X[1] < 0.3
	}
	return bottom && r.arrived(id, 1, 1)
}

// rate: on a quadratic steepest descent converges just where the rate is below two
// over the largest curvature.
func rate() Check {
	limit := func(r *Run) float64 {
		return 2 / slices.Max(curvature.Eigenvalues(r.quadratic().At(r.at("gd", 0).X)))
	}
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"limit": words.Number(limit(r))},
				Claims: []Claim{
					{"Every bounce is longer than the last", r.lengthens("gd")},
					{"at any rate above 2/λ", r.number("gd.rate") > limit(r)},
				},
			}
		},
		Try: func(_, after *Run) Facts {
			n := after.steps("gd")
			shrink := after.turns("gd", n) > 5 && after.length("gd", n) < after.length("gd", 1)/2
			return Facts{Claims: []Claim{{"the bounces shrink", shrink && after.number("gd.rate") < limit(after)}}}
		},
		Spoils: []string{"gd.rate=0.09"},
	}
}

// lengthens reports whether every step of the run id, once it bounces, is longer than
// the one before, and goes back.
func (r *Run) lengthens(id string) bool {
	const settled = 10 // steps after which nothing is left of the way along the valley
	n := r.steps(id)
	for k := settled; k < n; k++ {
		if r.length(id, k+1) <= r.length(id, k) {
			return false
		}
	}
	return n > settled && r.turns(id, n) >= n-2
}

// quadratic returns the function of the link, which is to be a quadratic.
func (r *Run) quadratic() *testfunc.Quadratic {
	return &testfunc.Quadratic{Kappa: r.number("quadratic.kappa"), Angle: r.number("quadratic.angle"), N: 2}
}

// momentum: the heavy ball goes past the valley's floor and back, and on along it.
func momentum() Check {
	const most = 40 // steps in which it swings
	ratio := func(r *Run) float64 { return r.last("gd").F / r.last("momentum").F }
	swings := func(r *Run) bool { return r.swings("momentum", most) >= 4 && r.swings("gd", most) == 0 }
	return Check{
		Observe: func(r *Run) Facts {
			return Facts{
				Values: map[string]string{"steps": r.Settings["steps"], "ratio": times(ratio(r))},
				Claims: []Claim{
					{"At the same rate", r.number("gd.rate") == r.number("momentum.rate")},
					{"overshoots and swings", swings(r)},
					{"times smaller", ratio(r) > 10 && r.steps("gd") == r.steps("momentum")},
				},
			}
		},
		Try: func(before, after *Run) Facts {
			return Facts{Claims: []Claim{
				{"no longer swings", swings(before) && after.swings("momentum", most) == 0},
				{"its f stays larger", after.last("momentum").F > 10*before.last("momentum").F},
			}}
		},
		Spoils: []string{"momentum.decay=0.1", "momentum.rate=0.004"},
	}
}

// swings counts how often the run id, up to step k, crosses the floor of the valley of
// a quadratic.
func (r *Run) swings(id string, k int) int {
	along := r.number("quadratic.angle") * math.Pi / 180
	side := func(i int) bool {
		x := r.at(id, i).X
		return math.Cos(along)*x[1]-math.Sin(along)*x[0] > 0
	}
	n := 0
	for i := 1; i <= min(k, r.steps(id)); i++ {
		if side(i) != side(i-1) {
			n++
		}
	}
	return n
}
