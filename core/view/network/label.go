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

// labels places what is written beside parts of a net, each where it covers least.
type labels struct {
	*graph
	numbers numbers // at the units, which count as parts of them
	style
	avoid []obstacle // with the labels that were drawn, and their parts
}

// newLabels returns the labels of a net, which had better leave alone its units and
// what is written around them.
func newLabels(n numbers, b buttons, s style) *labels {
	pane, caption := n.pane, n.captionHeight()
	top := pane.Y + pane.H
	var all []obstacle
	for i := range n.columns {
		for j := range n.columns[i].shown {
			all = append(all, obstacle{n.box(i, j), coverUnit})
		}
		top = math.Min(top, n.square(i, 0).Y)
	}
	for _, button := range b.list() {
		all = append(all, obstacle{draw.Rect{X: button.at.X, Y: button.at.Y}.Grown(buttonRadius), coverUnit})
	}
	first := n.square(0, 0)
	names := draw.Rect{X: pane.X, Y: first.Y, W: first.X - pane.X, H: pane.H}
	all = append(all, obstacle{names, coverUnit}, obstacle{draw.Rect{X: pane.X, Y: top - caption, W: pane.W, H: caption}, coverCaption})
	return &labels{n.graph, n, s, all}
}

// write writes the text of p on a ground of its own beside it, where it covers
// least; the text of what is chosen on the accent. A pane that is too small for the
// label has none.
func (b *labels) write(l *draw.Layer, p *wire.Spot, chosen bool) {
	width := draw.TextWidth(p.Text, draw.FontSize) + 2*labelPad
	room := b.pane.Grown(-labelInset)
	if p.Text == "" || width > room.W || labelHeight > room.H {
		return
	}
	near := b.around(p)
	for _, n := range near {
		b.avoid = append(b.avoid, obstacle{n, coverSpot})
	}
	r := b.best(near, b.way(p), width)
	box := draw.Rounded(r, labelCorner)
	ground, ink, edge := b.pal.Surface, b.pal.Ink, hoverEmphasis(b.theme).color
	if chosen {
		ground, ink, edge = b.theme.Accent(), b.pal.Surface, b.theme.Accent()
	}
	l.Ring(b.pal.Surface, 4, box)
	l.Fill(ground, box)
	l.Ring(edge, 1.5, box)
	l.Text(draw.Text{At: draw.Pt(r.X+r.W/2, r.Y+r.H/2), S: p.Text, Size: draw.FontSize, Color: ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
	b.avoid = append(b.avoid, obstacle{r, coverSpot})
}

// around returns the places that a label of p may have: its box, or some
// along an edge.
func (b *labels) around(p *wire.Spot) []draw.Rect {
	switch p.Kind {
	case wire.SpotUnit:
		return []draw.Rect{b.numbers.box(p.Layer+1, p.Unit)}
	case wire.SpotBias:
		at, r := b.badge(p.Layer+1, p.Unit), b.badgeRadius()
		return []draw.Rect{draw.Rect{X: at.X, Y: at.Y}.Grown(r)}
	}
	var places []draw.Rect
	way := b.way(p)
	for _, k := range []int{curvePoints / 2, curvePoints / 4, curvePoints - curvePoints/4} {
		places = append(places, draw.Rect{X: way[k].X, Y: way[k].Y})
	}
	return places
}

// way returns points along an edge; nil for other parts.
func (b *labels) way(p *wire.Spot) draw.Path {
	if p.Kind != wire.SpotWeight {
		return nil
	}
	return b.along(edge{layer: p.Layer, unit: p.Unit, from: p.From})
}

// best returns where beside one of the places in near a label covers least. Above
// comes first: a finger that holds the part is below.
func (b *labels) best(near []draw.Rect, way draw.Path, width float64) draw.Rect {
	room := b.pane.Grown(-labelInset)
	place, least := draw.Rect{}, math.Inf(1)
	for _, n := range near {
		for _, at := range labelPlaces(n, width) {
			r := draw.Rect{
				X: math.Max(room.X, math.Min(at.X, room.X+room.W-width)),
				Y: math.Max(room.Y, math.Min(at.Y, room.Y+room.H-labelHeight)),
				W: width, H: labelHeight,
			}
			if c := covered(r, way, b.avoid); c < least {
				place, least = r, c
			}
		}
	}
	return place
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
