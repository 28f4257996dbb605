package wolfe

import (
	"errors"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// line is f along d, as a line search asks for it: φ(α) = f(x + αd). It is at the
// step length that was tried last.
type line struct {
	f     objective.Objective
	from  method.Place
	d     []float64
	value float64     // φ(0)
	slope float64     // φ'(0) < 0
	asked func() bool // is called after every evaluation; false where nobody reads the run any more

	step   float64 // α; 0 before the first trial
	to     objective.Point
	at     float64   // φ(α), +∞ where f is NaN
	g      []float64 // ∇f(x + αd); nil until it is asked for
	trials int       // evaluations so far
}

// The ways a line search can end without a step length.
var (
	errLeft    = errors.New("nobody reads the run any more")
	errSteep   = fmt.Errorf("%w: no step length is flat enough", method.ErrLineSearch)
	errEndless = fmt.Errorf("%w: f falls without end along the direction", method.ErrLineSearch)
)

// mostTrials ends a line search whose first trial is too long by more than it can
// shorten: a usual one takes two or three.
const mostTrials = 200

// move goes to a step length, for one more evaluation there.
func (l *line) move(step float64) error {
	if step != l.step {
		x := vector.Along(l.from.X(), step, l.d)
		switch {
		case slices.Equal(x, l.from.X()):
			return method.ErrStalled
		case !vector.AllFinite(x):
			return fmt.Errorf("%w: the step is not finite", method.ErrLineSearch)
		case !slices.Equal(x, l.to.X()): // what is known of a Point is not asked for again
			l.to = objective.Keep(l.f, x)
		}
		l.step, l.g = step, nil
	}
	if l.trials++; l.trials > mostTrials {
		return fmt.Errorf("%w: no step length in %d trials", method.ErrLineSearch, mostTrials)
	}
	return nil
}

// reportEvaluation returns errLeft where nobody reads the run any more.
func (l *line) reportEvaluation() error {
	if !l.asked() {
		return errLeft
	}
	return nil
}

// valueAt returns φ(step), and goes there.
func (l *line) valueAt(step float64) (float64, error) {
	if err := l.move(step); err != nil {
		return 0, err
	}
	l.at = vector.OrInf(l.to.Value())
	return l.at, l.reportEvaluation()
}

// slopeHere returns φ'(α) at the step length that was tried last.
func (l *line) slopeHere() (float64, error) {
	if err := l.move(l.step); err != nil {
		return 0, err
	}
	return l.gradient(), l.reportEvaluation()
}

// bothAt returns φ and φ' at a step length, and goes there.
func (l *line) bothAt(step float64) (sample, error) {
	if err := l.move(step); err != nil {
		return sample{}, err
	}
	l.at = vector.OrInf(l.to.Value())
	return sample{at: step, f: l.at, g: l.gradient()}, l.reportEvaluation()
}

// gradient asks for ∇f at the step length tried last, and returns φ' there.
func (l *line) gradient() float64 {
	l.g = make([]float64, len(l.d))
	l.to.Gradient(l.g)
	return floats.Dot(l.g, l.d)
}
