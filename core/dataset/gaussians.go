package dataset

import (
	"math/rand/v2"

	"hfplayground/core/param"
)

// Gaussians is a normal cloud of standard deviation 1 for each class, around
// (−2, −2) and (2, 2). The centres lie 5.66 apart: the best line, x + y = 0, is
// wrong for about one point in 400.
type Gaussians struct {
	N     int
	Noise float64 // percent
}

const (
	cloudCentre    = 2
	cloudDeviation = 1
)

var _ Generator = (*Gaussians)(nil)

// NewGaussians returns 200 points without noise.
func NewGaussians() *Gaussians { return &Gaussians{N: usualPoints} }

// Fields declares n and the noise.
func (g *Gaussians) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), noiseField(&g.Noise, scatterHelp)}
}

// About states both clouds. The domain ends four deviations from the centres.
func (g *Gaussians) About() About {
	return About{Formula: "N((−2, −2), 1) and N((2, 2), 1)", Domain: square(half)}
}

// Make draws from both clouds by turns.
func (g *Gaussians) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for i := range g.N {
		class := i % 2
		centre := float64(2*class-1) * cloudCentre
		x, y := s.inCloud(centre, centre, cloudDeviation)
		s.classify(x, y, class)
	}
	return s.set
}
