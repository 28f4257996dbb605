package draw

import "math"

// Far is the pixel coordinate beyond which a point is as good as at infinity.
const Far = 1e100

// Drawable reports whether p is a place that can be drawn towards: both coordinates are numbers within ±Far.
func Drawable(p Point) bool { return math.Abs(p.X) < Far && math.Abs(p.Y) < Far }

// Finite reports whether no value is NaN or infinite.
func Finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// Holds reports whether p lies in r, the border included.
func (r Rect) Holds(p Point) bool {
	return p.X >= r.X && p.X <= r.X+r.W && p.Y >= r.Y && p.Y <= r.Y+r.H
}

// Grown returns r with d more on every side.
func (r Rect) Grown(d float64) Rect {
	return Rect{r.X - d, r.Y - d, r.W + 2*d, r.H + 2*d}
}

// Outline returns the corners of r.
func (r Rect) Outline() Path {
	return Path{{r.X, r.Y}, {r.X + r.W, r.Y}, {r.X + r.W, r.Y + r.H}, {r.X, r.Y + r.H}}
}

// Clipped returns the parts of path inside r. Points that cannot be drawn part
// the path.
func Clipped(path Path, r Rect) []Path {
	var parts []Path
	var part Path
	end := func() {
		if len(part) > 1 {
			parts = append(parts, part)
		}
		part = nil
	}
	for i := 1; i < len(path); i++ {
		if !Drawable(path[i-1]) || !Drawable(path[i]) {
			end()
			continue
		}
		a, b, inside := ClipSegment(path[i-1], path[i], r)
		if !inside {
			end()
			continue
		}
		if len(part) == 0 || part[len(part)-1] != a {
			end()
			part = append(part, a)
		}
		part = append(part, b)
	}
	end()
	return parts
}

// ClipSegment returns the part of the segment from a to b inside r, and whether
// there is one.
//
// Source: Y.-D. Liang, B. A. Barsky, "A new concept and method for line
// clipping", ACM Trans. Graphics 3(1), 1984.
func ClipSegment(a, b Point, r Rect) (Point, Point, bool) {
	if r.Holds(a) && r.Holds(b) {
		return a, b, true
	}
	from, to := 0.0, 1.0
	dx, dy := b.X-a.X, b.Y-a.Y
	for _, e := range [4][2]float64{
		{-dx, a.X - r.X}, {dx, r.X + r.W - a.X}, {-dy, a.Y - r.Y}, {dy, r.Y + r.H - a.Y},
	} {
		switch {
		case e[0] == 0 && e[1] < 0:
			return a, b, false
		case e[0] < 0:
			from = math.Max(from, e[1]/e[0])
		case e[0] > 0:
			to = math.Min(to, e[1]/e[0])
		}
	}
	if from > to {
		return a, b, false
	}
	p, q := a, b
	if from > 0 {
		p = Point{a.X + from*dx, a.Y + from*dy}
	}
	if to < 1 {
		q = Point{a.X + to*dx, a.Y + to*dy}
	}
	return p, q, true
}

// Simplified returns path, or a copy without the points that lie within tolerance pixels of the
// line through their neighbours kept. The ends stay. It costs n log n distances for most paths of n points, n² at worst.
//
// Source: D. H. Douglas, T. K. Peucker, "Algorithms for the reduction of the
// number of points required to represent a digitized line or its caricature",
// Cartographica 10(2), 1973.
func Simplified(path Path, tolerance float64) Path {
	if len(path) < 3 {
		return path
	}
	keep := make([]bool, len(path))
	keep[0], keep[len(path)-1] = true, true
	markKept(path, keep, 0, len(path)-1, tolerance)
	var out Path
	for i, k := range keep {
		if k {
			out = append(out, path[i])
		}
	}
	return out
}

// markKept marks the points of path between first and last that are needed.
func markKept(path Path, keep []bool, first, last int, tolerance float64) {
	for last-first > 1 {
		worst, at := tolerance, 0
		for i := first + 1; i < last; i++ {
			if d := SegmentDistance(path[i], path[first], path[last]); d > worst {
				worst, at = d, i
			}
		}
		if at == 0 {
			return
		}
		keep[at] = true
		markKept(path, keep, first, at, tolerance)
		first = at
	}
}

// SegmentDistance returns how far p is from the segment from a to b.
func SegmentDistance(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := ((p.X-a.X)*dx + (p.Y-a.Y)*dy) / (dx*dx + dy*dy)
	if !(t > 0) { // also where a and b are one point
		t = 0
	}
	t = math.Min(t, 1)
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// Overlap returns the area that a and b share, in square pixels; 0 where they share none.
func Overlap(a, b Rect) float64 {
	w := math.Min(a.X+a.W, b.X+b.W) - math.Max(a.X, b.X)
	h := math.Min(a.Y+a.H, b.Y+b.H) - math.Max(a.Y, b.Y)
	return math.Max(0, w) * math.Max(0, h)
}

// Centred returns a rectangle of w × h in the middle of r.
func Centred(r Rect, w, h float64) Rect { return Rect{r.X + (r.W-w)/2, r.Y + (r.H-h)/2, w, h} }

// Below returns r without d pixels at its top; at least one pixel of height is left.
func (r Rect) Below(d float64) Rect {
	return Rect{r.X, r.Y + d, r.W, math.Max(1, r.H-d)}
}

// cornerPoints is how many points a round corner has.
const cornerPoints = 5

// Rounded returns the outline of r with corners of the given radius.
func Rounded(r Rect, radius float64) Path {
	var p Path
	for corner, at := range [4]Point{
		{r.X + r.W - radius, r.Y + radius}, {r.X + radius, r.Y + radius},
		{r.X + radius, r.Y + r.H - radius}, {r.X + r.W - radius, r.Y + r.H - radius},
	} {
		for k := range cornerPoints {
			sin, cos := math.Sincos((float64(corner) + float64(k)/(cornerPoints-1)) * math.Pi / 2)
			p = append(p, Point{at.X + radius*cos, at.Y - radius*sin})
		}
	}
	return p
}

// Partway returns the point that is share t of the way from a to b.
func Partway(a, b Point, t float64) Point {
	return Point{a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y)}
}

// Toward returns the unit vector from a to b; that to the right where they are
// one point.
func Toward(a, b Point) Point {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	if !(d > 0) {
		return Point{1, 0}
	}
	return Point{(b.X - a.X) / d, (b.Y - a.Y) / d}
}

// Moved returns the point d pixels from p along u.
func (p Point) Moved(u Point, d float64) Point { return Point{p.X + d*u.X, p.Y + d*u.Y} }

// Touches reports whether box overlaps one of the others.
func Touches(box Rect, others []Rect) bool {
	for _, o := range others {
		if box.X < o.X+o.W && o.X < box.X+box.W && box.Y < o.Y+o.H && o.Y < box.Y+box.H {
			return true
		}
	}
	return false
}

// Crossed reports whether a line goes through box, or so near that it touches.
func Crossed(box Rect, lines []Path) bool {
	for _, line := range lines {
		if len(Clipped(line, box.Grown(2))) > 0 {
			return true
		}
	}
	return false
}
