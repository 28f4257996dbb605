package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// How parts of a net that are looked at are marked, in pixels.
const (
	pickHalo   = 2.8 // width of the line around what is chosen
	hoverHalo  = 2.0 // and around what the pointer is on
	haloGap    = 1.5 // between a part and the line around it
	leastEdge  = 2.0 // width of an edge that is looked at
	hoverShare = 0.7 // of the accent in the line of hover
	leastLine  = 1.1 // of an edge that leads to what is chosen
	softHalo   = 2.0 // beyond such edges
	softShare  = 0.3 // of the accent there
)

// emphasis is how strongly a part is marked.
type emphasis struct {
	color draw.Color
	width float64 // of the line around the part
}

func pickEmphasis(theme draw.Theme) emphasis { return emphasis{theme.Accent(), pickHalo} }

func hoverEmphasis(theme draw.Theme) emphasis {
	return emphasis{draw.Mix(theme.Palette().Surface, theme.Accent(), hoverShare), hoverHalo}
}

// drawSpots marks the part that is chosen and, over it, the one the pointer is on;
// nil for none.
func drawSpots(g *graph, s style, pick, hover *wire.Spot) draw.Layer {
	l := draw.Layer{Clip: g.pane}
	if pick != nil {
		drawIncoming(&l, g, s, pick)
		drawSpot(&l, g, s, pick, pickEmphasis(s.theme))
	}
	if hover != nil {
		drawSpot(&l, g, s, hover, hoverEmphasis(s.theme))
	}
	return l
}

// drawSpot marks the part p, which is shown.
func drawSpot(l *draw.Layer, g *graph, s style, p *wire.Spot, e emphasis) {
	switch p.Kind {
	case wire.SpotWeight:
		w, _ := g.edgeTo(p.Layer, p.Unit, p.From) // it is shown
		width := math.Max(leastEdge, g.edgeWidth(strengthClass(w.weight)))
		drawEdgeHalo(l, g, s, w, width, e)
		l.Line(s.theme.SignColor(w.weight), width, plot.SignDash(w.weight), g.edgePath(w))
		drawBadges(l, g, s, p.Layer+1, p.Layer+1)
	case wire.SpotBias:
		s.halo(l, draw.Placed(draw.Regular(24, 1, 0), g.badge(p.Layer+1, p.Unit), g.badgeRadius()+haloGap+e.width/2), e)
	case wire.SpotUnit:
		out := haloGap + e.width/2
		s.halo(l, draw.Rounded(g.square(p.Layer+1, p.Unit).Grown(out), unitCorner*g.side+out), e)
		if p.Layer >= 0 {
			drawBadges(l, g, s, p.Layer+1, p.Layer+1)
		}
	}
}

// drawEdgeHalo draws the line of e around edge w of a width.
func drawEdgeHalo(l *draw.Layer, g *graph, s style, w edge, width float64, e emphasis) {
	outer := width + 2*(haloGap+e.width)
	paths := g.between(w, outer)
	l.Line(e.color, outer, nil, paths...)
	l.Line(s.pal.Surface, width+2*haloGap, nil, paths...)
}

// drawIncoming marks, where p is a unit, the edges that lead to it, lightly.
func drawIncoming(l *draw.Layer, g *graph, s style, p *wire.Spot) {
	if p.Kind != wire.SpotUnit || p.Layer < 0 {
		return
	}
	var lines draw.Layer
	var paths []draw.Path
	width := g.edgeWidth(strengths-1) + 2*softHalo
	for k := range g.columns[p.Layer].shown {
		w, ok := g.edgeTo(p.Layer, p.Unit, k)
		if !ok {
			continue
		}
		paths = append(paths, g.between(w, width)...)
		thick := math.Max(leastLine, g.edgeWidth(strengthClass(w.weight)))
		lines.Line(s.theme.SignColor(w.weight), thick, plot.SignDash(w.weight), g.edgePath(w))
	}
	l.Line(draw.Mix(s.pal.Surface, s.theme.Accent(), softShare), width, nil, paths...)
	l.Ops = append(l.Ops, lines.Ops...)
}
