// Package units draws a net of binary units at one moment.
package units

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws a net of binary units at one moment: which are on, what leads from
// where to where, what the last step changed and the next one updates, and the
// energy so far where there is one.
type View struct{}

var _ view.View = (*View)(nil)

// Measures of the view, in pixels.
const (
	netTop        = 30.0 // above the net, for the key and the badge
	roomAround    = 42.0 // around the middles of the units
	smallRoom     = 30.0 // in small drawings
	loopRoom      = 20.0 // more, where a wire leads from a unit to itself
	mostUnitSize  = 23.0 // radius
	leastUnitSize = 6.0
	unitApart     = 0.31 // radius, in least distances of two units
	mostUnits     = 32   // that are drawn
	mostRatio     = 1.7  // of the sides of the net
	energyShare   = 0.2  // of the height
	leastEnergy   = 56.0 // height of the energy
	mostEnergy    = 104.0
	energyFrom    = 230.0 // height of drawings from which there is room for it
)

// net is a net of units at one size: where each is, and how large.
type net struct {
	w, h   float64
	theme  draw.Theme
	pal    *draw.Palette
	units  *wire.Units
	stride int          // units of the whole net
	at     []draw.Point // NaN for a unit without a place
	size   float64      // radius
	energy draw.Rect    // pane of the energy; empty for none
	bare   bool
}

// newNet places the units of p at w × h pixels, and reports whether there
// are any.
func newNet(p wire.Picture, w, h float64, theme draw.Theme) (net, bool) {
	n := net{w: w, h: h, theme: theme, pal: theme.Palette(), units: p.Units, bare: w < plot.BareSize || h < plot.BareSize}
	if p.Units == nil {
		return n, false
	}
	u := p.Units
	n.stride = min(len(u.X), len(u.Y))
	area := draw.Rect{X: 0, Y: 0, W: w, H: h}
	if len(u.Energy) > 0 && h >= energyFrom && !n.bare {
		high := math.Max(leastEnergy, math.Min(mostEnergy, energyShare*h))
		area.H -= high
		n.energy = draw.Rect{X: 0, Y: area.H, W: w, H: high}
	}
	room := roomAround
	if math.Min(area.W, area.H) < 7*roomAround {
		room = smallRoom
	}
	if n.loops() {
		room += loopRoom
	}
	if n.bare {
		room = math.Min(area.W, area.H) / 6
	} else {
		area = area.Below(netTop)
	}
	area = draw.Centred(area, math.Max(1, math.Min(area.W-2*room, mostRatio*(area.H-2*room))), math.Max(1, area.H-2*room))
	n.place(area)
	return n, n.stride > 0
}

// place sets the middles of the units within area, and their size by how near two
// of them come.
func (n *net) place(area draw.Rect) {
	u := n.units
	apart := math.Inf(1)
	for i := range min(n.stride, mostUnits) {
		at := draw.Pt(math.NaN(), math.NaN())
		if x, y := u.X[i], u.Y[i]; draw.Finite(x, y) {
			at = draw.Pt(area.X+area.W*math.Max(0, math.Min(1, x)), area.Y+area.H*(1-math.Max(0, math.Min(1, y))))
		}
		for _, o := range n.at {
			if d := math.Hypot(at.X-o.X, at.Y-o.Y); d < apart {
				apart = d
			}
		}
		n.at = append(n.at, at)
	}
	n.size = math.Max(leastUnitSize, math.Min(mostUnitSize, unitApart*apart))
	if n.bare {
		n.size = math.Min(n.size, math.Min(n.w, n.h)/8)
	}
}

// shown reports whether unit i has a place.
func (n *net) shown(i int) bool { return draw.Finite(n.at[i].X) }

// weight returns what unit i takes in from unit j; 0 for no wire.
func (n *net) weight(i, j int) float64 {
	k := i*n.stride + j
	if k >= len(n.units.Weights) || !draw.Finite(n.units.Weights[k]) {
		return 0
	}
	return n.units.Weights[k]
}

// middle returns the mean of the places of the units.
func (n *net) middle() draw.Point {
	var sum draw.Point
	shown := 0.0
	for i, at := range n.at {
		if n.shown(i) {
			sum.X, sum.Y, shown = sum.X+at.X, sum.Y+at.Y, shown+1
		}
	}
	return draw.Pt(sum.X/math.Max(1, shown), sum.Y/math.Max(1, shown))
}

// loops reports whether a unit takes in what it says itself.
func (n *net) loops() bool {
	for i := range min(n.stride, mostUnits) {
		if n.weight(i, i) != 0 {
			return true
		}
	}
	return false
}

// Draw returns the drawing of p.Units.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	n, ok := newNet(p, w, h, theme)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No units yet")}}
	}
	var ground draw.Layer
	ground.Fill(n.pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	wires := n.wires()
	n.drawWires(&ground, wires)
	for i := range n.at {
		if n.shown(i) {
			n.drawNode(&ground, i)
		}
	}
	layers := []draw.Layer{ground}
	if !n.bare {
		var notes draw.Layer
		n.weights(&notes, wires)
		n.names(&notes, wires)
		badge := n.badge(&notes)
		plot.Keys(&notes, n.pal, draw.Rect{X: plot.Inset, Y: 8, W: badge - 2*plot.Inset, H: plot.KeyRow}, n.keys(wires)...)
		layers = append(layers, notes)
	}
	if n.energy != (draw.Rect{}) {
		layers = append(layers, n.drawEnergy())
	}
	return draw.List{W: w, H: h, Layers: layers}
}

// Hit returns the unit under the pointer or within reach, else the nearest wire
// within reach, else nothing. A wire with the same weight both ways is that to the
// nearer of its ends.
func (View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	w, h := room.Size()
	n, ok := newNet(p, w, h, draw.Theme{})
	at := draw.Pt(x, y)
	if !ok || !draw.Finite(x, y, slack) {
		return view.Target{}
	}
	best, t := n.size+slack/2, view.Target{}
	for i, q := range n.at {
		if d := math.Hypot(x-q.X, y-q.Y); d <= best {
			best, t = d, view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotUnit, Unit: i}}
		}
	}
	if t.Kind == view.HitSpot {
		return t
	}
	best = math.Min(slack, plot.Reach)
	for _, k := range n.wires() {
		for i := range max(0, len(k.path)-1) {
			if d := draw.SegmentDistance(at, k.path[i], k.path[i+1]); d <= best {
				best, t = d, k.target(i)
			}
		}
	}
	return t
}

// target returns what piece i of the wire's way belongs to.
func (k *link) target(i int) view.Target {
	to, from := k.to, k.from
	if k.both && i < len(k.path)/2 {
		to, from = from, to
	}
	return view.Target{Kind: view.HitSpot, Spot: wire.Spot{Kind: wire.SpotWeight, Unit: to, From: from}, Value: k.weight}
}
