package contour

import "math"

// tracer walks the cells of a grid level by level. Its slices are scratch.
//
// A crossing is named by the grid edge it lies on: 2·(j·nx+i) for the edge from
// (i, j) to the right, one more for the edge upwards. With the higher side
// always on the left, each crossing is the end of at most one segment and the
// start of at most one, so joining segments is following next.
type tracer struct {
	g          Grid
	finiteOnly bool // leave out cells that touch a sample that is not finite
	frame      bool // g has a frame of NaN around it, to be taken off again
	level      float64
	next       []int32 // the edge a segment leads to, −1 for none
	entered    []bool  // whether a segment leads here
	starts     []int32 // edges where segments start, in the order of the cells
}

func newTracer(g Grid) *tracer {
	t := &tracer{g: g, next: make([]int32, 2*len(g.Values)), entered: make([]bool, 2*len(g.Values))}
	for i := range t.next {
		t.next[i] = -1
	}
	return t
}

// padded returns g with a frame of one undefined sample around it, so that every
// region is closed.
func padded(g Grid) Grid {
	p := Grid{NX: g.NX + 2, NY: g.NY + 2}
	p.Values = make([]float64, p.NX*p.NY)
	for i := range p.Values {
		p.Values[i] = math.NaN()
	}
	for j := range g.NY {
		copy(p.Values[(j+1)*p.NX+1:], g.Values[j*g.NX:(j+1)*g.NX])
	}
	return p
}

// trace returns the lines of one level, and leaves the scratch clean.
func (t *tracer) trace(level float64) [][]Point {
	t.level = level
	t.starts = t.starts[:0]
	for j := range t.g.NY - 1 {
		t.row(j)
	}
	var lines [][]Point
	for _, e := range t.starts { // open lines first: they start where nothing enters
		if !t.entered[e] {
			lines = t.follow(lines, e)
		}
	}
	for _, e := range t.starts {
		lines = t.follow(lines, e)
	}
	return lines
}

// row finds the segments of the cells between rows j and j+1.
func (t *tracer) row(j int) {
	nx := t.g.NX
	low, high := t.g.Values[j*nx:(j+1)*nx], t.g.Values[(j+1)*nx:(j+2)*nx]
	level := t.level
	here := 0
	if low[0] >= level {
		here |= bottomLeft
	}
	if high[0] >= level {
		here |= topLeft
	}
	for i := range nx - 1 {
		ahead := 0
		if low[i+1] >= level {
			ahead |= bottomRight
		}
		if high[i+1] >= level {
			ahead |= topRight
		}
		if corners := here | ahead; corners != 0 && corners != all {
			t.cell(i, j, corners)
		}
		here = ahead&bottomRight>>1 | ahead&topRight<<1
	}
}

// The corners of a cell at or above the level, as bits.
const (
	bottomLeft  = 1
	bottomRight = 2
	topRight    = 4
	topLeft     = 8
	all         = bottomLeft | bottomRight | topRight | topLeft
)

// side is an edge of a cell.
type side uint8

const (
	bottom side = iota
	right
	top
	left
)

// segments lists, by the corners at or above the level, the one segment that
// crosses the cell, with those corners on its left. The two cells whose corners
// alternate have two segments and are left to saddle.
var segments = [16][2]side{
	1: {bottom, left}, 2: {right, bottom}, 3: {right, left}, 4: {top, right},
	6: {top, bottom}, 7: {top, left}, 8: {left, top}, 9: {bottom, top},
	11: {right, top}, 12: {left, right}, 13: {bottom, right}, 14: {left, bottom},
}

// saddle returns the two segments of a cell whose corners alternate: when its
// centre is at or above the level the high corners join, else the low ones.
func saddle(corners int, joined bool) [2][2]side {
	switch {
	case corners == bottomLeft|topRight && joined:
		return [2][2]side{{top, left}, {bottom, right}}
	case corners == bottomLeft|topRight:
		return [2][2]side{{bottom, left}, {top, right}}
	case joined:
		return [2][2]side{{left, bottom}, {right, top}}
	default:
		return [2][2]side{{right, bottom}, {left, top}}
	}
}

