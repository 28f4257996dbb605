// Package method says how an objective is minimised: one algorithm a file, its
// settings declared in the struct, its state in the local variables of Run, and
// what a run carries from step to step in the Memory of its iterates.
// Convergence, limits, cost and non-finite values are the driver's business
// (package lab), the same for all methods.
package method

import (
	"errors"
	"iter"

	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Method is one algorithm with its settings.
type Method interface {
	// Fields declares what the user may set. The present values are the
	// defaults; the fields write into the Method they came from.
	Fields() []param.Field

	// Run yields the start x0 first and then one iterate a step, for as long as
	// it is asked; inside an expensive step it yields partial iterates too, so
	// that the caller can stop between any two products. The settings are
	// not changed by a run, and two runs yield the same bits.
	//
	// When a run cannot go on it yields its last good iterate with an error that
	// wraps ErrNoProgress, ErrLineSearch or ErrBreakdown, and returns.
	Run(f objective.Objective, x0 []float64) iter.Seq2[Iterate, error]
}

// The ways a method itself can fail.
var (
	ErrNoProgress = errors.New("no progress")           // the step is too small to change x or f
	ErrLineSearch = errors.New("line search exhausted") // no acceptable step length along a descent direction
	ErrBreakdown  = errors.New("breakdown")             // the algorithm's own assumption does not hold
)

// Iterate is what a method knows after a step. Nobody writes to X and Gradient after the yield, neither the
// method, which may go on using them, nor its reader; the other slices are the reader's.
type Iterate struct {
	X        []float64 // position, length n
	F        float64   // f(X)
	Gradient []float64 // ∇f(X), length n; nil where the method asks for none, or for that of a batch
	Step     float64   // ‖x_k − x_{k−1}‖₂; 0 at the start
	Facts    []Fact    // what the step wants to say of itself, in reading order
	Inner    *Inner    // the inner conjugate-gradient run that made the step; nil where there is none
	Partial  bool      // inside a step: X, F and Gradient are those of the step's beginning

	// Memory is what the method carries to its next step beyond X, for Resume:
	// opaque, and never written to after the yield. It is nil where the next
	// step follows from X and the settings alone, and on partial iterates.
	Memory any
}

// Inner is the run of conjugate gradients that made a step. It minimises
// φ(d) = ½ dᵀBd + gᵀd, B the curvature where the run began, with its damping.
type Inner struct {
	Iters   []InnerIter // Iters[0] is the start of CG (zero or the warm start)
	Taken   int         // index in Iters of the iterate the step was made of (CG backtracking)
	Rate    float64     // step length the line search gave it
	Epsilon float64     // ε of the stopping rule; 0 where the rule is off
	Window  int         // k of the stopping rule at the last iterate: it compares that with the one k before; 0 where the rule is off
	Stop    string      // why CG stopped, in words
}

// InnerIter is one iterate of an inner CG run.
type InnerIter struct {
	D         []float64 // the iterate, as a step from the X that the step leaves; nil where the method kept only its numbers
	Phi       float64   // φ(d)
	Residual  float64   // ‖Bd + g‖₂
	Curvature float64   // pᵀBp / pᵀp of the direction that led here; NaN at the start
	Stored    bool      // kept as a candidate for CG backtracking
}

// Entry is a row of the table of methods, which is in package all.
type Entry struct {
	Key   string        // in links: lower-case, hyphens; never changes
	Label string        // for people, as short as a legend
	Help  string        // one sentence
	New   func() Method // at its default settings
	Style wire.Style    // how its runs are drawn wherever it runs
}

// Name returns the key and the label.
func (e Entry) Name() (key, label string) { return e.Key, e.Label }
