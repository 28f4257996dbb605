package wolfe

import "gonum.org/v1/gonum/floats"

// triangle is a symmetric n × n matrix: the rows of its upper triangle one after the other,
// n(n + 1)/2 numbers.
type triangle []float64

// diagonal returns c·I.
func diagonal(n int, c float64) triangle {
	b := make(triangle, n*(n+1)/2)
	for i, at := 0, 0; i < n; i++ {
		b[at] = c
		at += n - i
	}
	return b
}

// rows returns the whole rows.
func (b triangle) rows(n int) [][]float64 {
	all := make([][]float64, n)
	for i := range all {
		all[i] = make([]float64, n)
	}
	for i := range all {
		copy(all[i][i:], b)
		for j := i + 1; j < n; j++ {
			all[j][i] = b[j-i]
		}
		b = b[n-i:]
	}
	return all
}

// times returns Bv. It goes through B once, row by row.
func (b triangle) times(v []float64) []float64 {
	out := make([]float64, len(v))
	for i, vi := range v {
		sum := vi * b[0]
		for k, entry := range b[1 : len(v)-i] {
			j := i + 1 + k
			sum += v[j] * entry
			out[j] += vi * entry
		}
		out[i] += sum
		b = b[len(v)-i:]
	}
	return out
}

// form returns vᵀBv.
func (b triangle) form(v []float64) float64 {
	sum := 0.0
	for i, vi := range v {
		if row := b[:len(v)-i]; vi != 0 {
			sum += vi * floats.Dot(row, v[i:])
			sum += vi * floats.Dot(row[1:], v[i+1:])
		}
		b = b[len(v)-i:]
	}
	return sum
}

// updated makes B what BFGS makes of it after a step with Hs = y, in place,
//
//	B ← B + (1 + yᵀBy/sᵀy)/sᵀy · ssᵀ − (Bysᵀ + s(By)ᵀ)/sᵀy.
//
// Of nil it first makes (sᵀy/yᵀy)·I. A step without curvature, sᵀy = 0, says nothing.
func (b triangle) updated(p pair) triangle {
	n := len(p.s)
	if b == nil {
		b = diagonal(n, p.sy/floats.Dot(p.y, p.y))
	}
	if p.sy == 0 {
		return b
	}
	by := b.times(p.y)
	scale, both := (1+b.form(p.y)/p.sy)/p.sy, -1/p.sy
	for i, rest := 0, b; i < n; i++ {
		si, byi := p.s[i]*scale, by[i]
		for k := range rest[:n-i] {
			j := i + k
			rest[k] += p.s[j] * si
			rest[k] += both * (byi*p.s[j] + by[j]*p.s[i])
		}
		rest = rest[n-i:]
	}
	return b
}