// cell records the segments of cell (i, j).
func (t *tracer) cell(i, j, corners int) {
	at := j*t.g.NX + i
	v := t.g.Values
	sum := v[at] + v[at+1] + v[at+t.g.NX] + v[at+t.g.NX+1]
	if t.finiteOnly && (math.IsNaN(sum) || math.IsInf(sum, 0)) {
		return
	}
	if corners == bottomLeft|topRight || corners == bottomRight|topLeft {
		for _, s := range saddle(corners, sum/4 >= t.level) {
			t.link(at, s)
		}
		return
	}
	t.link(at, segments[corners])
}

// link records one segment of the cell whose bottom left sample is at.
func (t *tracer) link(at int, s [2]side) {
	from, to := t.edge(at, s[0]), t.edge(at, s[1])
	t.next[from] = to
	t.entered[to] = true
	t.starts = append(t.starts, from)
}

func (t *tracer) edge(at int, s side) int32 {
	switch s {
	case bottom:
		return int32(2 * at)
	case right:
		return int32(2*(at+1) + 1)
	case top:
		return int32(2 * (at + t.g.NX))
	default:
		return int32(2*at + 1)
	}
}

// follow appends the line that starts at edge e, if it has not been taken yet,
// and takes it. Steps of no length are left out, and rings of no area.
func (t *tracer) follow(lines [][]Point, e int32) [][]Point {
	if t.next[e] < 0 {
		return lines
	}
	var line []Point
	first := e
	for {
		line = appendNew(line, t.crossing(int(e)))
		following := t.next[e]
		t.next[e], t.entered[e] = -1, false
		if following < 0 {
			break
		}
		e = following
		if e == first {
			break
		}
	}
	closed := e == first
	if closed {
		if len(line) > 1 && line[len(line)-1] == line[0] {
			line = line[:len(line)-1]
		}
		if len(line) < 3 {
			return lines
		}
	}
	if closed && !t.frame {
		line = append(line, line[0])
	}
	if len(line) < 2 {
		return lines
	}
	return append(lines, line)
}

// appendNew appends p unless it is the last point already, and takes off a last
// point on the straight run along the border, which only makes rings longer.
func appendNew(line []Point, p Point) []Point {
	n := len(line)
	if n > 0 && line[n-1] == p {
		return line
	}
	if n > 1 && (line[n-2].X == line[n-1].X && line[n-1].X == p.X && between(line[n-2].Y, line[n-1].Y, p.Y) ||
		line[n-2].Y == line[n-1].Y && line[n-1].Y == p.Y && between(line[n-2].X, line[n-1].X, p.X)) {
		line[n-1] = p
		return line
	}
	return append(line, p)
}

func between(a, b, c float64) bool { return a <= b && b <= c || a >= b && b >= c }

// crossing returns where the level crosses edge e, in units of the grid without
// its frame.
func (t *tracer) crossing(e int) Point {
	at := e / 2
	a := t.g.Values[at]
	p := Point{X: float64(at % t.g.NX), Y: float64(at / t.g.NX)}
	if e%2 == 0 {
		p.X += share(a, t.g.Values[at+1], t.level)
	} else {
		p.Y += share(a, t.g.Values[at+t.g.NX], t.level)
	}
	if t.frame {
		p.X = math.Max(0, math.Min(p.X-1, float64(t.g.NX-3)))
		p.Y = math.Max(0, math.Min(p.Y-1, float64(t.g.NY-3)))
	}
	return p
}

// share returns how far from a to b the level lies, in [0, 1]; halfway where an
// end is not finite.
func share(a, b, level float64) float64 {
	d := b - a
	if math.IsInf(d, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) { // both huge: halve before subtracting
		a, b, level = a/2, b/2, level/2
		d = b - a
	}
	t := (level - a) / d
	if !(t >= 0 && t <= 1) || math.IsInf(d, 0) {
		return 0.5
	}
	return t
}
