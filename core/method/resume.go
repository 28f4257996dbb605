package method

import (
	"iter"

	"hfplayground/core/objective"
)

// Resumer is a Method whose runs can be interrupted at any step and continued: from another x, on another
// objective of the same dimension or with other settings, with the memory that the method had at that step.
type Resumer interface {
	Method

	// Resume yields x first and then goes on as the run that yielded memory, an
	// Iterate.Memory, would have gone on from its X: with the same x, objective
	// and settings to the same bits. Only the first iterate knows nothing of the
	// step that led to it: its Step is 0, and it has no Facts and no Inner.
	//
	// A memory that is nil, of another method or of another dimension means a
	// fresh beginning, so Run is Resume with nil. memory is not written to: any
	// number of runs can go on from it.
	Resume(f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error]
}

// Recall returns memory where it has the type of fresh and as many variables; else fresh.
func Recall[M interface{ Dim() int }](memory any, fresh M) M {
	if kept, ok := memory.(M); ok && kept.Dim() == fresh.Dim() {
		return kept
	}
	return fresh
}

// Resume goes on from x with the memory of an earlier run where m can do so;
// other methods begin afresh at x.
func Resume(m Method, f objective.Objective, x []float64, memory any) iter.Seq2[Iterate, error] {
	if r, ok := m.(Resumer); ok {
		return r.Resume(f, x, memory)
	}
	return m.Run(f, x)
}
