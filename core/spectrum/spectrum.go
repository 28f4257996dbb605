// Package spectrum finds the eigenvalues of a real matrix that need not be symmetric,
// by the QR algorithm: Golub and Van Loan, Matrix Computations, 4th edition, §7.4 and
// §7.5. It has the same bits on every machine, so every product is rounded before it
// is added to something: float64(x*y) + z.
package spectrum

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// epsilon is the distance from 1 to the next number.
const epsilon = 0x1p-52

// ErrNone says that a matrix has entries that are not finite, or that the algorithm did not converge, of which no case
// is known.
var ErrNone = errors.New("spectrum: the eigenvalues were not found")

// matrix is n×n, row by row.
type matrix struct {
	n int
	a []float64
}

func (m matrix) row(i int) []float64 { return m.a[i*m.n : (i+1)*m.n] }

func (m matrix) at(i, j int) float64 { return m.a[i*m.n+j] }

// Eigenvalues returns the eigenvalues of the n×n matrix a, given row by row. Their order is not defined, except that the
// two of a conjugate pair are neighbours with the same numbers, the positive imaginary part first. They are the exact
// eigenvalues of a matrix within about n·2⁻⁵²·‖a‖ of a, both balanced. It costs about 10n³ operations and leaves a
// unchanged. The error is ErrNone. It panics where a does not have n² entries.
func Eigenvalues(n int, a []float64) ([]complex128, error) {
	if len(a) != n*n {
		panic(fmt.Sprintf("spectrum: a has %d numbers, want %d", len(a), n*n))
	}
	for _, x := range a {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, ErrNone
		}
	}
	m := matrix{n, slices.Clone(a)}
	scale := m.normalise()
	m.balance()
	scale += m.normalise()
	m.hessenberg()
	values, ok := m.qr()
	if !ok {
		return nil, ErrNone
	}
	for i, v := range values {
		values[i] = complex(math.Ldexp(real(v), scale), math.Ldexp(imag(v), scale))
	}
	return values, nil
}

// normalise replaces m by m·2⁻ˢ and returns s, with the largest number of m between ½
// and 1, so that no product of two numbers of that size leaves the range.
func (m matrix) normalise() (s int) {
	largest := 0.0
	for _, x := range m.a {
		largest = max(largest, math.Abs(x))
	}
	_, s = math.Frexp(largest)
	for i, x := range m.a {
		m.a[i] = math.Ldexp(x, -s)
	}
	return s
}

// balance replaces m by D⁻¹mD with a diagonal D of powers of two, which rounds
// nothing, until each column is about as large as its row, the diagonal left out
// (§7.5.7; Parlett and Reinsch, 1969). Without it units that differ widely would cost
// the small eigenvalues their digits.
func (m matrix) balance() {
	for again := true; again; {
		again = false
		for i := range m.n {
			if f, ok := m.factor(i); ok {
				again = true
				for j := range m.n {
					m.row(j)[i] *= f
				}
				for j := range m.n {
					m.row(i)[j] /= f
				}
			}
		}
	}
}

// factor returns the power of two by which column i is to be multiplied, and its row
// to be divided, and whether that makes both together smaller by a twentieth at least.
func (m matrix) factor(i int) (f float64, ok bool) {
	var col, row float64
	for j := range m.n {
		if j != i {
			col += math.Abs(m.at(j, i))
			row += math.Abs(m.at(i, j))
		}
	}
	if col == 0 || row == 0 {
		return 1, false
	}
	_, c := math.Frexp(col)
	_, r := math.Frexp(row)
	f = math.Ldexp(1, (r-c)/2)
	return f, float64(col*f)+row/f < 0.95*(col+row)
}

// hessenberg replaces m by QᵀmQ that is zero below the first subdiagonal, with Q a
// product of Householder reflections, one a column (algorithm 7.4.2).
func (m matrix) hessenberg() {
	v, sums := make([]float64, m.n), make([]float64, m.n)
	for k := range m.n - 2 {
		for i := k + 1; i < m.n; i++ {
			v[i] = m.at(i, k)
		}
		length, ok := reflector(v[k+1:])
		if !ok {
			continue
		}
		m.fromLeft(v, sums, k+1, k+1)
		m.fromRight(v, k+1)
		m.row(k + 1)[k] = length
		for i := k + 2; i < m.n; i++ {
			m.row(i)[k] = 0
		}
	}
}

// reflector replaces x by v with ‖v‖² = 2, so that (I − vvᵀ)x = (length, 0, …, 0).
// It reports whether anything is to be done: whether more than x[0] is not zero.
func reflector(x []float64) (length float64, ok bool) {
	scale := 0.0
	for _, xi := range x[1:] {
		scale = max(scale, math.Abs(xi))
	}
	if scale == 0 {
		return x[0], false
	}
	scale = max(scale, math.Abs(x[0]))
	square := 0.0
	for i := range x {
		x[i] /= scale
		square += float64(x[i] * x[i])
	}
	norm := math.Copysign(math.Sqrt(square), x[0])
	// v = (x₀ + norm, x₁, …), and ‖v‖² = 2·norm·(x₀ + norm).
	x[0] += norm
	root := math.Sqrt(float64(norm * x[0]))
	for i := range x {
		x[i] /= root
	}
	return -norm * scale, true
}

// fromLeft replaces m by (I − vvᵀ)m in the columns from col on; v is zero before first.
func (m matrix) fromLeft(v, sums []float64, first, col int) {
	sums = sums[col:]
	clear(sums)
	for i := first; i < m.n; i++ {
		for j, x := range m.row(i)[col:] {
			sums[j] += float64(v[i] * x)
		}
	}
	for i := first; i < m.n; i++ {
		row := m.row(i)[col:]
		for j, s := range sums {
			row[j] -= float64(v[i] * s)
		}
	}
}

// fromRight replaces m by m(I − vvᵀ); v is zero before first.
func (m matrix) fromRight(v []float64, first int) {
	v = v[first:]
	for i := range m.n {
		row := m.row(i)[first:]
		sum := 0.0
		for j, vj := range v {
			sum += float64(row[j] * vj)
		}
		for j, vj := range v {
			row[j] -= float64(sum * vj)
		}
	}
}
