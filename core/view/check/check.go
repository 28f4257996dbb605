// Package check draws how far finite differences are from an exact product.
package check

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws how far finite differences are from an exact Hessian-vector product
// against their step, both on log scales, and beneath them how far the product is
// off itself.
type View struct{}

var _ view.View = (*View)(nil)

// Measures of the view, in pixels.
const (
	marginLeft   = 46 // labels of the errors
	headerHeight = 22 // line of text above
	footerHeight = 20 // labels of the steps below
	small        = 90 // height below which there is no text
	stripHeight  = 17 // below the scale, for the name of the exact product
	tickRoomX    = 38 // room of a label
	tickRoomY    = 18
	markersApart = 22 // of two markers
)

// Ends of the vertical axis, as powers of ten. A relative error above the top says
// no more than one at the top; one below the bottom is no rounding of float64.
const (
	topDecade    = 2
	bottomDecade = -24
	zeroDecade   = -16 // where the axis begins for a product without any error
)

// chart is the mapping from (ε, error) to pixels.
type chart struct {
	plot  draw.Rect // with the strip
	scale draw.Rect // what x and y fill
	bare  bool
	x, y  plot.Scale

	epsilon          []float64
	forward, central []float64
	adjoint          float64 // 0 where it is below the bottom, NaN where there is none
}

// newChart returns the mapping of p, and whether there is something on it.
func newChart(p wire.Picture, w, h float64) (chart, bool) {
	if p.Check == nil {
		return chart{}, false
	}
	k := p.Check
	n := min(len(k.Epsilon), len(k.Forward), len(k.Central))
	c := chart{epsilon: k.Epsilon[:n], forward: k.Forward[:n], central: k.Central[:n], adjoint: math.NaN()}
	if a := k.Adjoint; a >= 0 && draw.Finite(a) {
		c.adjoint = a
		if a < math.Pow10(bottomDecade) {
			c.adjoint = 0
		}
	}
	c.bare = h < small || w < plot.BareSize
	left, right, top, bottom, strip := float64(marginLeft), 12.0, float64(headerHeight), float64(footerHeight), float64(stripHeight)
	if c.bare {
		left, right, top, bottom, strip = 6, 6, 4, 4, 2
	}
	c.plot = draw.Rect{X: left, Y: top, W: math.Max(1, w-left-right), H: math.Max(1, h-top-bottom)}
	c.scale = c.plot
	c.scale.H = math.Max(1, c.scale.H-strip)
	return c, c.fit()
}

// fit sets the ends of the scales, and reports whether an error lies on them.
func (c *chart) fit() bool {
	x, y := [2]float64{math.Inf(1), math.Inf(-1)}, [2]float64{math.Inf(1), math.Inf(-1)}
	for i, eps := range c.epsilon {
		for _, e := range []float64{c.forward[i], c.central[i]} {
			if at := c.logs(eps, e); draw.Finite(at.X, at.Y) {
				x = [2]float64{math.Min(x[0], at.X), math.Max(x[1], at.X)}
				y = [2]float64{math.Min(y[0], at.Y), math.Max(y[1], at.Y)}
			}
		}
	}
	if !(x[0] <= x[1]) {
		return false
	}
	switch {
	case c.adjoint > 0:
		y = [2]float64{math.Min(y[0], elementary.Log10(c.adjoint)), math.Max(y[1], elementary.Log10(c.adjoint))}
	case c.adjoint == 0:
		y[0] = math.Min(y[0], zeroDecade)
	}
	if x[0] == x[1] {
		x[0], x[1] = x[0]-1, x[1]+1
	}
	low := math.Max(bottomDecade, math.Floor(y[0]))
	high := math.Max(low+plot.LeastDecades, math.Min(topDecade, math.Ceil(y[1])))
	c.x, c.y = plot.Scale{Low: x[0], High: x[1]}, plot.Scale{Low: low, High: high}
	return true
}

