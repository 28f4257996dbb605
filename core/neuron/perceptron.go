package neuron

import (
	"fmt"
	"iter"
	"math"
)

// Case is a question with its answer.
type Case struct {
	X []float64 // x₁ … x_N
	T bool      // the answer wanted
}

// checkCases panics for no case at all, for cases with different numbers of
// inputs, and for vectors that do not have one number for each, and one for x₀.
func checkCases(who string, cases []Case, vectors ...[]float64) {
	if len(cases) == 0 {
		panic("neuron: " + who + ": no cases")
	}
	n := len(cases[0].X)
	for k, c := range cases {
		if len(c.X) != n {
			panic(fmt.Sprintf("neuron: %s: case %d has %d inputs, want %d", who, k, len(c.X), n))
		}
	}
	for _, v := range vectors {
		if len(v) != n+1 {
			panic(fmt.Sprintf("neuron: %s: %d weights with the threshold, want %d", who, len(v), n+1))
		}
	}
}

// PointCases returns points of the plane as cases: each is to fire where fires
// says so. The lengths must agree.
func PointCases(points [][2]float64, fires []bool) []Case {
	if len(points) != len(fires) {
		panic(fmt.Sprintf("neuron: PointCases: %d points, %d answers", len(points), len(fires)))
	}
	cases := make([]Case, len(points))
	for k, p := range points {
		cases[k] = Case{X: []float64{p[0], p[1]}, T: fires[k]}
	}
	return cases
}

// Vector returns x = (x₀, x₁ … x_N) with x₀ = −1.
func (c Case) Vector() []float64 { return append([]float64{-1}, c.X...) }

// signed returns [2T − 1]x.
func (c Case) signed() []float64 {
	z := c.Vector()
	if !c.T {
		for i := range z {
			z[i] = -z[i]
		}
	}
	return z
}

// Vector returns the weights of the unit as w = (w₀, w₁ … w_N) with w₀ = θ.
func (u Unit) Vector() []float64 { return append([]float64{u.Threshold}, u.Weights...) }

// FromVector returns the unit with w₀ for its threshold. It shares w.
func FromVector(w []float64) Unit { return Unit{Weights: w[1:], Threshold: w[0]} }

// decimals are the finest decimals that weights keep, as a power of ten.
const decimals = 1e9

// plus returns a + b, without the rounding where the sum is a number of nine
// decimals but for that: 0.1 + 0.2 is 0.3. So a run with decimal cases does what
// it would do in exact arithmetic: it drifts off no tie, and its cycles close.
func plus(a, b float64) float64 {
	sum := a + b
	decimal := math.Round(sum*decimals) / decimals
	if math.Abs(sum-decimal) <= 4*ulp*(math.Abs(a)+math.Abs(b)) {
		return decimal + 0 // −0 + 0 = 0
	}
	return sum
}

// ulp is how far a float64 may be rounded, as a share of it.
const ulp = 1.0 / (1 << 53)

// Correct returns w + [T − S]x for the case x = (x₀ … x_N) with the answers T
// wanted and S given, in a new slice; w itself where they agree. Sums of
// decimals come out as decimals, up to nine of them, without the rounding of a
// float64.
//
// Source: F. Rosenblatt, "Principles of Neurodynamics", Spartan 1962, for the
// rule; section 4 of the paper for this form.
func Correct(w, x []float64, t, s bool) []float64 {
	if t == s {
		return w
	}
	sign := -1.0
	if t {
		sign = 1
	}
	next := make([]float64, len(w))
	for i := range w {
		next[i] = plus(w[i], sign*x[i])
	}
	return next
}

// Perceptron is one unit that learns from cases, one a step.
type Perceptron struct {
	Cases []Case
	Order Order     // of cases, one at a step
	Start []float64 // (θ, w₁ … w_N)
}

// Step is what became of one case.
type Step struct {
	Number        int // counted from 1
	Case          int // which was shown
	S, T          bool
	Before, After []float64 // w = (θ, w₁ … w_N); the same slice where nothing changed. Nobody writes to them.
	Modifications int       // so far, with this one
	Wrong         int       // cases that After answers wrongly; 0 ends the run
	Cycle         Cycle     // found so far
}

// Modified reports whether the case changed the weights.
func (s Step) Modified() bool { return s.S != s.T }

// Wrong returns how many cases the weights w = (θ, w₁ … w_N) answer wrongly.
func (p Perceptron) Wrong(w []float64) int {
	wrong, u := 0, FromVector(w)
	for _, c := range p.Cases {
		if u.Fires(c.X) != c.T {
			wrong++
		}
	}
	return wrong
}

// Steps yields the steps one by one, for as long as it is asked, and ends with
// the step after which no case is wrong. It yields none where none is wrong at
// the start. It panics where an order does not give one turn a step.
//
// A step costs one look at the case, and one at all of them where it changes the
// weights.
func (p Perceptron) Steps() iter.Seq[Step] {
	return func(yield func(Step) bool) {
		checkCases("Perceptron", p.Cases, p.Start)
		s := Step{After: p.Start, Wrong: p.Wrong(p.Start)}
		watch := watch{kept: p.Start, limit: 1}
		for s.Wrong > 0 {
			turn := p.Order.Turn(s.Number)
			if len(turn) != 1 {
				panic(fmt.Sprintf("neuron: Perceptron: %d cases at a step, want 1", len(turn)))
			}
			c := p.Cases[turn[0]]
			s.Number, s.Case, s.Before = s.Number+1, turn[0], s.After
			s.S, s.T = FromVector(s.Before).Fires(c.X), c.T
			s.After = Correct(s.Before, c.Vector(), s.T, s.S)
			if s.Modified() {
				s.Modifications++
				s.Wrong = p.Wrong(s.After)
			}
			if period := p.Order.Period(); period > 0 && s.Cycle.Period == 0 {
				s.Cycle = watch.see(s, period)
			}
			if !yield(s) {
				return
			}
		}
	}
}

// Name says how far the run has come: "converged after 10 modifications", "cycle of
// 24 steps", or how many cases are wrong.
func (s Step) Name() string {
	switch {
	case s.Wrong == 0:
		return fmt.Sprintf("converged after %d modifications", s.Modifications)
	case s.Cycle.Period > 0:
		return fmt.Sprintf("cycle of %d steps", s.Cycle.Period)
	default:
		return fmt.Sprintf("%d cases wrong after %d steps", s.Wrong, s.Number)
	}
}
