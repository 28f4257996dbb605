package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// Measures of what is written beside a part of a net, in pixels.
const (
	labelHeight = 20.0
	labelPad    = 7.0 // left and right of the text
	labelCorner = 5.0
	labelGap    = 8.0 // from the part
	labelInset  = 3.0 // from the edge of the pane
)

// What a label covers counts as this much area for each pixel², or as an area for
// each point of an edge.
const (
	coverUnit    = 1.0 // with the number under it
	coverCaption = 0.4
	coverSpot    = 30.0
	coverPoint   = 60.0
	pointMargin  = 6.0 // from the label within which a point is covered
)

// obstacle is a place that a label had better not cover.
type obstacle struct {
	draw.Rect
	weight float64 // of each pixel² of it
}

// obstacles returns the units and what is written around them.
func (s *scene) obstacles() []obstacle {
	pane, caption := s.net.pane, s.net.captionHeight()
	top := pane.Y + pane.H
	var all []obstacle
	for i := range s.net.columns {
		for j := range s.net.columns[i].shown {
			all = append(all, obstacle{s.unitBox(i, j), coverUnit})
		}
		top = math.Min(top, s.net.square(i, 0).Y)
	}
	for _, b := range s.buttons() {
		all = append(all, obstacle{draw.Rect{X: b.at.X, Y: b.at.Y}.Grown(buttonRadius), coverUnit})
	}
	first := s.net.square(0, 0)
	names := draw.Rect{X: pane.X, Y: first.Y, W: first.X - pane.X, H: pane.H}
	return append(all, obstacle{names, coverUnit}, obstacle{draw.Rect{X: pane.X, Y: top - caption, W: pane.W, H: caption}, coverCaption})
}

// drawLabel writes the text of p on a ground of its own beside it, where it
// covers least; the text of what is chosen on the accent. It returns the
// obstacles with the label and its part added. A pane that is too small for the
// label has none.
func (s *scene) drawLabel(l *draw.Layer, p *wire.Spot, chosen bool, avoid []obstacle) []obstacle {
	width := draw.TextWidth(p.Text, draw.FontSize) + 2*labelPad
	room := s.net.pane.Grown(-labelInset)
	if p.Text == "" || width > room.W || labelHeight > room.H {
		return avoid
	}
	near := s.around(p)
	for _, n := range near {
		avoid = append(avoid, obstacle{n, coverSpot})
	}
	r := s.labelPlace(near, s.way(p), width, avoid)
	box := draw.Rounded(r, labelCorner)
	ground, ink, edge := s.pal.Surface, s.pal.Ink, s.hoverEmphasis().color
	if chosen {
		ground, ink, edge = s.theme.Accent(), s.pal.Surface, s.theme.Accent()
	}
	l.Ring(s.pal.Surface, 4, box)
	l.Fill(ground, box)
	l.Ring(edge, 1.5, box)
	l.Text(draw.Text{At: draw.Pt(r.X+r.W/2, r.Y+r.H/2), S: p.Text, Size: draw.FontSize, Color: ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
	return append(avoid, obstacle{r, coverSpot})
}

// around returns the places that a label of p may stand at: its box, or some
// along an edge.
func (s *scene) around(p *wire.Spot) []draw.Rect {
	switch p.Kind {
	case wire.SpotUnit:
		return []draw.Rect{s.unitBox(p.Layer+1, p.Unit)}
	case wire.SpotBias:
		at, r := s.badge(p.Layer+1, p.Unit), s.badgeRadius()
		return []draw.Rect{draw.Rect{X: at.X, Y: at.Y}.Grown(r)}
	}
	var places []draw.Rect
	way := s.way(p)
	for _, k := range []int{curvePoints / 2, curvePoints / 4, curvePoints - curvePoints/4} {
		places = append(places, draw.Rect{X: way[k].X, Y: way[k].Y})
	}
	return places
}

// unitBox returns the square of unit j of column i with the number under it.
func (s *scene) unitBox(i, j int) draw.Rect {
	r := s.net.square(i, j)
	if drop, size := s.numberPlace(i); size > 0 {
		r.H += drop + size/2
	}
	return r
}

// way returns points along an edge; nil for other parts.
func (s *scene) way(p *wire.Spot) draw.Path {
	if p.Kind != wire.SpotWeight {
		return nil
	}
	path := s.edgePath(edge{layer: p.Layer, unit: p.Unit, from: p.From})
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

// labelPlace returns where beside one of the places in near a label covers least.
// Above comes first: a finger that holds the part is below.
func (s *scene) labelPlace(near []draw.Rect, way draw.Path, width float64, avoid []obstacle) draw.Rect {
	room := s.net.pane.Grown(-labelInset)
	best, least := draw.Rect{}, math.Inf(1)
	for _, n := range near {
		for _, at := range labelPlaces(n, width) {
			r := draw.Rect{
				X: math.Max(room.X, math.Min(at.X, room.X+room.W-width)),
				Y: math.Max(room.Y, math.Min(at.Y, room.Y+room.H-labelHeight)),
				W: width, H: labelHeight,
			}
			if c := covered(r, way, avoid); c < least {
				best, least = r, c
			}
		}
	}
	return best
}

// labelPlaces returns the upper left corners that a label beside n may have; the
// last are a line further off.
func labelPlaces(n draw.Rect, width float64) []draw.Point {
	above, below := n.Y-labelGap-labelHeight, n.Y+n.H+labelGap
	x, y := n.X+n.W/2-width/2, n.Y+n.H/2-labelHeight/2
	return []draw.Point{
		{X: x, Y: above}, {X: n.X, Y: above}, {X: n.X + n.W - width, Y: above},
		{X: x, Y: below}, {X: n.X, Y: below}, {X: n.X + n.W - width, Y: below},
		{X: n.X + n.W + labelGap, Y: y}, {X: n.X - labelGap - width, Y: y},
		{X: x, Y: above - labelHeight}, {X: x, Y: below + labelHeight},
	}
}

// covered weighs what a label at r would cover: obstacles, and points of way.
func covered(r draw.Rect, way draw.Path, avoid []obstacle) float64 {
	sum := 0.0
	for _, p := range way {
		if r.Grown(pointMargin).Holds(p) {
			sum += coverPoint
		}
	}
	for _, o := range avoid {
		sum += o.weight * draw.Overlap(r, o.Rect)
	}
	return sum
}
