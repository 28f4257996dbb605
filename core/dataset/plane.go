package dataset

import (
	"math/rand/v2"

	"hfplayground/core/param"
)

// Plane is regression on a target that rises evenly along the diagonal,
//
//	t(x, y) = (x + y)/12
//
// in [−1, 1] for points uniform on [−6, 6]².
type Plane struct {
	N     int
	Noise float64 // percent
}

var _ Generator = (*Plane)(nil)

// NewPlane returns 200 points without noise.
func NewPlane() *Plane { return &Plane{N: usualPoints} }

// Fields declares n and the noise.
func (g *Plane) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), noiseField(&g.Noise, targetHelp)}
}

// About states the target.
func (g *Plane) About() About {
	return About{Formula: "t = (x + y)/12", Domain: square(half)}
}

// Make draws positions and states the target at each.
func (g *Plane) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for range g.N {
		x, y := s.inSquare(half)
		s.measure(x, y, (x+y)/(2*half))
	}
	return s.set
}
