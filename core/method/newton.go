package method

import (
	"fmt"
	"iter"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
)

// Newton solves (H + λI)d = −g for the step d, with the Hessian H formed column
// by column, and moves to x + ηd. λ = 0 and η = 1 is Newton's method proper: it
// minimises a positive definite quadratic in one step, and elsewhere goes to
// whatever stationary point the quadratic model has, saddles and maxima included.
//
// Where H + λI is not positive definite, Indefinite says what to do. Left as it
// is, the step may lead uphill; then it is taken in full, for a line search
// would refuse it.
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

var _ Saver = (*Newton)(nil)

// searchNone is the choice of taking every step in full.
const searchNone = "none"

// maxNewtonDim is the largest n for which Newton forms a Hessian: beyond it a
// step costs n products and n³/3 operations that Hessian-free does without.
const maxNewtonDim = 500

// NewNewton returns Newton's method, undamped, with a line search, and negative
// eigenvalues flipped.
func NewNewton() *Newton {
	return &Newton{LineSearch: searchArmijo, Indefinite: indefiniteFlip, Armijo: DefaultArmijo()}
}

// Fields declares λ, the treatment of an indefinite Hessian and the line search.
func (m *Newton) Fields() []param.Field {
	searches := []param.Option{{Key: searchNone, Label: "none"}, {Key: searchArmijo, Label: "Armijo"}}
	fields := []param.Field{
		param.Float(&m.Damping, "damping", param.LogOrZero(1e-6, 1e6), "This number is added to the diagonal of the Hessian.").Called("Damping", "λ").Mainly(),
		param.Choice(&m.Indefinite, "indefinite", indefiniteOptions(), "This is how an indefinite Hessian is modified.").Called("Indefinite Hessian", "").Mainly(),
		param.Choice(&m.LineSearch, "linesearch", searches, "Shorten the step until f decreases enough.").Called("Line search", "").In("line search"),
	}
	for _, field := range m.Armijo.Fields() {
		fields = append(fields, field.In("line search").If("linesearch", searchArmijo))
	}
	return fields
}

// Run yields x₀ first, then one iterate a step, and a partial iterate after
// every product. A step costs one gradient, n Hessian-vector products and n³/3
// operations, or about 9n³ where the Hessian is not positive definite. The run
// ends with ErrBreakdown where n is above 500.
func (m *Newton) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// Save returns nothing: Newton's method remembers nothing.
func (*Newton) Save(any) Saved { return Saved{} }

// Restore returns no memory.
func (*Newton) Restore(Saved, int) (any, error) { return nil, nil }

// Resume begins at x like Run: Newton's method remembers nothing.
func (m *Newton) Resume(f objective.Objective, x []float64, _ any) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p, step, facts := At(f.At(x)), 0.0, []Fact(nil)
		for {
			now := p.Iterate(step, facts)
			if !yield(now, nil) {
				return
			}
			if err := m.feasible(p); err != nil {
				yield(now, err)
				return
			}
			h := denseHessian(p, func() bool { return yield(now.Inside(), nil) })
			if h == nil {
				return
			}
			next, said, err := m.step(f, p, h)
			if err != nil {
				yield(now, err)
				return
			}
			step, facts = floats.Distance(next.X(), p.X(), 2), said
			p = At(next)
		}
	}
}

var newtonDamping = Quantity{"lambda", term.Term{
	Name: "Damping", Symbol: "λ",
	Meaning: "λ is added to every eigenvalue of the Hessian H: the larger it is, the shorter the step, and the nearer to the direction of −∇f.",
	Formula: "(H + λI) d = −∇f(x)",
}}

// Quantities are what a step reports as a number and a file of a run keeps.
func (m *Newton) Quantities() []*Quantity { return []*Quantity{&newtonDamping} }

// feasible returns why no step can be made from p; nil where one can.
func (m *Newton) feasible(p Place) error {
	if n := len(p.G); n > maxNewtonDim {
		return fmt.Errorf("%w: n = %d, and Newton forms no Hessian above n = %d", ErrBreakdown, n, maxNewtonDim)
	}
	return p.Leavable()
}

// step returns the next Point and what is to be said of the step. h is the
// Hessian at p, and is written to.
func (m *Newton) step(f objective.Objective, p Place, h *mat.SymDense) (objective.Point, []Fact, error) {
	for i := range p.G {
		h.SetSym(i, i, h.At(i, i)+m.Damping)
	}
	d, about, err := m.direction(h, p.G)
	if err != nil {
		return nil, nil, err
	}
	facts := []Fact{Number(&newtonDamping, m.Damping), about}
	slope := floats.Dot(p.G, d)
	if m.LineSearch == searchNone || m.Indefinite == indefiniteNone && slope >= 0 {
		if vector.Stays(p.X(), 1, d) {
			return nil, nil, ErrStalled
		}
		return objective.Keep(f, vector.Along(p.X(), 1, d)), append(facts, Number(&StepLength, 1)), nil
	}
	next, eta, err := m.Armijo.Search(f, p, slope, d, nil)
	return next, append(facts, Number(&StepLength, eta)), err
}
