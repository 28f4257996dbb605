package contour

import "math"

// Doubled returns g with a sample put between every two neighbours, so that
// (2NX−1) × (2NY−1) samples cover the same rectangle. A new sample is
//
//	(−a + 9b + 9c − d) / 16
//
// of the four around it on a line, which is exact for cubics: a valley narrower
// than the grid comes out whole, where isolines of g itself would break into
// beads. Where the four do not bend alike, as beside a cliff, the new sample is
// kept between its neighbours; where they are not all finite it is their mean.
//
// It panics when the values do not fill the grid. It shares nothing with g.
//
// Source: N. Dyn, D. Levin, J. A. Gregory, "A 4-point interpolatory subdivision
// scheme for curve design", Computer Aided Geometric Design 4, 1987.
func Doubled(g Grid) Grid {
	g.mustFit()
	out := Grid{NX: 2*g.NX - 1, NY: 2*g.NY - 1}
	out.Values = make([]float64, out.NX*out.NY)
	for j := range g.NY { // the old samples, and between them along the rows
		row := out.Values[2*j*out.NX:]
		for i, v := range g.Values[j*g.NX : (j+1)*g.NX] {
			row[2*i] = v
		}
		fillOdd(row, g.NX, 2)
	}
	for i := range out.NX { // then between the rows
		fillOdd(out.Values[i:], g.NY, 2*out.NX)
	}
	return out
}

// fillOdd sets the samples between n samples that are stride apart.
func fillOdd(v []float64, n, stride int) {
	at := func(i int) float64 {
		switch {
		case i < 0: // beyond the ends: go on as a parabola
			return beyond(v, 0, stride, n)
		case i >= n:
			return beyond(v, (n-1)*stride, -stride, n)
		default:
			return v[i*stride]
		}
	}
	for i := range n - 1 {
		v[i*stride+stride/2] = between4(at(i-1), at(i), at(i+1), at(i+2))
	}
}

// beyond returns the value before the sample at end, when samples go on from
// there in steps; of two samples it goes on as a line.
func beyond(v []float64, end, step, n int) float64 {
	if n < 3 {
		return 2*v[end] - v[end+step]
	}
	return 3*v[end] - 3*v[end+step] + v[end+2*step]
}

// between4 returns the value halfway between b and c on the line a, b, c, d.
func between4(a, b, c, d float64) float64 {
	const alike = 8 // ratio of two bends from which they count as different
	mean := b/2 + c/2
	bendB, bendC := a-2*b+c, b-2*c+d
	v := mean - (bendB+bendC)/16
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return mean
	}
	if small, large := math.Abs(bendB), math.Abs(bendC); bendB*bendC <= 0 || math.Max(small, large) > alike*math.Min(small, large) {
		return math.Max(math.Min(b, c), math.Min(math.Max(b, c), v))
	}
	return v
}
