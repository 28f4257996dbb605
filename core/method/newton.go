package method

import (
	"fmt"
	"iter"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Newton solves (H + λI)d = −g for the step d, with the Hessian H formed column
// by column, and moves to x + ηd. λ = 0 and η = 1 is Newton's method proper: it
// minimises a positive definite quadratic in one step, and elsewhere goes to
// whatever stationary point the quadratic model has, saddles and maxima included.
//
// Where H + λI is not positive definite, Indefinite says what to do.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// section 3.4; flipping the eigenvalues: Y. Dauphin et al., "Identifying and
// attacking the saddle point problem in high-dimensional non-convex
// optimization", NIPS 2014.
type Newton struct {
	Damping    float64 // λ ≥ 0, added to the diagonal of the Hessian
	LineSearch string  // "none" or "armijo"
	Indefinite string  // "flip", "shift" or "none"
	Armijo     Armijo
}

var _ Method = (*Newton)(nil)

// searchNone is the choice of taking every step in full.
const searchNone = "none"

// maxNewtonDim is the largest n for which Newton forms a Hessian: beyond it a
// step costs n products and n³/3 operations that Hessian-free does without.
const maxNewtonDim = 500

// NewNewton returns Newton's method, undamped, with a line search, and negative
// eigenvalues flipped.
func NewNewton() *Newton {
	return &Newton{LineSearch: searchArmijo, Indefinite: indefiniteFlip, Armijo: defaultArmijo()}
}

// Fields declares λ, the treatment of an indefinite Hessian and the line search.
func (m *Newton) Fields() []param.Field {
	searches := []param.Option{{Key: searchNone, Label: "none"}, {Key: searchArmijo, Label: "Armijo"}}
	fields := []param.Field{
		param.Float(&m.Damping, "damping", param.LogOrZero(1e-6, 1e6), "λ, added to the diagonal of the Hessian"),
		param.Choice(&m.Indefinite, "indefinite", indefiniteOptions(), "what becomes of a Hessian that is not positive definite"),
		param.Choice(&m.LineSearch, "linesearch", searches, "whether the step may be shortened"),
	}
	for _, field := range m.Armijo.fields() {
		fields = append(fields, field.In("line search").If("linesearch", searchArmijo))
	}
	return fields
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient, n
// Hessian-vector products and n³/3 operations, or about 9n³ where the Hessian is
// not positive definite. It ends with ErrBreakdown where n is above 500.
func (m *Newton) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p, step, facts := f.At(x0), 0.0, []Fact(nil)
		for {
			now := observe(p)
			now.Step, now.Facts = step, facts
			if !yield(now, nil) {
				return
			}
			next, said, err := m.step(f, p)
			if err != nil {
				yield(now, err)
				return
			}
			p, step, facts = next, floats.Distance(next.X(), p.X(), 2), said
		}
	}
}

// step returns the next Point and what is to be said of the step.
func (m *Newton) step(f objective.Objective, p objective.Point) (objective.Point, []Fact, error) {
	if n := f.Dim(); n > maxNewtonDim {
		return nil, nil, fmt.Errorf("%w: n = %d, and Newton forms no Hessian above n = %d", ErrBreakdown, n, maxNewtonDim)
	}
	now := observe(p)
	if err := impasse(now); err != nil {
		return nil, nil, err
	}
	d, about, err := m.direction(denseHessian(p, m.Damping), now.Gradient)
	if err != nil {
		return nil, nil, err
	}
	facts := []Fact{number("lambda", m.Damping), about}
	slope := floats.Dot(now.Gradient, d)
	if m.LineSearch == searchNone || m.Indefinite == indefiniteNone && slope >= 0 {
		if stays(p.X(), 1, d) {
			return nil, nil, errStalled
		}
		return f.At(along(p.X(), 1, d)), append(facts, number("step-length", 1)), nil
	}
	next, eta, err := m.Armijo.search(f, p, slope, d, nil)
	return next, append(facts, number("step-length", eta)), err
}
