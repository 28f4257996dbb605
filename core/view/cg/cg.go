// Package cg draws conjugate gradients on a quadratic: the error by eigen-direction
// beside that of steepest descent, a listing as it was printed and corrected, or both.
package cg

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws p.Conjugate at the step of p.Look.
type View struct{}

var _ view.Planar = View{}

// Measures of the view, in pixels.
const (
	headHeight = 36.0 // title and key above a plot
	footHeight = 32.0 // labels below
	leftMargin = 44.0 // labels of the values
	gap        = 14.0 // between the parts
	sideBySide = 1.2  // ratio of the sides from which parts are beside each other
	leastPart  = 90.0 // height and width below which a part is left out

	bothShare   = 0.46  // of the width for the errors, where the listing is beside them
	leastBeside = 300.0 // width from which the errors and a listing are read

	listedDecades = 6 // of the error beside a listing, so that one is seen to rise
)

// plan is the parts of a drawing with their places. The zero Rect is left out.
type plan struct {
	c       *wire.Conjugate
	pal     *draw.Palette
	theme   draw.Theme
	step    int
	last    int
	main    draw.Rect // the errors by direction
	listing draw.Rect // the listing
	beside  draw.Rect // the error by step
	listed  bool      // the error by step is that of the listing, which is drawn without the errors by direction
	bare    bool      // no labels
	marked  bool      // the step is an iterate of conjugate gradients that is pointed at
	errors  scale
	overall scale
}

func newPlan(p wire.Picture, room view.Room, theme draw.Theme) (*plan, bool) {
	w, h := room.Size()
	if p.Conjugate == nil || len(p.Conjugate.Eigenvalues) == 0 || len(p.Conjugate.Methods) == 0 {
		return nil, false
	}
	g := &plan{c: p.Conjugate, pal: theme.Palette(), theme: theme, bare: w < plot.BareSize || h < plot.BareSize}
	for _, list := range [][]wire.Descent{g.c.Methods, g.c.Listings} {
		for _, d := range list {
			g.last = max(g.last, len(d.Norms)-1)
		}
	}
	if p.Look != nil {
		g.step = max(0, min(p.Look.Step, g.last))
		if in := p.Look.Inner; in != nil && in.At != nil {
			g.step, g.marked = max(0, min(in.At.I, g.last)), true
		}
	}
	g.listed = g.c.Listed && !g.c.Directed
	g.errors = newScale(plot.MostDecades, g.c.Errors...)
	decades := float64(plot.MostDecades)
	if g.listed {
		decades = listedDecades
	}
	norms := make([][]float64, 0, len(g.shown()))
	for _, d := range g.shown() {
		norms = append(norms, d.Norms)
	}
	g.overall = newScale(decades, norms...)
	g.place(w, h)
	return g, true
}

// shown returns the runs that the picture is of.
func (g *plan) shown() []wire.Descent {
	if g.listed {
		return g.c.Listings
	}
	return g.c.Methods
}

// place lays out what is shown in so much room.
func (g *plan) place(w, h float64) {
	all := draw.Rect{W: w, H: h}.Grown(-plot.Inset)
	switch {
	case g.bare && g.listed:
		g.listing = draw.Rect{W: w, H: h}.Grown(-4)
	case g.bare:
		g.main = draw.Rect{W: w, H: h}.Grown(-4)
	case g.listed:
		g.listing, g.beside = split(all, w >= listingWide, math.Max(0.58, listingHeight(len(g.rows()))/all.H))
	case g.c.Listed && g.placeBoth(all):
	default:
		g.main, g.beside = split(all, true, 0.58)
	}
}

// split divides all between a part and the error by step: beside each other where
// that is allowed and there is more width, else above each other with a share of the
// height, or the part alone where there is no room for two.
func split(all draw.Rect, wide bool, share float64) (part, beside draw.Rect) {
	w, h := all.W+2*plot.Inset, all.H+2*plot.Inset
	if wide && w >= sideBySide*h && w > 4*leastPart {
		part, beside = all, all
		part.W = math.Floor(0.58*all.W) - gap/2
		beside.X, beside.W = all.X+part.W+gap, all.W-part.W-gap
		return part, beside
	}
	return above(all, share)
}

