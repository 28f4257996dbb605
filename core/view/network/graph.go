package network

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/wire"
)

// graph is a net with the place of each of its parts.
type graph struct {
	netPlan
	net *wire.Net
}

// there reports whether there is a net.
func (g *graph) there() bool { return g.net != nil }

// weight returns the weight of unit j of a layer for unit k of the one before, and
// whether there is one.
func (g *graph) weight(layer, j, k int) (float64, bool) {
	weights := g.net.Layers[layer].Weights
	at := j*g.columns[layer].units + k
	if at >= len(weights) || math.IsNaN(weights[at]) {
		return 0, false
	}
	return weights[at], true
}

// bias returns the bias of unit j of a layer, and whether there is one.
func (g *graph) bias(layer, j int) (float64, bool) {
	biases := g.net.Layers[layer].Biases
	if j >= len(biases) || math.IsNaN(biases[j]) {
		return 0, false
	}
	return biases[j], true
}

// edgeTo returns the edge to unit j of a layer from unit k of the one before, and
// whether there is one.
func (g *graph) edgeTo(layer, j, k int) (edge, bool) {
	w, ok := g.weight(layer, j, k)
	return edge{layer, j, k, w}, ok
}

// response returns the response of unit j of column i on a scale from −1 to 1, and
// whether there is one.
func (g *graph) response(i, j int) (contour.Grid, bool) {
	low, high := math.Inf(-1), math.Inf(1)
	responses := g.net.Input
	if i > 0 {
		layer := &g.net.Layers[i-1]
		low, high, responses = layer.Low, layer.High, layer.Response
	}
	n := g.net.Side
	if j >= len(responses) || n < 2 || n > len(responses[j]) || n*n != len(responses[j]) {
		return contour.Grid{}, false
	}
	on := spanOf(low, high, responses[j])
	grid := contour.Grid{NX: n, NY: n, Values: make([]float64, n*n)}
	for k, v := range responses[j] {
		grid.Values[k] = on.of(v)
	}
	return grid, true
}

// shows reports whether the part p is drawn: it may be of a net that was shown
// before, or beyond what fits.
func (g *graph) shows(p *wire.Spot) bool {
	if p == nil || p.Layer < -1 || p.Layer >= len(g.columns)-1 {
		return false
	}
	if p.Unit < 0 || p.Unit >= g.columns[p.Layer+1].shown {
		return false
	}
	ok := false
	switch {
	case p.Kind == wire.SpotUnit:
		return true
	case p.Layer < 0:
	case p.Kind == wire.SpotBias:
		_, ok = g.bias(p.Layer, p.Unit)
	case p.Kind == wire.SpotWeight && p.From >= 0 && p.From < g.columns[p.Layer].shown:
		_, ok = g.edgeTo(p.Layer, p.Unit, p.From)
	}
	return ok
}

// marked returns the part that is chosen and the one the pointer is on; nil for
// none, and for a hover on what is chosen.
func (g *graph) marked(look *wire.Look) (pick, hover *wire.Spot) {
	if g.shows(look.Pick) {
		pick = look.Pick
	}
	if g.shows(look.Hover) && !(pick != nil && samePart(pick, look.Hover)) {
		hover = look.Hover
	}
	return pick, hover
}

// samePart reports whether a and b are one part of the net.
func samePart(a, b *wire.Spot) bool {
	return a.Kind == b.Kind && a.Layer == b.Layer && a.Unit == b.Unit && (a.Kind != wire.SpotWeight || a.From == b.From)
}
