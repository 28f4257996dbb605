package network

import (
	"math"
	"sort"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// How edges are drawn.
const (
	weightUnit  = 1.5  // |w| at which an edge has 63 % of its strength
	mostWidth   = 0.13 // of an edge of great weight, in sides of a unit
	denseWidth  = 1.1  // of an edge of great weight where edges are many, in pixels
	strengths   = 8    // steps that are told apart
	mostEdges   = 1500 // the strongest are drawn: more are a blur
	smoothEdges = 400  // up to which edges are curves
	curvePoints = 14   // of a curve
)

// strength returns the size of a weight on a scale that saturates: 0 for 0, near
// 1 for great ones.
func strength(w float64) float64 { return 1 - elementary.Exp(-math.Abs(w)/weightUnit) }

// strengthClass returns the step of strength of w, from 0 to strengths − 1.
func strengthClass(w float64) int { return min(int(strength(w)*strengths), strengths-1) }

// edge is a weight that is drawn.
type edge struct {
	layer, unit, from int
	weight            float64
}

// edges returns the weights between units that are shown, the strongest last,
// and how many of them are too weak to be drawn. Weights that are no numbers are
// not drawn.
func (s *scene) edges() (drawn []edge, weak int) {
	var all []edge
	for i := range s.net.columns[1:] {
		for j := range s.net.columns[i+1].shown {
			for k := range s.net.columns[i].shown {
				if w, ok := weightOf(&s.p.Net.Layers[i], s.net.columns[i].units, j, k); ok {
					all = append(all, edge{i, j, k, w})
				}
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return math.Abs(all[a].weight) < math.Abs(all[b].weight) })
	weak = max(0, len(all)-mostEdges)
	return all[weak:], weak
}

// weightOf returns the weight of unit j of l for unit k of the before units
// before it, and whether there is one.
func weightOf(l *wire.Layer, before, j, k int) (float64, bool) {
	at := j*before + k
	if at >= len(l.Weights) || math.IsNaN(l.Weights[at]) {
		return 0, false
	}
	return l.Weights[at], true
}

// drawEdges draws edges of like strength and sign as one stroke, the weakest
// first: blue, or vermilion and dashed for weights below 0.
func (s *scene) drawEdges(l *draw.Layer, edges []edge) {
	var groups [strengths][2][]draw.Path
	for _, e := range edges {
		class, sign := strengthClass(e.weight), 0
		if e.weight < 0 {
			sign = 1
		}
		groups[class][sign] = append(groups[class][sign], s.edgePath(e))
	}
	for class := range groups {
		ink := plot.LeastInk + (1-plot.LeastInk)*classShare(class)
		for sign, v := range [2]float64{1, -1} {
			color := draw.Mix(s.pal.Surface, s.theme.SignColor(v), ink)
			l.Line(color, s.edgeWidth(class), plot.SignDash(v), groups[class][sign]...)
		}
	}
}

// classShare returns the middle of a step of strength, from 0 to 1.
func classShare(class int) float64 { return (float64(class) + 0.5) / strengths }

// edgeWidth returns the width of edges of a step of strength.
func (s *scene) edgeWidth(class int) float64 {
	most := math.Max(plot.LeastWidth, mostWidth*s.net.side)
	if s.dense() {
		most = denseWidth
	}
	t := classShare(class)
	return plot.LeastWidth + t*t*(most-plot.LeastWidth)
}

// dense reports whether the edges are too many to be curves.
func (s *scene) dense() bool {
	n := 0
	for i := range s.net.columns[1:] {
		n += s.net.columns[i].shown * s.net.columns[i+1].shown
	}
	return n > smoothEdges
}

// edgePath returns the way of e, from the right side of one unit to the left
// side of another: a cubic that leaves and arrives level, or a line.
func (s *scene) edgePath(e edge) draw.Path {
	a, b := s.net.middle(e.layer, e.from), s.net.middle(e.layer+1, e.unit)
	a.X, b.X = a.X+s.net.side/2, b.X-s.net.side/2
	if s.dense() || math.Abs(a.Y-b.Y) < 1 {
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
