package spectrum

import "math"

const (
	// Steps for one eigenvalue. Two or three are usual; among three million random matrices of wide range the most
	// was 62, and one that a fuzzer found takes 71. LAPACK's dlahqr gives a matrix of ten rows 300 in all.
	patience = 300
	stall    = 10 // steps without one, after which a step takes other shifts

	// small is zero beside a matrix whose largest number is about 1: far below what
	// rounding did to the matrix, but large enough for products of such numbers.
	small = epsilon * epsilon
)

// qr returns the eigenvalues of a Hessenberg matrix, which it destroys (algorithm
// 7.5.2): it cuts the matrix in two wherever a number of the subdiagonal has become
// zero to rounding, and reads those of blocks of one and two rows. It reports whether
// it came to the end.
func (m matrix) qr() (values []complex128, ok bool) {
	values = make([]complex128, m.n)
	steps := 0
	for last := m.n - 1; last >= 0; {
		switch first := m.cut(last); {
		case first == last:
			values[last] = complex(m.at(last, last), 0)
			last, steps = last-1, 0
		case first == last-1:
			values[first], values[last] = pair(m.at(first, first), m.at(first, last), m.at(last, first), m.at(last, last))
			last, steps = last-2, 0
		case steps == patience:
			return nil, false
		default:
			steps++
			m.francis(first, last, m.shifts(last, steps))
		}
	}
	return values, true
}

// cut returns the first row of the block that ends with row last: the one whose number
// on the subdiagonal is zero, or so small beside its neighbours that it is set to zero.
func (m matrix) cut(last int) int {
	for i := last; i > 0; i-- {
		beside := math.Abs(m.at(i-1, i-1)) + math.Abs(m.at(i, i))
		if math.Abs(m.at(i, i-1)) <= max(float64(epsilon*beside), small) {
			m.row(i)[i-1] = 0
			return i
		}
	}
	return 0
}

// shifts returns the 2×2 matrix whose eigenvalues are the shifts of a step: the last
// of the block. Every tenth step takes others, for matrices that the step would leave
// as they are, such as a cyclic permutation; the numbers are those of LAPACK's dlahqr.
func (m matrix) shifts(last, step int) [2][2]float64 {
	if step%stall == 0 {
		s := math.Abs(m.at(last, last-1)) + math.Abs(m.at(last-1, last-2))
		d := float64(0.75*s) + m.at(last, last)
		return [2][2]float64{{d, -0.4375 * s}, {s, d}}
	}
	return [2][2]float64{{m.at(last-1, last-1), m.at(last-1, last)}, {m.at(last, last-1), m.at(last, last)}}
}

// francis takes one step of the QR algorithm with two shifts on the block of the rows
// first to last, at least three (algorithm 7.5.1). A reflection of three rows makes the
// first column that of (H − λ₁)(H − λ₂), and each further one pushes what came below
// the subdiagonal one column on, until it leaves the block.
func (m matrix) francis(first, last int, shift [2][2]float64) {
	h, below := m.at(first, first), m.at(first+1, first)
	r, s := shift[1][1]-h, shift[0][0]-h
	// That column by its second number but for a factor: no product of two small ones.
	v := [3]float64{
		float64(r*(s/below)) - float64(shift[1][0]*(shift[0][1]/below)) + m.at(first, first+1),
		m.at(first+1, first+1) - h - r - s,
		m.at(first+2, first+1),
	}
	for k := first; k < last; k++ {
		rows := min(3, last+1-k)
		if k > first {
			for i := range rows {
				v[i] = m.at(k+i, k-1)
			}
		}
		length, ok := reflector(v[:rows])
		if !ok {
			continue
		}
		if k > first {
			m.row(k)[k-1] = length
			for i := 1; i < rows; i++ {
				m.row(k + i)[k-1] = 0
			}
		}
		m.reflect(v[:rows], k, first, last)
	}
}

// reflect replaces the block by (I − vvᵀ)m(I − vvᵀ); v occupies the rows from k on,
// and left of column k all that it meets is zero.
func (m matrix) reflect(v []float64, k, first, last int) {
	for j := k; j <= last; j++ {
		sum := 0.0
		for i, vi := range v {
			sum += float64(vi * m.at(k+i, j))
		}
		for i, vi := range v {
			m.row(k + i)[j] -= float64(vi * sum)
		}
	}
	for i := first; i <= min(k+3, last); i++ { // the row after the reflected ones fills as well
		row := m.row(i)[k : k+len(v)]
		sum := 0.0
		for j, vj := range v {
			sum += float64(row[j] * vj)
		}
		for j, vj := range v {
			row[j] -= float64(sum * vj)
		}
	}
}

// pair returns the eigenvalues of the matrix with the rows a, b and c, d.
func pair(a, b, c, d float64) (complex128, complex128) {
	half := (a - d) / 2
	scale := max(math.Abs(half), math.Sqrt(math.Abs(b))*math.Sqrt(math.Abs(c)))
	if scale == 0 {
		return complex(a, 0), complex(d, 0)
	}
	p := half / scale
	root := float64(p*p) + float64((b/scale)*(c/scale))
	if root < 0 {
		im := scale * math.Sqrt(-root)
		return complex(d+half, im), complex(d+half, -im)
	}
	// λ − d solves z² − 2·half·z − bc = 0: the larger by its sum, the other by the product.
	z := half + math.Copysign(float64(scale*math.Sqrt(root)), half)
	return complex(d+z, 0), complex(d-float64(b*(c/z)), 0)
}
