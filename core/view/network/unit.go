package network

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
)

// How units are drawn.
const (
	unitBands   = 4    // on each side of 0
	unitCorner  = 0.18 // radius of the corners, in sides
	cornerCover = 0.75 // pixels beyond the square that are covered, so that no edge of it shows
)

// drawUnits draws every unit as its response in a square with round corners. It
// costs as many operations for many units as for one.
func (s *scene) drawUnits(l *draw.Layer) {
	var panels []draw.Panel
	var squares, corners, rings, zeros []draw.Path
	radius := unitCorner * s.net.side
	for i := range s.net.columns {
		for j := range s.net.columns[i].shown {
			r := s.net.square(i, j)
			squares = append(squares, r.Outline())
			corners = append(corners, r.Grown(cornerCover).Outline(), draw.Rounded(r, radius))
			rings = append(rings, draw.Rounded(r, radius))
			grid, ok := s.responseGrid(i, j)
			if !ok {
				continue
			}
			panels = append(panels, draw.Panel{At: r, Grid: grid})
			zeros = append(zeros, draw.Traced(contour.Lines(grid, []float64{0})[0], grid, r)...)
		}
	}
	l.Fill(s.pal.Hole, squares...)
	l.Bands(s.theme.DivergingBands(unitBands, panels...))
	l.Line(draw.Mix(s.theme.Middle(), s.pal.Ink, 0.55), 0.8, nil, zeros...)
	l.Fill(s.pal.Surface, corners...)
	l.Ring(s.pal.Rule, 1.2, rings...)
}

// responseGrid returns the response of unit j of column i on a scale from −1 to
// 1, and whether there is one.
func (s *scene) responseGrid(i, j int) (contour.Grid, bool) {
	net := s.p.Net
	low, high := math.Inf(-1), math.Inf(1)
	responses := net.Input
	if i > 0 {
		layer := &net.Layers[i-1]
		low, high, responses = layer.Low, layer.High, layer.Response
	}
	n := net.Side
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
