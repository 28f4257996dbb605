package method

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
)

// NelderMead lets a simplex of n + 1 points crawl downhill by reflecting,
// stretching and shrinking it; it needs values only. The coefficients are those that
// Gao and Han adapted to n. The iterate is the best vertex, which stays where it is
// in many a step.
//
// Source: J. Nelder and R. Mead, "A simplex method for function minimization",
// Computer J. 7(4), 1965; F. Gao and L. Han, "Implementing the Nelder-Mead
// simplex algorithm with adaptive parameters", Comput. Optim. Appl. 51, 2012.
type NelderMead struct {
	Simplex float64 // edge of the first simplex, along the axes from x₀
}

var _ Saver = (*NelderMead)(nil)

// NewNelderMead returns Nelder–Mead with a first simplex of side 0.5, large enough to be seen.
func NewNelderMead() *NelderMead { return &NelderMead{Simplex: 0.5} }

// Fields declares the size of the first simplex.
func (m *NelderMead) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Simplex, "simplex", param.Log(1e-4, 100), "This is the length of the edges of the first simplex.").Called("First simplex", "").Mainly(),
	}
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// value; the first step makes the simplex of n values, and another costs one or two
// values, or n + 2 where the simplex shrinks. It ends with ErrNoProgress when rounding
// no longer differs between the vertices.
func (m *NelderMead) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// Resume goes on with the simplex in memory, where x is its best vertex and f there is what
// it was; elsewhere a simplex begins at x. The loop is one step, with all that ends a run, and stays whole.
func (m *NelderMead) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p := f.At(x)
		value := p.Value()
		s := Recall(memory, simplex{n: f.Dim()}).from(p.X(), value)
		now := Iterate{X: slices.Clone(p.X()), F: value, Memory: s}
		if !yield(now, nil) {
			return
		}
		if !vector.IsFinite(value) {
			yield(now, fmt.Errorf("%w: the value is not a finite number", ErrBreakdown))
			return
		}
		c := crawl{f: f, x: slices.Clone(p.X()), simplex: s}
		c.asked = func() bool { return yield(now.Inside(), nil) }
		for {
			if c.reach = 0; len(c.vertices) == 0 {
				c.begin(value, m.Simplex)
			} else {
				c.step()
			}
			if c.left {
				return
			}
			best := c.vertices[0]
			if math.IsInf(best.f, -1) {
				yield(now, fmt.Errorf("%w: the value is −∞", ErrBreakdown))
				return
			}
			if c.still++; !(c.reach <= roundingReach*norm(c.x)) {
				c.still = 0
			}
			now = Iterate{X: slices.Clone(best.x), F: best.f, Step: floats.Distance(best.x, c.x, 2), Facts: []Fact{Number(&simplexSize, c.reach)}, Memory: c.kept()}
			c.x = best.x
			if !yield(now, nil) {
				return
			}
			if c.still == collapsedSteps {
				yield(now, fmt.Errorf("%w: the simplex has collapsed to a point", ErrNoProgress))
				return
			}
		}
	}
}

// roundingReach is how far a point tried may lie from the best vertex, relative
// to that vertex, and be no more than rounding: four units in the last place.
const roundingReach = 4 * 0x1p-52

// collapsedSteps is how many steps within rounding mean that the simplex has
// collapsed, and that it is not one reflection that fell on the best vertex.
const collapsedSteps = 10

var simplexSize = Quantity{"reach", term.Term{
	Name: "Simplex size", Symbol: "s",
	Meaning: "This is how far from the best corner the method tried a point in this step; the run ends when rounding no longer tells the corners apart.",
	Formula: "s = max ‖xₜ − x‖ over the points xₜ that were tried",
}}
