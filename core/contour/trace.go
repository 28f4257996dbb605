package contour

import (
	"fmt"
	"math"
	"slices"
)

// tracer walks the cells of a grid once and finds the segments of every level in
// them, then joins the segments level by level. Its slices are scratch.
//
// A crossing is named by the grid edge it lies on: 2·(j·nx+i) for the edge from
// (i, j) to the right, one more for the edge upwards. With the higher side
// always on the left, each crossing is the end of at most one segment and the
// start of at most one, so joining segments is following next.
type tracer struct {
	g          Grid
	levels     []float64
	finiteOnly bool // leave out cells that touch a sample that is not finite
	frame      bool // g has a frame of NaN around it, to be taken off again
	bands      []int32
	segments   [][]segment
	next       []int32 // the edge a segment leads to, −1 for none
	entered    []bool  // whether a segment leads here
}

// segment leads from one crossing to the next.
type segment struct{ from, to int32 }

func newTracer(g Grid, levels []float64) *tracer {
	if !slices.IsSorted(levels) {
		panic(fmt.Sprintf("contour: levels %v do not rise", levels))
	}
	t := &tracer{g: g, levels: levels, segments: make([][]segment, len(levels)),
		next: make([]int32, 2*len(g.Values)), entered: make([]bool, 2*len(g.Values))}
	for i := range t.next {
		t.next[i] = -1
	}
	t.bands = make([]int32, len(g.Values))
	band := 0 // neighbours are mostly in one band: look from the last
	for i, v := range g.Values {
		if math.IsNaN(v) {
			continue // below every level
		}
		for band < len(levels) && levels[band] <= v {
			band++
		}
		for band > 0 && levels[band-1] > v {
			band--
		}
		t.bands[i] = int32(band)
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

// trace returns the lines of every level.
func (t *tracer) trace() [][][]Point {
	for j := range t.g.NY - 1 {
		for i := range t.g.NX - 1 {
			at := j*t.g.NX + i
			a, b, c, d := t.bands[at], t.bands[at+1], t.bands[at+t.g.NX], t.bands[at+t.g.NX+1]
			if a == b && b == c && c == d {
				continue
			}
			for k := min(a, b, c, d); k < max(a, b, c, d); k++ {
				t.cell(at, k)
			}
		}
	}
	lines := make([][][]Point, len(t.levels))
	for k, segments := range t.segments {
		lines[k] = t.join(segments, t.levels[k])
	}
	return lines
}

// join returns the lines made of segments, and leaves the scratch clean.
func (t *tracer) join(segments []segment, level float64) [][]Point {
	for _, s := range segments {
		t.next[s.from] = s.to
		t.entered[s.to] = true
	}
	var lines [][]Point
	for _, s := range segments { // open lines first: they start where nothing enters
		if !t.entered[s.from] {
			lines = t.follow(lines, s.from, level)
		}
	}
	for _, s := range segments {
		lines = t.follow(lines, s.from, level)
	}
	return lines
}

// The corners of a cell at or above the level, as bits.
const (
	bottomLeft  = 1
	bottomRight = 2
	topRight    = 4
	topLeft     = 8
)

// side is an edge of a cell.
type side uint8

const (
	bottom side = iota
	right
	top
	left
)

// sides lists, by the corners at or above the level, the one segment that
// crosses the cell, with those corners on its left. The two cells whose corners
// alternate have two segments and are left to saddle.
var sides = [16][2]side{
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

// cell records the segments of level k in the cell whose bottom left sample is
// at.
func (t *tracer) cell(at int, k int32) {
	corners := 0
	for bit, sample := range [4]int{at, at + 1, at + t.g.NX + 1, at + t.g.NX} {
		if t.bands[sample] > k {
			corners |= 1 << bit
		}
	}
	v := t.g.Values
	mean := v[at]/4 + v[at+1]/4 + v[at+t.g.NX]/4 + v[at+t.g.NX+1]/4
	if t.finiteOnly && (math.IsNaN(mean) || math.IsInf(mean, 0)) {
		return
	}
	if corners == bottomLeft|topRight || corners == bottomRight|topLeft {
		for _, s := range saddle(corners, mean >= t.levels[k]) {
			t.link(at, s, k)
		}
		return
	}
	t.link(at, sides[corners], k)
}

// link records one segment of the cell whose bottom left sample is at.
func (t *tracer) link(at int, s [2]side, k int32) {
	t.segments[k] = append(t.segments[k], segment{t.edge(at, s[0]), t.edge(at, s[1])})
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
func (t *tracer) follow(lines [][]Point, e int32, level float64) [][]Point {
	if t.next[e] < 0 {
		return lines
	}
	var line []Point
	first := e
	for {
		line = appendNew(line, t.crossing(int(e), level))
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

// crossing returns where level crosses edge e, in units of the grid without
// its frame.
func (t *tracer) crossing(e int, level float64) Point {
	at := e / 2
	a := t.g.Values[at]
	p := Point{X: float64(at % t.g.NX), Y: float64(at / t.g.NX)}
	if e%2 == 0 {
		p.X += share(a, t.g.Values[at+1], level)
	} else {
		p.Y += share(a, t.g.Values[at+t.g.NX], level)
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
