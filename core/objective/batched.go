package objective

import (
	"fmt"
	"slices"
)

// Batched is implemented by objectives that are a mean over examples, for
// methods that look at some of them at a time.
type Batched interface {
	Objective

	// Examples returns the number of examples the mean is over.
	Examples() int

	// Batches returns the mean over each of ⌈Examples/size⌉ batches, in an
	// order of the examples that depends on seed alone. Sizes differ by at most
	// one and none is above size, which must be at least 1; every example
	// is in one batch. A penalty belongs to every batch, so the mean of
	// equally large batches is the whole.
	//
	// The examples are copied once, in their new order. Batches of one cut may
	// share memory, so they are not safe for concurrent use.
	Batches(size int, seed uint64) []Objective
}

// Parts cuts n examples into ⌈n/size⌉ parts, and returns where each begins and ends: sizes
// differ by at most one. It panics where size is below 1.
func Parts(n, size int) [][2]int {
	if size < 1 {
		panic(fmt.Sprintf("objective: parts of %d examples, want at least 1", size))
	}
	parts := make([][2]int, (n-1)/size+1)
	for i := range parts {
		parts[i] = [2]int{i * n / len(parts), (i + 1) * n / len(parts)}
	}
	return parts
}

// Batches returns what f.Batches does, or nil where f is not Batched. Batches of
// a Counted are counted: an evaluation costs its share of the examples.
func Batches(f Objective, size int, seed uint64) []Objective {
	switch f := f.(type) {
	case *Counted:
		return f.batches(size, seed)
	case Batched:
		return f.Batches(size, seed)
	}
	return nil
}

// Examples returns the number of examples f is a mean over, 0 where f is not
// Batched.
func Examples(f Objective) int {
	switch f := f.(type) {
	case *Counted:
		return Examples(f.f)
	case Batched:
		return f.Examples()
	}
	return 0
}

// tally counts for one objective, and for the batches it is cut into.
type tally struct {
	evals Evals
	parts []part // one for each number of batches, however often f is cut
}

// part counts together for all batches of one share.
type part struct {
	batches int // in a cut: each is one of so many shares of the whole
	*tally
}

// sum returns the evaluations of the whole and of the batches by their shares.
func (t *tally) sum() Evals {
	sum := t.evals
	for _, p := range t.parts {
		on := p.sum()
		sum.Batches += on.Cost() / float64(p.batches)
		sum.BatchGradients += on.Epochs() / float64(p.batches)
	}
	return sum
}

// part returns the tally of cuts into so many batches.
func (t *tally) part(batches int) *tally {
	i := slices.IndexFunc(t.parts, func(p part) bool { return p.batches == batches })
	if i < 0 {
		i, t.parts = len(t.parts), append(t.parts, part{batches, new(tally)})
	}
	return t.parts[i].tally
}

// batches puts a counter around every batch. Sizes differ by at most one, so all
// batches of a cut count alike.
func (c *Counted) batches(size int, seed uint64) []Objective {
	inner := Batches(c.f, size, seed)
	if inner == nil {
		return nil
	}
	counted := make([]Objective, len(inner))
	for i, b := range inner {
		counted[i] = &Counted{f: b, tally: c.part(len(inner))}
	}
	return counted
}
