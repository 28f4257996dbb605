package dataset

import (
	"math/rand/v2"

	"hfplayground/core/param"
)

// ManySpirals is k arms of k classes, each the arm of Spirals, turned by 2πj/k
// for class j.
type ManySpirals struct {
	N       int
	Classes int     // k
	Turns   float64 // w
	Noise   float64 // percent
}

// Three arms need fewer turns than two to lie as close.
const (
	fewestArms     = 3
	usualArmsTurns = 1.5
)

var _ Generator = (*ManySpirals)(nil)

// NewManySpirals returns 97 points on each of three arms, without noise.
func NewManySpirals() *ManySpirals {
	return &ManySpirals{N: fewestArms * armPoints, Classes: fewestArms, Turns: usualArmsTurns}
}

// Fields declares n, the classes, the turns and the noise.
func (g *ManySpirals) Fields() []param.Field {
	return []param.Field{
		pointsField(&g.N), classesField(&g.Classes, fewestArms), turnsField(&g.Turns),
		noiseField(&g.Noise, scatterHelp),
	}
}

// About states the arms.
func (g *ManySpirals) About() About {
	return About{
		Formula: "φ = 2π(wt + j/k), r = 6.5 (1 − 96t/104): (r sin φ, r cos φ), 0 ≤ t ≤ 1",
		Domain:  square(armHalf),
	}
}

// Make goes inwards on all arms at once.
func (g *ManySpirals) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for i := range g.N {
		x, y := onArm(i, g.N, g.Classes, g.Turns)
		s.classify(x, y, i%g.Classes)
	}
	return s.set
}
