package method

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/vector"
)

// NelderMead lets a simplex of n + 1 points crawl downhill by reflecting,
// stretching and shrinking it; it needs values only. It is gonum's, with the
// coefficients Gao and Han adapted to n. The iterate is the best vertex, which
// stays where it is in many a step. gonum gives nothing of the simplex away: a
// run that is resumed begins afresh.
//
// Source: J. Nelder and R. Mead, "A simplex method for function minimization",
// Computer J. 7(4), 1965; F. Gao and L. Han, "Implementing the Nelder-Mead
// simplex algorithm with adaptive parameters", Comput. Optim. Appl. 51, 2012.
type NelderMead struct {
	Simplex float64 // edge of the first simplex, along the axes from x₀
}

var _ Method = (*NelderMead)(nil)

// NewNelderMead returns Nelder–Mead with a first simplex that can be seen.
func NewNelderMead() *NelderMead { return &NelderMead{Simplex: 0.5} }

// Fields declares the size of the first simplex.
func (m *NelderMead) Fields() []param.Field {
	return []param.Field{
		param.Float(&m.Simplex, "simplex", param.Log(1e-4, 100), "length of the edges of the first simplex").Called("First simplex", "").Mainly(),
	}
}

// Run yields x₀ first, then one iterate a step and a partial iterate after every
// value; a step costs one or two values, or n + 2 where the simplex shrinks. It
// ends with ErrNoProgress when rounding no longer tells the vertices apart.
func (m *NelderMead) Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		p := f.At(x0)
		w := &simplexWatch{yield: yield, x: slices.Clone(p.X()), best: Iterate{X: slices.Clone(p.X()), F: p.Value()}}
		if !yield(w.best, nil) {
			return
		}
		if !vector.IsFinite(p.Value()) {
			yield(w.best, fmt.Errorf("%w: the value is not a finite number", ErrBreakdown))
			return
		}
		problem := optimize.Problem{Func: func(x []float64) float64 { return vector.OrInf(f.At(x).Value()) }}
		settings := &optimize.Settings{
			InitValues: &optimize.Location{F: p.Value()},
			Converger:  optimize.NeverTerminate{},
			Recorder:   w,
		}
		_, err := optimize.Minimize(problem, p.X(), settings, &optimize.NelderMead{SimplexSize: m.Simplex})
		if err == nil { // gonum ends of itself at −∞ only
			err = fmt.Errorf("%w: the value is −∞", ErrBreakdown)
		}
		if !errors.Is(err, errReaderGone) {
			yield(w.best, err)
		}
	}
}

// errReaderGone is how gonum is made to end a run nobody reads any more.
var errReaderGone = errors.New("nobody asks for another iterate")

// simplexWatch is called by gonum with every value and every step, on the goroutine
// that called optimize.Minimize, and passes them on.
type simplexWatch struct {
	yield func(Iterate, error) bool
	best  Iterate   // the last step
	x     []float64 // its position, for itself
	begun bool      // whether gonum has announced the start
	reach float64   // largest distance from x of a point tried since
	still int       // steps in a row whose reach was within rounding
	ended error     // what gonum was made to end with
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

// Init begins a run.
func (w *simplexWatch) Init() error { return nil }

// Record passes on what happened at loc. It returns an error when gonum is to
// end the run.
func (w *simplexWatch) Record(loc *optimize.Location, op optimize.Operation, _ *optimize.Stats) error {
	switch {
	case w.ended != nil:
	case op == optimize.FuncEvaluation:
		w.reach = math.Max(w.reach, floats.Distance(loc.X, w.x, 2))
		if !w.yield(w.best.Inside(), nil) {
			w.ended = errReaderGone
		}
	case op == optimize.MajorIteration && !w.begun:
		w.begun = true // the start, which has been yielded
	case op == optimize.MajorIteration:
		w.step(loc)
	}
	return w.ended
}

// step passes on the best vertex of a new simplex, and ends the run when the
// simplex has collapsed.
func (w *simplexWatch) step(loc *optimize.Location) {
	length := floats.Distance(loc.X, w.x, 2)
	w.best = Iterate{X: slices.Clone(loc.X), F: loc.F, Step: length, Facts: []Fact{Number(&simplexSize, w.reach)}}
	if w.reach <= roundingReach*norm(w.x) {
		w.still++
	} else {
		w.still = 0
	}
	copy(w.x, loc.X)
	w.reach = 0
	if !w.yield(w.best, nil) {
		w.ended = errReaderGone
	} else if w.still == collapsedSteps {
		w.ended = fmt.Errorf("%w: the simplex has collapsed to a point", ErrNoProgress)
	}
}
