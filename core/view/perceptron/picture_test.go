package perceptron

import (
	"fmt"
	"math"
	"math/rand/v2"

	"hfplayground/core/wire"
)

// ruleCase is a case of a test of the perceptron's rule.
type ruleCase struct {
	x, y float64
	one  bool
}

// rulePicture runs the rule on cases in turn from w = 0 to its end or for 60
// rounds, and returns the moment after so many steps; −1 for the last. best is the
// weights w′ with their threshold, nil where the cases are not separable.
func rulePicture(cases []ruleCase, best []float64, window wire.Window, steps int) wire.Picture {
	p := &wire.Perceptron{Window: window, Case: -1, W: make([]float64, 3), Best: best}
	for _, c := range cases {
		p.X, p.Y, p.Class = append(p.X, c.x), append(p.Y, c.y), append(p.Class, c.one)
	}
	measure(p)
	w, quiet := make([]float64, 3), 0
	remember(p, w)
	for k := 0; k < 60*len(cases) && quiet < len(cases); k++ {
		i := k % len(cases)
		c := cases[i]
		if k == steps {
			copy(p.W, w)
			p.Count = len(p.Norm2) - 1
		}
		modified := c.fires(w) != c.one
		if quiet++; modified {
			sign := c.sign()
			w[0], w[1], w[2] = w[0]+sign*c.x, w[1]+sign*c.y, w[2]-sign
			remember(p, w)
			quiet = 0
		}
		if k < steps || steps < 0 {
			p.Case, p.Modified = i, modified
		}
	}
	if steps < 0 {
		copy(p.W, w)
		p.Count, p.Converged = len(p.Norm2)-1, quiet == len(cases)
	}
	for _, c := range cases {
		p.Wrong = append(p.Wrong, c.fires(p.W) != c.one)
	}
	return wire.Picture{Perceptron: p}
}

func (c ruleCase) fires(w []float64) bool { return w[0]*c.x+w[1]*c.y > w[2] }

// sign returns 1 for a case that is to fire, else −1.
func (c ruleCase) sign() float64 {
	if c.one {
		return 1
	}
	return -1
}

// measure sets δ, X² and the bound from the cases of p and its w′.
func measure(p *wire.Perceptron) {
	p.Delta = math.Inf(1)
	for i := range p.X {
		p.Radius2 = math.Max(p.Radius2, p.X[i]*p.X[i]+p.Y[i]*p.Y[i]+1)
		if b := p.Best; b != nil {
			s := ruleCase{one: p.Class[i]}.sign() * (b[0]*p.X[i] + b[1]*p.Y[i] - b[2]) / size3(b)
			p.Delta = math.Min(p.Delta, s)
		}
	}
	if p.Best == nil {
		p.Delta = 0
		return
	}
	p.Bound = p.Radius2 / (p.Delta * p.Delta)
}

// remember adds what the proof needs to know of w.
func remember(p *wire.Perceptron, w []float64) {
	p.Norm2 = append(p.Norm2, size3(w)*size3(w))
	if b := p.Best; b != nil {
		along := (w[0]*b[0] + w[1]*b[1] + w[2]*b[2]) / size3(b)
		p.Along, p.Cosine = append(p.Along, along), append(p.Cosine, along/size3(w))
	}
}

func size3(w []float64) float64 { return math.Hypot(math.Hypot(w[0], w[1]), w[2]) }

// corners returns the cases of a gate of two inputs.
func corners(target string) (cases []ruleCase) {
	for k, r := range target {
		cases = append(cases, ruleCase{float64(k >> 1), float64(k & 1), r == '1'})
	}
	return cases
}

var cornerWindow = wire.Window{X0: -0.5, X1: 1.5, Y0: -0.5, Y1: 1.5}

// andRule is the rule on AND, which needs 10 modifications of at most 51.
func andRule(steps int) wire.Picture {
	return rulePicture(corners("0001"), []float64{2, 2, 3}, cornerWindow, steps)
}

// xorRule is the rule on XOR, which repeats itself.
func xorRule() wire.Picture {
	p := rulePicture(corners("0110"), nil, cornerWindow, 37)
	p.Perceptron.Cycle = "cycle of 4 steps"
	return p
}

// cloudRule is the rule on n points of chance at least 0.3 from a line.
func cloudRule(n, steps int) wire.Picture {
	rnd := rand.New(rand.NewPCG(9, 9))
	best := []float64{0.8, -0.6, 0.5}
	var cases []ruleCase
	for len(cases) < n {
		x, y := 8*rnd.Float64()-4, 8*rnd.Float64()-4
		if s := best[0]*x + best[1]*y - best[2]; math.Abs(s) > 0.3 {
			cases = append(cases, ruleCase{x, y, s > 0})
		}
	}
	return rulePicture(cases, best, wire.Window{X0: -5, X1: 5, Y0: -5, Y1: 5}, steps)
}

// describe names a moment in messages of tests.
func describe(p wire.Picture) string {
	return fmt.Sprintf("%d cases after %d modifications", len(p.Perceptron.X), p.Perceptron.Count)
}
