package method

import (
	"errors"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
)

// Wolfe chooses the line search of the methods that come from gonum. It accepts
// a step length η along d when f has fallen and the slope is flat enough,
//
//	|∇f(x + ηd)ᵀd| ≤ c₂ |∇f(x)ᵀd|.
//
// Source: J. Moré and D. Thuente, "Line search algorithms with guaranteed
// sufficient decrease", ACM Trans. Math. Software 20(3), 1994.
type Wolfe struct {
	Search string  // "more-thuente" or "bisection"
	Slope  float64 // c₂ in (0, 1), share of the slope that may be left
}

// The choices of Wolfe.Search.
const (
	searchMoreThuente = "more-thuente"
	searchBisection   = "bisection"
)

// wolfeDecrease is the c₁ of Moré and Thuente's sufficient decrease, from J.
// Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006, section 3.1.
const wolfeDecrease = 1e-4

// fields declares the line search and c₂.
func (w *Wolfe) fields() []param.Field {
	const group = "line search"
	choices := []param.Option{
		{Key: searchMoreThuente, Label: "Moré–Thuente"},
		{Key: searchBisection, Label: "bisection"},
	}
	return []param.Field{
		param.Choice(&w.Search, "linesearch", choices, "how the step length is found").Called("Line search", "").In(group),
		param.Float(&w.Slope, "wolfe", param.Linear(0.01, 0.99), "largest fraction of the slope that may remain after a step").Called("Wolfe constant", "c₂").In(group),
	}
}

// searcher returns a new line search; it has a state of its own.
func (w *Wolfe) searcher() optimize.Linesearcher {
	if w.Search == searchBisection {
		return &optimize.Bisection{CurvatureFactor: w.Slope}
	}
	return &optimize.MoreThuente{DecreaseFactor: wolfeDecrease, CurvatureFactor: w.Slope}
}

var searchTrials = Quantity{"trials", term.Term{
	Name: "Line search trials", Symbol: "t",
	Meaning: "The line search tried this many step lengths before it accepted one.",
	Formula: "t trials until |∇f(x + αd)ᵀd| ≤ c₂ |∇f(x)ᵀd|",
}}

// mostTrials ends a line search that gonum would go on with for ever, where its first trial
// is too long by more than it can shorten: a usual one takes two or three.
const mostTrials = 200

// runDirections runs a gonum method that gives directions to a line search. It
// drives gonum's LinesearchMethod itself and not through optimize.Minimize, which
// would run it on other goroutines and end it by criteria of its own.
//
// It yields x0 first, then one iterate a step, and a partial iterate after every
// evaluation. directions and search belong to this run alone.
func runDirections(f objective.Objective, x0 []float64, directions optimize.NextDirectioner, search optimize.Linesearcher, yield func(Iterate, error) bool) {
	p := At(f.At(x0))
	now := p.Iterate(0, nil)
	if !yield(now, nil) {
		return
	}
	if err := p.Leavable(); err != nil {
		yield(now, err)
		return
	}
	ls := optimize.LinesearchMethod{NextDirectioner: directions, Linesearcher: search}
	loc := &optimize.Location{X: slices.Clone(p.X()), F: p.Value(), Gradient: slices.Clone(p.G)}
	trial, trials := p.Point, 0
	for op, err := ls.Init(loc); ; op, err = ls.Iterate(loc) {
		if err == nil && op == optimize.MajorIteration {
			step := floats.Distance(loc.X, p.X(), 2)
			p = Place{Point: trial, G: slices.Clone(loc.Gradient)}
			now, trials = p.Iterate(step, []Fact{Number(&searchTrials, float64(trials))}), 0
			if !yield(now, nil) {
				return
			}
			err = p.Leavable()
		} else if err == nil {
			if trials++; trials > mostTrials {
				yield(now, fmt.Errorf("%w: no step length in %d trials", ErrLineSearch, mostTrials))
				return
			}
			if trial, err = evaluate(f, trial, loc, op); err == nil && !yield(now.Inside(), nil) {
				return
			}
		}
		if err != nil {
			yield(now, translate(err))
			return
		}
	}
}

// evaluate fills loc with what op asks for at loc.X, and returns the Point there:
// last, where it is the same. A value that is NaN counts as +∞.
func evaluate(f objective.Objective, last objective.Point, loc *optimize.Location, op optimize.Operation) (objective.Point, error) {
	if !vector.AllFinite(loc.X) {
		return nil, fmt.Errorf("%w: the step is not finite", ErrLineSearch)
	}
	if !slices.Equal(last.X(), loc.X) {
		last = f.At(loc.X)
	}
	if op&optimize.FuncEvaluation != 0 {
		loc.F = vector.OrInf(last.Value())
	}
	if op&optimize.GradEvaluation != 0 {
		last.Gradient(loc.Gradient)
	}
	return last, nil
}

// translate puts an error of gonum's into this package's terms.
func translate(err error) error {
	switch {
	case errors.Is(err, optimize.ErrNoProgress):
		return ErrStalled
	case errors.Is(err, optimize.ErrNonDescentDirection):
		return fmt.Errorf("%w: the direction does not descend", ErrBreakdown)
	case errors.Is(err, optimize.ErrLinesearcherFailure):
		return fmt.Errorf("%w: no step length is flat enough", ErrLineSearch)
	case errors.Is(err, optimize.ErrLinesearcherBound):
		return fmt.Errorf("%w: f falls without end along the direction", ErrLineSearch)
	}
	return err
}
