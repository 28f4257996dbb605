package mesh

import (
	"math"

	"hfplayground/core/draw"
)

// mostDashes bounds the pieces of one line: a pattern far finer than a pixel
// would otherwise cost more than it shows.
const mostDashes = 1 << 14

// Dash cuts path into the lines of pattern: lengths of line and gap in turn, in
// the units of path. An odd pattern is run through twice, as in SVG. A closed
// path is cut from its first point round to it again. A pattern that is empty,
// negative, or without length leaves the path whole.
func Dash(path draw.Path, closed bool, pattern []float64) []draw.Path {
	if len(pattern)%2 == 1 {
		pattern = append(append([]float64(nil), pattern...), pattern...)
	}
	total := 0.0
	for _, length := range pattern {
		if !(length >= 0) {
			return []draw.Path{path}
		}
		total += length
	}
	if !(total > 0) || math.IsInf(total, 0) || len(path) < 2 {
		return []draw.Path{path}
	}
	if closed {
		path = append(append(draw.Path(nil), path...), path[0])
	}
	c := cutter{pattern: pattern, left: pattern[0], dashes: []draw.Path{{path[0]}}}
	for i := 1; i < len(path); i++ {
		c.segment(path[i-1], path[i])
	}
	return c.dashes
}

// cutter walks along a path and its pattern at once.
type cutter struct {
	pattern []float64
	at      int     // index into pattern; even is a line
	left    float64 // of that entry
	dashes  []draw.Path
}

// segment cuts the segment from p to q.
func (c *cutter) segment(p, q draw.Point) {
	length := math.Hypot(q.X-p.X, q.Y-p.Y)
	done := 0.0
	for length-done > c.left && len(c.dashes) < mostDashes {
		done += c.left
		c.point(along(p, sub(q, p), done/length))
		c.at = (c.at + 1) % len(c.pattern)
		c.left = c.pattern[c.at]
		if c.at%2 == 0 {
			c.dashes = append(c.dashes, draw.Path{along(p, sub(q, p), done/length)})
		}
	}
	c.left -= length - done
	c.point(q)
}

// point continues the line, if this is one.
func (c *cutter) point(p draw.Point) {
	if c.at%2 == 0 {
		last := len(c.dashes) - 1
		c.dashes[last] = append(c.dashes[last], p)
	}
}
