package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How edges run.
const (
	mostWidth   = 0.13 // of an edge of great weight, in sides of a unit
	denseWidth  = 1.1  // of an edge of great weight where edges are many, in pixels
	smoothEdges = 400  // up to which edges are curves
	curvePoints = 14   // of a curve
)

// dense reports whether the edges are too many to be curves.
func (n *netPlan) dense() bool {
	edges := 0
	for i := range n.columns[1:] {
		edges += n.columns[i].shown * n.columns[i+1].shown
	}
	return edges > smoothEdges
}

// edgeWidth returns the width of edges of a step of strength.
func (n *netPlan) edgeWidth(class int) float64 {
	most := math.Max(plot.LeastWidth, mostWidth*n.side)
	if n.dense() {
		most = denseWidth
	}
	t := classShare(class)
	return plot.LeastWidth + t*t*(most-plot.LeastWidth)
}

// edgePath returns the way of e, from the right side of one unit to the left
// side of another: a cubic that leaves and arrives level, or a line.
func (n *netPlan) edgePath(e edge) draw.Path {
	a, b := n.middle(e.layer, e.from), n.middle(e.layer+1, e.unit)
	a.X, b.X = a.X+n.side/2, b.X-n.side/2
	if n.dense() || math.Abs(a.Y-b.Y) < 1 {
		return draw.Path{a, b}
	}
	path := make(draw.Path, curvePoints+1)
	for k := range path {
		t := float64(k) / curvePoints
		// Bézier with controls at half the way across: x(t) and y(t) in closed form.
		x := 1.5*t - 1.5*t*t + t*t*t
		y := t * t * (3 - 2*t)
		path[k] = draw.Pt(a.X+(b.X-a.X)*x, a.Y+(b.Y-a.Y)*y)
	}
	return path
}

// between returns the path of w without its ends, so that the round caps of a
// line of a width do not lie on the units, as far as these are apart.
func (n *netPlan) between(w edge, width float64) []draw.Path {
	const most = 0.15 // of the way that is cut at each end
	a, b := n.columns[w.layer].x+n.side/2, n.columns[w.layer+1].x-n.side/2
	cut := math.Min(width/2, most*(b-a))
	return draw.Clipped(n.edgePath(w), draw.Rect{X: a + cut, Y: n.pane.Y, W: b - a - 2*cut, H: n.pane.H})
}

// along returns points along an edge, as many whether it is a curve or a line.
func (n *netPlan) along(e edge) draw.Path {
	path := n.edgePath(e)
	if len(path) > 2 {
		return path
	}
	way := make(draw.Path, curvePoints+1)
	for k := range way {
		t := draw.Share(k, curvePoints)
		way[k] = draw.Pt(path[0].X+t*(path[1].X-path[0].X), path[0].Y+t*(path[1].Y-path[0].Y))
	}
	return way
}
