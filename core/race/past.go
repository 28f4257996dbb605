package race

import (
	"math"
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// leastRecord is how many numbers a Record had before what steps report came behind them.
const leastRecord = 13

// RecordNames returns the meanings of the numbers of a Record, in their order.
func RecordNames() []string {
	names := []string{"loss", "gradient", "length", "seconds", "test", "right", "values", "gradients", "hessian", "gauss-newton", "squared", "batches", "batch-gradients"}
	return append(names, Reported()...)
}

// RecordWidth reports whether n is a legal length of a record: that of RecordNames, or that of the first files.
func RecordWidth(n int) bool { return n == leastRecord || n == len(RecordNames()) }

// Record returns the numbers that are kept of a step without its x: those of the curves and of the plots by step. Norms
// and losses that were not computed are NaN, and so is what the step does not report.
func (s *Iterate) Record() []float64 {
	e := s.Evals
	r := []float64{s.F, s.GradNorm, s.Length, s.Seconds, s.Test, s.Right,
		float64(e.Value), float64(e.Gradient), float64(e.HessVec), float64(e.GaussNewton), float64(e.Squared), e.Batches, e.BatchGradients}
	for i := range Reported() {
		r = append(r, s.Reports(i))
	}
	return r
}

// Past returns the steps of an interrupted run: records are theirs, width numbers each, one after the other; x is the
// last iterate, and memory what the method carried on from there, nil where it begins anew. ok is false where the numbers
// cannot be those of a run: seconds or costs fall, a loss is not finite, or the width is not one of RecordWidth.
func Past(records []float64, width int, x []float64, memory any) (past []Iterate, ok bool) {
	if !RecordWidth(width) || len(records)%width != 0 {
		return nil, false
	}
	for at := 0; at < len(records); at += width {
		s, ok := recorded(records[at : at+width])
		if !ok {
			return nil, false
		}
		s.steepest, s.looked = s.GradNorm, math.Inf(1)
		if n := len(past); n > 0 {
			before := &past[n-1]
			if s.Seconds < before.Seconds || s.Evals.Cost() < before.Evals.Cost() {
				return nil, false
			}
			s.steepest = max(s.steepest, before.steepest)
		}
		past = append(past, s)
	}
	if len(past) == 0 {
		return nil, false
	}
	last := &past[len(past)-1]
	last.X, last.memory = x, memory
	return past, true
}

// recorded returns the step of a record, and whether it can be one.
func recorded(r []float64) (Iterate, bool) {
	s := Iterate{F: r[0], GradNorm: r[1], Length: r[2], Seconds: r[3], Exam: Exam{Test: r[4], Right: r[5]}}
	for _, v := range []float64{r[0], r[2], r[3]} {
		if !vector.IsFinite(v) {
			return s, false
		}
	}
	for _, n := range r[6:leastRecord] {
		if !(n >= 0 && n <= 1e12) {
			return s, false
		}
	}
	count := func(i int) int { return int(r[i]) }
	s.Evals = objective.Evals{
		Value: count(6), Gradient: count(7), HessVec: count(8), GaussNewton: count(9), Squared: count(10),
		Batches: r[11], BatchGradients: r[12],
	}
	s.left, s.reported = true, slices.Clone(r[leastRecord:])
	return s, true
}

// Carried returns the memory of a method after the last step of its run; nil for none, and where the run cannot
// be continued.
func Carried(r *Run) any {
	if len(r.Trace) == 0 {
		return nil
	}
	return r.Trace[len(r.Trace)-1].memory
}

// takeUp begins a run with the steps that its plan has of before, as far as its limits reach.
func takeUp(r *Run) {
	past := r.Plan.Past
	k := r.rule.within(past)
	if k < 0 {
		return
	}
	r.Trace = slices.Clone(past[:k+1])
	if r.Trace[0].X == nil {
		r.Trace[0].X = r.x0
	}
	r.seconds = r.Trace[k].Seconds
	if r.End = r.rule.judge(r); r.due() {
		r.End = nil
	}
	if r.End == nil && k+1 < len(past) {
		r.End = r.rule.spent(k, past[k+1].Evals.Cost())
	}
}

// Shortened reports whether a run is cut off by its limits where its x is not known: it can
// neither go on nor be kept.
func Shortened(r *Run) bool {
	k := len(r.Trace) - 1
	return k >= 0 && k+1 < len(r.Plan.Past)
}

// holdMemory lets go of what the method carried from the step before the last, of a problem so large
// that only the last is kept.
func holdMemory(r *Run) {
	if k := len(r.Trace) - 2; k >= 0 && r.rule.Large > 0 {
		r.Trace[k].memory = nil
	}
}
