package dataset

import (
	"math/rand/v2"

	"hfplayground/core/param"
)

// The quadrants are squares that keep clear of the axes.
const (
	xorInner = 0.3
	xorOuter = 5
)

// XOR is uniform on four squares, one a quadrant. A point belongs to class 1 where
// exactly one of its coordinates is positive:
//
//	class = [x > 0] ⊕ [y > 0]
//
// Source: M. Minsky and S. Papert, "Perceptrons", MIT Press, 1969, for the task.
type XOR struct {
	N     int
	Noise float64 // percent
}

var _ Generator = (*XOR)(nil)

// NewXOR returns 200 points without noise.
func NewXOR() *XOR { return &XOR{N: usualPoints} }

// Fields declares n and the noise.
func (g *XOR) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), noiseField(&g.Noise, scatterHelp)}
}

// About states the rule.
func (g *XOR) About() About {
	return About{
		Formula: "class 1 where xy < 0",
		Source:  "M. Minsky and S. Papert, Perceptrons, MIT Press, 1969",
		Domain:  square(half),
	}
}

// Make draws from the classes by turns, and from both quadrants of each alike.
func (g *XOR) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for i := range g.N {
		class := i % 2
		x, y := s.uniform(xorInner, xorOuter), s.uniform(xorInner, xorOuter)
		if class == 1 {
			x = -x
		}
		if rnd.IntN(2) == 1 {
			x, y = -x, -y // the opposite quadrant of the same class
		}
		s.classify(x, y, class)
	}
	return s.set
}
