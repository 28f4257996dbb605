package dataset

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// The radii between which the points of each class lie.
const (
	discRadius = 2.5
	ringInner  = 3.5
	ringOuter  = 5
)

// Circle is a ring, class 0, around a disc, class 1. Radius and angle are
// uniform, so that the disc is densest at its centre.
//
// Source: D. Smilkov, S. Carter, D. Sculley, F. B. Viégas and M. Wattenberg,
// "Direct-Manipulation Visualization of Deep Networks", arXiv:1708.03788, 2017,
// with a narrower gap.
type Circle struct {
	N     int
	Noise float64 // percent
}

var _ Generator = (*Circle)(nil)

// NewCircle returns 200 points without noise.
func NewCircle() *Circle { return &Circle{N: usualPoints} }

// Fields declares n and the noise.
func (g *Circle) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), noiseField(&g.Noise, scatterHelp)}
}

// About states both radii.
func (g *Circle) About() About {
	return About{
		Formula: "3.5 ≤ r ≤ 5 around r ≤ 2.5",
		Source:  "D. Smilkov and others, Direct-Manipulation Visualization of Deep Networks, arXiv:1708.03788, 2017",
		Domain:  square(half),
	}
}

// Make draws from ring and disc by turns.
func (g *Circle) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	radii := [2][2]float64{{ringInner, ringOuter}, {0, discRadius}}
	for i := range g.N {
		class := i % 2
		r := s.uniform(radii[class][0], radii[class][1])
		sin, cos := math.Sincos(s.uniform(0, 2*math.Pi))
		s.classify(r*cos, r*sin, class)
	}
	return s.set
}
