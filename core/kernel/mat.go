package kernel

import "fmt"

// Mat is a matrix, row after row without gaps: entry (i, j) is Data[i·Cols + j].
// A batch has one row per example. A Mat is a view; copying it shares Data.
type Mat struct {
	Rows, Cols int
	Data       []float64 // length Rows·Cols
}

// NewMat returns a matrix of zeros.
func NewMat(rows, cols int) Mat {
	return Mat{Rows: rows, Cols: cols, Data: make([]float64, rows*cols)}
}

// RowMat returns the matrix of one row that is v, a view.
func RowMat(v []float64) Mat { return Mat{Rows: 1, Cols: len(v), Data: v} }

// Row returns row i, a view.
func (m Mat) Row(i int) []float64 { return m.Data[i*m.Cols : (i+1)*m.Cols] }

// Slice returns the rows from, from + 1, …, to − 1, a view.
func (m Mat) Slice(from, to int) Mat {
	return Mat{Rows: to - from, Cols: m.Cols, Data: m.Data[from*m.Cols : to*m.Cols]}
}

// check panics unless m is a matrix of rows × cols, neither of them zero.
func (m Mat) check(op, name string, rows, cols int) {
	if m.Rows != rows || m.Cols != cols || len(m.Data) != rows*cols {
		panic(fmt.Sprintf("kernel: %s: %s is %d×%d with %d entries, want %d×%d", op, name, m.Rows, m.Cols, len(m.Data), rows, cols))
	}
	if rows < 1 || cols < 1 {
		panic(fmt.Sprintf("kernel: %s: %s is %d×%d, want at least 1×1", op, name, rows, cols))
	}
}

// checkLen panics unless the vector v has length n.
func checkLen(op, name string, v []float64, n int) {
	if len(v) != n {
		panic(fmt.Sprintf("kernel: %s: len(%s) = %d, want %d", op, name, len(v), n))
	}
}
