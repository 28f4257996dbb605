// Package crew shares the evaluations of an objective among workers that have nothing in
// common but messages: the Pool of the worker that runs the methods, and Helpers, each with a copy of what is
// minimised. Messages come in the order in which they were sent; how they travel is up to
// the caller that joins the two.
package crew

import (
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Problem is what a Helper makes its objective of.
type Problem struct {
	Query  string
	Memory func() []param.Pair // what no link carries; nil for nothing
	// Numbers is about how many numbers the objective keeps: where they are many, few
	// Helpers make it.
	Numbers int
	// Kept is about how many numbers a point or a sample keeps beside its weights: where
	// they are many, few are known at a time.
	Kept int
}

// Order is a message of the Pool. It is one of these: a problem to be made, from which on
// orders from before are void; a part to be summed; and one that is no longer wanted.
type Order struct {
	Number  int // of the problem, or of the part
	Problem *Problem
	Drop    bool

	objective.Part
	Point int       // names the weights
	X     []float64 // those, where the Helper does not know them; else nil
	V     []float64 // for products, where it is another than in the order before; else nil
}

// Reply is a message of a Helper: a problem is made, or a part summed, or cannot be.
type Reply struct {
	Number int // that of the order
	Made   bool
	Failed bool
	Value  float64
	Sum    []float64
}

// recent is which weights a Helper still knows, of those it was sent: those used last. Pool
// and Helper keep the same account.
type recent struct{ points []int }

const (
	knownNumbers = 1 << 22 // of all points that a Helper knows: 32 MB
	mostKnown    = 32
	leastKnown   = 4
)

// most returns how many points of n numbers are known.
func most(n int) int { return max(leastKnown, min(mostKnown, knownNumbers/n)) }

// use notes that a point of n numbers is used, and returns whether it is known, and which
// point is forgotten for it; −1 for none.
func (r *recent) use(point, n int) (known bool, gone int) {
	gone = -1
	if i := slices.Index(r.points, point); i >= 0 {
		r.points = slices.Delete(r.points, i, i+1)
		known = true
	} else if len(r.points) >= most(n) {
		gone, r.points = r.points[0], r.points[1:]
	}
	r.points = append(r.points, point)
	return known, gone
}
