package method

import (
	"fmt"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
	"hfplayground/core/words"
)

// Armijo is a backtracking line search. Along a direction d from x it tries the
// step lengths η = 1, β, β², … and takes the first with sufficient decrease,
//
//	f(x + ηd) ≤ f(x) + c·η·gᵀd.
//
// Where d does not descend, gᵀd ≥ 0, any decrease f(x + ηd) < f(x) will do. A
// value that is NaN is no decrease.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// algorithm 3.1; the constants are those of J. Martens' published code for
// "Deep learning via Hessian-free optimization", ICML 2010.
type Armijo struct {
	Slope      float64 // c in (0, 1), share of the decrease promised by the slope
	Shrink     float64 // β in (0, 1), factor from one trial to the next
	MaxShrinks int     // trials after the first
}

// DefaultArmijo returns c = 0.01, β = 0.8 and 60 trials: the last is about 1e-6.
func DefaultArmijo() Armijo { return Armijo{Slope: 1e-2, Shrink: 0.8, MaxShrinks: 60} }

// Fields declares c, β and the number of trials.
func (a *Armijo) Fields() []param.Field {
	return []param.Field{
		param.Float(&a.Slope, "armijo", param.Log(1e-6, 0.5), "A step must achieve this fraction of the predicted decrease.").Called("Armijo constant", "c₁"),
		param.Float(&a.Shrink, "shrink", param.Linear(0.1, 0.95), "This is the factor from one trial step length to the next.").Called("Shrink factor", "β"),
		param.Int(&a.MaxShrinks, "max-shrinks", param.Linear(1, 200), "This is the largest number of trials after the full step.").Called("Max trials", ""),
	}
}

// Search returns the Point at x + ηd and η. slope is gᵀd; full is the Point at
// x + d where it is known already, or nil. It asks for one value a trial. The
// error wraps ErrNoProgress when a trial rounds to x, else ErrLineSearch.
func (a Armijo) Search(f objective.Objective, p objective.Point, slope float64, d []float64, full objective.Point) (objective.Point, float64, error) {
	eta := 1.0
	for range a.MaxShrinks + 1 {
		if vector.Stays(p.X(), eta, d) {
			return nil, 0, ErrStalled
		}
		trial := full
		if trial == nil {
			trial = objective.Keep(f, vector.Along(p.X(), eta, d))
		}
		if a.accepts(p.Value(), slope, eta, trial.Value()) {
			return trial, eta, nil
		}
		eta, full = eta*a.Shrink, nil
	}
	return nil, 0, fmt.Errorf("%w: no decrease down to %s of the step", ErrLineSearch, words.Significant(eta/a.Shrink, 2))
}

// accepts reports whether the trial value at step length eta is good enough.
func (a Armijo) accepts(value, slope, eta, trial float64) bool {
	if slope < 0 {
		return trial <= value+a.Slope*eta*slope
	}
	return trial < value
}
