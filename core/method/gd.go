package method

import (
	"iter"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
)

// GradientDescent is steepest descent: x ← x − η∇f(x), with η fixed or found
// anew at every step by an Armijo line search that begins at η = 1.
//
// Near a minimum a fixed η is stable below 2/L, L the largest eigenvalue of the
// Hessian; on Rosenbrock's function L is 1002 at the minimum and 1506 at the
// usual start.
//
// Source: A. Cauchy, "Méthode générale pour la résolution des systèmes
// d'équations simultanées", C. R. Acad. Sci. Paris 25, 1847.
type GradientDescent struct {
	keeps[nothing, *nothing]

	Rate       float64 // η > 0, step length per unit of gradient
	LineSearch string  // "fixed" or "armijo"
	Armijo     Armijo
	Batch      int     // examples a step looks at; 0 for all
	Clip       float64 // largest length of the gradient of a step; 0 for any
}

var _ Saver = (*GradientDescent)(nil)

// The choices of GradientDescent.LineSearch.
const (
	searchFixed  = "fixed"
	searchArmijo = "armijo"
)

// NewGradientDescent returns gradient descent with η = 0.001.
func NewGradientDescent() *GradientDescent {
	return &GradientDescent{Rate: 1e-3, LineSearch: searchFixed, Armijo: DefaultArmijo()}
}

// Fields declares η, how it is found, the size of a batch, and the constants of
// the line search.
func (m *GradientDescent) Fields() []param.Field {
	choices := []param.Option{{Key: searchFixed, Label: "fixed"}, {Key: searchArmijo, Label: "Armijo"}}
	fields := []param.Field{
		param.Choice(&m.LineSearch, "linesearch", choices, "This is how the step length is found.").Called("Line search", "").Mainly(),
		param.Float(&m.Rate, "rate", param.Log(1e-6, 10), "This is the step length per unit of gradient: for ten times f it must be ten times smaller.").Called("Learning rate", "η").If("linesearch", searchFixed).Mainly(),
		batchField(&m.Batch),
		clipField(&m.Clip).If("linesearch", searchFixed),
	}
	for _, field := range m.Armijo.Fields() {
		fields = append(fields, field.In("line search").If("linesearch", searchArmijo))
	}
	return fields
}

// Run yields x₀ first, then one iterate a step, at the cost of one gradient and,
// with the line search, one value a trial, of what the step looks at.
func (m *GradientDescent) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return m.Resume(f, x0, nil)
}

// nothing is what gradient descent keeps.
type nothing struct{}

func (*nothing) fresh(int) nothing { return nothing{} }

func (*nothing) slots() []Slot { return nil }

// Resume goes on from x, in the epoch in memory.
func (m *GradientDescent) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	return firstOrder(f, x, looks{m.Batch, m.fixedClip()}, m.recall(memory, f.Dim()), m.descend)
}

// fixedClip returns the largest length of a gradient: a line search finds its own step
// length, whatever that is.
func (m *GradientDescent) fixedClip() float64 {
	if m.LineSearch != searchFixed {
		return 0
	}
	return m.Clip
}

var gradientRate = Quantity{"step-length", term.Term{
	Name: "Step length", Symbol: "η",
	Meaning: "The gradient is multiplied by η: the learning rate, or what the line search has found.",
	Formula: "x ← x − η∇f(x)",
}}

// descend returns the step from p against the gradient there.
func (m *GradientDescent) descend(f objective.Objective, p Place, n nothing) (move, nothing) {
	to, eta, err := m.step(f, p)
	made := move{to: to, facts: []Fact{Number(&gradientRate, eta)}, err: err}
	if to != nil {
		made.length = floats.Distance(to.X(), p.X(), 2)
	}
	return made, n
}

// step returns the Point at x − ηg, and η. The error says why there is none.
func (m *GradientDescent) step(f objective.Objective, p Place) (objective.Point, float64, error) {
	if err := p.Leavable(); err != nil {
		return nil, 0, err
	}
	if m.LineSearch == searchFixed {
		if vector.Stays(p.X(), -m.Rate, p.G) {
			return nil, 0, ErrStalled
		}
		return objective.Keep(f, vector.Along(p.X(), -m.Rate, p.G)), m.Rate, nil
	}
	d := floats.ScaleTo(make([]float64, len(p.G)), -1, p.G)
	return m.Armijo.Search(f, p, floats.Dot(p.G, d), d, nil)
}
