package wolfe

import (
	"fmt"
	"iter"
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/vector"
)

// NonlinearCG carries conjugate gradients over to any function: d ← −g + βd, and
// a line search along d. The variants differ in β.
//
// Source: W. Hager and H. Zhang, "A survey of nonlinear conjugate gradient
// methods", Pacific J. Optim. 2, 2006; the first trial of a line search is that of
// J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006, section 3.5.
type NonlinearCG struct {
	Variant string // key of one of the variants
	Wolfe   Wolfe
}

var _ method.Saver = (*NonlinearCG)(nil)

// variant is a row of the table of formulas for β.
type variant struct {
	key, label string
	beta       func(g, last, d []float64) float64 // of the gradient here, the last one, and the last direction
}

// variants returns the formulas for β; y is the difference of the gradients.
func variants() []variant {
	return []variant{
		{"hestenes-stiefel", "Hestenes–Stiefel", func(g, last, d []float64) float64 { // max(0, gᵀy / dᵀy)
			y := vector.Difference(g, last)
			return math.Max(0, floats.Dot(g, y)/floats.Dot(d, y))
		}},
		{"fletcher-reeves", "Fletcher–Reeves", func(g, last, _ []float64) float64 { // ‖g‖² / ‖last‖²
			ratio := floats.Norm(g, 2) / floats.Norm(last, 2)
			return ratio * ratio
		}},
		{"polak-ribiere", "Polak–Ribière", func(g, last, _ []float64) float64 { // max(0, gᵀy / ‖last‖²)
			length, before := floats.Norm(g, 2), floats.Norm(last, 2)
			return math.Max(0, (length*length-floats.Dot(g, last))/(before*before))
		}},
		{"dai-yuan", "Dai–Yuan", func(g, last, d []float64) float64 { // ‖g‖² / dᵀy
			length := floats.Norm(g, 2)
			return length * length / floats.Dot(d, vector.Difference(g, last))
		}},
		{"hager-zhang", "Hager–Zhang", func(g, last, d []float64) float64 { // (y − 2d‖y‖²/dᵀy)ᵀg / dᵀy
			y := vector.Difference(g, last)
			length, along := floats.Norm(y, 2), floats.Dot(d, y)
			return (floats.Dot(g, y) - 2*floats.Dot(g, d)*length*length/along) / along
		}},
	}
}

// The direction is −g again after 6n steps, and where two gradients in a row are
// nearly opposite.
const (
	restartAfter  = 6    // times n
	restartCosine = -0.9 // of the angle between the gradients
)

// The first trial of a line search is between these step lengths.
const (
	shortestFirst = 1e-3
	longestFirst  = 1
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
	field := param.Choice(&m.Variant, "variant", choices, "This is the formula for β, the share of the last direction that is kept.").Called("Variant", "β").Mainly()
	return append([]param.Field{field}, m.Wolfe.fields()...)
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// trial of the line search, at the cost of a value and mostly a gradient a trial.
func (m *NonlinearCG) Run(f objective.Objective, x0 []float64) iter.Seq2[method.Iterate, error] {
	return m.Resume(f, x0, nil)
}

// Resume goes on from x with the last direction and gradient in memory.
func (m *NonlinearCG) Resume(f objective.Objective, x []float64, memory any) iter.Seq2[method.Iterate, error] {
	return func(yield func(method.Iterate, error) bool) {
		descend(f, x, m.Wolfe, m.directions(), method.Recall(memory, conjugate{n: f.Dim()}), yield)
	}
}

// conjugate is what nonlinear CG keeps of its last step.
type conjugate struct {
	n     int
	g     []float64 // the gradient at its beginning; nil before the first step
	d     []float64 // its direction
	fall  float64   // by how much f would have fallen, had the slope stayed: α·|gᵀd|
	since int       // steps since the last with d = −g
}

func (c conjugate) Dim() int { return c.n }

func (c *conjugate) slots() []method.Slot {
	return []method.Slot{
		{Name: "steps", Count: &c.since}, {Name: "fall", Number: &c.fall},
		{Name: "gradient", Vector: &c.g, Least: method.AnyNumber, None: true},
		{Name: "direction", Vector: &c.d, Least: method.AnyNumber, None: true},
	}
}

// Save returns what a memory of this method holds.
func (m *NonlinearCG) Save(memory any) method.Saved {
	return method.SaveMemory(memory, (*conjugate).slots)
}

// Restore returns the memory that was saved.
func (m *NonlinearCG) Restore(s method.Saved, n int) (any, error) {
	c, err := method.RestoreMemory(s, n, conjugate{n: n}, (*conjugate).slots)
	if err == nil && (c.g == nil) != (c.d == nil) {
		err = fmt.Errorf("gradient and direction are not both there")
	}
	return c, err
}

// directions returns those of the variant.
func (m *NonlinearCG) directions() conjugateDirections {
	for _, v := range variants() {
		if v.key == m.Variant {
			return v.beta
		}
	}
	return variants()[0].beta
}

// conjugateDirections is the formula for β.
type conjugateDirections func(g, last, d []float64) float64

// direction returns −g + βd, or −g where the method begins again. The first trial promises
// as large a fall of f, to first order, as the last step did.
func (beta conjugateDirections) direction(p method.Place, c conjugate, _ *rests) ([]float64, float64, conjugate) {
	if c.g == nil {
		return vector.Scaled(-1, p.G), bounded(1 / floats.Norm(p.G, math.Inf(1))), c
	}
	d := beta.next(p.G, c)
	if d == nil {
		c.since = 0
		return vector.Scaled(-1, p.G), 1, c
	}
	c.since++
	return d, bounded(c.fall / -floats.Dot(p.G, d)), c
}

// next returns −g + βd. It is nil where the direction is to be −g again: after 6n steps, where
// the gradients are nearly opposite, where β is 0, and where −g + βd does not descend.
func (beta conjugateDirections) next(g []float64, c conjugate) []float64 {
	b := beta(g, c.g, c.d)
	opposite := floats.Dot(g, c.g) <= restartCosine*floats.Norm(g, 2)*floats.Norm(c.g, 2)
	if c.since+1 == restartAfter*c.n || opposite || b == 0 {
		return nil
	}
	d := vector.Scaled(-1, g)
	floats.AddScaled(d, b, c.d)
	if floats.Dot(g, d) >= 0 {
		return nil
	}
	return d
}

// bounded keeps a first trial in its range.
func bounded(first float64) float64 {
	return math.Max(shortestFirst, math.Min(first, longestFirst))
}

// learn returns what is kept of a step.
func (beta conjugateDirections) learn(c conjugate, made step, _ *rests) conjugate {
	c.g, c.d = made.from.G, made.d
	c.fall = -(made.length / floats.Norm(made.d, 2) * made.slope)
	return c
}
