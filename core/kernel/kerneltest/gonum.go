package kerneltest

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"

	"hfplayground/core/kernel"
)

// Gonum has the products of gonum, which sum in another order, and is otherwise the
// engine in Go: what others have to agree with to rounding, and are measured against.
type Gonum struct{ kernel.Ops }

// NewGonum returns one.
func NewGonum() Gonum { return Gonum{kernel.Plain()} }

// MulNT computes C = A·Bᵀ.
func (Gonum) MulNT(c, a, b kernel.Mat, add bool) { gemm(blas.NoTrans, blas.Trans, c, a, b, add) }

// MulNN computes C = A·B.
func (Gonum) MulNN(c, a, b kernel.Mat, add bool) { gemm(blas.NoTrans, blas.NoTrans, c, a, b, add) }

// MulTN computes C = Aᵀ·B.
func (Gonum) MulTN(c, a, b kernel.Mat, add bool) { gemm(blas.Trans, blas.NoTrans, c, a, b, add) }

// Affine computes C = bias + A·Bᵀ.
func (Gonum) Affine(c, a, b kernel.Mat, bias []float64) {
	for i := range c.Rows {
		copy(c.Row(i), bias)
	}
	gemm(blas.NoTrans, blas.Trans, c, a, b, true)
}

func gemm(ta, tb blas.Transpose, c, a, b kernel.Mat, add bool) {
	beta := 0.0
	if add {
		beta = 1
	}
	blas64.Gemm(ta, tb, 1, general(a), general(b), beta, general(c))
}

func general(m kernel.Mat) blas64.General {
	return blas64.General{Rows: m.Rows, Cols: m.Cols, Stride: m.Cols, Data: m.Data}
}
