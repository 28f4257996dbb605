package neuron

import (
	"slices"

	"gonum.org/v1/gonum/mat"
)

// corral is the set of points that Wolfe's method works with: affinely
// independent, each with its share of the nearest point so far.
type corral struct {
	points  [][]float64 // all points
	members []int
	shares  []float64 // one a member, of sum 1
}

// mostRounds is a limit on rounds for each point and dimension. Wolfe's method
// ends by itself in exact arithmetic, with a round or two for each member.
const mostRounds = 20

// nearestPoint returns the shares of points in that point p of their convex hull
// which is nearest to the origin, and p/|p|². The latter is nil where p is not
// further than tiny: the hull holds the origin.
func nearestPoint(points [][]float64, tiny float64) (shares, normal []float64) {
	c := corral{points, []int{shortest(points)}, []float64{1}}
	normal = c.normal()
	for range mostRounds * (len(points) + len(points[0])) {
		if normal == nil || length(normal)*tiny >= 1 {
			normal = nil
			break
		}
		k, least := lowest(points, normal)
		if least >= 1-precise || slices.Contains(c.members, k) {
			break
		}
		before := corral{points, slices.Clone(c.members), slices.Clone(c.shares)}
		c.take(k)
		next := c.normal()
		if next != nil && length(next) <= length(normal) { // rounding is all that is left
			c = before
			break
		}
		normal = next
	}
	shares = make([]float64, len(points))
	for i, k := range c.members {
		shares[k] = c.shares[i]
	}
	return shares, normal
}

// shortest returns which point is nearest to the origin.
func shortest(points [][]float64) int {
	first := 0
	for k, p := range points {
		if dot(p, p) < dot(points[first], points[first]) {
			first = k
		}
	}
	return first
}

// take adds point k and moves to the point nearest to the origin: that of the
// flat through all members, once those are dropped that it would need a negative
// share of.
func (c *corral) take(k int) {
	c.members = append(c.members, k)
	c.shares = append(c.shares, 0)
	for {
		wanted := c.flat()
		drop, far := -1, 1.0 // first member to reach the share 0 on the way there, and how far that is
		for i, w := range wanted {
			if w > 0 {
				continue
			}
			reach := 0.0 // where the share is 0 already
			if c.shares[i] > 0 {
				reach = c.shares[i] / (c.shares[i] - w)
			}
			if drop < 0 || reach < far {
				drop, far = i, reach
			}
		}
		if drop < 0 {
			c.shares = wanted
			return
		}
		for i, w := range wanted {
			c.shares[i] = max(0, (1-far)*c.shares[i]+far*w)
		}
		c.members = slices.Delete(c.members, drop, drop+1)
		c.shares = slices.Delete(c.shares, drop, drop+1)
	}
}

// flat returns the shares, of sum 1 and of any sign, of the point nearest to the
// origin on the flat through the members. It solves the least squares problem
// |p₀ + Σ sᵢ(pᵢ − p₀)| for s by orthogonal triangles.
func (c *corral) flat() []float64 {
	base, extra := c.points[c.members[0]], len(c.members)-1
	shares := make([]float64, extra+1)
	shares[0] = 1
	if extra == 0 {
		return shares
	}
	sides := mat.NewDense(len(base), extra, nil)
	target := mat.NewVecDense(len(base), nil)
	for i, b := range base {
		target.SetVec(i, -b)
		for j, k := range c.members[1:] {
			sides.Set(i, j, c.points[k][i]-b)
		}
	}
	var qr mat.QR
	qr.Factorize(sides)
	var s mat.VecDense
	if err := qr.SolveVecTo(&s, false, target); err != nil {
		// The new member lies on the flat of the others but for rounding: leave it
		// out, and the search ends.
		return append(slices.Clone(c.shares[:extra]), -1)
	}
	for j := range extra {
		shares[j+1] = s.AtVec(j)
		shares[0] -= s.AtVec(j)
	}
	return shares
}

// normal returns the shortest v with pᵢ·v = 1 for all members, which is p/|p|² for
// the point p nearest to the origin on their flat; nil where the flat holds the
// origin. It is more precise than p as a sum: that loses as many digits as p is
// shorter than the members.
func (c *corral) normal() []float64 {
	rows, cols := len(c.points[0]), len(c.members)
	if cols > rows {
		return nil
	}
	members, ones := mat.NewDense(rows, cols, nil), mat.NewVecDense(cols, nil)
	for j, k := range c.members {
		members.SetCol(j, c.points[k])
		ones.SetVec(j, 1)
	}
	var qr mat.QR
	qr.Factorize(members)
	var v mat.VecDense
	if err := qr.SolveVecTo(&v, true, ones); err != nil {
		return nil
	}
	return v.RawVector().Data
}

// combine returns Σ shares·points.
func combine(points [][]float64, shares []float64) []float64 {
	p := make([]float64, len(points[0]))
	for k, share := range shares {
		for j, x := range points[k] {
			p[j] += share * x
		}
	}
	return p
}
