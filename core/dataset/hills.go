package dataset

import (
	"math/rand/v2"

	"hfplayground/core/elementary"
	"hfplayground/core/param"
)

// Hills is regression on a target with three hills and three hollows, Gaussians
// of standard deviation 1 and of alternating sign,
//
//	t(x, y) = Σ sⱼ exp(−((x − aⱼ)² + (y − bⱼ)²)/2)
//
// with centres (aⱼ, bⱼ) at x = −4, 0, 4 and y = ±2.5. Points are uniform on
// [−6, 6]².
//
// Source: D. Smilkov, S. Carter, D. Sculley, F. B. Viégas and M. Wattenberg,
// "Direct-Manipulation Visualization of Deep Networks", arXiv:1708.03788, 2017,
// for the centres, with cones in place of Gaussians.
type Hills struct {
	N     int
	Noise float64 // percent
}

var _ Generator = (*Hills)(nil)

// Distances between neighbouring centres.
const (
	hillsApartX = 4
	hillsApartY = 5
)

// NewHills returns 400 points without noise.
func NewHills() *Hills { return &Hills{N: 2 * usualPoints} }

// Fields declares n and the noise.
func (g *Hills) Fields() []param.Field {
	return []param.Field{pointsField(&g.N), noiseField(&g.Noise, targetHelp)}
}

// About states the target.
func (g *Hills) About() About {
	return About{
		Formula: "t = Σ ±exp(−‖(x, y) − cⱼ‖²/2), cⱼ at x = −4, 0, 4 and y = ±2.5",
		Source:  "D. Smilkov and others, Direct-Manipulation Visualization of Deep Networks, arXiv:1708.03788, 2017",
		Domain:  square(half),
	}
}

// Make draws positions and states the target at each.
func (g *Hills) Make(rnd *rand.Rand) Set {
	s := newSampler(rnd, g.N, g.Noise)
	for range g.N {
		x, y := s.inSquare(half)
		s.measure(x, y, height(x, y))
	}
	return s.set
}

// height returns t(x, y). The hill at (4, 2.5) is positive.
func height(x, y float64) float64 {
	sum := 0.0
	for column := -1; column <= 1; column++ {
		sign := 1.0
		if column == 0 {
			sign = -1
		}
		dx := x - hillsApartX*float64(column)
		upper, lower := y-hillsApartY/2.0, y+hillsApartY/2.0
		sum += sign * elementary.Exp(-dx*dx/2) * (elementary.Exp(-upper*upper/2) - elementary.Exp(-lower*lower/2))
	}
	return sum
}
