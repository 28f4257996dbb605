package method

import (
	"fmt"
	"slices"

	"hfplayground/core/objective"
)

// place is a Point with its gradient, as a run keeps it for itself: what is
// yielded are copies, so nothing a reader does can reach into the run.
type place struct {
	objective.Point
	g []float64 // ∇f(x); not to be written to
}

// at asks p for its gradient.
func at(p objective.Point) place {
	g := make([]float64, len(p.X()))
	p.Gradient(g)
	return place{Point: p, g: g}
}

// iterate returns what is known here, in fresh slices, as reached by a step of
// the given length.
func (p place) iterate(step float64, facts []Fact) Iterate {
	return Iterate{X: slices.Clone(p.X()), F: objective.Shown(p.Point), Gradient: slices.Clone(p.g), Step: step, Facts: facts}
}

// partial returns the iterate as one inside the step that leaves it.
func (it Iterate) partial() Iterate {
	return Iterate{X: it.X, F: it.F, Gradient: it.Gradient, Partial: true}
}

// The ways a place can be the end of a run.
var (
	errNotFinite  = fmt.Errorf("%w: the value or the gradient is not a finite number", ErrBreakdown)
	errStationary = fmt.Errorf("%w: the gradient is zero", ErrNoProgress)
	errStalled    = fmt.Errorf("%w: the step is too small to change x", ErrNoProgress)
)

// usable returns errNotFinite where the value is infinite or NaN, or the length
// of the gradient is; nil elsewhere.
func (p place) usable() error {
	if !isFinite(objective.Shown(p.Point)) || !isFinite(norm(p.g)) {
		return errNotFinite
	}
	return nil
}

// leavable returns why no step along the gradient leads away from here: what
// usable says, or errStationary where the gradient is zero; nil elsewhere.
func (p place) leavable() error {
	if err := p.usable(); err != nil {
		return err
	}
	if norm(p.g) == 0 {
		return errStationary
	}
	return nil
}
