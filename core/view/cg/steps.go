package cg

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// drawSteps draws the error of every run by step, with the step that is shown and
// the number of distinct eigenvalues.
func (g *plan) drawSteps(l *draw.Layer) {
	r := g.inner(g.beside)
	if r.H < leastPart/2 || r.W < leastPart {
		return
	}
	g.heading(l, g.beside, "Error in the norm of A")
	if g.listed {
		g.key(l, draw.Rect{X: g.beside.X, Y: g.beside.Y + 13, W: g.beside.W, H: plot.KeyRow})
	}
	g.overall.axis(l, r, g.bare, g.pal)
	g.stepAxis(l, r)
	if k := g.c.Distinct; k > 0 && k <= g.last && !g.listed {
		g.distinct(l, r)
	}
	g.drawRuns(l, r)
	at := g.x(float64(g.step), r)
	l.Line(g.pal.Faint, 1, []float64{1, 3}, draw.Path{{X: at, Y: r.Y}, {X: at, Y: r.Y + r.H}})
	g.markStep(l, r)
}

// drawRuns draws the norms of the error of every run in r.
func (g *plan) drawRuns(l *draw.Layer, r draw.Rect) {
	for _, d := range g.shown() {
		path := make(draw.Path, len(d.Norms))
		for k, v := range d.Norms {
			path[k] = draw.Pt(g.x(float64(k), r), g.overall.y(v, r))
		}
		s := plot.RunStyle(g.pal, d.Style)
		casing := g.pal.Surface
		if draw.Contrast(s.Color, casing) < draw.LeastCasing {
			casing = g.pal.Casing(s.Color)
		}
		l.Line(casing, 3.6, nil, path)
		l.Line(s.Color, 2, s.Dash, path)
	}
}

// markStep marks every run at the step that is shown, or at its last before.
func (g *plan) markStep(l *draw.Layer, r draw.Rect) {
	for i, d := range g.shown() {
		n := len(d.Norms)
		if n == 0 {
			continue
		}
		k := min(g.step, n-1)
		place := draw.Pt(g.x(float64(k), r), g.overall.y(d.Norms[k], r))
		if g.marked && i == len(g.shown())-1 { // conjugate gradients, and the listing that is right, come last
			plot.IterationMark(l, g.pal, g.theme, place)
		}
		g.marker(l, d.Style, place, markSize)
	}
}

// x returns where a step is drawn.
func (g *plan) x(step float64, r draw.Rect) float64 {
	return r.X + r.W*step/math.Max(1, float64(g.last))
}

// stepAxis writes the steps below r.
func (g *plan) stepAxis(l *draw.Layer, r draw.Rect) {
	y := r.Y + r.H + 6
	l.Text(draw.Label(draw.Pt(r.X+r.W, y), "step", g.pal.Ink, draw.End, draw.Top))
	end := r.X + r.W - draw.TextWidth("step", draw.SmallSize) - 6
	for _, t := range plot.Ticks(0, float64(max(1, g.last)), int(math.Min(r.W/34, float64(max(1, g.last))))) {
		if x := g.x(t.At, r); x+draw.TextWidth(t.Label, draw.SmallSize)/2 < end {
			l.Text(draw.Label(draw.Pt(x, y), t.Label, g.pal.Faint, draw.Middle, draw.Top))
		}
	}
}

// distinct marks the step by which conjugate gradients would end without rounding.
func (g *plan) distinct(l *draw.Layer, r draw.Rect) {
	x := g.x(float64(g.c.Distinct), r)
	l.Line(g.theme.Accent(), 1.5, []float64{6, 4}, draw.Path{{X: x, Y: r.Y}, {X: x, Y: r.Y + r.H}})
	s := fmt.Sprintf("%d distinct λ", g.c.Distinct)
	t := draw.Text{At: draw.Pt(x+5, r.Y-2), S: s, Size: draw.SmallSize, Bold: true, Color: g.theme.Accent(), Align: draw.Align{X: draw.Start, Y: draw.Baseline}}
	t.At.X = math.Max(r.X, math.Min(x-draw.TextWidth(s, draw.SmallSize)/2, r.X+r.W-draw.TextWidth(s, draw.SmallSize)))
	l.Text(t)
}
