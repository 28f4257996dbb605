package neural

import (
	"fmt"

	"hfplayground/core/kernel"
)

// Evaluator runs a net forward on inputs of any number, for pictures and test
// sets, in workspaces of its own, so that training of the same net is not disturbed.
// It is not safe for concurrent use.
type Evaluator struct {
	net  Net
	ops  kernel.Ops
	rows int
	forward
}

// NewEvaluator returns an Evaluator for up to rows inputs at a time. The error wraps ErrSize where they are
// too many. ops may be nil for kernel.Fastest.
func NewEvaluator(net Net, ops kernel.Ops, rows int) (*Evaluator, error) {
	if err := checkNumbers(rows, 2*net.units()); err != nil {
		return nil, err
	}
	if ops == nil {
		ops = kernel.Fastest()
	}
	return &Evaluator{net: net, ops: ops, rows: rows, forward: newForward(net, rows)}, nil
}

// Outputs stores the outputs of the net with the weights w for every row of x in
// the same row of dst. There may be more rows than are looked at in one time.
func (e *Evaluator) Outputs(dst kernel.Mat, w []float64, x kernel.Mat) {
	if dst.Rows != x.Rows || dst.Cols != e.net.Outputs() {
		panic(fmt.Sprintf("neural: dst is %d×%d, want %d×%d", dst.Rows, dst.Cols, x.Rows, e.net.Outputs()))
	}
	for from := 0; from < x.Rows; from += e.rows {
		to := min(from+e.rows, x.Rows)
		e.Evaluate(w, x.Slice(from, to))
		copy(dst.Slice(from, to).Data, e.outputs().Data)
	}
}

// Evaluate runs the net on x, which may have as many rows as the Evaluator looks
// at in one time. The results are in Activations.
func (e *Evaluator) Evaluate(w []float64, x kernel.Mat) {
	e.net.checkLen("w", w)
	if x.Rows > e.rows {
		panic(fmt.Sprintf("neural: %d inputs, want at most %d", x.Rows, e.rows))
	}
	resize(e.z, x.Rows)
	resize(e.a, x.Rows)
	e.run(e.ops, e.net, w, x)
}

// Activations returns a = σ(z) of the units of layer l for the inputs of the last Evaluate,
// one row per input: a view that the next call overwrites.
func (e *Evaluator) Activations(l int) kernel.Mat { return e.a[l] }

// Misclassified appends to dst[:0] the rows of outputs that say another class
// than those of targets, and returns it.
func Misclassified(dst []int, loss Loss, outputs, targets kernel.Mat) []int {
	dst = dst[:0]
	for i := range outputs.Rows {
		if !loss.Agrees(outputs.Row(i), targets.Row(i)) {
			dst = append(dst, i)
		}
	}
	return dst
}

// MeanLoss returns the mean loss of outputs against targets, of the same shape, without penalties: the loss
// on a test set.
func MeanLoss(loss Loss, outputs, targets kernel.Mat) float64 {
	return loss.sum(kernel.Fastest(), outputs, targets) / float64(outputs.Rows)
}
