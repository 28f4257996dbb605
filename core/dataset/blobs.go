package dataset

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// Blobs is k normal clouds of standard deviation 0.6, their centres evenly on
// the circle of radius 4, class 0 at the top. Neighbours of eight classes lie
// 3.06 apart, five deviations.
type Blobs struct {
	N       int
	Classes int     // k
	Noise   float64 // percent
}

const (
	blobCircle    = 4
	blobDeviation = 0.6
	blobHalf      = 7 // half the side of the domain, five deviations beyond the circle
	usualBlobs    = 3
)

var _ Generator = (*Blobs)(nil)

// NewBlobs returns 300 points of three classes, without noise.
func NewBlobs() *Blobs { return &Blobs{N: usualBlobs * usualPoints / 2, Classes: usualBlobs} }

// Fields declares n, the classes and the noise.
func (g *Blobs) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), classesField(&g.Classes, 2), noiseField(&g.Noise, scatterHelp)}
}

// About states the clouds.
func (g *Blobs) About() About {
	return About{Formula: "N(4(sin 2πj/k, cos 2πj/k), 0.6), j = 0 … k − 1", Domain: square(blobHalf)}
}

// Make draws from the clouds by turns.
func (g *Blobs) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for i := range g.N {
		class := i % g.Classes
		sin, cos := math.Sincos(2 * math.Pi * float64(class) / float64(g.Classes))
		x, y := s.inCloud(blobCircle*sin, blobCircle*cos, blobDeviation)
		s.classify(x, y, class)
	}
	return s.set
}
