package mesh

import (
	"math"

	"hfplayground/core/draw"
)

// leastRadius is half a pixel: thinner lines are drawn that wide and fainter.
const leastRadius = 0.5

// fringe is how far outside a shape its anti-aliased edge reaches, in pixels.
const fringe = 0.5

// sharpest is the cosine of the largest turn whose two segments meet in a mitre;
// beyond it they overlap with round caps.
const sharpest = 0.5

// Stroke adds the line along path, width pixels wide, with round joins and caps.
// A point that is not finite breaks the line. Where the line turns gently its
// segments meet on the bisector, so no pixel is painted twice there; at sharp
// turns they overlap. It costs four corners a segment.
func (m *Mesh) Stroke(path draw.Path, closed bool, width float64, t Tint) {
	if !(width > 0) {
		return
	}
	radius := width / 2
	if radius < leastRadius {
		t, radius = t.Faded(float32(radius/leastRadius)), leastRadius
	}
	for start := 0; start < len(path); {
		end := start
		for end < len(path) && finite(path[end]) {
			end++
		}
		whole := start == 0 && end == len(path)
		m.piece(distinct(path[start:end]), closed && whole, radius, t)
		start = end + 1
	}
}

// distinct returns path without points that repeat the one before.
func distinct(path draw.Path) draw.Path {
	for i := 1; i < len(path); i++ {
		if path[i] != path[i-1] {
			continue
		}
		short := append(draw.Path(nil), path[:i]...)
		for _, p := range path[i+1:] {
			if p != short[len(short)-1] {
				short = append(short, p)
			}
		}
		return short
	}
	return path
}

// piece adds an unbroken line of distinct points.
func (m *Mesh) piece(path draw.Path, closed bool, radius float64, t Tint) {
	n := len(path)
	if closed && n > 1 && path[0] == path[n-1] {
		n--
	}
	switch n {
	case 0:
		return
	case 1:
		m.segment(path[0], path[0], draw.Point{}, draw.Point{}, radius, t)
		return
	}
	closed = closed && n > 2
	at := func(i int) draw.Point { return path[(i+n)%n] }
	segments := n - 1
	if closed {
		segments = n
	}
	for i := range segments {
		var before, after draw.Point
		if i > 0 || closed {
			before = mitre(at(i-1), at(i), at(i+1), radius)
		}
		if i < segments-1 || closed {
			after = mitre(at(i), at(i+1), at(i+2), radius)
		}
		m.segment(at(i), at(i+1), before, after, radius, t)
	}
}

// mitre returns the offset from q to the corner on the left of the turn p, q, r,
// on its bisector; the zero Point where the turn is too sharp, or a segment too
// short for the corner.
func mitre(p, q, r draw.Point, radius float64) draw.Point {
	a, b := sub(q, p), sub(r, q)
	la, lb := math.Hypot(a.X, a.Y), math.Hypot(b.X, b.Y)
	cos := dot(a, b) / (la * lb)
	if !(cos > sharpest) {
		return draw.Point{}
	}
	reach := radius + 2*fringe
	half := math.Sqrt((1 + cos) / 2)
	if reach*math.Sqrt(1-half*half)/half > min(la, lb)/2 {
		return draw.Point{}
	}
	normal := draw.Point{X: -a.Y/la - b.Y/lb, Y: a.X/la + b.X/lb}
	return along(draw.Point{}, normal, reach/half/math.Hypot(normal.X, normal.Y))
}

// segment adds the line from p to q. before and after are the mitres at its
// ends; a zero one is a round cap.
func (m *Mesh) segment(p, q, before, after draw.Point, radius float64, t Tint) {
	length := math.Hypot(q.X-p.X, q.Y-p.Y)
	d := draw.Point{X: 1}
	if length > 0 {
		d = draw.Point{X: (q.X - p.X) / length, Y: (q.Y - p.Y) / length}
	}
	normal := draw.Point{X: -d.Y, Y: d.X}
	reach := radius + 2*fringe
	corner := func(end, mitre draw.Point, cap, side float64) uint32 {
		offset := mitre
		if mitre == (draw.Point{}) {
			offset = along(along(draw.Point{}, d, cap*reach*side), normal, reach)
		}
		c := along(end, offset, side)
		from := sub(c, p)
		return m.add(c, t, dot(from, d), dot(from, normal), length, radius)
	}
	// side −1 flips the offset, and with it the cap: hence cap·side above.
	a, b := corner(p, before, -1, 1), corner(p, before, -1, -1)
	c, e := corner(q, after, 1, 1), corner(q, after, 1, -1)
	m.Indices = append(m.Indices, a, b, c, c, b, e)
}
