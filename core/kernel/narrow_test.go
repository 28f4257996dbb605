package kernel

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/blas"
)

// filled returns a matrix of numbers of size 1 without a pattern.
func filled(rows, cols int, phase float64) Mat {
	m := NewMat(rows, cols)
	for i := range m.Data {
		m.Data[i] = math.Sin(phase + float64(i*i))
	}
	return m
}

// factors returns op(A), m×k, and op(B), k×n, as the matrices A and B.
func factors(ta, tb blas.Transpose, m, n, k int) (a, b Mat) {
	a, b = filled(m, k, 1), filled(k, n, 2)
	if ta == blas.Trans {
		a = filled(k, m, 1)
	}
	if tb == blas.Trans {
		b = filled(n, k, 2)
	}
	return a, b
}

// products are the three of Ops.
var products = []struct {
	name   string
	ta, tb blas.Transpose
}{{"MulNT", blas.NoTrans, blas.Trans}, {"MulNN", blas.NoTrans, blas.NoTrans}, {"MulTN", blas.Trans, blas.NoTrans}}

// Whichever of the two ways a product takes on this machine, it gives the same
// numbers: every remainder of rows and terms, narrow and wide.
func TestLoopsAndTilesAgree(t *testing.T) {
	const tol = 4e-16 // for one term of a sum of numbers of size 1
	for _, p := range products {
		for _, m := range []int{1, 2, 3, 4, 5, 11} {
			for _, k := range []int{1, 2, 3, 4, 5, 6, 7, 8, 250} {
				for _, n := range []int{1, 2, 7, 70} {
					a, b := factors(p.ta, p.tb, m, n, k)
					for _, add := range []bool{false, true} {
						got, want := filled(m, n, 3), filled(m, n, 3)
						loops(got, factorOf(p.ta, a), factorOf(p.tb, b), k, add)
						tiles(p.ta, p.tb, want, a, b, add)
						for i := range want.Data {
							if !(math.Abs(got.Data[i]-want.Data[i]) <= tol*float64(k+1)) {
								t.Fatalf("%s m=%d n=%d k=%d add=%t: entry %d = %g by loops, want %g", p.name, m, n, k, add, i, got.Data[i], want.Data[i])
							}
						}
					}
				}
			}
		}
	}
}

// BenchmarkProduct shows where gonum begins to pay: loopCols is chosen by it.
func BenchmarkProduct(b *testing.B) {
	const examples = 250
	for _, p := range products {
		for _, width := range []int{2, 8, 20, 50} {
			m, n, k := examples, width, width
			if p.ta == blas.Trans {
				m, k = width, examples
			}
			x, y := factors(p.ta, p.tb, m, n, k)
			c := NewMat(m, n)
			run := func(way string, multiply func()) {
				b.Run(fmt.Sprintf("%s/%d/%s", p.name, width, way), func(b *testing.B) {
					for b.Loop() {
						multiply()
					}
				})
			}
			run("loops", func() { loops(c, factorOf(p.ta, x), factorOf(p.tb, y), k, false) })
			run("gonum", func() { tiles(p.ta, p.tb, c, x, y, false) })
		}
	}
}
