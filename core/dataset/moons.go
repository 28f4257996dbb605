package dataset

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// Both moons in the units of the source lie in [−1, 2] × [−0.5, 1]; this many of
// ours are one of its.
const moonRadius = 4

// Moons is two half circles of radius 4, each with its tip inside the other:
//
//	class 0: 4(cos t − 0.5, sin t − 0.25)
//	class 1: 4(0.5 − cos t, 0.25 − sin t)    t uniform in [0, π)
//
// Source: F. Pedregosa and others, "Scikit-learn: Machine Learning in Python",
// Journal of Machine Learning Research 12, 2011, make_moons, moved to the centre
// and enlarged.
type Moons struct {
	N     int
	Noise float64 // percent
}

var _ Generator = (*Moons)(nil)

// NewMoons returns 200 points without noise.
func NewMoons() *Moons { return &Moons{N: usualPoints} }

// Fields declares n and the noise.
func (g *Moons) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), noiseField(&g.Noise, scatterHelp)}
}

// About states both half circles.
func (g *Moons) About() About {
	return About{
		Formula: "±4(cos t − ½, sin t − ¼), 0 ≤ t ≤ π",
		Source:  "F. Pedregosa and others, Scikit-learn: Machine Learning in Python, Journal of Machine Learning Research 12, 2011",
		Domain:  square(half),
	}
}

// Make draws from both moons by turns.
func (g *Moons) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for i := range g.N {
		class := i % 2
		sign := float64(1 - 2*class)
		sin, cos := math.Sincos(s.uniform(0, math.Pi))
		s.classify(sign*moonRadius*(cos-0.5), sign*moonRadius*(sin-0.25), class)
	}
	return s.set
}