// logs returns the powers of ten of ε and an error: not finite for a step or an
// error that has none.
func (c *chart) logs(eps, e float64) draw.Point {
	if !(eps > 0 && e > 0) {
		return draw.Pt(math.NaN(), math.NaN())
	}
	return draw.Pt(elementary.Log10(eps), elementary.Log10(e))
}

// pixel returns where the powers of ten at are drawn.
func (c *chart) pixel(at draw.Point) draw.Point {
	return draw.Pt(c.scale.X+c.scale.W*c.x.Place(at.X), c.scale.Y+c.scale.H*(1-c.y.Place(at.Y)))
}

// Draw returns the drawing of p.Check.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	c, ok := newChart(p, w, h)
	if !ok {
		why := "No differences yet"
		if p.Check != nil {
			why = "The product is zero here."
		}
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, why)}}
	}
	pal := theme.Palette()
	var ground, names draw.Layer
	ground.Fill(pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	c.axes(&ground, pal)
	lines := draw.Layer{Clip: c.plot.Grown(plot.CursorSize)}
	for _, g := range c.guides() {
		c.guide(&lines, g, pal)
	}
	c.exact(&lines, pal)
	forward, central := c.path(c.forward), c.path(c.central)
	c.curve(&lines, forward, forwardSlot, pal)
	c.curve(&lines, central, centralSlot, pal)
	if !c.bare {
		c.names(&names, forward, central, pal)
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{ground, lines, names}}
}

// axes draws the grid, ticks and names.
func (c *chart) axes(l *draw.Layer, pal *draw.Palette) {
	r := c.plot
	foot := r.Y + r.H
	nameX := r.X + r.W - draw.TextWidth("ε", draw.FontSize) - 6
	var grid []draw.Path
	for _, t := range c.y.Ticks(int(c.scale.H / tickRoomY)) {
		y := c.pixel(draw.Pt(c.x.Low, t.At)).Y
		grid = append(grid, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
		if !c.bare {
			l.Text(draw.Label(draw.Pt(r.X-6, y), t.Label, pal.Faint, draw.End, draw.Center))
		}
	}
	for _, t := range c.x.Ticks(int(r.W / tickRoomX)) {
		x := c.pixel(draw.Pt(t.At, c.y.Low)).X
		grid = append(grid, draw.Path{{X: x, Y: r.Y}, {X: x, Y: foot}})
		if half := draw.TextWidth(t.Label, draw.SmallSize) / 2; !c.bare && x+half < nameX && x-half > 0 {
			l.Text(draw.Label(draw.Pt(x, foot+5), t.Label, pal.Faint, draw.Middle, draw.Top))
		}
	}
	l.Line(pal.Grid, 1, nil, grid...)
	l.Line(pal.Rule, 1, nil, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: foot}, {X: r.X + r.W, Y: foot}})
	if !c.bare {
		l.Text(draw.Text{At: draw.Pt(8, 5), S: "relative error", Size: draw.SmallSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Top}})
		l.Text(draw.Text{At: draw.Pt(r.X+r.W, foot+5), S: "ε", Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}})
	}
}

// Hit returns the step under x: ε and the error as the place, and the number of
// the nearest step that was tried.
func (View) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	w, h := room.Size()
	c, ok := newChart(p, w, h)
	if !ok || !draw.Finite(x, y) || !c.plot.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
		return view.Target{}
	}
	at := c.x.Low + (c.x.High-c.x.Low)*math.Max(0, math.Min(1, (x-c.scale.X)/c.scale.W))
	t := view.Target{Kind: view.HitPlane, X: elementary.Pow(10, at), Y: c.y.Value((c.scale.Y + c.scale.H - y) / c.scale.H)}
	best := math.Inf(1)
	for i, eps := range c.epsilon {
		if d := math.Abs(elementary.Log10(eps) - at); d < best {
			best, t.Step = d, i
		}
	}
	return t
}
