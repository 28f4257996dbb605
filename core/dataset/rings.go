package dataset

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// Limits of the number of rings.
const (
	fewestRings = 2
	mostRings   = 6
)

// ringGap is the share of the distance between two rings that is left empty.
const ringGap = 0.5

// Rings are concentric rings whose classes take turns, class 1 in the middle: the
// more there are, the more a boundary has to bend. Radius and angle are uniform.
//
// Source: after make_circles of F. Pedregosa and others, "Scikit-learn: machine
// learning in Python", JMLR 12, 2011, which has two of them.
type Rings struct {
	N     int
	Rings int     // how many, from 2
	Noise float64 // percent
}

var _ Generator = (*Rings)(nil)

// NewRings returns 300 points on three rings without noise.
func NewRings() *Rings { return &Rings{N: 300, Rings: 3} }

// Fields declares n, the number of rings and the noise.
func (g *Rings) Fields() []param.Field {
	return []param.Field{
		pointsField(&g.N),
		param.Int(&g.Rings, "rings", param.Linear(fewestRings, mostRings), "This is the number of rings.").Called("Rings", "m"),
		noiseField(&g.Noise, scatterHelp),
	}
}

// About states where the rings lie.
func (g *Rings) About() About {
	return About{
		Formula: "m rings up to r = 5, with gaps as wide as the rings; classes take turns",
		Source:  "after make_circles of F. Pedregosa and others, JMLR 12, 2011",
		Domain:  square(half),
	}
}

// Make draws from the classes by turns, and of each from its rings by turns, the
// innermost first.
func (g *Rings) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	width := ringOuter / (float64(g.Rings) - ringGap)
	for i := range g.N {
		class := 1 - i%2
		own := (g.Rings + class) / 2 // rings of the class: those with an even number are of class 1
		ring := 2*(i/2%own) + 1 - class
		r := width * (float64(ring) + s.uniform(0, 1-ringGap))
		sin, cos := math.Sincos(s.uniform(0, 2*math.Pi))
		s.classify(r*cos, r*sin, class)
	}
	return s.set
}
