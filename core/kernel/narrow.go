package kernel

import "gonum.org/v1/gonum/blas"

// Plain loops for narrow products. gonum calls a routine for every row of a few
// numbers; here a turn of the inner loop makes sixteen products of numbers that
// stand in registers, and no call. With 250 examples that takes, of gonum's time,
// natively a half at 8 columns and as much at 20; as WebAssembly, where gonum has
// no assembly and every turn of a loop is dear, a quarter from 8 columns to 50.
// BenchmarkProduct shows it.

// factor is op(M) of a product: entry (i, j) is data[i·row + j·col].
type factor struct {
	data     []float64
	row, col int
}

// factorOf returns op(M).
func factorOf(t blas.Transpose, m Mat) factor {
	if t == blas.Trans {
		return factor{m.Data, 1, m.Cols}
	}
	return factor{m.Data, m.Cols, 1}
}

// loops computes C = op(A)·op(B), or adds to C, where a sum has the given number
// of terms. It takes four terms of four rows at a time, as long as there are.
func loops(c Mat, a, b factor, terms int, add bool) {
	if !add {
		clear(c.Data)
	}
	most, at := c.Rows&^3, terms&^3
	addFours(c, a, b, most, at)
	if terms&2 != 0 {
		addTwos(c, a, b, most, at)
		at += 2
	}
	if terms&1 != 0 {
		addOnes(c, a, b, most, at)
	}
	for i := most; i < c.Rows; i++ {
		addRow(c.Row(i), a, b, i, terms)
	}
}

// addFours adds the first terms of the first rows of op(A)·op(B) to C, both of
// them multiples of four.
func addFours(c Mat, a, b factor, rows, terms int) {
	as, step, bs, down, right := a.data, a.col, b.data, b.row, b.col // a factor does not fit into registers
	for i := 0; i < rows; i += 4 {
		c0, c1, c2, c3 := fourRows(c.Data, c.Cols, i)
		for l := 0; l < terms; l += 4 {
			at := i*a.row + l*step
			x00, x01, x02, x03 := fourTerms(as, at, step)
			x10, x11, x12, x13 := fourTerms(as, at+a.row, step)
			x20, x21, x22, x23 := fourTerms(as, at+2*a.row, step)
			x30, x31, x32, x33 := fourTerms(as, at+3*a.row, step)
			at = l * down
			for j := range c0 {
				y0, y1, y2, y3 := fourTerms(bs, at, down)
				at += right
				c0[j] += x00*y0 + x01*y1 + x02*y2 + x03*y3
				c1[j] += x10*y0 + x11*y1 + x12*y2 + x13*y3
				c2[j] += x20*y0 + x21*y1 + x22*y2 + x23*y3
				c3[j] += x30*y0 + x31*y1 + x32*y2 + x33*y3
			}
		}
	}
}

// addTwos adds terms l and l + 1 of the first rows, a multiple of four.
func addTwos(c Mat, a, b factor, rows, l int) {
	as, step, bs, down, right := a.data, a.col, b.data, b.row, b.col
	for i := 0; i < rows; i += 4 {
		c0, c1, c2, c3 := fourRows(c.Data, c.Cols, i)
		at := i*a.row + l*step
		x00, x10, x20, x30 := fourTerms(as, at, a.row)
		x01, x11, x21, x31 := fourTerms(as, at+step, a.row)
		at = l * down
		for j := range c0 {
			y0, y1 := bs[at], bs[at+down]
			at += right
			c0[j] += x00*y0 + x01*y1
			c1[j] += x10*y0 + x11*y1
			c2[j] += x20*y0 + x21*y1
			c3[j] += x30*y0 + x31*y1
		}
	}
}

// addOnes adds term l of the first rows, a multiple of four.
func addOnes(c Mat, a, b factor, rows, l int) {
	as, step, bs, down, right := a.data, a.col, b.data, b.row, b.col
	for i := 0; i < rows; i += 4 {
		c0, c1, c2, c3 := fourRows(c.Data, c.Cols, i)
		x0, x1, x2, x3 := fourTerms(as, i*a.row+l*step, a.row)
		at := l * down
		for j := range c0 {
			y := bs[at]
			at += right
			c0[j] += x0 * y
			c1[j] += x1 * y
			c2[j] += x2 * y
			c3[j] += x3 * y
		}
	}
}

// addRow adds all terms of row i of op(A)·op(B) to c.
func addRow(c []float64, a, b factor, i, terms int) {
	bs, down, right := b.data, b.row, b.col
	l := 0
	for ; l+3 < terms; l += 4 {
		x0, x1, x2, x3 := fourTerms(a.data, i*a.row+l*a.col, a.col)
		at := l * down
		for j := range c {
			y0, y1, y2, y3 := fourTerms(bs, at, down)
			at += right
			c[j] += x0*y0 + x1*y1 + x2*y2 + x3*y3
		}
	}
	for ; l < terms; l++ {
		x, at := a.data[i*a.row+l*a.col], l*down
		for j := range c {
			c[j] += x * bs[at]
			at += right
		}
	}
}

// fourTerms returns the numbers at, at + step, at + 2·step and at + 3·step.
func fourTerms(v []float64, at, step int) (x0, x1, x2, x3 float64) {
	return v[at], v[at+step], v[at+2*step], v[at+3*step]
}

// fourRows returns rows i to i + 3 of a matrix, of one length.
func fourRows(data []float64, cols, i int) (r0, r1, r2, r3 []float64) {
	at := i * cols
	r0 = data[at : at+cols]
	r1 = data[at+cols : at+2*cols]
	r2 = data[at+2*cols : at+3*cols]
	r3 = data[at+3*cols : at+4*cols]
	return r0, r1[:len(r0)], r2[:len(r0)], r3[:len(r0)]
}
