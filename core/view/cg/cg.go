// Package cg draws conjugate gradients on a quadratic: the error by eigen-direction
// beside that of steepest descent, or a listing as it was printed and corrected.
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
	sideBySide = 1.2  // ratio of the sides from which parts stand beside each other
	leastPart  = 90.0 // height and width below which a part is left out

	listedDecades = 6 // of the error beside a listing, so that one is seen to rise
)

// plan is the parts of a drawing with their places. The zero Rect is left out.
type plan struct {
	c       *wire.Conjugate
	pal     *draw.Palette
	theme   draw.Theme
	step    int
	last    int
	main    draw.Rect // the errors by direction, or the listing
	beside  draw.Rect // the error by step
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
	g.errors = newScale(plot.MostDecades, g.c.Errors...)
	decades := float64(plot.MostDecades)
	if g.c.Listed {
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
	if g.c.Listed {
		return g.c.Listings
	}
	return g.c.Methods
}

// place lays the parts beside each other, or above each other where there is more
// height; the first alone where there is no room for two.
func (g *plan) place(w, h float64) {
	if g.bare {
		g.main = draw.Rect{W: w, H: h}.Grown(-4)
		return
	}
	all := draw.Rect{W: w, H: h}.Grown(-plot.Inset)
	g.main = all
	share := 0.58
	if w >= sideBySide*h && w > 4*leastPart && !(g.c.Listed && w < listingWide) {
		g.main.W = math.Floor(share*all.W) - gap/2
		g.beside = draw.Rect{X: all.X + g.main.W + gap, Y: all.Y, W: all.W - g.main.W - gap, H: all.H}
		return
	}
	if g.c.Listed {
		share = math.Max(share, listingHeight(len(g.rows()))/all.H)
	}
	g.main.H = math.Floor(share*all.H) - gap/2
	g.beside = draw.Rect{X: all.X, Y: all.Y + g.main.H + gap, W: all.W, H: all.H - g.main.H - gap}
	if g.beside.H < leastPart+footHeight {
		g.main, g.beside = all, draw.Rect{}
	}
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
	if g.c.Listed {
		g.drawListing(&l)
	} else {
		g.drawDirections(&l)
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
	if g.c.Listed {
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
	if g.c.Listed || !g.plane().Plot.Holds(draw.Pt(x, y)) {
		return view.Target{}
	}
	frame := plot.Frame{Plot: g.plane().Plot, Window: g.plane().Window}
	t := view.Target{Kind: view.HitPlane}
	t.X, t.Y = frame.Place(x, y)
	return t
}
