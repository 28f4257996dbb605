package method

import (
	"fmt"
	"iter"
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// firstMemory is what a first-order method carries from step to step: what the
// method itself keeps, and how far the run has come through the examples.
type firstMemory[K any] struct {
	n    int // variables
	kept K
	passage
}

func (m firstMemory[K]) Dim() int { return m.n }

// keeping is a pointer to what a method keeps.
type keeping[K any] interface {
	*K
	fresh(n int) K // what is kept of n variables before the first step
	slots() []Slot
}

// keeps is part of a first-order method that keeps a K, and saves and restores it.
type keeps[K any, P keeping[K]] struct{}

// recall returns what memory holds, where it is that of a method that keeps a K of n
// variables; else that of a run that begins.
func (keeps[K, P]) recall(memory any, n int) firstMemory[K] {
	return Recall(memory, firstMemory[K]{n: n, kept: P(nil).fresh(n)})
}

func (keeps[K, P]) slots(m *firstMemory[K]) []Slot {
	return append(m.passage.slots(), P(&m.kept).slots()...)
}

// Save returns what a memory of this method holds.
func (s keeps[K, P]) Save(memory any) Saved { return SaveMemory(memory, s.slots) }

// Restore returns the memory that was saved.
func (s keeps[K, P]) Restore(saved Saved, n int) (any, error) {
	m, err := RestoreMemory(saved, n, s.recall(nil, n), s.slots)
	if err == nil && (m.done > m.of || m.idle > m.of) {
		err = fmt.Errorf("done is %d of %d batches, which cannot be", max(m.done, m.idle), m.of)
	}
	return m, err
}

// move is a step of a first-order method.
type move struct {
	to     objective.Point // nil where there is no step
	length float64         // ‖x_k − x_{k−1}‖₂
	facts  []Fact
	err    error // why the run can go no further on these examples
}

// moveAlong returns the step d from p, with the error that says it leads nowhere.
func moveAlong(f objective.Objective, p Place, d []float64, err error) move {
	return move{to: objective.Keep(f, vector.Along(p.X(), 1, d)), length: norm(d), err: err}
}

// looks is of what a step makes its direction: the gradient of how many examples, and how
// long that may be.
type looks struct {
	batch int     // 0 for all
	clip  float64 // 0 for any length
}

// firstOrder runs a method that makes its step of the gradient and of what it
// keeps. direction returns the step from p, on the examples f that this step looks
// at, and what is kept after it; it does not write to what it is given, for that is
// in the memory of an iterate.
//
// It yields x first, then one iterate a step, at the cost of one gradient of what
// the step looks at and of whatever direction asks for. Of a step on a batch nobody knows f,
// which takes as long as a third of an epoch: where objective.ByEpoch says so, an
// iterate is a whole epoch, and the steps inside are partial ones.
func firstOrder[K any](f objective.Objective, x []float64, look looks, start firstMemory[K],
	direction func(f objective.Objective, p Place, kept K) (move, K)) iter.Seq2[Iterate, error] {
	return func(yield func(Iterate, error) bool) {
		s, kept := newSampler(f, look.batch, start.passage), start.kept
		p, made := s.arrive(objective.Keep(f, x)), move{}
		for {
			now := Iterate{X: p.X(), Partial: true}
			if !s.inside() {
				now = p.Iterate(made.length, made.facts)
				now.Memory = firstMemory[K]{len(x), kept, s.passage}
			}
			if !yield(now, nil) {
				return
			}
			on, from := s.next(p)
			from, clipped := from.clipped(look.clip)
			made, kept = direction(on, from, kept)
			if s.ends(made.err) {
				yield(now, made.err)
				return
			}
			made.facts = slices.Concat(made.facts, clipped, s.facts())
			if made.to == nil { // the next batch may lead on
				made.to, made.facts = p.Point, append(made.facts, Words(&Outcome, "none: %v", made.err))
			}
			p = s.arrive(made.to)
		}
	}
}
