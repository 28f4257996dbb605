package kernel

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
)

// Gonum is the reference engine: wide products by gonum's blas64, narrow ones and
// everything else in plain loops. It has no state.
type Gonum struct{}

var _ Ops = Gonum{}

// Products are cut into tiles of C, each of them computed from a band of A and a
// band of B. gonum starts goroutines, which allocate, when C is four or more of
// its blocks of 64×64; a tile is two. On one thread they would gain nothing.
const (
	tileRows = 128
	tileCols = 64
)

// MulNT computes C = A·Bᵀ at 2mnk operations.
func (Gonum) MulNT(c, a, b Mat, add bool) {
	c.check("MulNT", "c", a.Rows, b.Rows)
	a.check("MulNT", "a", c.Rows, a.Cols)
	b.check("MulNT", "b", c.Cols, a.Cols)
	multiply(blas.NoTrans, blas.Trans, c, a, b, add)
}

// MulNN computes C = A·B at 2mnk operations.
func (Gonum) MulNN(c, a, b Mat, add bool) {
	c.check("MulNN", "c", a.Rows, b.Cols)
	a.check("MulNN", "a", c.Rows, b.Rows)
	b.check("MulNN", "b", a.Cols, c.Cols)
	multiply(blas.NoTrans, blas.NoTrans, c, a, b, add)
}

// MulTN computes C = Aᵀ·B at 2mnk operations.
func (Gonum) MulTN(c, a, b Mat, add bool) {
	c.check("MulTN", "c", a.Cols, b.Cols)
	a.check("MulTN", "a", b.Rows, c.Rows)
	b.check("MulTN", "b", a.Rows, c.Cols)
	multiply(blas.Trans, blas.NoTrans, c, a, b, add)
}

// multiply computes C = op(A)·op(B), or adds to C.
func multiply(ta, tb blas.Transpose, c, a, b Mat, add bool) {
	if &c.Data[0] == &a.Data[0] || &c.Data[0] == &b.Data[0] {
		panic("kernel: a product cannot be stored in its own factor")
	}
	if c.Cols > loopCols {
		tiles(ta, tb, c, a, b, add)
		return
	}
	terms := a.Cols
	if ta == blas.Trans {
		terms = a.Rows
	}
	loops(c, factorOf(ta, a), factorOf(tb, b), terms, add)
}

// tiles computes C = op(A)·op(B) by gonum, or adds to C, tile by tile.
func tiles(ta, tb blas.Transpose, c, a, b Mat, add bool) {
	beta := 0.0
	if add {
		beta = 1
	}
	for i := 0; i < c.Rows; i += tileRows {
		rows := min(tileRows, c.Rows-i)
		left := band(a, ta == blas.Trans, i, rows)
		for j := 0; j < c.Cols; j += tileCols {
			cols := min(tileCols, c.Cols-j)
			right := band(b, tb == blas.NoTrans, j, cols)
			blas64.Gemm(ta, tb, 1, left, right, beta, part(c, i, rows, j, cols))
		}
	}
}

// band returns count rows of m from the given one, or columns if across is set.
func band(m Mat, across bool, from, count int) blas64.General {
	if across {
		return part(m, 0, m.Rows, from, count)
	}
	return part(m, from, count, 0, m.Cols)
}

// part returns the rows × cols matrix within m whose first entry is (i, j).
func part(m Mat, i, rows, j, cols int) blas64.General {
	first := i*m.Cols + j
	return blas64.General{Rows: rows, Cols: cols, Stride: m.Cols, Data: m.Data[first : first+(rows-1)*m.Cols+cols]}
}

// Dot returns xᵀy.
func (Gonum) Dot(x, y []float64) float64 {
	checkLen("Dot", "y", y, len(x))
	return floats.Dot(x, y)
}

// Axpy adds alpha·x to y.
func (Gonum) Axpy(alpha float64, x, y []float64) {
	checkLen("Axpy", "y", y, len(x))
	floats.AddScaled(y, alpha, x)
}
