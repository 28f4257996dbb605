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
