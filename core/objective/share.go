package objective

// Quantity is what is summed over examples.
type Quantity int

// The quantities.
const (
	OfValue       Quantity = iota
	OfGradient             // with the value
	OfHessVec              // ∇²f(x)·v
	OfGaussNewton          // G·v
	OfSquared              // squared gradients
	Quantities             // how many there are
)

// Cut names a batch: number Index of Batches(Size, Seed); with size 0 all examples. Of a Renewed
// objective they are those of sample Draw.
type Cut struct {
	Draw  int
	Size  int
	Seed  uint64
	Index int
}

// Part is one of Of parts of the examples of a batch, in their order and of about one
// size, and what is summed over it.
type Part struct {
	Quantity  Quantity
	Cut       Cut
	Index, Of int

	// Turn is one number in all parts of an evaluation, and another in the next.
	Turn int

	// Structural is the weight of the structural matrix that is added to G; see Structural.
	Structural float64
}

// Helpers sum over parts of the examples beside the worker that asks, on copies of one objective.
type Helpers interface {
	// Ready returns how many can be asked now. It takes nothing for granted: they come
	// when they are first wanted, and may be lost.
	Ready() int

	// Ask has a helper from 0 to Ready()−1 sum over a part at x, along v where the
	// quantity is a product. x is not written to any more, and v not before the Answer
	// is done or dropped.
	Ask(helper int, p Part, x, v []float64) Answer
}

// Answer is what a helper was asked for.
type Answer interface {
	// Done reports whether the sum is there, or will not come.
	Done() bool

	// Sum returns the sum, for OfValue a value alone, and otherwise at least the
	// vector, of length n. It is false where the helper was lost.
	Sum() (value float64, sum []float64, ok bool)

	// Drop says that nobody waits for it.
	Drop()
}

// Shared is implemented by objectives whose sums over examples can be shared.
type Shared interface {
	Batched
	Pausing

	// MayShare reports whether some evaluation takes so long that it is shared where
	// others help.
	MayShare() bool

	// Share names who helps from now on, also with batches that were cut before; nil
	// for nobody. Only evaluations that may rest are shared, and only those that take
	// long. Shared or not, they agree up to rounding.
	Share(Helpers)
}

// Divided is implemented by the Points of a Shared objective and of its batches.
type Divided interface {
	Point

	// SumPart adds to dst the sum over a part of the examples as a share of the whole
	// mean, without penalties, and returns that of the values where they are asked for.
	// Sums of squares may still lack a factor that the Point knows. dst may be nil for
	// OfValue. The batch is that of the Point, whatever the part says.
	SumPart(dst, v []float64, p Part) (value float64)
}
