package neural

import (
	"math"

	"hfplayground/core/kernel"
	"hfplayground/core/param"
)

// Loss is what the outputs a of a net cost on one example with the targets t,
// both of the same length. All losses are convex in a, so that the Gauss–Newton
// matrix is positive semidefinite. They are computed from the outputs as they
// are: cross-entropies take them for the logarithms of odds, so that nothing is
// squashed that has to be undone, and the last layer of a net for them is
// linear. An output that squashes for the squared error belongs to the net.
//
// Destinations may not overlap arguments.
type Loss struct {
	Key   string // in links: lower-case, hyphens; never changes
	Label string
	Help  string // the formula

	Value    func(a, t []float64) float64    // ℓ(a, t)
	Gradient func(dst, a, t []float64)       // ∂ℓ/∂a
	HessVec  func(dst, a, t, v []float64)    // ∂²ℓ/∂a² · v
	Predict  func(dst, a []float64)          // what the outputs say of the targets: estimates, or probabilities
	Agrees   func(a, t []float64) bool       // whether the class they say is that of the targets
	Accepts  func(t []float64) (want string) // "" where t are possible targets, else what they should be

	Coding Coding // how it wants classes
	Number bool   // whether targets may be any numbers, and not only classes

	// Usual reports whether this is the loss to take for so many classes, 0 for
	// numbers, where nobody has chosen one.
	Usual func(classes int) bool

	// Fields are what can be set of the loss; nil for nothing. They act on this very
	// Loss, and should be left alone once it is in a problem.
	Fields []param.Field

	// separable says that the loss is a sum over outputs, each with its own
	// target: then a batch is taken as one long example, without a call for each.
	separable bool

	// batch is the loss of a batch by an engine that has code for it; nil for the
	// others.
	batch *batchLoss
}

// Coding is how classes are written as targets, and what a net needs to reach them.
type Coding struct {
	Low, High float64 // the target of an output for another class than the example's, and for this; Predict says what lies between
	PerClass  bool    // whether two classes need an output each, as more do, and not one between them
	Output    string  // key of the activation of the outputs; numbers are for linear ones
}

// Name returns the key and the label.
func (l Loss) Name() (key, label string) { return l.Key, l.Label }

// Explain returns the formula, and what its letters are.
func (l Loss) Explain() string { return l.Help + "; outputs a, targets t" }

// Losses returns the table of losses, made anew: what is set of one is set of no
// other.
func Losses() []Loss { return []Loss{squaredLoss(), huberLoss(), logisticLoss(), softmaxLoss()} }

// batchLoss is a loss of all rows of a batch: the sum of the losses, nil to take row
// by row, and the gradient and the Hessian product of each row. v may be dst, and
// room is as large.
type batchLoss struct {
	sum      func(ops kernel.Ops, a, t kernel.Mat) float64
	gradient func(ops kernel.Ops, dst, a, t kernel.Mat)
	hessVec  func(ops kernel.Ops, dst, a, v, room kernel.Mat)
}

// sum returns the sum of the losses of the rows of a.
func (l Loss) sum(ops kernel.Ops, a, t kernel.Mat) float64 {
	if l.batch != nil && l.batch.sum != nil {
		return l.batch.sum(ops, a, t)
	}
	if l.separable {
		return l.Value(a.Data, t.Data)
	}
	sum := 0.0
	for i := range a.Rows {
		sum += l.Value(a.Row(i), t.Row(i))
	}
	return sum
}

// gradients stores ∂ℓ/∂a of every row.
func (l Loss) gradients(ops kernel.Ops, dst, a, t kernel.Mat) {
	if l.batch != nil {
		l.batch.gradient(ops, dst, a, t)
		return
	}
	if l.separable {
		l.Gradient(dst.Data, a.Data, t.Data)
		return
	}
	for i := range a.Rows {
		l.Gradient(dst.Row(i), a.Row(i), t.Row(i))
	}
}

// hessVecs stores ∂²ℓ/∂a² · v of every row in dst, which may be v; room is as large.
func (l Loss) hessVecs(ops kernel.Ops, dst, a, t, v, room kernel.Mat) {
	switch {
	case l.batch != nil:
		l.batch.hessVec(ops, dst, a, v, room)
		return
	case l.separable:
		l.HessVec(room.Data, a.Data, t.Data, v.Data)
	default:
		for i := range a.Rows {
			l.HessVec(room.Row(i), a.Row(i), t.Row(i), v.Row(i))
		}
	}
	copy(dst.Data, room.Data)
}

// largest returns the index of the largest entry, the first of them.
func largest(v []float64) int {
	best := 0
	for i, x := range v {
		if x > v[best] {
			best = i
		}
	}
	return best
}

func agreesByLargest(a, t []float64) bool { return largest(a) == largest(t) }

// within reports whether all of v lie in [lo, hi]; NaN never does.
func within(v []float64, lo, hi float64) bool {
	for _, x := range v {
		if !(x >= lo && x <= hi) {
			return false
		}
	}
	return true
}

func acceptsFinite(t []float64) string {
	if !within(t, -math.MaxFloat64, math.MaxFloat64) {
		return "finite numbers"
	}
	return ""
}
