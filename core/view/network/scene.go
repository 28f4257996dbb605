package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Measures of a network view, in pixels.
const (
	besideWidth = 440  // from which the output may be beside the net, not below
	besideRatio = 1.25 // of width to height, from which it is
	outputShare = 0.52 // of the width that the output may take beside the net
	belowShare  = 0.67 // of the height that the output takes below the net
)

// panes returns the parts of a drawing of w × h pixels for the net and for
// the output. A part that is not there leaves its place to the other.
func panes(w, h float64, net, output bool) (left, right draw.Rect) {
	whole := draw.Rect{X: 0, Y: 0, W: w, H: h}
	switch {
	case !net:
		return draw.Rect{}, whole
	case !output:
		return whole, draw.Rect{}
	case w >= besideWidth && w >= besideRatio*h:
		at := w - math.Min(outputShare*w, h+legendBeside/2)
		return draw.Rect{X: 0, Y: 0, W: at, H: h}, draw.Rect{X: at, Y: 0, W: w - at, H: h}
	default:
		at := h * (1 - belowShare)
		return draw.Rect{X: 0, Y: 0, W: w, H: at}, draw.Rect{X: 0, Y: at, W: w, H: h - at}
	}
}

// scene is a picture in a room: its parts with their places, for those who draw
// them and those who find them.
type scene struct {
	style
	w, h   float64
	corner view.Size // at the lower left, that is covered
	p      wire.Picture
	graph  graph  // empty without a net
	output output // empty without a surface
}

// newScene returns the view of p in a room, and whether there is something to draw.
func newScene(p wire.Picture, room view.Room, theme draw.Theme) (scene, bool) {
	w, h := room.Size()
	s := scene{style: newStyle(theme), w: w, h: h, corner: room.BottomLeft.Within(w, h), p: p}
	net := p.Net != nil && len(p.Net.Layers) > 0 && len(p.Net.Inputs) > 0
	output := drawableSurface(p.Surface)
	left, right := panes(w, h, net, output)
	if net {
		s.graph = graph{newNetPlan(p.Net, left), p.Net}
	}
	if output {
		s.output = newOutput(p.Surface, right, draw.Rect{Y: h - s.corner.H, W: s.corner.W, H: s.corner.H})
	}
	return s, net || output
}

// examples returns the examples on the plane of the output.
func (s *scene) examples() examples { return newExamples(s.p.Samples, &s.output) }

// buttons returns what can be pressed on the net.
func (s *scene) buttons() buttons {
	return buttons{graph: &s.graph, offered: s.theme.Interactive, corner: s.corner, foot: s.h}
}

// numbers returns what the units answer at the place that is looked at.
func (s *scene) numbers() numbers {
	n := numbers{graph: &s.graph}
	if s.p.Look != nil {
		n.units = s.p.Look.Units
	}
	return n
}

// frame draws what does not change with the weights: the ground, axes and
// legend of the output.
func (s *scene) frame() draw.Layer {
	var l draw.Layer
	l.Fill(s.pal.Surface, draw.Rect{X: 0, Y: 0, W: s.w, H: s.h}.Outline())
	if s.output.there() {
		s.output.drawAxes(&l, s.pal)
		drawLegend(&l, s.output.legend, legend{s.examples(), s.style}.items(s.output.legend.W))
	}
	return l
}

// drawNet draws edges, units, badges and what is written around them.
func (s *scene) drawNet() draw.Layer {
	g := &s.graph
	l := draw.Layer{Clip: g.pane}
	edges, weak := g.edges()
	drawEdges(&l, g, s.style, edges)
	drawUnits(&l, g, s.style)
	drawBadges(&l, g, s.style, 1, len(g.columns)-1)
	c := captions{g, s.buttons(), s.style}
	if g.hidden == 0 && s.output.classes == g.columns[len(g.columns)-1].units {
		c.drawClasses(&l)
	}
	c.drawInputs(&l)
	if g.pane.H >= leastCaption {
		c.drawLayers(&l)
		c.drawLeftOut(&l, weak)
	}
	return l
}

// looked returns the layers of what is looked at: the place of the data, what the
// units answer there, and parts of the net with what is written beside them.
func (s *scene) looked() []draw.Layer {
	look := s.p.Look
	if look == nil {
		return nil
	}
	pick, hover := s.graph.marked(look)
	var layers []draw.Layer
	for _, l := range []draw.Layer{
		drawProbe(look.Probe, &s.output, s.style),
		drawSpots(&s.graph, s.style, pick, hover),
		s.numbers().draw(s.style),
		s.labels(pick, hover),
	} {
		if len(l.Ops) > 0 {
			layers = append(layers, l)
		}
	}
	return layers
}

// labels writes what is to be said of what is chosen and of what the pointer is on
// beside them.
func (s *scene) labels(pick, hover *wire.Spot) draw.Layer {
	l := draw.Layer{Clip: s.graph.pane}
	if pick == nil && hover == nil {
		return l
	}
	b := newLabels(s.numbers(), s.buttons(), s.style)
	if pick != nil {
		b.write(&l, pick, true)
	}
	if hover != nil {
		b.write(&l, hover, false)
	}
	return l
}
