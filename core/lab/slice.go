package lab

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/curvature"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Grid points of the samples of a loss: one is a pass over all examples.
const (
	sliceX = 61
	sliceY = 46
)

// slicing is what a slice was made from.
type slicing struct {
	run    *run
	text   string // of the settings that lay the plane
	window string
}

// plane is the same of the plane alone.
func (s slicing) plane() slicing { return slicing{run: s.run, text: s.text} }

// setSlice sees to the plane of a net. It shows nothing while the net itself is
// shown; a slice along the path waits for the end of all runs, others for the
// selected run to come to their step. It reports whether there is something new
// to sample.
func (s *Session) setSlice() bool {
	if s.st.net() == nil {
		return false
	}
	i := s.selected()
	if s.st.show == showNet || i < 0 || !s.sliceable(s.runs[i]) {
		s.field, s.plane = nil, newPlane(s.about, s.x0)
		s.plane.note = outlineNote
		return false
	}
	key := slicing{s.runs[i], s.st.text(slicedBy(s.st.plane)...), s.st.text(keySliceWindow)}
	if s.field != nil && s.field.slicing == key {
		s.field = s.contoured(s.field)
		return false
	}
	s.plane = s.slicePlane(s.runs[i])
	ax, ay := s.plane.axes()
	s.field = s.contoured(&fieldJob{slicing: key, f: s.runs[i].objectiveAt(s.sliceStep()), plane: s.plane, field: wire.Field{
		Window: s.sliceWindow(), NX: sliceX, NY: sliceY, Values: make([]float64, sliceX*sliceY),
		AxisX: ax, AxisY: ay, Note: s.plane.note,
	}})
	s.dirty.race = true
	return true
}

// outlineNote is said of paths for which there is no slice yet.
const outlineNote = "paths along two of the weights; the slice is laid when the runs are there"

// outline stands in for a slice that is not sampled yet: the paths have a plane,
// which has no contours.
func (s *Session) outline() *wire.Field {
	none := math.NaN()
	f := &wire.Field{Window: s.sliceWindow(), NX: 2, NY: 2, Values: []float64{none, none, none, none}, Note: s.plane.note}
	f.AxisX, f.AxisY = s.plane.axes()
	if s.field != nil {
		f.Window = s.field.field.Window
	}
	return f
}

// slicedBy returns the settings that make a plane what it is.
func slicedBy(plane string) []string {
	return map[string][]string{
		planePath:    {"plane"},
		planeNewton:  {"plane", "anchor"},
		planeWeights: {"plane", "anchor", "across", "up"},
	}[plane]
}

// sliceStep returns the step whose loss is sampled: that of the anchor, or the
// last, where the path is laid through.
func (s *Session) sliceStep() int {
	if s.st.plane == planePath {
		return maxSteps
	}
	return s.st.anchor
}

// sliceable reports whether the slice through a run can be laid by now.
func (s *Session) sliceable(r *run) bool {
	if s.st.plane == planePath {
		return !s.racing() && len(r.trace) > 0
	}
	return len(r.trace) > s.st.anchor || r.end != nil && len(r.trace) > 0
}

// slicePlane returns the plane that the state asks for.
func (s *Session) slicePlane(r *run) plane {
	at, k, _ := r.at(s.st.anchor)
	switch s.st.plane {
	case planeWeights:
		return s.weightPlane(at.x, k)
	case planeNewton:
		return newtonPlane(r.objectiveAt(k).At(at.x), k)
	}
	return pathPlane(r.trace)
}

// weightPlane returns the plane of two weights through x, the iterate of step k;
// its coordinates are the weights themselves.
func (s *Session) weightPlane(x []float64, k int) plane {
	net := s.st.net().trained().net
	chosen := [2]wire.Spot{{Kind: wire.SpotWeight}, secondWeight(net)}
	for i, name := range []string{s.st.across, s.st.up} {
		if spot, ok := s.st.spot(name); ok {
			chosen[i] = spot
		}
	}
	i, j := indexOf(net, chosen[0]), indexOf(net, chosen[1])
	switch { // one weight spans no plane
	case i == j && s.st.across == "":
		i = (j + 1) % len(x)
		chosen[0] = spotAt(net, i)
	case i == j:
		j = (i + 1) % len(x)
		chosen[1] = spotAt(net, j)
	}
	p := plane{base: slices.Clone(x), u: vector.Axis(len(x), i), v: vector.Axis(len(x), j)}
	p.base[i], p.base[j] = 0, 0
	p.names = [2]string{"w " + spotName(chosen[0]), "w " + spotName(chosen[1])}
	p.note = fmt.Sprintf("slice of the loss along two weights, the others as at step %d", k)
	return p
}

// secondWeight is the default for the second direction.
func secondWeight(net neural.Net) wire.Spot { return spotAt(net, 1) }

// spotAt returns the weight or bias that stands at place i of the vector of all.
func spotAt(net neural.Net, i int) wire.Spot {
	for l := range net.Depth() {
		fan, units := net.FanIn(l), net.Layer(l).Units
		switch {
		case i < fan*units:
			return wire.Spot{Kind: wire.SpotWeight, Layer: l, Unit: i / fan, From: i % fan}
		case i < (fan+1)*units:
			return wire.Spot{Kind: wire.SpotBias, Layer: l, Unit: i - fan*units}
		}
		i -= (fan + 1) * units
	}
	return wire.Spot{}
}

// newtonPlane returns the plane through p along the negative gradient and the
// Newton direction. Where the Hessian is too large to form, conjugate gradients
// stand in for its inverse.
func newtonPlane(p objective.Point, k int) plane {
	n := len(p.X())
	g := make([]float64, n)
	p.Gradient(g)
	floats.Scale(-1, g)
	out := plane{base: p.X(), names: [2]string{"−∇f", "Newton"}}
	out.note = fmt.Sprintf("slice of the loss through step %d along its negative gradient and its Newton direction", k)
	if out.u = vector.Unit(slices.Clone(g)); out.u == nil {
		out.u = vector.Axis(n, 0)
	}
	d, _ := curvature.NewtonStep(p, curvature.FlatShare)
	if d == nil {
		d = truncatedNewton(p, g)
		out.names[1] = "Newton by CG"
	}
	out.v = vector.Orthonormal(d, out.u)
	for i := 0; out.v == nil; i++ { // the directions are one: any other will do
		out.v = vector.Orthonormal(vector.Axis(n, i), out.u)
	}
	return out
}

// mostCG is how many iterations the Newton direction of a large net may take.
const mostCG = 50

// truncatedNewton returns conjugate gradients' solution of Hd = b so far as it
// comes in mostCG iterations, or to the first direction of negative curvature.
func truncatedNewton(p objective.Point, b []float64) []float64 {
	n := len(b)
	d, r, q, hq := make([]float64, n), slices.Clone(b), slices.Clone(b), make([]float64, n)
	rr := floats.Dot(r, r)
	for i := 0; i < mostCG && rr > 0; i++ {
		p.HessVec(hq, q)
		bend := floats.Dot(q, hq)
		if !(bend > 0) {
			if i == 0 {
				return q
			}
			break
		}
		floats.AddScaled(d, rr/bend, q)
		floats.AddScaled(r, -rr/bend, hq)
		next := floats.Dot(r, r)
		floats.AddScaledTo(q, r, next/rr, q)
		rr = next
	}
	return d
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
		away = append(away, vector.Difference(trace[k].x, end))
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
