package scene

import "math"

// How units of a net are drawn, in pixels.
const (
	changedRing = 3.6 // from the edge of the unit
	nextRing    = 6.8
	ringWidth   = 2.0
	nameOff     = 4.0 // from what surrounds the unit to its name
	badgePad    = 9.0
)

// nextDash marks what the next step updates.
var nextDash = []float64{1.5, 4}

// nodeColor returns the ground of a unit.
func (n *netOfUnits) nodeColor(on bool) Color {
	if on {
		return n.pal.ink
	}
	return n.pal.surface
}

// body returns the outline of unit i, r pixels larger: a square where it is held
// as it is, else a circle.
func (n *netOfUnits) body(i int, r float64) Path {
	at := n.at[i]
	if marked(n.units.Given, i) {
		half := 0.9*n.size + r
		return rounded(Rect{at.X - half, at.Y - half, 2 * half, 2 * half}, math.Min(4+r, half))
	}
	return placed(regular(40, 1, 0), at, n.size+r)
}

// drawNode draws unit i: filled where it is on, with its threshold, and with rings
// for what the last step did and the next will do.
func (n *netOfUnits) drawNode(l *Layer, i int) {
	on := marked(n.units.On, i)
	body := n.body(i, 0)
	l.ring(n.pal.surface, 3.4, body)
	l.fill(n.nodeColor(on), body)
	l.ring(n.pal.ink, 1.6, body)
	if marked(n.units.Changed, i) {
		n.ring(l, n.body(i, changedRing), nil)
	}
	if marked(n.units.Next, i) {
		n.ring(l, n.body(i, n.nextGap(i)), nextDash)
	}
	if n.bare || marked(n.units.Given, i) || i >= len(n.units.Thresholds) {
		return
	}
	size := math.Min(fontSize, math.Max(smallSize-1, 0.75*n.size))
	s := short(n.units.Thresholds[i])
	if textWidth(s, size) > 1.8*n.size {
		return
	}
	ink := n.pal.ink
	if on {
		ink = n.pal.surface
	}
	l.text(Text{At: n.at[i], S: s, Size: size, Color: ink, Align: Align{Middle, Center}})
}

// nextGap returns how far the ring of the next step is from unit i.
func (n *netOfUnits) nextGap(i int) float64 {
	if marked(n.units.Changed, i) {
		return nextRing
	}
	return changedRing
}

// ring draws an outline in the colour of what is looked at.
func (n *netOfUnits) ring(l *Layer, outline Path, dash []float64) {
	l.ring(n.pal.surface, ringWidth+1.8, outline)
	l.Ops = append(l.Ops, Stroke{Paths: []Path{outline}, Closed: true, Width: ringWidth, Color: n.theme.accent(), Dash: dash})
}

// names writes the name of each unit beside it, where that covers least: as few
// wires as can be, or away from the middle where these are many.
func (n *netOfUnits) names(l *Layer, wires []unitWire) {
	var ways []Path
	for i := range wires {
		if len(wires) <= manyWires {
			ways = append(ways, wires[i].path)
		}
	}
	middle := n.middle()
	var taken []Rect
	for i := range n.at {
		if !n.shown(i) || i >= len(n.units.Names) {
			continue
		}
		t := Text{S: cut(n.units.Names[i], 4*n.size+16, smallSize), Size: smallSize, Bold: true, Color: n.pal.ink, Halo: n.pal.surface}
		least := math.Inf(1)
		for _, place := range n.namePlaces(i, t) {
			c := n.covers(boxOf(place), ways, taken)
			if ways == nil {
				out, way := toward(middle, n.at[i]), toward(n.at[i], place.At)
				c -= out.X*way.X + out.Y*way.Y
			}
			if c < least {
				t, least = place, c
			}
		}
		taken = append(taken, boxOf(t))
		l.text(t)
	}
}

// namePlaces returns t below unit i, above it, and on either side.
func (n *netOfUnits) namePlaces(i int, t Text) []Text {
	out := n.size + nameOff
	if marked(n.units.Changed, i) || marked(n.units.Next, i) {
		out += nextRing
	}
	places := []Text{t, t, t, t}
	for k, d := range []Point{{0, out}, {0, -out}, {out, 0}, {-out, 0}} {
		places[k].At = Point{n.at[i].X + d.X, n.at[i].Y + d.Y}
	}
	places[0].Align = Align{Middle, Top}
	places[1].Align = Align{Middle, Baseline}
	places[2].Align = Align{Start, Center}
	places[3].Align = Align{End, Center}
	return places
}

// covers weighs what a name at box would cover: wires, other units and names, and
// what is not on the drawing.
func (n *netOfUnits) covers(box Rect, ways []Path, taken []Rect) float64 {
	const unit = 20 // as bad as so many wires
	sum := 0.0
	for _, way := range ways {
		if crossed(box.grown(-2), []Path{way}) {
			sum++
		}
	}
	for _, at := range n.at {
		if overlap(box, Rect{X: at.X, Y: at.Y}.grown(n.size)) > 0 {
			sum += unit
		}
	}
	if touches(box, taken) || box.X < 2 || box.X+box.W > n.w-2 || box.Y < unitsTop || box.Y+box.H > n.h-n.energy.H {
		sum += unit
	}
	return sum
}

// badge writes what the net has come to into the upper right corner, and returns
// where that begins.
func (n *netOfUnits) badge(l *Layer) float64 {
	return cornerBadge(l, n.pal, n.theme, n.units.Cycle, 7, n.w)
}
