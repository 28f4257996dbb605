package network

import (
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
func drawUnits(l *draw.Layer, g *graph, s style) {
	var panels []draw.Panel
	var squares, corners, rings, zeros []draw.Path
	radius := unitCorner * g.side
	for i := range g.columns {
		for j := range g.columns[i].shown {
			r := g.square(i, j)
			squares = append(squares, r.Outline())
			corners = append(corners, r.Grown(cornerCover).Outline(), draw.Rounded(r, radius))
			rings = append(rings, draw.Rounded(r, radius))
			grid, ok := g.response(i, j)
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
