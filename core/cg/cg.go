// Package cg runs conjugate gradients, one iteration at a time: the one that Hessian-free
// optimisation, the linear method and the pictures of planes share.
package cg

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// Product stores A·v in dst, for a symmetric matrix A that is never formed. dst
// and v have length n and do not overlap.
type Product func(dst, v []float64)

// Run is a run of preconditioned conjugate gradients on
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
type Run struct {
	D, R      []float64 // iterate and residual
	Phi       float64   // φ(d)
	Curvature float64   // pᵀBp / pᵀp of the last direction tried; NaN before the first

	b, inverse  Product // B, and M⁻¹ or nil for none
	g, z, p, bp []float64
	rz          float64 // rᵀz
}

// New starts at d = start, which may be nil for zero: then there is no
// product, and r is g to the bit.
func New(b, inverse Product, g, start []float64) *Run {
	n := len(g)
	c := &Run{
		D: make([]float64, n), R: make([]float64, n), Curvature: math.NaN(),
		b: b, inverse: inverse, g: g, p: make([]float64, n), bp: make([]float64, n),
	}
	if start != nil {
		copy(c.D, start)
		c.b(c.R, c.D)
	}
	floats.Add(c.R, g)
	c.z = c.R
	if inverse != nil {
		c.z = c.bp // which is needed until r is known, and z from then on
		inverse(c.z, c.R)
	}
	floats.ScaleTo(c.p, -1, c.z)
	c.rz = floats.Dot(c.R, c.z)
	c.Phi = c.value()
	return c
}

// Preconditioned reports whether there is an M other than the identity.
func (c *Run) Preconditioned() bool { return c.inverse != nil }

// Outcome says how an iteration went.
type Outcome int

const (
	Advanced  Outcome = iota // d is the next iterate
	Solved                   // the residual is zero: d is the minimiser
	Negative                 // pᵀBp ≤ 0, or as good as: φ has no minimiser along p
	NotFinite                // the products are not finite numbers
)

// Advance makes one iteration. Unless the outcome is advanced, d, r and φ are
// those of the iterate before.
func (c *Run) Advance() Outcome {
	if c.rz == 0 {
		return Solved
	}
	c.b(c.bp, c.p)
	pbp := floats.Dot(c.p, c.bp)
	alpha := c.rz / pbp
	c.Curvature = pbp / floats.Dot(c.p, c.p)
	switch {
	case !finite(pbp) || !finite(c.rz):
		return NotFinite
	case pbp <= 0 || math.IsInf(alpha, 1):
		return Negative
	}
	floats.AddScaled(c.D, alpha, c.p)
	floats.AddScaled(c.R, alpha, c.bp)
	if c.inverse != nil {
		c.inverse(c.z, c.R)
	}
	rz := floats.Dot(c.R, c.z)
	floats.Scale(rz/c.rz, c.p)
	floats.Sub(c.p, c.z)
	c.rz, c.Phi = rz, c.value()
	return Advanced
}

// Escape moves along the last direction tried, whose curvature was not positive,
// as far as conjugate gradients would have gone had the sign been positive, but
// no further than bound. φ falls: along p both its slope and its curvature are
// at most zero.
func (c *Run) Escape(bound float64) {
	alpha := min(c.rz/math.Abs(floats.Dot(c.p, c.bp)), bound/floats.Norm(c.p, 2))
	floats.AddScaled(c.D, alpha, c.p)
	floats.AddScaled(c.R, alpha, c.bp)
	c.Phi = c.value()
}

// Direction returns the direction p that was tried last, in a slice of its own.
func (c *Run) Direction() []float64 { return slices.Clone(c.p) }

// value returns φ(d) = ½ (r + g)ᵀd.
func (c *Run) value() float64 {
	return (floats.Dot(c.R, c.D) + floats.Dot(c.g, c.D)) / 2
}

func finite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }
