package method

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// product stores A·v in dst, for a symmetric matrix A that is never formed. dst
// and v have length n and do not overlap.
type product func(dst, v []float64)

// conjugate is a run of preconditioned conjugate gradients on
//
//	φ(d) = ½ dᵀBd + gᵀd,
//
// whose minimiser solves Bd = −g. In the convention r = Bd + g, with z = M⁻¹r
// and the first direction p = −z, one iteration is
//
//	α = rᵀz / pᵀBp
//	d ← d + αp
//	r ← r + αBp
//	β = r₊ᵀz₊ / rᵀz
//	p ← −z + βp
//
// at the cost of one product with B and one with M⁻¹. φ comes for two vector
// operations, φ(d) = ½ (r + g)ᵀd.
//
// Source: M. Hestenes and E. Stiefel, "Methods of conjugate gradients for
// solving linear systems", J. Res. Nat. Bur. Standards 49(6), 1952; J. Nocedal
// and S. Wright, Numerical Optimization, 2nd ed., 2006, algorithm 5.3.
type conjugate struct {
	d, r      []float64 // iterate and residual
	phi       float64   // φ(d)
	curvature float64   // pᵀBp / pᵀp of the last direction tried; NaN before the first

	b, inverse  product // B, and M⁻¹ or nil for none
	g, z, p, bp []float64
	rz          float64 // rᵀz
}

// newConjugate starts at d = start, which may be nil for zero: then there is no
// product, and r is g to the bit.
func newConjugate(b, inverse product, g, start []float64) *conjugate {
	n := len(g)
	c := &conjugate{
		d: make([]float64, n), r: make([]float64, n), curvature: math.NaN(),
		b: b, inverse: inverse, g: g, p: make([]float64, n), bp: make([]float64, n),
	}
	if start != nil {
		copy(c.d, start)
		c.b(c.r, c.d)
	}
	floats.Add(c.r, g)
	c.z = c.r
	if inverse != nil {
		c.z = make([]float64, n)
		inverse(c.z, c.r)
	}
	floats.ScaleTo(c.p, -1, c.z)
	c.rz = floats.Dot(c.r, c.z)
	c.phi = c.value()
	return c
}

// outcome says how an iteration went.
type outcome int

const (
	advanced  outcome = iota // d is the next iterate
	solved                   // the residual is zero: d is the minimiser
	negative                 // pᵀBp ≤ 0, or as good as: φ has no minimiser along p
	notFinite                // the products are not finite numbers
)

// advance makes one iteration. Unless the outcome is advanced, d, r and φ are
// those of the iterate before.
func (c *conjugate) advance() outcome {
	if c.rz == 0 {
		return solved
	}
	c.b(c.bp, c.p)
	pbp := floats.Dot(c.p, c.bp)
	alpha := c.rz / pbp
	c.curvature = pbp / floats.Dot(c.p, c.p)
	switch {
	case !finite(pbp) || !finite(c.rz):
		return notFinite
	case pbp <= 0 || math.IsInf(alpha, 1):
		return negative
	}
	floats.AddScaled(c.d, alpha, c.p)
	floats.AddScaled(c.r, alpha, c.bp)
	if c.inverse != nil {
		c.inverse(c.z, c.r)
	}
	rz := floats.Dot(c.r, c.z)
	floats.Scale(rz/c.rz, c.p)
	floats.Sub(c.p, c.z)
	c.rz, c.phi = rz, c.value()
	return advanced
}

// escape moves along the last direction tried, whose curvature was not positive,
// as far as conjugate gradients would have gone had the sign been positive, but
// no further than bound. φ falls: along p both its slope and its curvature are
// at most zero.
func (c *conjugate) escape(bound float64) {
	alpha := min(c.rz/math.Abs(floats.Dot(c.p, c.bp)), bound/norm(c.p))
	floats.AddScaled(c.d, alpha, c.p)
	floats.AddScaled(c.r, alpha, c.bp)
	c.phi = c.value()
}

// value returns φ(d) = ½ (r + g)ᵀd.
func (c *conjugate) value() float64 {
	return (floats.Dot(c.r, c.d) + floats.Dot(c.g, c.d)) / 2
}
