package dataset

import (
	"math"
	"math/rand/v2"

	"hfplayground/core/param"
)

// What the settings that generators share may be, and what they are at first.
const (
	fewestPoints = 10
	usualPoints  = 200
	mostNoise    = 50 // percent
)

// half is half the side of the square that points are usually drawn in.
const half = 6

// Noise of 50 % displaces points by a standard deviation of 1 along x and y,
// which closes the gap between the classes of most sets, and targets, which lie
// in [−1, 1], by 0.5.
const (
	displacement = 2.0 / 100 // per percent
	disturbance  = 1.0 / 100 // per percent
)

// decimals is the power of ten that coordinates and targets are rounded to. It
// hides in which order a machine multiplies and adds, and it is the precision
// the two spirals were published in.
const decimals = 1e5

// pointsField declares the number of points.
func pointsField(n *int) param.Field {
	return param.Int(n, "n", param.Log(fewestPoints, MaxPoints), "This is the number of points.").Called("Points", "n")
}

// noiseField declares the noise, of a kind that help names.
func noiseField(percent *float64, help string) param.Field {
	return param.Float(percent, "noise", param.Linear(0, mostNoise), help).Called("Noise", "")
}

// What noise does to classes and to targets.
const (
	scatterHelp = "This is the displacement of the points, in percent."
	targetHelp  = "This is the error of the targets, in percent."
)

// classesField declares the number of classes.
func classesField(k *int, least int) param.Field {
	return param.Int(k, "classes", param.Linear(float64(least), MaxClasses), "This is the number of classes.").Called("Classes", "k")
}

// square returns the domain [−side, side]².
func square(side float64) [2][2]float64 {
	return [2][2]float64{{-side, side}, {-side, side}}
}

// sampler gathers the points of a set.
type sampler struct {
	rnd   *rand.Rand
	noise float64 // percent
	set   Set
}

// newSampler returns a sampler for n points.
func newSampler(rnd *rand.Rand, n int, noise float64) *sampler {
	return &sampler{rnd: rnd, noise: noise, set: Set{X: make([][2]float64, 0, n)}}
}

// uniform draws from [from, to).
func (s *sampler) uniform(from, to float64) float64 {
	return from + (to-from)*s.rnd.Float64()
}

// inSquare draws from the square [−side, side)².
func (s *sampler) inSquare(side float64) (x, y float64) {
	return s.uniform(-side, side), s.uniform(-side, side)
}

// inCloud draws from the normal distribution around (x, y).
func (s *sampler) inCloud(x, y, deviation float64) (float64, float64) {
	return x + deviation*s.rnd.NormFloat64(), y + deviation*s.rnd.NormFloat64()
}

// classify adds a point of a class, displaced by the noise. The displacement is
// drawn without noise too, so that the next point does not depend on it.
func (s *sampler) classify(x, y float64, class int) {
	x, y = s.inCloud(x, y, displacement*s.noise)
	s.set.X = append(s.set.X, [2]float64{rounded(x), rounded(y)})
	s.set.Class = append(s.set.Class, class)
	s.set.Classes = max(s.set.Classes, class+1)
}

// measure adds a point with a target, which the noise disturbs.
func (s *sampler) measure(x, y, target float64) {
	target += disturbance * s.noise * s.rnd.NormFloat64()
	s.set.X = append(s.set.X, [2]float64{rounded(x), rounded(y)})
	s.set.Target = append(s.set.Target, rounded(target))
}

// rounded returns x with five decimals, and 0 for −0.
func rounded(x float64) float64 { return math.Round(x*decimals)/decimals + 0 }
