package method

import (
	"iter"

	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// NonlinearCG carries conjugate gradients over to any function: d ← −g + βd, and
// a line search along d. The variants differ in β. It is gonum's,
// which gives nothing of d away: a run that is resumed begins afresh.
//
// Source: W. Hager and H. Zhang, "A survey of nonlinear conjugate gradient
// methods", Pacific J. Optim. 2, 2006.
type NonlinearCG struct {
	Variant string // key of one of the variants
	Wolfe   Wolfe
}

var _ Method = (*NonlinearCG)(nil)

// variant is a row of the table of formulas for β.
type variant struct {
	key, label string
	make       func() optimize.CGVariant
}

// variants returns the formulas for β, gonum's own choice first.
func variants() []variant {
	return []variant{
		{"hestenes-stiefel", "Hestenes–Stiefel", func() optimize.CGVariant { return &optimize.HestenesStiefel{} }},
		{"fletcher-reeves", "Fletcher–Reeves", func() optimize.CGVariant { return &optimize.FletcherReeves{} }},
		{"polak-ribiere", "Polak–Ribière", func() optimize.CGVariant { return &optimize.PolakRibierePolyak{} }},
		{"dai-yuan", "Dai–Yuan", func() optimize.CGVariant { return &optimize.DaiYuan{} }},
		{"hager-zhang", "Hager–Zhang", func() optimize.CGVariant { return &optimize.HagerZhang{} }},
	}
}

// The direction is −g again after 6n steps, and where two gradients in a row are
// nearly opposite: gonum's defaults, which it sets only on the way through
// optimize.Minimize.
const (
	cgRestartFactor = 6
	cgRestartCosine = -0.9
)

// NewNonlinearCG returns the Hestenes–Stiefel variant with a line search sharp
// enough for it.
func NewNonlinearCG() *NonlinearCG {
	return &NonlinearCG{Variant: variants()[0].key, Wolfe: Wolfe{Search: searchMoreThuente, Slope: 0.1}}
}

// Fields declares the variant and the line search.
func (m *NonlinearCG) Fields() []param.Field {
	var choices []param.Option
	for _, v := range variants() {
		choices = append(choices, param.Option{Key: v.key, Label: v.label})
	}
	field := param.Choice(&m.Variant, "variant", choices, "formula for β, the share of the last direction that is kept").Called("Variant", "β").Mainly()
	return append([]param.Field{field}, m.Wolfe.fields()...)
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// trial of the line search, at the cost of a value and mostly a gradient a trial.
func (m *NonlinearCG) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		directions := &optimize.CG{
			InitialStep:            &optimize.FirstOrderStepSize{},
			IterationRestartFactor: cgRestartFactor,
			AngleRestartThreshold:  cgRestartCosine,
		}
		for _, v := range variants() {
			if v.key == m.Variant {
				directions.Variant = v.make()
			}
		}
		runDirections(f, x0, directions, m.Wolfe.searcher(), yield)
	}
}
