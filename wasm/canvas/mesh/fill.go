package mesh

import (
	"math"

	"hfplayground/core/draw"
)

// Convex reports whether path is a convex polygon that goes round once.
func Convex(path draw.Path) bool {
	n := len(path)
	if n < 3 {
		return false
	}
	var turn float64
	sign := 0.0
	for i, p := range path {
		if !finite(p) {
			return false
		}
		a, b := sub(path[(i+1)%n], p), sub(path[(i+2)%n], path[(i+1)%n])
		c := cross(a, b)
		if c*sign < 0 {
			return false
		}
		if c != 0 {
			sign = c
		}
		turn += math.Atan2(c, dot(a, b))
	}
	return sign != 0 && math.Abs(math.Abs(turn)-2*math.Pi) < math.Pi // not a star of two turns
}

// Convex adds the inside of a convex polygon. Its edge fades over one pixel,
// half of it outside; the edge of a rectangle on whole pixels stays crisp.
func (m *Mesh) Convex(path draw.Path, t Tint) {
	path = distinct(path)
	n := len(path)
	if n > 1 && path[0] == path[n-1] {
		n--
	}
	if n < 3 {
		return
	}
	var area float64
	for i := range n {
		area += cross(path[i], path[(i+1)%n])
	}
	out := math.Copysign(fringe, area)
	first := uint32(len(m.Vertices))
	for i, p := range path[:n] {
		o := bevel(path[(i+n-1)%n], p, path[(i+1)%n])
		m.add(along(p, o, -out), t, 0, 0, 0, fringe) // covered
		m.add(along(p, o, out), t, 0, 1, 0, fringe)  // not covered any more
	}
	for i := range uint32(n) {
		a, b := first+2*i, first+2*((i+1)%uint32(n))
		m.Indices = append(m.Indices, a, b, a+1, a+1, b, b+1)
		if i > 1 {
			m.Indices = append(m.Indices, first, a-2, a)
		}
	}
}

// longestBevel bounds the offset at a spike, in units of the offset of an edge.
const longestBevel = 4

// bevel returns the offset at q that moves both edges of the turn p, q, r by one
// to their right.
func bevel(p, q, r draw.Point) draw.Point {
	a, b := sub(q, p), sub(r, q)
	la, lb := math.Hypot(a.X, a.Y), math.Hypot(b.X, b.Y)
	sum := draw.Point{X: a.Y/la + b.Y/lb, Y: -a.X/la - b.X/lb}
	square := dot(sum, sum)
	if !(square > 0) {
		return draw.Point{}
	}
	return along(draw.Point{}, sum, min(2/square, longestBevel/math.Sqrt(square)))
}

// Apart reports whether the boxes of the paths do not touch, so that filling one
// after the other is filling all by the even-odd rule. It costs the square of
// their number and gives up beyond a hundred.
func Apart(paths []draw.Path) bool {
	const most = 100
	if len(paths) > most {
		return false
	}
	boxes := make([]draw.Rect, len(paths))
	for i, p := range paths {
		boxes[i] = Box(1, p)
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				return false
			}
		}
	}
	return true
}

// Box returns the smallest rectangle that holds the paths, margin wider on every
// side. Points that are not finite do not count.
func Box(margin float64, paths ...draw.Path) draw.Rect {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, path := range paths {
		for _, p := range path {
			if finite(p) {
				x0, x1 = min(x0, p.X), max(x1, p.X)
				y0, y1 = min(y0, p.Y), max(y1, p.Y)
			}
		}
	}
	if x0 > x1 {
		return draw.Rect{}
	}
	return draw.Rect{X: x0 - margin, Y: y0 - margin, W: x1 - x0 + 2*margin, H: y1 - y0 + 2*margin}
}

// Fan adds triangles from the first point of path to each of its edges. A point
// is inside by the even-odd rule when an odd number of them cover it. All
// corners are moved by (dx, dy).
func (m *Mesh) Fan(path draw.Path, dx, dy float64, t Tint) {
	first := uint32(len(m.Vertices))
	for _, p := range path {
		if finite(p) {
			m.add(draw.Point{X: p.X + dx, Y: p.Y + dy}, t, 0, 0, 0, 0)
		}
	}
	for i := first + 1; i+1 < uint32(len(m.Vertices)); i++ {
		m.Indices = append(m.Indices, first, i, i+1)
	}
}
