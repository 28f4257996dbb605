package method

import (
	"errors"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/term"
)

// batchField declares how many examples a step of a first-order method looks at.
func batchField(batch *int) param.Field {
	return param.Int(batch, "batch", param.LogOrZero(1, 1e6), "This is the number of examples that give the gradient, redrawn each step; 0 means all of them.").Called("Batch size", "").In("mini-batch").Needing(objective.OffersExamples)
}

// passage is how far a run has come through the examples.
type passage struct {
	epoch int // counted from 0
	of    int // batches in it; 0 before the first
	done  int // of them that a step was made on
	idle  int // of those, in a row, whose step led nowhere
}

// sampler says what the steps of a first-order method look at: all of f, or one
// batch of its examples a step. Every epoch the examples are put in a new order
// and cut anew, so that each is looked at once an epoch, in other company. Of an
// objective.Renewed an epoch is one sample, and the next another.
//
// Source: H. Robbins and S. Monro, "A stochastic approximation method", Ann.
// Math. Statist. 22(3), 1951; the order: L. Bottou, "Curiously fast convergence
// of some stochastic gradient descent algorithms", 2009.
type sampler struct {
	passage
	f       objective.Objective
	size    int  // most examples in a batch
	whole   bool // whether every step looks at all of f
	lacking bool // because f is no mean over examples
	fewer   int  // examples f has, where a batch was to have more; else 0
	batches []objective.Objective
}

// newSampler returns a sampler that goes on where a passage was left. Batches of
// another number begin with an epoch of their own.
func newSampler(f objective.Objective, size int, left passage) *sampler {
	s := &sampler{passage: left, f: f, size: size, whole: true}
	examples := objective.Examples(f)
	switch {
	case size == 0:
		return s
	case examples == 0:
		s.lacking = true
		return s
	}
	of := (examples-1)/size + 1
	if s.whole = of == 1; size > examples {
		s.fewer = examples
	}
	if !s.whole && of != left.of {
		s.passage = passage{epoch: left.epoch, of: of}
		if left.done > 0 {
			s.epoch++
		}
	}
	return s
}

// inside reports whether the step that comes is one of an epoch that has begun, of an
// objective whose value takes long: then nobody asks for it before the epoch ends.
func (s *sampler) inside() bool {
	return !s.whole && 0 < s.done && s.done < s.of && objective.ByEpoch(s.f)
}

// arrive returns the place at the X of p, which may be a Point of f or of a
// batch. Where steps look at batches nobody knows the gradient of the whole, and
// none is asked for.
func (s *sampler) arrive(p objective.Point) Place {
	if s.whole {
		return At(p)
	}
	return Place{Point: objective.Keep(s.f, p.X())}
}

// next returns what the next step from p looks at, and p as it looks there.
func (s *sampler) next(p Place) (objective.Objective, Place) {
	if s.whole {
		return s.f, p
	}
	if s.done == s.of {
		s.passage = passage{epoch: s.epoch + 1, of: s.of}
		s.batches = nil
	}
	if s.batches == nil {
		s.batches = objective.Batches(objective.Draw(s.f, s.epoch), s.size, uint64(s.epoch))
	}
	b := s.batches[s.done]
	s.done++
	return b, At(objective.Keep(b, p.X()))
}

// ends reports whether the run ends with err, why the step led nowhere, or nil
// where it did not. One batch that has nothing to say is followed by others: only
// a whole epoch of them is the end.
func (s *sampler) ends(err error) bool {
	switch {
	case err == nil:
		s.idle = 0
		return false
	case s.whole || errors.Is(err, ErrBreakdown):
		return true
	}
	s.idle++
	return s.idle == s.of
}

var batchSeen = Quantity{"batch", term.Term{
	Name: "Batch", Symbol: "B",
	Meaning: "The step used the gradient on this part of the examples alone; an epoch is one pass through all of them.",
	Formula: "g = (1/|B|) Σ ∇fᵢ(x) over the examples i in B",
}}

// facts says what the step looked at, in a fresh slice; nil where that is all and
// was meant to be.
func (s *sampler) facts() []Fact {
	switch {
	case s.lacking:
		return []Fact{Words(&batchSeen, "all: f is not a mean over examples")}
	case s.fewer > 0:
		return []Fact{AllExamples(&batchSeen, s.fewer)}
	case s.whole:
		return nil
	}
	return []Fact{Words(&batchSeen, "%d of %d in epoch %d", s.done, s.of, s.epoch+1)}
}
