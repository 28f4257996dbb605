package lab

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/wire"
)

// Grid points of the samples of a loss: one is a pass over all examples.
const (
	sliceX = 61
	sliceY = 46
)

// setSlice sees to the plane of a net. It shows nothing while the net itself is
// shown or runs go on; after that it is a slice through the end of the selected
// run. It reports whether there is something new to sample.
func (s *Session) setSlice() bool {
	net := s.st.net()
	if net == nil {
		return false
	}
	i := s.selected()
	if s.view() == viewNetwork || i < 0 || s.racing() || len(s.runs[i].trace) == 0 {
		s.field, s.plane = nil, newPlane(s.about, s.x0)
		return false
	}
	key := s.runs[i].key + s.st.text("levels", "scale")
	if s.field != nil && s.field.key == key {
		return false
	}
	s.plane = pathPlane(s.runs[i].trace)
	ax, ay := s.plane.axes()
	s.field = &fieldJob{key: key, f: s.st.f, plane: s.plane, field: wire.Field{
		Window: s.fitted(), NX: sliceX, NY: sliceY, Values: make([]float64, sliceX*sliceY),
		AxisX: ax, AxisY: ay, Note: s.plane.note, Levels: s.st.levels, Log: s.st.scale == "log",
	}}
	s.dirty.field, s.dirty.race = true, true
	return true
}

// racing reports whether a run goes on.
func (s *Session) racing() bool {
	return slices.ContainsFunc(s.runs, func(r *run) bool { return r.end == nil })
}

// slicePoints is how many iterates of a path its principal directions are taken
// from: the matrix of their products has that order.
const slicePoints = 48

// pathPlane returns the plane through the last point of a path along its two
// principal directions: those in which its points lie furthest apart. Where a
// path has no two directions, coordinate axes take their place.
//
// Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, "Visualizing the loss
// landscape of neural nets", NeurIPS 2018, section 7.
func pathPlane(trace []step) plane {
	end := trace[len(trace)-1].x
	var away [][]float64
	for _, k := range evenly(len(trace), slicePoints) {
		away = append(away, difference(trace[k].x, end))
	}
	p := plane{base: end, note: "slice of the loss along p₁ and p₂, the principal directions of the path"}
	p.u, p.v = principal(away)
	return p
}

// evenly returns at most count indices of a list of n, the first and last among
// them where there are two.
func evenly(n, count int) []int {
	if n <= count {
		count = n
	}
	out := make([]int, count)
	for i := range out {
		out[i] = i
		if count > 1 {
			out[i] = i * (n - 1) / (count - 1)
		}
	}
	return out
}

// principal returns two orthonormal vectors that span the rows best in the sense
// of least squares, from the eigenvectors of the matrix of their products.
func principal(rows [][]float64) (u, v []float64) {
	n := len(rows[0])
	gram := mat.NewSymDense(len(rows), nil)
	for i := range rows {
		for j := range i + 1 {
			gram.SetSym(i, j, floats.Dot(rows[i], rows[j]))
		}
	}
	var es mat.EigenSym
	if es.Factorize(gram, true) {
		var q mat.Dense
		es.VectorsTo(&q)
		u = combine(rows, &q, len(rows)-1)
		v = combine(rows, &q, len(rows)-2)
	}
	if u == nil {
		u = axis(n, 0)
	}
	if v != nil {
		v = orthonormal(v, u)
	}
	for i := 0; v == nil; i++ { // one of the axes is not along u
		v = orthonormal(axis(n, i), u)
	}
	return u, v
}

// combine returns the rows weighted by column j of q, at length 1; nil where
// they cancel.
func combine(rows [][]float64, q *mat.Dense, j int) []float64 {
	if j < 0 {
		return nil
	}
	sum := make([]float64, len(rows[0]))
	for i, row := range rows {
		for k, x := range row {
			sum[k] += q.At(i, j) * x
		}
	}
	return unit(sum)
}

// orthonormal returns v without its part along u, at length 1; nil where nothing
// is left.
func orthonormal(v, u []float64) []float64 {
	along := floats.Dot(v, u)
	out := make([]float64, len(v))
	for i := range v {
		out[i] = v[i] - along*u[i]
	}
	return unit(out)
}

// leastLength is the length below which a direction is rounding.
const leastLength = 1e-12

func unit(v []float64) []float64 {
	length := norm(v)
	if !(length > leastLength) || math.IsInf(length, 0) {
		return nil
	}
	for i := range v {
		v[i] /= length
	}
	return v
}

func axis(n, i int) []float64 {
	e := make([]float64, n)
	e[i] = 1
	return e
}
