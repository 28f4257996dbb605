package dataset

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// The benchmark has 97 points an arm, and arms that end short of the centre: its
// i-th radius is 6.5 (104 − i)/104, i = 0 … 96.
const (
	armPoints  = 97
	armRadius  = 6.5
	armShrinks = 96.0 / 104 // share of the radius that is lost from the first point to the last
	armTurns   = 3
	armHalf    = 7 // half the side of the domain
)

// Bounds of the turns.
const (
	fewestTurns = 0.25
	mostTurns   = 6
)

// Spirals is the two-spirals benchmark,
//
//	φ = iπ/16,  r = 6.5 (104 − i)/104,  (x, y) = (r sin φ, r cos φ)    i = 0 … 96
//
// for class 1, and (−x, −y) for class 0, by turns. With n points and w turns i
// takes n/2 values between 0 and 96, and φ = 2πw i/96: the defaults, and
// n = 2(96d + 1) for the published density d, are the benchmark.
//
// Source: K. J. Lang and M. J. Witbrock, "Learning to tell two spirals apart",
// Proceedings of the 1988 Connectionist Models Summer School, Morgan Kaufmann,
// 1988, with the points of A. P. Wieland, MITRE Corporation.
type Spirals struct {
	N     int
	Turns float64 // w
	Noise float64 // percent
}

var _ Generator = (*Spirals)(nil)

// NewSpirals returns the 194 points of the benchmark.
func NewSpirals() *Spirals { return &Spirals{N: 2 * armPoints, Turns: armTurns} }

// Fields declares n, the turns and the noise.
func (g *Spirals) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), turnsField(&g.Turns), noiseField(&g.Noise, scatterHelp)}
}

// About states the benchmark.
func (g *Spirals) About() About {
	return About{
		Formula: "φ = iπ/16, r = 6.5 (104 − i)/104: ±(r sin φ, r cos φ)",
		Source:  "K. J. Lang and M. J. Witbrock, Learning to tell two spirals apart, Connectionist Models Summer School, 1988",
		Domain:  square(armHalf),
	}
}

// Make goes inwards on both arms at once.
func (g *Spirals) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for i := range g.N {
		x, y := onArm(i, g.N, 2, g.Turns)
		s.classify(x, y, 1-i%2) // the source writes class 1 first
	}
	return s.set
}

// turnsField declares how often an arm winds around the centre.
func turnsField(w *float64) param.Field {
	return param.Float(w, "turns", param.Linear(fewestTurns, mostTurns), "This is the number of turns of an arm around the centre.").Called("Turns", "w")
}

// onArm returns the i-th of n points on k arms that take turns. The arms are one
// arm turned about the centre, by 2π/k from each to the next.
func onArm(i, n, k int, turns float64) (x, y float64) {
	arm := i % k
	last := (n - 1 - arm) / k // number of the arm's last point, its first being 0
	t := 0.0                  // share of the arm that lies behind
	if last > 0 {
		t = float64(i/k) / float64(last)
	}
	r := armRadius * (1 - armShrinks*t)
	sin, cos := math.Sincos(2 * math.Pi * (turns*t + float64(arm)/float64(k)))
	return r * sin, r * cos
}
