// Package plane shows ℝⁿ in two dimensions: planes through a point along
// coordinates, along the principal directions of a path, or along the gradient and
// the Newton direction, and what of a function and its model lies in them.
package plane

import (
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/cg"
	"hfplayground/core/curvature"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Plane is the part of ℝⁿ that the map shows. In two dimensions it is all there
// is.
type Plane struct {
	Base []float64 // held; where u and v are nil, all but its first two coordinates
	U, V []float64 // orthonormal directions from base; nil for the first two coordinates themselves
	Note string

	names [2]string // of u and v; p₁ and p₂ where empty
}

// Coordinates shows the first two coordinates and holds the others as in base.
func Coordinates(base []float64) Plane { return Plane{Base: base} }

// Project returns the two coordinates of x that are shown.
func (p Plane) Project(x []float64) [2]float64 {
	if p.U == nil {
		return [2]float64{x[0], x[1]}
	}
	var at [2]float64 // as Direction of x − Base, which would be a vector of its own at every step
	for i, xi := range x {
		d := xi - p.Base[i]
		at[0] += float64(d * p.U[i])
		at[1] += float64(d * p.V[i])
	}
	return at
}

// Direction returns the two coordinates of a step d that are shown.
func (p Plane) Direction(d []float64) [2]float64 {
	if p.U == nil {
		return [2]float64{d[0], d[1]}
	}
	return [2]float64{floats.Dot(d, p.U), floats.Dot(d, p.V)}
}

// along stores in dst, length n, the first or second direction of the plane.
func (p Plane) along(dst []float64, second bool) {
	switch {
	case p.U == nil:
		clear(dst)
		dst[0], dst[1] = 1, 0
		if second {
			dst[0], dst[1] = 0, 1
		}
	case second:
		copy(dst, p.V)
	default:
		copy(dst, p.U)
	}
}

// Lift stores in dst, length n, the point of the plane at (x, y).
func (p Plane) Lift(dst []float64, x, y float64) {
	copy(dst, p.Base)
	if p.U == nil {
		dst[0], dst[1] = x, y
		return
	}
	for i := range dst {
		dst[i] += x*p.U[i] + y*p.V[i]
	}
}

func (p Plane) Axes() (x, y string) {
	switch {
	case p.names[0] != "":
		return p.names[0], p.names[1]
	case p.U != nil:
		return "p₁", "p₂"
	case len(p.Base) > 2:
		return "x₁", "x₂"
	}
	return "x", "y"
}

// Newton returns the plane through p along the negative gradient and the
// Newton direction. Where the Hessian is too large to form, conjugate gradients
// replace its inverse.
func Newton(p objective.Point) Plane {
	n := len(p.X())
	g := make([]float64, n)
	p.Gradient(g)
	out := Plane{Base: p.X(), names: [2]string{"−∇f", "Newton"}}
	if out.U = vector.Unit(floats.ScaleTo(make([]float64, n), -1, g)); out.U == nil {
		out.U = vector.Axis(n, 0)
	}
	d, _ := curvature.NewtonStep(p, curvature.FlatShare)
	if d == nil {
		d = truncatedNewton(p, g)
		out.names[1] = "Newton by CG"
	}
	out.V = vector.Orthonormal(d, out.U)
	for i := 0; out.V == nil; i++ { // the directions are one: any other will do
		out.V = vector.Orthonormal(vector.Axis(n, i), out.U)
	}
	return out
}

// mostCG is how many iterations the Newton direction of a large net may take.
const mostCG = 50

// truncatedNewton returns conjugate gradients' solution of Hd = −g so far as it
// comes in mostCG iterations, or to the first direction of negative curvature;
// −g where that is the first direction of all.
func truncatedNewton(p objective.Point, g []float64) []float64 {
	run := cg.New(p.HessVec, nil, g, nil)
	for i := range mostCG {
		if went := run.Advance(); went != cg.Advanced {
			if i == 0 {
				return floats.ScaleTo(run.D, -1, g)
			}
			break
		}
	}
	return run.D
}

// pathPoints is how many iterates of a path its principal directions are taken
// from: the matrix of their products has that order.
const pathPoints = 48

// Path returns the plane through the last point of a path along its two
// principal directions: those in which its points lie furthest apart. Where a
// path has no two directions, coordinate axes take their place.
//
// Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, "Visualizing the loss
// landscape of neural nets", NeurIPS 2018, section 7.
func Path(path [][]float64) Plane {
	end := path[len(path)-1]
	var away [][]float64
	for _, k := range vector.Evenly(len(path), pathPoints) {
		away = append(away, vector.Difference(path[k], end))
	}
	p := Plane{Base: end}
	p.U, p.V = principal(away)
	return p
}

// Along returns the plane through x along two of its coordinates, which are
// those of the plane.
func Along(x []float64, i, j int, names [2]string) Plane {
	p := Plane{Base: slices.Clone(x), U: vector.Axis(len(x), i), V: vector.Axis(len(x), j), names: names}
	p.Base[i], p.Base[j] = 0, 0
	return p
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
		u = vector.Axis(n, 0)
	}
	if v != nil {
		v = vector.Orthonormal(v, u)
	}
	for i := 0; v == nil; i++ { // one of the axes is not along u
		v = vector.Orthonormal(vector.Axis(n, i), u)
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
	return vector.Unit(sum)
}

// Model returns the quadratic model at p on the plane.
func (pl Plane) Model(p objective.Point) *wire.Model {
	n := len(p.X())
	g, e, h := make([]float64, n), make([]float64, n), make([]float64, n)
	p.Gradient(g)
	at, slope := pl.Project(p.X()), pl.Direction(g)
	m := &wire.Model{X: at[0], Y: at[1], F: p.Value(), GX: slope[0], GY: slope[1]}
	pl.along(e, false)
	p.HessVec(h, e)
	row := pl.Direction(h)
	m.HXX, m.HXY = row[0], row[1]
	pl.along(e, true)
	p.HessVec(h, e)
	m.HYY = pl.Direction(h)[1]
	return m
}