// above lays a part with a share of the height above the error by step, or alone.
func above(all draw.Rect, share float64) (part, beside draw.Rect) {
	part, beside = all, all
	part.H = math.Floor(share*all.H) - gap/2
	beside.Y, beside.H = all.Y+part.H+gap, all.H-part.H-gap
	if beside.H < leastPart+footHeight {
		return all, draw.Rect{}
	}
	return part, beside
}

// placeBoth lays the listing beside the errors by direction, or below them, and
// returns false where there is room for neither.
func (g *plan) placeBoth(all draw.Rect) bool {
	least := listingHeight(len(g.rows()))
	left, right := all, all
	left.W = math.Floor(bothShare*all.W) - gap/2
	right.X, right.W = all.X+left.W+gap, all.W-left.W-gap
	if left.W >= leastBeside && right.W >= namedWidth && all.H >= least {
		g.listing = right
		g.main, g.beside = above(left, 0.55)
		return true
	}
	high := all.H - least - gap
	if high < leastPart+headHeight+footHeight || all.W < leastBeside {
		return false
	}
	g.main, g.listing = all, all
	g.main.H = high
	g.listing.Y, g.listing.H = all.Y+high+gap, least
	g.main, g.beside = split(g.main, true, 1)
	return true
}

// inner returns the plot area of a part with its labels around it.
func (g *plan) inner(part draw.Rect) draw.Rect {
	if g.bare {
		return part
	}
	return draw.Rect{X: part.X + leftMargin, Y: part.Y + headHeight, W: math.Max(1, part.W-leftMargin-4), H: math.Max(1, part.H-headHeight-footHeight)}
}

// Draw returns the drawing of p.Conjugate.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newPlan(p, room, theme)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No quadratic yet")}}
	}
	var l draw.Layer
	l.Fill(g.pal.Surface, draw.Rect{W: w, H: h}.Outline())
	if g.main != (draw.Rect{}) {
		g.drawDirections(&l)
	}
	if g.listing != (draw.Rect{}) {
		g.drawListing(&l)
	}
	if g.beside != (draw.Rect{}) {
		g.drawSteps(&l)
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// heading writes the title of a part.
func (g *plan) heading(l *draw.Layer, part draw.Rect, s string) {
	if !g.bare {
		l.Text(draw.Text{At: draw.Pt(part.X, part.Y+6), S: draw.Cut(s, part.W, draw.FontSize), Size: draw.FontSize, Bold: true, Color: g.pal.Ink,
			Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
}

// marker draws the mark of a run.
func (g *plan) marker(l *draw.Layer, style wire.Style, at draw.Point, r float64) {
	s := plot.RunStyle(g.pal, style)
	shape := draw.Placed(s.Marker, at, r)
	l.Ring(g.pal.Casing(s.Color), 2.2, shape)
	l.Fill(s.Color, shape)
	l.Ring(g.pal.Ink, 0.8, shape)
}

// plane returns where the errors by direction lie, with a unit of the window a
// direction wide.
func (g *plan) plane() view.Plane {
	if g.main == (draw.Rect{}) {
		return view.Plane{}
	}
	return view.Plane{Plot: g.inner(g.main), Window: wire.Window{X1: float64(len(g.c.Eigenvalues)), Y0: g.errors.low, Y1: g.errors.high}}
}

// Plane returns the plane of the errors by direction.
func (View) Plane(p wire.Picture, room view.Room) view.Plane {
	if g, ok := newPlan(p, room, draw.Theme{}); ok {
		return g.plane()
	}
	return view.Plane{}
}

// Hit returns the place on the plane of errors, or the step under x of the error by step,
// which is an iterate of conjugate gradients.
func (View) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	g, ok := newPlan(p, room, draw.Theme{})
	if !ok {
		return view.Target{}
	}
	if r := g.inner(g.beside); g.beside != (draw.Rect{}) && r.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
		k := math.Round((x - r.X) / r.W * float64(g.last))
		return view.Target{Inner: 1 + int(math.Max(0, math.Min(k, float64(g.last))))}
	}
	if g.main == (draw.Rect{}) || !g.plane().Plot.Holds(draw.Pt(x, y)) {
		return view.Target{}
	}
	frame := plot.Frame{Plot: g.plane().Plot, Window: g.plane().Window}
	t := view.Target{Kind: view.HitPlane}
	t.X, t.Y = frame.Place(x, y)
	return t
}
