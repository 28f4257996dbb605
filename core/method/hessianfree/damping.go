package hessianfree

import (
	"math"

	"hfplayground/core/method"
)

// DampingRule is the Levenberg–Marquardt heuristic. The reduction ratio
//
//	ρ = (f(x + d) − f(x)) / q(d),  q(d) = ½ dᵀHd + gᵀd,
//
// compares what a step did with what the undamped model promised. Below Low the
// model was trusted too far, and λ is multiplied by Boost; above High it can be
// trusted further, and λ is multiplied by Drop.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// section 10.3; constants of J. Martens, "Deep learning via Hessian-free
// optimization", ICML 2010, section 4.1.
type DampingRule struct {
	Drop, Boost float64 // factors, Drop < 1 < Boost
	Low, High   float64 // bounds of ρ, Low < High
}

// λ stays within these bounds, far outside of what any step can tell apart, so
// that it neither vanishes nor overflows in a long run.
const (
	leastDamping = 1e-30
	mostDamping  = 1e30
)

// next returns the λ of the next step. A ρ of NaN raises λ. Zero is no damping
// at all, and stays zero.
func (r DampingRule) next(lambda, rho float64) float64 {
	switch {
	case lambda == 0:
		return 0
	case rho > r.High:
		return max(lambda*r.Drop, leastDamping)
	case !(rho >= r.Low):
		return min(lambda*r.Boost, mostDamping)
	}
	return lambda
}

// reductionRatio returns ρ for a step from value to reached that the undamped
// model said would change f by promised; −∞ where f rose.
func reductionRatio(value, reached, promised float64) float64 {
	if reached > value {
		return math.Inf(-1)
	}
	return (reached - value) / promised
}

// Remedies are more and less damping.
func (h *Method) Remedies() []method.Remedy { return method.DampingRemedies() }
