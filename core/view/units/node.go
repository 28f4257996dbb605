package units

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How units of a net are drawn, in pixels.
const (
	changedRing = 3.6 // from the edge of the unit
	nextRing    = 6.8
	ringWidth   = 2.0
	nameOff     = 4.0 // from what surrounds the unit to its name
)

// nextDash marks what the next step updates.
var nextDash = []float64{1.5, 4}

// nodeColor returns the ground of a unit.
func (n *net) nodeColor(on bool) draw.Color {
	if on {
		return n.pal.Ink
	}
	return n.pal.Surface
}

// body returns the outline of unit i, r pixels larger: a square where it is held
// as it is, else a circle.
func (n *net) body(i int, r float64) draw.Path {
	at := n.at[i]
	if plot.Marked(n.units.Given, i) {
		half := 0.9*n.size + r
		return draw.Rounded(draw.Rect{X: at.X - half, Y: at.Y - half, W: 2 * half, H: 2 * half}, math.Min(4+r, half))
	}
	return draw.Placed(draw.Regular(40, 1, 0), at, n.size+r)
}

// drawNode draws unit i: filled where it is on, with its threshold, and with rings
// for what the last step did and the next will do.
func (n *net) drawNode(l *draw.Layer, i int) {
	on := plot.Marked(n.units.On, i)
	body := n.body(i, 0)
	l.Ring(n.pal.Surface, 3.4, body)
	l.Fill(n.nodeColor(on), body)
	l.Ring(n.pal.Ink, 1.6, body)
	if plot.Marked(n.units.Changed, i) {
		n.ring(l, n.body(i, changedRing), nil)
	}
	if plot.Marked(n.units.Next, i) {
		n.ring(l, n.body(i, n.nextGap(i)), nextDash)
	}
	if n.bare || plot.Marked(n.units.Given, i) || i >= len(n.units.Thresholds) {
		return
	}
	size := math.Min(draw.FontSize, math.Max(draw.SmallSize-1, 0.75*n.size))
	s := plot.Short(n.units.Thresholds[i])
	if draw.TextWidth(s, size) > 1.8*n.size {
		return
	}
	ink := n.pal.Ink
	if on {
		ink = n.pal.Surface
	}
	l.Text(draw.Text{At: n.at[i], S: s, Size: size, Color: ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
}

// nextGap returns how far the ring of the next step is from unit i.
func (n *net) nextGap(i int) float64 {
	if plot.Marked(n.units.Changed, i) {
		return nextRing
	}
	return changedRing
}

// ring draws an outline in the colour of what is looked at.
func (n *net) ring(l *draw.Layer, outline draw.Path, dash []float64) {
	l.Ring(n.pal.Surface, ringWidth+1.8, outline)
	l.Ops = append(l.Ops, draw.Stroke{Paths: []draw.Path{outline}, Closed: true, Width: ringWidth, Color: n.theme.Accent(), Dash: dash})
}

// names writes the name of each unit beside it, where that covers least: as few
// wires as can be, or away from the middle where these are many.
func (n *net) names(l *draw.Layer, wires []link) {
	var ways []draw.Path
	for i := range wires {
		if len(wires) <= manyWires {
			ways = append(ways, wires[i].path)
		}
	}
	middle := n.middle()
	var taken []draw.Rect
	for i := range n.at {
		if !n.shown(i) || i >= len(n.units.Names) {
			continue
		}
		t := draw.Text{S: draw.Cut(n.units.Names[i], 4*n.size+16, draw.SmallSize), Size: draw.SmallSize, Bold: true, Color: n.pal.Ink, Halo: n.pal.Surface}
		least := math.Inf(1)
		for _, place := range n.namePlaces(i, t) {
			c := n.covers(draw.BoxOf(place), ways, taken)
			if ways == nil {
				out, way := draw.Toward(middle, n.at[i]), draw.Toward(n.at[i], place.At)
				c -= out.X*way.X + out.Y*way.Y
			}
			if c < least {
				t, least = place, c
			}
		}
		taken = append(taken, draw.BoxOf(t))
		l.Text(t)
	}
}

// namePlaces returns t below unit i, above it, and on either side.
func (n *net) namePlaces(i int, t draw.Text) []draw.Text {
	out := n.size + nameOff
	if plot.Marked(n.units.Changed, i) || plot.Marked(n.units.Next, i) {
		out += nextRing
	}
	places := []draw.Text{t, t, t, t}
	for k, d := range []draw.Point{{X: 0, Y: out}, {X: 0, Y: -out}, {X: out, Y: 0}, {X: -out, Y: 0}} {
		places[k].At = draw.Pt(n.at[i].X+d.X, n.at[i].Y+d.Y)
	}
	places[0].Align = draw.Align{X: draw.Middle, Y: draw.Top}
	places[1].Align = draw.Align{X: draw.Middle, Y: draw.Baseline}
	places[2].Align = draw.Align{X: draw.Start, Y: draw.Center}
	places[3].Align = draw.Align{X: draw.End, Y: draw.Center}
	return places
}

// covers weighs what a name at box would cover: wires, other units and names, and
// what is not on the drawing.
func (n *net) covers(box draw.Rect, ways []draw.Path, taken []draw.Rect) float64 {
	const unit = 20 // as bad as so many wires
	sum := 0.0
	for _, way := range ways {
		if draw.Crossed(box.Grown(-2), []draw.Path{way}) {
			sum++
		}
	}
	for _, at := range n.at {
		if draw.Overlap(box, draw.Rect{X: at.X, Y: at.Y}.Grown(n.size)) > 0 {
			sum += unit
		}
	}
	if draw.Touches(box, taken) || box.X < 2 || box.X+box.W > n.w-2 || box.Y < netTop || box.Y+box.H > n.h-n.energy.H {
		sum += unit
	}
	return sum
}

// badge writes what the net has come to into the upper right corner, and returns
// where that begins.
func (n *net) badge(l *draw.Layer) float64 {
	return plot.Badge(l, n.pal, n.theme, n.units.Cycle, 7, n.w)
}
