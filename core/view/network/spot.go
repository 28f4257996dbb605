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

func (s *scene) pickEmphasis() emphasis { return emphasis{s.theme.Accent(), pickHalo} }

func (s *scene) hoverEmphasis() emphasis {
	return emphasis{draw.Mix(s.pal.Surface, s.theme.Accent(), hoverShare), hoverHalo}
}

// looked returns the layers of what is looked at: the place of the data, what the
// units answer there, and parts of the net with what is written beside them.
func (s *scene) looked() []draw.Layer {
	if s.p.Look == nil {
		return nil
	}
	var layers []draw.Layer
	for _, l := range []draw.Layer{s.probe(), s.spots(), s.numbers(), s.labels()} {
		if len(l.Ops) > 0 {
			layers = append(layers, l)
		}
	}
	return layers
}

// spots marks the part that is chosen and, over it, the one the pointer is on.
func (s *scene) spots() draw.Layer {
	l := draw.Layer{Clip: s.net.pane}
	pick, hover := s.marked()
	if pick != nil {
		s.drawIncoming(&l, pick)
		s.drawSpot(&l, pick, s.pickEmphasis())
	}
	if hover != nil {
		s.drawSpot(&l, hover, s.hoverEmphasis())
	}
	return l
}

// labels writes what is to be said of the same parts beside them.
func (s *scene) labels() draw.Layer {
	l := draw.Layer{Clip: s.net.pane}
	pick, hover := s.marked()
	if pick == nil && hover == nil {
		return l
	}
	avoid := s.obstacles()
	if pick != nil {
		avoid = s.drawLabel(&l, pick, true, avoid)
	}
	if hover != nil {
		s.drawLabel(&l, hover, false, avoid)
	}
	return l
}

// marked returns the part that is chosen and the one the pointer is on; nil for
// none, and for a hover on what is chosen.
func (s *scene) marked() (pick, hover *wire.Spot) {
	if s.shows(s.p.Look.Pick) {
		pick = s.p.Look.Pick
	}
	if s.shows(s.p.Look.Hover) && !(pick != nil && samePart(pick, s.p.Look.Hover)) {
		hover = s.p.Look.Hover
	}
	return pick, hover
}

// samePart reports whether a and b are one part of the net.
func samePart(a, b *wire.Spot) bool {
	return a.Kind == b.Kind && a.Layer == b.Layer && a.Unit == b.Unit && (a.Kind != wire.SpotWeight || a.From == b.From)
}

// shows reports whether the part p is drawn: it may be of a net that was shown
// before, or beyond what fits.
func (s *scene) shows(p *wire.Spot) bool {
	if p == nil || p.Layer < -1 || p.Layer >= len(s.net.columns)-1 {
		return false
	}
	if p.Unit < 0 || p.Unit >= s.net.columns[p.Layer+1].shown {
		return false
	}
	ok := false
	switch {
	case p.Kind == wire.SpotUnit:
		return true
	case p.Layer < 0:
	case p.Kind == wire.SpotBias:
		_, ok = biasOf(&s.p.Net.Layers[p.Layer], p.Unit)
	case p.Kind == wire.SpotWeight && p.From >= 0 && p.From < s.net.columns[p.Layer].shown:
		_, ok = s.edgeTo(p.Layer, p.Unit, p.From)
	}
	return ok
}

// edgeTo returns the edge to unit j of a layer from unit k of the one before, and
// whether there is one.
func (s *scene) edgeTo(layer, j, k int) (edge, bool) {
	w, ok := weightOf(&s.p.Net.Layers[layer], s.net.columns[layer].units, j, k)
	return edge{layer, j, k, w}, ok
}

// drawSpot marks the part p, which is shown.
func (s *scene) drawSpot(l *draw.Layer, p *wire.Spot, e emphasis) {
	switch p.Kind {
	case wire.SpotWeight:
		w, _ := s.edgeTo(p.Layer, p.Unit, p.From) // it is shown
		width := math.Max(leastEdge, s.edgeWidth(strengthClass(w.weight)))
		s.haloEdge(l, w, width, e)
		l.Line(s.theme.SignColor(w.weight), width, plot.SignDash(w.weight), s.edgePath(w))
		s.drawBadges(l, p.Layer+1, p.Layer+1)
	case wire.SpotBias:
		s.halo(l, draw.Placed(draw.Regular(24, 1, 0), s.badge(p.Layer+1, p.Unit), s.badgeRadius()+haloGap+e.width/2), e)
	case wire.SpotUnit:
		out := haloGap + e.width/2
		s.halo(l, draw.Rounded(s.net.square(p.Layer+1, p.Unit).Grown(out), unitCorner*s.net.side+out), e)
		if p.Layer >= 0 {
			s.drawBadges(l, p.Layer+1, p.Layer+1)
		}
	}
}

// halo draws a closed line of e, with an edge towards what is around it.
func (s *scene) halo(l *draw.Layer, outline draw.Path, e emphasis) {
	l.Ring(s.pal.Surface, e.width+2*haloGap, outline)
	l.Ring(e.color, e.width, outline)
}

// haloEdge draws the line of e around edge w of a width.
func (s *scene) haloEdge(l *draw.Layer, w edge, width float64, e emphasis) {
	outer := width + 2*(haloGap+e.width)
	paths := s.between(w, outer)
	l.Line(e.color, outer, nil, paths...)
	l.Line(s.pal.Surface, width+2*haloGap, nil, paths...)
}

// between returns the path of w without its ends, so that the round caps of a
// line of a width do not lie on the units, as far as these are apart.
func (s *scene) between(w edge, width float64) []draw.Path {
	const most = 0.15 // of the way that is cut at each end
	a, b := s.net.columns[w.layer].x+s.net.side/2, s.net.columns[w.layer+1].x-s.net.side/2
	cut := math.Min(width/2, most*(b-a))
	return draw.Clipped(s.edgePath(w), draw.Rect{X: a + cut, Y: s.net.pane.Y, W: b - a - 2*cut, H: s.net.pane.H})
}

// drawIncoming marks, where p is a unit, the edges that lead to it, lightly.
func (s *scene) drawIncoming(l *draw.Layer, p *wire.Spot) {
	if p.Kind != wire.SpotUnit || p.Layer < 0 {
		return
	}
	var lines draw.Layer
	var paths []draw.Path
	width := s.edgeWidth(strengths-1) + 2*softHalo
	for k := range s.net.columns[p.Layer].shown {
		w, ok := s.edgeTo(p.Layer, p.Unit, k)
		if !ok {
			continue
		}
		paths = append(paths, s.between(w, width)...)
		thick := math.Max(leastLine, s.edgeWidth(strengthClass(w.weight)))
		lines.Line(s.theme.SignColor(w.weight), thick, plot.SignDash(w.weight), s.edgePath(w))
	}
	l.Line(draw.Mix(s.pal.Surface, s.theme.Accent(), softShare), width, nil, paths...)
	l.Ops = append(l.Ops, lines.Ops...)
}
