package kernel

// engine makes Ops of loops that work on numbers side by side: it sees to it that
// all shapes fit before any of them begins.
type engine struct{ loops loops }

var _ Ops = engine{}

// loops are what there is once in Go and once in assembly. Lengths have been
// checked; vectors have at least one entry, and a sum has at least one term.
type loops interface {
	// multiply computes C = op(A)·op(B), where a sum has the given number of terms
	// and begins with the entry of C if add is set, with the bias if that is not nil.
	multiply(c Mat, bias []float64, add bool, a, b factor, terms int)

	// activate, slopes and bends store f(z), f′(z) and e ∘ f″(z); code is not NoCode.
	activate(code Code, a, z []float64)
	slopes(code Code, dst, z, a []float64)
	bends(code Code, dst, e, z, a []float64)

	hadamard(dst, a, b []float64)
	rBackward(dst, re, slope, bend, rz []float64)
	colSums(dst []float64, a Mat)
	dot(x, y []float64) float64
	axpy(alpha float64, x, y []float64)
	scale(alpha float64, x []float64)

	exp(dst, x []float64)
	logisticLoss(a, t []float64) float64
	logisticGradient(dst, a, t []float64)
	logisticHessVec(dst, a, v []float64)
}

// factor is op(M) of a product: entry (i, j) is data[i·row + j·col].
type factor struct {
	data     []float64
	row, col int
}

// plainly and across return M and Mᵀ.
func plainly(m Mat) factor { return factor{m.Data, m.Cols, 1} }
func across(m Mat) factor  { return factor{m.Data, 1, m.Cols} }

// MulNT computes C = A·Bᵀ at 2mnk operations.
func (e engine) MulNT(c, a, b Mat, add bool) {
	checkNT("MulNT", c, a, b)
	e.loops.multiply(c, nil, add, plainly(a), across(b), a.Cols)
}

// Affine computes C = bias + A·Bᵀ at 2mnk operations.
func (e engine) Affine(c, a, b Mat, bias []float64) {
	checkNT("Affine", c, a, b)
	checkLen("Affine", "bias", bias, c.Cols)
	e.loops.multiply(c, bias, false, plainly(a), across(b), a.Cols)
}

// MulNN computes C = A·B at 2mnk operations.
func (e engine) MulNN(c, a, b Mat, add bool) {
	c.check("MulNN", "c", a.Rows, b.Cols)
	a.check("MulNN", "a", c.Rows, b.Rows)
	b.check("MulNN", "b", a.Cols, c.Cols)
	checkApart(c, a, b)
	e.loops.multiply(c, nil, add, plainly(a), plainly(b), a.Cols)
}

// MulTN computes C = Aᵀ·B at 2mnk operations.
func (e engine) MulTN(c, a, b Mat, add bool) {
	c.check("MulTN", "c", a.Cols, b.Cols)
	a.check("MulTN", "a", b.Rows, c.Rows)
	b.check("MulTN", "b", a.Rows, c.Cols)
	checkApart(c, a, b)
	e.loops.multiply(c, nil, add, across(a), plainly(b), a.Rows)
}

func checkNT(op string, c, a, b Mat) {
	c.check(op, "c", a.Rows, b.Rows)
	a.check(op, "a", c.Rows, a.Cols)
	b.check(op, "b", c.Cols, a.Cols)
	checkApart(c, a, b)
}

func checkApart(c, a, b Mat) {
	if &c.Data[0] == &a.Data[0] || &c.Data[0] == &b.Data[0] {
		panic("kernel: a product cannot be stored in its own factor")
	}
}

// ColSums stores the sum of the rows of a in dst.
func (e engine) ColSums(dst []float64, a Mat) {
	a.check("ColSums", "a", a.Rows, a.Cols)
	checkLen("ColSums", "dst", dst, a.Cols)
	e.loops.colSums(dst, a)
}

// Dot returns xᵀy.
func (e engine) Dot(x, y []float64) float64 {
	checkLen("Dot", "y", y, len(x))
	return e.loops.dot(x, y)
}

// Axpy adds alpha·x to y.
func (e engine) Axpy(alpha float64, x, y []float64) {
	checkLen("Axpy", "y", y, len(x))
	e.loops.axpy(alpha, x, y)
}

// Scale multiplies x by alpha.
func (e engine) Scale(alpha float64, x []float64) { e.loops.scale(alpha, x) }
