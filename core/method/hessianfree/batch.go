package hessianfree

import (
	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// batchSeed puts the examples in order before they are cut into batches: any
// number will do, and a run has no other use for chance.
const batchSeed = 1

// sample is what a step takes the curvature of: the whole objective or a batch
// of its examples. The reduction ratio compares values on the same examples.
type sample struct {
	f       objective.Objective
	p       objective.Point // f at the step's beginning
	whole   bool
	remarks []method.Fact
}

// drawn is what a step looks at.
type drawn struct {
	f       objective.Objective
	batches []objective.Objective // of f, for the curvature; nil where it is taken of all of f
	renewed bool                  // whether other steps look at other samples
}

// draw returns what step k looks at.
func (h *Method) draw(f objective.Objective, k int) drawn {
	sample := objective.Draw(f, k)
	return drawn{f: sample, batches: h.batches(sample), renewed: objective.Renews(f)}
}

// arrive returns what step k looks at, after one that looked at d and led from p to
// what was made of it, and the place there.
func (h *Method) arrive(f objective.Objective, d drawn, p method.Place, made stepMade, k int) (drawn, method.Place) {
	reached := p.Point
	if made.err == nil {
		reached = made.reached
	}
	switch {
	case d.renewed:
		d = h.draw(f, k)
		return d, method.At(objective.Keep(d.f, reached.X()))
	case made.err == nil:
		return d, method.At(reached)
	}
	return d, p
}

// batches cuts f for the curvature, nil where it is taken of the whole.
func (h *Method) batches(f objective.Objective) []objective.Objective {
	if h.Batch == 0 {
		return nil
	}
	return objective.Batches(f, h.Batch, batchSeed)
}

// sample returns what step k, counted from 0, takes the curvature of: one batch
// after the other, round and round.
func (h *Method) sample(f objective.Objective, p method.Place, batches []objective.Objective, k int) sample {
	if len(batches) > 0 {
		batch := batches[k%len(batches)]
		s := sample{f: batch, p: objective.Keep(batch, p.X())}
		if n := objective.Examples(f); h.Batch > n {
			s.remarks = []method.Fact{method.AllExamples(&curvatureBatch, n)}
		}
		return s
	}
	s := sample{f: f, p: p.Point, whole: true}
	if h.Batch > 0 {
		s.remarks = []method.Fact{method.Words(&curvatureBatch, "all: f is not a mean over examples")}
	}
	return s
}

// ratio returns ρ of the full step to reached, as the sample sees it; own where reached is
// of the sample already.
func (s sample) ratio(reached objective.Point, promised float64, own bool) float64 {
	if !s.whole && !own {
		reached = objective.Keep(s.f, reached.X())
	}
	return reductionRatio(s.p.Value(), reached.Value(), promised)
}
