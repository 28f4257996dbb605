package method

import (
	"fmt"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// Place is a Point with its gradient. What a run yields of it are no copies: of a million weights each would be
// 8 MB, and a race of six methods holds one or two of each.
type Place struct {
	objective.Point
	G []float64 // ∇f(x), length n; not to be written to
}

// At asks p for its gradient.
func At(p objective.Point) Place {
	return Place{Point: p, G: objective.GradientOf(p)}
}

// Iterate returns what is known here, as reached by a step of the given length.
func (p Place) Iterate(step float64, facts []Fact) Iterate {
	return Iterate{X: p.X(), F: objective.Shown(p.Point), Gradient: p.G, Step: step, Facts: facts}
}

// Inside returns the iterate as one inside the step that leaves it.
func (it Iterate) Inside() Iterate {
	return Iterate{X: it.X, F: it.F, Gradient: it.Gradient, Partial: true}
}

// The ways a place can be the end of a run.
var (
	errNotFinite  = fmt.Errorf("%w: the value or the gradient is not a finite number", ErrBreakdown)
	errStationary = fmt.Errorf("%w: the gradient is zero", ErrNoProgress)
)

// ErrStalled says that x + d rounds to x.
var ErrStalled = fmt.Errorf("%w: the step is too small to change x", ErrNoProgress)

// usable returns errNotFinite where the value is infinite or NaN, or the length
// of the gradient is; nil elsewhere.
func (p Place) usable() error {
	if !vector.IsFinite(objective.Shown(p.Point)) || !vector.IsFinite(norm(p.G)) {
		return errNotFinite
	}
	return nil
}

// Leavable returns why no step along the gradient leads away from here: the value
// or the gradient is not finite, or the gradient is zero; nil elsewhere.
func (p Place) Leavable() error {
	if err := p.usable(); err != nil {
		return err
	}
	if norm(p.G) == 0 {
		return errStationary
	}
	return nil
}

// norm returns ‖v‖₂.
func norm(v []float64) float64 { return floats.Norm(v, 2) }
