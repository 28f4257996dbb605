package network

import (
	"cmp"
	"math"
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
)

// Which edges are drawn, and how strongly.
const (
	weightUnit = 1.5  // |w| at which an edge has 63 % of its strength
	strengths  = 8    // steps that are distinguished
	mostEdges  = 1500 // the strongest are drawn: more are a blur
)

// strength returns the size of a weight on a scale that saturates: 0 for 0, near
// 1 for great ones.
func strength(w float64) float64 { return 1 - elementary.Exp(-math.Abs(w)/weightUnit) }

// strengthClass returns the step of strength of w, from 0 to strengths − 1.
func strengthClass(w float64) int { return min(int(strength(w)*strengths), strengths-1) }

// classShare returns the middle of a step of strength, from 0 to 1.
func classShare(class int) float64 { return (float64(class) + 0.5) / strengths }

// edge is a weight that is drawn.
type edge struct {
	layer, unit, from int
	weight            float64
}

// edges returns the weights between units that are shown, the strongest last,
// and how many of them are too weak to be drawn. Weights that are no numbers are
// not drawn.
func (g *graph) edges() (drawn []edge, weak int) {
	var all []edge
	for i := range g.columns[1:] {
		for j := range g.columns[i+1].shown {
			for k := range g.columns[i].shown {
				if e, ok := g.edgeTo(i, j, k); ok {
					all = append(all, e)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b edge) int { return cmp.Compare(math.Abs(a.weight), math.Abs(b.weight)) })
	weak = max(0, len(all)-mostEdges)
	return all[weak:], weak
}

// drawEdges draws edges of like strength and sign as one stroke, the weakest
// first: blue, or vermilion and dashed for weights below 0.
func drawEdges(l *draw.Layer, g *graph, s style, edges []edge) {
	var groups [strengths][2][]draw.Path
	for _, e := range edges {
		class, sign := strengthClass(e.weight), 0
		if e.weight < 0 {
			sign = 1
		}
		groups[class][sign] = append(groups[class][sign], g.edgePath(e))
	}
	for class := range groups {
		ink := plot.LeastInk + (1-plot.LeastInk)*classShare(class)
		for sign, v := range [2]float64{1, -1} {
			color := draw.Mix(s.pal.Surface, s.theme.SignColor(v), ink)
			l.Line(color, g.edgeWidth(class), plot.SignDash(v), groups[class][sign]...)
		}
	}
}
