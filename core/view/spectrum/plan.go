package spectrum

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Measures of the view, in pixels.
const (
	margin      = 12.0
	leftAxis    = 42.0 // labels of the imaginary axis
	belowAxis   = 26.0
	titleHeight = 24.0
	lineHeight  = 16.0
	columnWidth = 236.0 // of the text beside the plane
	columnGap   = 24.0
	mostLines   = 5
)

// How far the plane reaches: the unit circle has room, and an eigenvalue far away is drawn at
// the edge.
const (
	leastRadius = 1.16
	mostRadius  = 6.0
	marginShare = 1.08
)

// plan is where everything lies.
type plan struct {
	s     *wire.Spectrum
	all   draw.Rect
	f     plot.Frame
	bare  bool
	words draw.Rect // of the sentences
	lines []string
}

func newPlan(p wire.Picture, room view.Room) (*plan, bool) {
	if p.Spectrum == nil || len(p.Spectrum.Start)+len(p.Spectrum.Now) == 0 {
		return nil, false
	}
	w, h := room.Size()
	g := &plan{s: p.Spectrum, bare: w < plot.BareSize || h < plot.BareSize}
	if g.bare {
		g.all = draw.Rect{X: 2, Y: 2, W: math.Max(1, w-4), H: math.Max(1, h-4)}
		g.fill(g.all)
		return g, true
	}
	const most = 0.3 // of the height
	above, below := room.TopLeft.Within(w, most*h).H, room.BottomLeft.Within(w, most*h).H
	g.all = draw.Rect{X: margin, Y: margin + above, W: w - 2*margin, H: h - 2*margin - above - below}
	plane := g.all.Below(titleHeight)
	if beside := g.all.W - columnWidth - columnGap; beside >= plane.H {
		g.words = draw.Rect{X: g.all.X + beside + columnGap, Y: plane.Y, W: columnWidth, H: plane.H}
		plane.W = beside
		g.lines = draw.Wrap(g.sentence(), columnWidth, columnWidth, draw.FontSize, 3*mostLines)
	} else {
		g.lines = draw.Wrap(g.sentence(), plane.W, plane.W, draw.SmallSize, mostLines)
		g.words = draw.Rect{X: plane.X, Y: plane.Y, W: plane.W, H: lineHeight*float64(len(g.lines)) + plot.KeyRow + 6}
		plane = plane.Below(g.words.H)
	}
	g.fill(draw.Rect{X: plane.X + leftAxis, Y: plane.Y, W: math.Max(1, plane.W-leftAxis), H: math.Max(1, plane.H-belowAxis)})
	return g, true
}

// fill lays the plane into r, with as many pixels a unit on both axes, the shorter of which
// reaches as far as it must.
func (g *plan) fill(r draw.Rect) {
	radius := leastRadius
	for _, list := range [][][2]float64{g.s.Start, g.s.Now} {
		for _, z := range list {
			if draw.Finite(z[0], z[1]) {
				radius = math.Max(radius, marginShare*math.Max(math.Abs(z[0]), math.Abs(z[1])))
			}
		}
	}
	radius = math.Min(radius, mostRadius)
	unit := math.Min(r.W, r.H) / 2 / radius
	across, up := math.Min(r.W/2/unit, wideShare*radius), math.Min(r.H/2/unit, wideShare*radius)
	at := draw.Centred(r, 2*across*unit, 2*up*unit)
	g.f = plot.Frame{Plot: at, Window: wire.Window{X0: -across, X1: across, Y0: -up, Y1: up}}
}

// wideShare bounds how much longer than the other an axis may be.
const wideShare = 1.4

// radius returns the largest absolute value, 0 of none.
func radius(list [][2]float64) float64 {
	most := 0.0
	for _, z := range list {
		if r := math.Hypot(z[0], z[1]); r > most {
			most = r
		}
	}
	return most
}

// outside returns how many eigenvalues lie outside of the unit circle.
func outside(list [][2]float64) int {
	n := 0
	for _, z := range list {
		if math.Hypot(z[0], z[1]) > 1 {
			n++
		}
	}
	return n
}
