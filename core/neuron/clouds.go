package neuron

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// Clouds is points of the plane on both sides of a gap whose half width is known
// exactly. The gap is drawn with the points: its direction and its place.
type Clouds struct {
	N      int     // points, at least four of which touch the gap
	Margin float64 // half the width of the gap
}

// Limits of the clouds. Coordinates lie in [−half, half], but for the rounding.
const (
	fewestPoints = 4
	mostPoints   = 200
	half         = 6
	widest       = 2 // largest margin
	farthest     = 1 // of the middle of the gap from the origin
	reach        = 2 // of the points that touch the gap, along it
)

// finest is the power of ten that coordinates are rounded to, which hides in
// which order a machine multiplies and adds.
const finest = 1e5

// NewClouds returns 40 points with a margin of 1/2.
func NewClouds() *Clouds { return &Clouds{N: 40, Margin: 0.5} }

// Fields declares n and the margin.
func (g *Clouds) Fields() []param.Field {
	return []param.Field{
		param.Int(&g.N, "n", param.Log(fewestPoints, mostPoints), "This is the number of points.").Called("Points", "n"),
		param.Float(&g.Margin, "margin", param.Log(0.01, widest), "This is half the width of the gap between the classes.").Called("Margin", ""),
	}
}

// Separated is cases with the line that parts them best.
type Separated struct {
	Cases []Case

	// Best is the line in the middle of the gap: (θ, n₁, n₂) with a normal n of
	// length 1. No other line is further from all points, and none has a larger
	// margin in the sense of Separate, where it is Margin/√(1 + θ²).
	Best   []float64
	Margin float64 // distance of the nearest points from that line, on either side
}

// normals are directions whose coordinates are finite decimals, from Pythagorean
// triangles with a power of 5 for their longest side: what is built on them has
// exact coordinates.
func normals() [][2]float64 {
	return [][2]float64{{1, 0}, {0.96, 0.28}, {0.936, 0.352}, {0.8, 0.6}, {0.6, 0.8}, {0.352, 0.936}, {0.28, 0.96}}
}

// Make returns new cases of randomness from rnd. The same settings and the same
// seed give the same cases on every machine.
//
// Two points touch the gap on each side, as far apart on one as on the other, so
// that no turn or shift of the line keeps its distance. They are exact for a
// Margin of two decimals; all others keep to their side with a distance that
// rounding does not close. The classes take turns.
func (g *Clouds) Make(rnd *rand.Rand) Separated {
	n := normals()[rnd.IntN(len(normals()))]
	for range rnd.IntN(4) {
		n = [2]float64{0 - n[1], n[0]} // a quarter turn; 0 − 0 has no sign
	}
	theta := math.Round(10*farthest*(2*rnd.Float64()-1))/10 + 0 // −0 + 0 = 0
	s := Separated{Best: []float64{theta, n[0], n[1]}, Margin: g.Margin}
	along := reach * (1 + math.Round(10*rnd.Float64())/10) / 2
	for k := range g.N {
		side := float64(2*(k%2) - 1)
		off, at := g.Margin, along
		switch {
		case k < 2:
		case k < fewestPoints:
			at = -along
		default:
			off, at = g.beyond(rnd, n, theta, side)
		}
		out := theta + side*off
		x := []float64{round(out*n[0] - at*n[1]), round(out*n[1] + at*n[0])}
		s.Cases = append(s.Cases, Case{X: x, T: side > 0})
	}
	return s
}

// beyond draws a place behind the gap: how far from its middle, and where along
// it, such that the point lies in the square.
func (g *Clouds) beyond(rnd *rand.Rand, n [2]float64, theta, side float64) (off, at float64) {
	nearest := g.Margin + 10/finest
	for {
		off = nearest + (half-nearest)*rnd.Float64()
		at = half * (2*rnd.Float64() - 1)
		out := theta + side*off
		if math.Abs(out*n[0]-at*n[1]) <= half && math.Abs(out*n[1]+at*n[0]) <= half {
			return off, at
		}
	}
}

// round returns x with five decimals, and 0 for −0.
func round(x float64) float64 { return math.Round(x*finest)/finest + 0 }
