package network

import (
	"math"
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// netPlan is where the units of a net are drawn. Column 0 is the inputs, column i+1
// is layer i.
type netPlan struct {
	pane    draw.Rect
	columns []column
	side    float64 // of the square of a unit
	hidden  int     // layers that do not fit
}

// column is one layer of units. Only the first shown of its units fit.
type column struct {
	x     float64 // of the middles
	units int
	shown int
	top   float64 // middle of the first unit
	pitch float64 // from one middle to the next
}

// Measures of a net, in pixels.
const (
	mostUnit     = 44.0 // side of a unit
	leastUnit    = 13.0
	unitGap      = 0.3  // between two units of a column, in sides, at least
	edgeRoom     = 0.85 // between two columns, in sides, at least
	captionRoom  = 36.0 // above the units, for two lines
	captionLine  = 19.0 // above the units, for one
	moreRoom     = 22.0 // below the units, where not all are shown
	netInset     = 8.0
	classRoom    = 14.0  // right of the outputs, for the marks of classes
	leastCaption = 90.0  // panes lower than this have no captions
	twoLines     = 220.0 // panes from this height have captions of two lines
)

// newNetPlan places the units of net in pane.
func newNetPlan(net *wire.Net, pane draw.Rect) netPlan {
	n := netPlan{pane: pane}
	labels := 0.0
	for _, s := range net.Inputs[:min(len(net.Inputs), mostShown)] {
		labels = math.Max(labels, draw.TextWidth(s, draw.SmallSize))
	}
	labels = math.Min(labels+6, pane.W/5)
	area := draw.Rect{X: pane.X + netInset + labels, Y: pane.Y + netInset, W: pane.W - 2*netInset - labels - classRoom, H: pane.H - 2*netInset}
	area = area.Below(n.captionHeight())
	area.W = math.Max(area.W, 1)
	fit := max(2, int(area.W/(leastUnit*(1+edgeRoom)))+1)
	counts := columnCounts(net)
	n.hidden = max(0, len(counts)-fit)
	counts = counts[:len(counts)-n.hidden]
	n.side = unitSide(counts, area)
	if full := area.H / ((1 + unitGap) * n.side); float64(slices.Max(counts)) > full+1e-9 && pane.H >= leastCaption {
		area.H = math.Max(1, area.H-moreRoom)
	}
	pitch := (area.W - n.side) / float64(max(1, len(counts)-1))
	for i, units := range counts {
		n.columns = append(n.columns, newColumn(units, area.X+n.side/2+pitch*float64(i), n.side, area))
	}
	return n
}

// captionHeight returns the room that captions take above the units.
func (n *netPlan) captionHeight() float64 {
	switch {
	case n.pane.H < leastCaption:
		return 0
	case n.pane.H < twoLines:
		return captionLine
	default:
		return captionRoom
	}
}

// mostShown bounds the units of a column on a drawing of any height.
const mostShown = 1000

// columnCounts returns the number of units of each column.
func columnCounts(net *wire.Net) []int {
	counts := []int{len(net.Inputs)}
	for i := range net.Layers {
		counts = append(counts, max(1, net.Layers[i].Units))
	}
	return counts
}

// unitSide returns the side of the largest squares that fit, not below leastUnit
// unless the pane itself is smaller: the units beyond are only counted.
func unitSide(counts []int, area draw.Rect) float64 {
	most := 1
	for _, units := range counts {
		most = max(most, units)
	}
	high := area.H / (float64(most) * (1 + unitGap))
	wide := area.W / (float64(len(counts)-1)*(1+edgeRoom) + 1)
	return math.Min(mostUnit, math.Min(wide, math.Max(high, math.Min(leastUnit, area.H/(1+unitGap)))))
}

// newColumn places units squares around the middle height of area.
func newColumn(units int, x, side float64, area draw.Rect) column {
	const loose = 1.6 // pitch of a column with room to spare, in sides
	c := column{x: x, units: units, shown: min(units, mostShown)}
	c.pitch = math.Min(loose*side, area.H/float64(c.shown))
	if least := (1 + unitGap) * side; c.pitch < least*(1-1e-9) {
		c.shown = max(1, min(c.shown, int(area.H/least+1e-9)))
		c.pitch = area.H / float64(c.shown)
	}
	c.top = area.Y + area.H/2 - c.pitch*float64(c.shown-1)/2
	return c
}

// middle returns the middle of unit j of column i.
func (n *netPlan) middle(i, j int) draw.Point {
	c := &n.columns[i]
	return draw.Pt(c.x, c.top+c.pitch*float64(j))
}

// square returns the square of unit j of column i.
func (n *netPlan) square(i, j int) draw.Rect {
	m := n.middle(i, j)
	return draw.Rect{X: m.X - n.side/2, Y: m.Y - n.side/2, W: n.side, H: n.side}
}

// top returns where the highest unit begins.
func (n *netPlan) top() float64 {
	top := math.Inf(1)
	for i := range n.columns {
		top = math.Min(top, n.square(i, 0).Y)
	}
	return top
}

// columnPitch returns the distance between two columns.
func (n *netPlan) columnPitch() float64 { return n.columns[1].x - n.columns[0].x }

// unitAt returns the column and unit whose square, grown by reach, holds p, the
// nearest if there are several.
func (n *netPlan) unitAt(p draw.Point, reach float64) (i, j int, ok bool) {
	best := math.Inf(1)
	for col := range n.columns {
		for unit := range n.columns[col].shown {
			m := n.middle(col, unit)
			d := math.Max(math.Abs(p.X-m.X), math.Abs(p.Y-m.Y))
			if d <= n.side/2+reach && d < best {
				i, j, ok, best = col, unit, true, d
			}
		}
	}
	return i, j, ok
}
