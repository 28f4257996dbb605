package method

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// errStalled is how a run ends whose next step rounds to nothing.
var errStalled = fmt.Errorf("%w: the step is too small to change x", ErrNoProgress)

// errStationary is how a run ends that stands where the gradient is zero.
var errStationary = fmt.Errorf("%w: the gradient is zero", ErrNoProgress)

// errNotFinite is how a run ends that cannot use the numbers it was given.
var errNotFinite = fmt.Errorf("%w: the value or the gradient is not a finite number", ErrBreakdown)

// observe asks p for its value and gradient. The slices of the Iterate are
// copies: whoever receives it may keep it, and cannot reach into the run.
func observe(p objective.Point) Iterate {
	g := make([]float64, len(p.X()))
	p.Gradient(g)
	return Iterate{X: slices.Clone(p.X()), F: p.Value(), Gradient: g}
}

// impasse returns why no method that follows the gradient can leave it: a value
// or gradient that is infinite or NaN, or a gradient that is zero. It is nil
// elsewhere.
func impasse(it Iterate) error {
	if !finite(it.F) || !allFinite(it.Gradient) {
		return errNotFinite
	}
	if norm(it.Gradient) == 0 {
		return errStationary
	}
	return nil
}

// norm returns ‖v‖₂.
func norm(v []float64) float64 { return floats.Norm(v, 2) }

// along returns x + alpha·d in a fresh slice.
func along(x []float64, alpha float64, d []float64) []float64 {
	return floats.AddScaledTo(make([]float64, len(x)), x, alpha, d)
}

// stays reports whether x + alpha·d rounds to x.
func stays(x []float64, alpha float64, d []float64) bool {
	for i, xi := range x {
		if xi+alpha*d[i] != xi {
			return false
		}
	}
	return true
}

func finite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

func allFinite(v []float64) bool {
	for _, x := range v {
		if !finite(x) {
			return false
		}
	}
	return true
}

// number returns a Fact that is a number.
func number(key string, value float64) Fact { return Fact{Key: key, Value: value} }

// words returns a Fact that is a remark.
func words(key, format string, args ...any) Fact {
	return Fact{Key: key, Value: math.NaN(), Text: fmt.Sprintf(format, args...)}
}
