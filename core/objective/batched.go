package objective

// Batched is implemented by objectives that are a mean over examples, for
// methods that look at some of them at a time.
type Batched interface {
	Objective

	// Examples returns the number of examples the mean is over.
	Examples() int

	// Batches returns the mean over each of ⌈Examples/size⌉ batches, in an
	// order of the examples that depends on seed alone. Sizes differ by at most
	// one and none is above size, which must be at least 1; every example
	// stands in one batch. A penalty belongs to every batch, so the mean of
	// equally large batches is the whole.
	//
	// The examples are copied once, in their new order. Batches of one cut may
	// share memory, so they are not safe for concurrent use.
	Batches(size int, seed uint64) []Objective
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

// countedBatch is a batch with a counter of its own.
type countedBatch struct {
	*Counted
	share float64 // of the examples of the whole
}

// batches puts a counter around every batch, and keeps it.
func (c *Counted) batches(size int, seed uint64) []Objective {
	inner := Batches(c.f, size, seed)
	if inner == nil {
		return nil
	}
	counted := make([]Objective, len(inner))
	for i, b := range inner {
		part := countedBatch{Counted: Count(b), share: 1 / float64(len(inner))} // sizes differ by at most one
		c.parts = append(c.parts, part)
		counted[i] = part.Counted
	}
	return counted
}
