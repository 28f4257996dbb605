package race

import (
	"iter"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// stopped unwinds an evaluation that nobody waits for any more.
type stopped struct{}

// interruptible yields what seq does, and partial iterates in the middle of an evaluation
// of an objective that pauses: the caller can stop there, too.
func (r *Run) interruptible(seq iter.Seq2[method.Iterate, error]) iter.Seq2[method.Iterate, error] {
	if r.between = nil; !objective.Pauses(r.counted) {
		return seq
	}
	r.between = func() {} // until it is pulled
	return func(yield func(method.Iterate, error) bool) {
		defer func() {
			if e := recover(); e != nil && e != any(stopped{}) {
				panic(e)
			}
		}()
		r.between = func() {
			r.Awaits = objective.Awaits(r.counted)
			if !yield(method.Iterate{Partial: true}, nil) {
				panic(stopped{})
			}
		}
		objective.Pause(r.counted, r.between)
		for it, err := range seq {
			if r.rule.Test != nil && !it.Partial && err == nil {
				r.exams.hold(r.rule.Test, it.X, r.between)
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

// pull returns what comes next. The pauses are those of the run that pulls: others
// evaluate the same objective.
func (r *Run) pull() (method.Iterate, error, bool) {
	r.Awaits = nil
	if r.between == nil { // a step may take microseconds
		return r.next()
	}
	objective.Pause(r.counted, r.between)
	defer objective.Pause(r.counted, nil)
	return r.next()
}

// thin lets go of every second X that is kept, where they are too many; of the first and
// the last never.
func (r *Run) thin() {
	if r.rule.Large == 0 {
		return
	}
	var held []int
	for k := range r.Trace {
		if r.Trace[k].X != nil {
			held = append(held, k)
		}
	}
	if len(held) <= max(2, r.rule.Large) {
		return
	}
	for i := 1; i < len(held)-1; i += 2 {
		r.Trace[held[i]].X = nil
	}
}

// Held returns the last step up to k whose X is kept; −1 where there is none.
func (r *Run) Held(k int) int {
	k = min(k, len(r.Trace)-1)
	for k >= 0 && r.Trace[k].X == nil {
		k--
	}
	return k
}
