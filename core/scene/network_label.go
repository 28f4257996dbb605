package scene

import (
	"math"

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
	Rect
	weight float64 // of each pixel² of it
}

// obstacles returns the units and what is written around them.
func (s *networkScene) obstacles() []obstacle {
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
		all = append(all, obstacle{Rect{X: b.at.X, Y: b.at.Y}.grown(buttonRadius), coverUnit})
	}
	first := s.net.square(0, 0)
	names := Rect{pane.X, first.Y, first.X - pane.X, pane.H}
	return append(all, obstacle{names, coverUnit}, obstacle{Rect{pane.X, top - caption, pane.W, caption}, coverCaption})
}

// drawLabel writes the text of p on a ground of its own beside it, where it
// covers least; the text of what is chosen on the accent. It returns the
// obstacles with the label and its part added. A pane that is too small for the
// label has none.
func (s *networkScene) drawLabel(l *Layer, p *wire.Spot, chosen bool, avoid []obstacle) []obstacle {
	width := textWidth(p.Text, fontSize) + 2*labelPad
	room := s.net.pane.grown(-labelInset)
	if p.Text == "" || width > room.W || labelHeight > room.H {
		return avoid
	}
	near := s.around(p)
	for _, n := range near {
		avoid = append(avoid, obstacle{n, coverSpot})
	}
	r := s.labelPlace(near, s.way(p), width, avoid)
	box := rounded(r, labelCorner)
	ground, ink, edge := s.pal.surface, s.pal.ink, s.hoverEmphasis().color
	if chosen {
		ground, ink, edge = s.theme.accent(), s.pal.surface, s.theme.accent()
	}
	l.ring(s.pal.surface, 4, box)
	l.fill(ground, box)
	l.ring(edge, 1.5, box)
	l.text(Text{At: Point{r.X + r.W/2, r.Y + r.H/2}, S: p.Text, Size: fontSize, Color: ink, Align: Align{Middle, Center}})
	return append(avoid, obstacle{r, coverSpot})
}

// around returns the places that a label of p may stand at: its box, or some
// along an edge.
func (s *networkScene) around(p *wire.Spot) []Rect {
	switch p.Kind {
	case wire.SpotUnit:
		return []Rect{s.unitBox(p.Layer+1, p.Unit)}
	case wire.SpotBias:
		at, r := s.badge(p.Layer+1, p.Unit), s.badgeRadius()
		return []Rect{Rect{X: at.X, Y: at.Y}.grown(r)}
	}
	var places []Rect
	way := s.way(p)
	for _, k := range []int{curvePoints / 2, curvePoints / 4, curvePoints - curvePoints/4} {
		places = append(places, Rect{X: way[k].X, Y: way[k].Y})
	}
	return places
}

// unitBox returns the square of unit j of column i with the number under it.
func (s *networkScene) unitBox(i, j int) Rect {
	r := s.net.square(i, j)
	if drop, size := s.numberPlace(i); size > 0 {
		r.H += drop + size/2
	}
	return r
}

// way returns points along an edge; nil for other parts.
func (s *networkScene) way(p *wire.Spot) Path {
	if p.Kind != wire.SpotWeight {
		return nil
	}
	path := s.edgePath(edge{layer: p.Layer, unit: p.Unit, from: p.From})
	if len(path) > 2 {
		return path
	}
	way := make(Path, curvePoints+1)
	for k := range way {
		t := share(k, curvePoints)
		way[k] = Point{path[0].X + t*(path[1].X-path[0].X), path[0].Y + t*(path[1].Y-path[0].Y)}
	}
	return way
}

// labelPlace returns where beside one of the places in near a label covers least.
// Above comes first: a finger that holds the part is below.
func (s *networkScene) labelPlace(near []Rect, way Path, width float64, avoid []obstacle) Rect {
	room := s.net.pane.grown(-labelInset)
	best, least := Rect{}, math.Inf(1)
	for _, n := range near {
		for _, at := range labelPlaces(n, width) {
			r := Rect{
				math.Max(room.X, math.Min(at.X, room.X+room.W-width)),
				math.Max(room.Y, math.Min(at.Y, room.Y+room.H-labelHeight)),
				width, labelHeight,
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
func labelPlaces(n Rect, width float64) []Point {
	above, below := n.Y-labelGap-labelHeight, n.Y+n.H+labelGap
	x, y := n.X+n.W/2-width/2, n.Y+n.H/2-labelHeight/2
	return []Point{
		{x, above}, {n.X, above}, {n.X + n.W - width, above},
		{x, below}, {n.X, below}, {n.X + n.W - width, below},
		{n.X + n.W + labelGap, y}, {n.X - labelGap - width, y},
		{x, above - labelHeight}, {x, below + labelHeight},
	}
}

// covered weighs what a label at r would cover: obstacles, and points of way.
func covered(r Rect, way Path, avoid []obstacle) float64 {
	sum := 0.0
	for _, p := range way {
		if r.grown(pointMargin).holds(p) {
			sum += coverPoint
		}
	}
	for _, o := range avoid {
		sum += o.weight * overlap(r, o.Rect)
	}
	return sum
}
