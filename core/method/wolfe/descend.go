package wolfe

import (
	"errors"
	"fmt"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// directions is what a method adds to a line search. An M is what it keeps from step to
// step: nothing that an M points to is written to, for it is the memory of an iterate.
type directions[M any] interface {
	// direction returns the direction d from p, the step length to try first, and what is
	// kept from then on.
	direction(p method.Place, kept M, r *rests) (d []float64, first float64, after M)

	// learn returns what is kept after a step.
	learn(kept M, made step, r *rests) M
}

// step is a step of a line search.
type step struct {
	from, to method.Place
	d        []float64
	slope    float64 // ∇f(from)ᵀd
	length   float64 // ‖to − from‖₂
}

// rests lets the caller of a run stop between two pieces of a direction.
type rests struct {
	reader func() bool // false where nobody reads the run any more
	done   int         // numbers gone through since the last rest
	left   bool
}

// pieceSize is how many numbers a piece goes through: some milliseconds in a browser.
const pieceSize = 4 << 20

// after is called when so many numbers have been gone through. It reports whether to go on.
func (r *rests) after(numbers int) bool {
	if r.done += numbers; r.done >= pieceSize && !r.left {
		r.done, r.left = 0, !r.reader()
	}
	return !r.left
}

// descend runs a method. It yields x first, then one iterate a step, and a partial iterate
// after every evaluation and between the pieces of a long direction. The loop is one step of every such method, and
// stays whole.
func descend[M any](f objective.Objective, x []float64, w Wolfe, by directions[M], kept M, yield func(method.Iterate, error) bool) {
	p := method.At(objective.Keep(f, x))
	now := p.Iterate(0, nil)
	now.Memory = kept
	if !yield(now, nil) {
		return
	}
	err := p.Leavable()
	if err != nil {
		yield(now, err)
		return
	}
	inside := func() bool { return yield(now.Inside(), nil) }
	for value, r := p.Value(), (&rests{reader: inside}); ; {
		d, first, after := by.direction(p, kept, r)
		if r.left {
			return
		}
		l := line{f: f, from: p, d: d, value: value, slope: floats.Dot(p.G, d), to: p.Point, asked: inside}
		if l.slope >= 0 {
			err = fmt.Errorf("%w: the direction does not descend", method.ErrBreakdown)
		} else {
			err = w.search(&l, first)
		}
		if errors.Is(err, errLeft) {
			return
		} else if err != nil {
			yield(now, err)
			return
		}
		made := step{from: p, to: method.Place{Point: l.to, G: l.g}, d: d, slope: l.slope}
		made.length = floats.Distance(made.to.X(), p.X(), 2)
		if kept = by.learn(after, made, r); r.left {
			return
		}
		p, value = made.to, l.at
		now = p.Iterate(made.length, []method.Fact{method.Number(&searchTrials, float64(l.trials))})
		now.Memory = kept
		if !yield(now, nil) {
			return
		}
		if err := p.Leavable(); err != nil {
			yield(now, err)
			return
		}
	}
}
