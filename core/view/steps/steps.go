// Package steps draws what methods report of themselves: quantities by step, such as the
// damping λ, and the gradient by layer of a net.
package steps

import (
	"math"
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws p.Steps, a plot a quantity, at the step of p.Look.
type View struct{}

var _ view.Explainer = View{}

// Sizes of the drawing, in pixels.
const (
	margin     = 8.0
	leastPlot  = 62.0  // height of a plot with its title, for plots above each other
	fewPlot    = 48.0  // height of one below which the last plots are left out
	leastWide  = 190.0 // width of one, for plots beside each other
	besideGap  = 16.0
	leastLabel = 70.0 // height below which there are no labels at all
)

// plan is the plots of a drawing.
type plan struct {
	s      *wire.Steps
	look   *wire.Look
	last   float64
	panels []panel // one a quantity
	beside bool    // each has a horizontal axis of its own
	keys   draw.Rect
	bare   bool
}

func newPlan(p wire.Picture, room view.Room) (*plan, bool) {
	if p.Steps == nil {
		return nil, false
	}
	s := *p.Steps // but for quantities of which there is no value
	s.Quantities = slices.DeleteFunc(slices.Clone(s.Quantities), func(q wire.Quantity) bool { return !newAxis(q.Log, q.Levels, whole(q.Runs)).ok })
	if len(s.Quantities) == 0 {
		return nil, false
	}
	w, h := room.Size()
	g := &plan{s: &s, look: p.Look, last: math.Max(1, float64(p.Steps.Last)), bare: w < plot.BareSize || h < leastLabel}
	if g.look == nil {
		g.look = &wire.Look{Step: math.MaxInt, Selected: -1}
	}
	g.place(w, h)
	for i := range g.panels {
		q, pl := &g.s.Quantities[i], &g.panels[i]
		pl.axis, pl.runs, pl.bare = newAxis(q.Log, q.Levels, q.Runs), whole(q.Runs), g.bare
		pl.x = func(i int, s *wire.Series) float64 { return g.pixel(pl.r, float64(s.Step[i])) }
	}
	return g, true
}

// whole returns the runs whose lists fit.
func whole(runs []wire.Series) []wire.Series {
	var fit []wire.Series
	for _, r := range runs {
		if n := min(len(r.Step), len(r.Values)); n > 0 {
			r.Step, r.Values = r.Step[:n], r.Values[:n]
			fit = append(fit, r)
		}
	}
	return fit
}

// pixel returns where a step is drawn in r.
func (g *plan) pixel(r draw.Rect, step float64) float64 { return r.X + r.W*step/g.last }

// place lays the plots above each other, or beside each other where there is no height
// for that.
func (g *plan) place(w, h float64) {
	n := float64(len(g.s.Quantities))
	all := draw.Rect{X: margin, Y: margin, W: math.Max(1, w-2*margin), H: math.Max(1, h-2*margin)}
	runs := distinct(g.lists()...)
	if high := keyHeight(all.W, runs); len(runs) > 1 && !g.bare && h >= leastPlot+4*high {
		g.keys = draw.Rect{X: all.X, Y: all.Y, W: all.W, H: high}
		all = all.Below(high + 2)
	}
	if g.beside = (all.H-axisRoom)/n < leastPlot && all.W/n >= leastWide; !g.beside && !g.bare {
		n = math.Max(1, math.Min(n, math.Floor((all.H-axisRoom)/fewPlot)))
		g.s.Quantities = g.s.Quantities[:int(n)]
	}
	for i := range g.s.Quantities {
		part := all
		if g.beside {
			part.W = (all.W - besideGap*(n-1)) / n
			part.X += float64(i) * (part.W + besideGap)
			part.H = all.H - axisRoom
		} else {
			part.H = (all.H - axisRoom) / n
			part.Y += float64(i) * part.H
		}
		if g.bare {
			part = draw.Rect{X: part.X, Y: all.Y + float64(i)*all.H/n, W: all.W, H: all.H / n}
			g.panels = append(g.panels, panel{r: part.Grown(-2)})
			continue
		}
		r := draw.Rect{X: part.X + leftMargin, Y: part.Y + titleRoom, W: math.Max(1, part.W-leftMargin-rightMargin), H: math.Max(1, part.H-titleRoom-6)}
		g.panels = append(g.panels, panel{r: r})
	}
	for i := range g.panels {
		r := &g.panels[i].r
		r.W, r.H = math.Max(1, r.W), math.Max(1, r.H)
	}
}

func (g *plan) lists() [][]wire.Series {
	var lists [][]wire.Series
	for _, q := range g.s.Quantities {
		lists = append(lists, q.Runs)
	}
	return lists
}

// Draw returns the drawing of p.Steps.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newPlan(p, room)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No steps yet")}}
	}
	pal := theme.Palette()
	var l draw.Layer
	l.Fill(pal.Surface, draw.Rect{W: w, H: h}.Outline())
	if g.keys != (draw.Rect{}) {
		keys(&l, pal, g.keys, distinct(g.lists()...))
	}
	for i := range g.panels {
		g.draw(&l, i, pal)
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// draw draws one plot.
func (g *plan) draw(l *draw.Layer, i int, pal *draw.Palette) {
	p, q := &g.panels[i], &g.s.Quantities[i]
	p.title(l, q.Name, g.valueShown(p), pal)
	p.grid(l, pal)
	if g.beside || i == len(g.panels)-1 {
		g.stepAxis(l, p, pal)
	}
	all := p.all()
	p.levels(l, q.Levels, slices.Concat(all...), pal)
	if at := float64(g.look.Step); at >= 0 && at <= g.last {
		x := g.pixel(p.r, at)
		l.Line(pal.Faint, 1, []float64{1, 3}, draw.Path{{X: x, Y: p.r.Y}, {X: x, Y: p.r.Y + p.r.H}})
	}
	p.lines(l, pal, all)
	for k := range p.runs {
		if i := g.current(&p.runs[k]); i >= 0 {
			p.marker(l, pal, &p.runs[k], i)
		}
	}
}

// current returns the index of the last value of a run that is not after the step shown;
// −1 for none.
func (g *plan) current(s *wire.Series) int {
	at := -1
	for i, k := range s.Step {
		if int(k) <= g.look.Step {
			at = i
		}
	}
	return at
}

// valueShown writes the value of the only run, or of the first, at the step shown.
func (g *plan) valueShown(p *panel) string {
	if len(p.runs) != 1 {
		return ""
	}
	if i := g.current(&p.runs[0]); i >= 0 {
		return plot.Short(p.runs[0].Values[i])
	}
	return ""
}

// stepAxis writes the steps below a plot.
func (g *plan) stepAxis(l *draw.Layer, p *panel, pal *draw.Palette) {
	if g.bare {
		return
	}
	y := p.r.Y + p.r.H + 6
	l.Text(draw.Label(draw.Pt(p.r.X+p.r.W, y), "step", pal.Ink, draw.End, draw.Top))
	end := p.r.X + p.r.W - draw.TextWidth("step", draw.SmallSize) - 6
	for _, t := range plot.Ticks(0, g.last, int(math.Min(p.r.W/40, g.last))) {
		if x := g.pixel(p.r, t.At); x+draw.TextWidth(t.Label, draw.SmallSize)/2 < end {
			l.Text(draw.Label(draw.Pt(x, y), t.Label, pal.Faint, draw.Middle, draw.Top))
		}
	}
}

// Hit returns the step and the value under the pointer, with the run whose curve is
// nearest there.
func (View) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	g, ok := newPlan(p, room)
	if !ok || !draw.Finite(x, y) {
		return view.Target{}
	}
	for i := range g.panels {
		pl := &g.panels[i]
		if !pl.r.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
			continue
		}
		t := view.Target{Kind: view.HitPlane, X: g.last * math.Max(0, math.Min(1, (x-pl.r.X)/pl.r.W)), Y: pl.axis.value(y, pl.r)}
		t.Step = int(math.Round(t.X))
		t.Run = pl.nearest(x, y)
		return t
	}
	return view.Target{}
}

// nearest returns the run with a value nearest to a place of the plot.
func (p *panel) nearest(x, y float64) string {
	best, run := math.Inf(1), ""
	for k := range p.runs {
		s := &p.runs[k]
		for i, v := range s.Values {
			if d := math.Hypot(p.x(i, s)-x, p.axis.y(v, p.r)-y); d < best {
				best, run = d, s.Run
			}
		}
	}
	return run
}
