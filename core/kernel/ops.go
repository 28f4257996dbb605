// Package kernel holds the few operations on whole batches that a net is made
// of. A net asks for them through the interface Ops, so that a faster engine can
// be put underneath as a value: Fastest is the one of this machine, Plain is Go and
// runs anywhere, and package kerneltest checks both against naive loops.
//
// There is assembly for WebAssembly and for amd64 machines with AVX2. The build tag
// purego leaves the latter out; noasm, which is gonum's, does not: the bits are the same.
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
// The order of every sum is a part of this interface, and every product and sum is
// rounded by itself, so all engines give the same bits. An entry of a product is
//
//	start + t₀ + t₁ + …,
//
// from left to right, with the terms in the order of their index; the start is the
// entry of C where add is set, the bias in Affine, and 0 otherwise. NaN and ±Inf
// travel on. Nothing allocates.
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

	// Affine is MulNT where every row of C begins as the bias, length Cols.
	Affine(c, a, b Mat, bias []float64)

	// Activate stores f(z) in a.
	Activate(a, z Mat, f Activation)

	// Backward stores f′(z) in slope, given a = f(z), and e ∘ f′(z) in dst. slope
	// is none of the others.
	Backward(dst, slope, e, z, a Mat, f Activation)

	// Bend stores e ∘ f″(z) in dst, given a = f(z).
	Bend(dst, e, z, a Mat, f Activation)

	// Hadamard stores a ∘ b, the product entry by entry, in dst.
	Hadamard(dst, a, b Mat)

	// RBackward stores re ∘ slope + bend ∘ rz in dst: the derivative of
	// Hadamard(dst, e, slope), where bend is e ∘ f″(z).
	RBackward(dst, re, slope, bend, rz Mat)

	// ColSums stores the sum of the rows of a in dst, length Cols: 0 + row 0 +
	// row 1 + ….
	ColSums(dst []float64, a Mat)

	// Dot returns xᵀy. As long as there are eight terms or more, each adds to one
	// of eight sums, by its index modulo 8; these are taken together as
	// ((s₀ + s₄) + (s₂ + s₆)) + ((s₁ + s₅) + (s₃ + s₇)), and the last terms are
	// added to that one by one.
	Dot(x, y []float64) float64

	// Axpy adds alpha·x to y.
	Axpy(alpha float64, x, y []float64)

	// Scale multiplies x by alpha.
	Scale(alpha float64, x []float64)

	Losses
}

// Losses are the parts of losses that take an exponential for every output.
type Losses interface {
	// LogisticLoss returns Σ (1 − t)·ln(1 + eᵃ) + t·ln(1 + e⁻ᵃ), where the terms of
	// even and of odd index have a sum each.
	LogisticLoss(a, t Mat) float64

	// LogisticGradient stores p − t in dst, with p = 1/(1 + e⁻ᵃ), as (1 − t)·p −
	// t·(1 − p).
	LogisticGradient(dst, a, t Mat)

	// LogisticHessVec stores p(1 − p) ∘ v in dst.
	LogisticHessVec(dst, a, v Mat)

	// Softmax stores eᵃ/Σeᵃ of every row in dst, with the sum from left to right.
	Softmax(dst, a Mat)
}
