// Package kernel holds the few operations on whole batches that a net is made
// of. A net asks for them through the interface Ops, so that a faster engine can
// be put underneath as a value; Gonum is the reference, and package kerneltest
// checks any other against naive loops.
package kernel

// Ops is what a net asks of an engine.
//
// A batch is a Mat with one row per example, at least one row and one column.
// Every operation panics when shapes do not fit or a matrix is empty. Products
// overwrite C, or add to it where add is set; C shares no memory with A or B,
// and a product panics when it begins where one of them does. In the operations
// entry by entry the destination may be any of the operands, and must otherwise
// not overlap them.
//
// NaN and ±Inf travel on, with one exception: a product may take 0·NaN and 0·Inf
// for 0. The order of a sum is the engine's own, but the same in every call with
// the same shapes, so equal calls give equal bits. Nothing allocates.
type Ops interface {
	// MulNT computes C = A·Bᵀ: A is m×k, B is n×k, C is m×n. It carries a
	// batch forward: sums = inputs·weightsᵀ.
	MulNT(c, a, b Mat, add bool)

	// MulNN computes C = A·B: A is m×k, B is k×n, C is m×n. It carries errors
	// backward: inputs' errors = sums' errors·weights.
	MulNN(c, a, b Mat, add bool)

	// MulTN computes C = Aᵀ·B: A is k×m, B is k×n, C is m×n. It gathers the
	// gradient of the weights: sums' errorsᵀ·inputs.
	MulTN(c, a, b Mat, add bool)

	// Activate adds the bias, length Cols, to every row of z, and stores f(z)
	// in a. a and z are different matrices.
	Activate(a, z Mat, bias []float64, f Activation)

	// Slope stores f′(z) in dst, given a = f(z).
	Slope(dst, z, a Mat, f Activation)

	// Bend stores e ∘ f″(z) in dst, given a = f(z).
	Bend(dst, e, z, a Mat, f Activation)

	// Hadamard stores a ∘ b, the product entry by entry, in dst.
	Hadamard(dst, a, b Mat)

	// RActivate is the derivative of Activate: it adds rbias to every row of rz
	// and stores slope ∘ rz in ra. ra and rz are different matrices.
	RActivate(ra, rz Mat, rbias []float64, slope Mat)

	// RBackward stores re ∘ slope + bend ∘ rz in dst: the derivative of
	// Hadamard(dst, e, slope), where bend is e ∘ f″(z).
	RBackward(dst, re, slope, bend, rz Mat)

	// ColSums stores the sum of the rows of a in dst, length Cols.
	ColSums(dst []float64, a Mat)

	// Dot returns xᵀy.
	Dot(x, y []float64) float64

	// Axpy adds alpha·x to y.
	Axpy(alpha float64, x, y []float64)
}
