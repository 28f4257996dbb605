package formula

import (
	"gonum.org/v1/gonum/num/hyperdual"

	"hfplayground/core/elementary"
)

// The arithmetic is that of gonum's hyperdual numbers; the chain rule is written
// here. hyperdual.Sin and its kin drop the ε₁ε₂ part of an argument whose real
// part is 0, which makes the mixed derivative of sin(xy) vanish on the axes, and
// PowReal moves a base near 0 to 10⁻¹⁵.

// chain1 returns f(u) from f, f′ and f″ at the real part of u.
func chain1(u hyperdual.Number, f, d1, d2 float64) hyperdual.Number {
	return hyperdual.Number{
		Real:    f,
		E1mag:   times(d1, u.E1mag),
		E2mag:   times(d1, u.E2mag),
		E1E2mag: times(d1, u.E1E2mag) + times(d2, times(u.E1mag, u.E2mag)),
	}
}

// partials are those of a function of u and v up to second order.
type partials struct{ f, u, v, uu, uv, vv float64 }

// chain2 returns f(u, v) from the partial derivatives at the real parts.
func chain2(u, v hyperdual.Number, p partials) hyperdual.Number {
	return hyperdual.Number{
		Real:  p.f,
		E1mag: times(p.u, u.E1mag) + times(p.v, v.E1mag),
		E2mag: times(p.u, u.E2mag) + times(p.v, v.E2mag),
		E1E2mag: times(p.u, u.E1E2mag) + times(p.v, v.E1E2mag) +
			times(p.uu, times(u.E1mag, u.E2mag)) +
			times(p.uv, times(u.E1mag, v.E2mag)+times(u.E2mag, v.E1mag)) +
			times(p.vv, times(v.E1mag, v.E2mag)),
	}
}

// times returns a·b with 0 for 0·∞ and 0·NaN: what does not move adds nothing to
// a derivative, however steep the function is there.
func times(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

// quotient returns u/v.
func quotient(u, v hyperdual.Number) hyperdual.Number {
	a, b := u.Real, v.Real
	f := a / b
	return chain2(u, v, partials{f: f, u: 1 / b, v: -f / b, uv: -1 / b / b, vv: 2 * f / b / b})
}

// power returns uᵛ. Small whole exponents are products, which is faster than
// elementary.Pow and rounds less.
func power(u, v float64) float64 {
	switch v {
	case 1:
		return u
	case 2:
		return u * u
	case 3:
		return u * u * u
	}
	return elementary.Pow(u, v)
}

// dualPower returns uᵛ. A negative base has no derivative with respect to the
// exponent; if the exponent does not move none is needed.
func dualPower(u, v hyperdual.Number) hyperdual.Number {
	a, b := u.Real, v.Real
	f, below := power(a, b), power(a, b-1)
	log := elementary.Log(a)
	return chain2(u, v, partials{
		f:  f,
		u:  times(b, below),
		v:  times(f, log),
		uu: times(b*(b-1), power(a, b-2)),
		uv: times(below, 1+times(b, log)),
		vv: times(f, log*log),
	})
}
