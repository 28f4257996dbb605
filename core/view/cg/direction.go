package cg

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How the errors by direction are drawn.
const (
	trail     = 5    // earlier steps that are seen
	mostApart = 9.0  // pixels from the middle of a direction to the mark of a method
	markSize  = 4.2  // radius of a mark
	stemShade = 0.45 // opacity of the line under it
	stemWidth = 2.5
	groupPad  = 3.0 // pixels between the bands of eigenvalues
)

// drawDirections draws, for each direction, a mark for every method at the size of
// its error, with what it was in earlier steps.
func (g *plan) drawDirections(l *draw.Layer) {
	r := g.inner(g.main)
	g.heading(l, g.main, fmt.Sprintf("Error by eigen-direction, step %d", g.step))
	g.groups(l, r)
	g.errors.axis(l, r, g.bare, g.pal)
	if !g.bare {
		g.key(l, draw.Rect{X: g.main.X, Y: g.main.Y + 13, W: g.main.W, H: plot.KeyRow})
	}
	width := r.W / float64(len(g.c.Eigenvalues))
	for m := range g.c.Methods {
		off := math.Min(mostApart, 0.22*width) * float64(2*m-len(g.c.Methods)+1)
		for i := range g.c.Eigenvalues {
			g.direction(l, r, m, i, r.X+(float64(i)+0.5)*width+off)
		}
	}
}

// direction draws the error of method m in direction i at x: earlier steps as
// dashes, the fainter the longer ago, and the one shown as a mark on a stem.
func (g *plan) direction(l *draw.Layer, r draw.Rect, m, i int, x float64) {
	color := plot.RunStyle(g.pal, g.c.Methods[m].Style).Color
	half := math.Min(markSize, 0.2*r.W/float64(len(g.c.Eigenvalues)))
	for back := trail; back > 0; back-- {
		if v, ok := g.error(m, i, g.step-back); ok && g.step-back >= 0 {
			y := g.errors.y(v, r)
			l.Line(color.Alpha(0.75-0.12*float64(back)), 2, nil, draw.Path{{X: x - half, Y: y}, {X: x + half, Y: y}})
		}
	}
	v, ok := g.error(m, i, g.step)
	if !ok {
		return
	}
	y := g.errors.y(v, r)
	l.Line(color.Alpha(stemShade), math.Min(stemWidth, half), nil, draw.Path{{X: x, Y: r.Y + r.H}, {X: x, Y: y}})
	g.marker(l, g.c.Methods[m].Style, draw.Pt(x, y), half)
}

// error returns the size of the error of method m in direction i at a step, and
// whether it is known. A run that has ended stays where it is.
func (g *plan) error(m, i, step int) (float64, bool) {
	n := len(g.c.Eigenvalues)
	if m >= len(g.c.Errors) || len(g.c.Errors[m]) < n {
		return 0, false
	}
	k := max(0, min(step, len(g.c.Errors[m])/n-1))
	return g.c.Errors[m][k*n+i], true
}

// sameEigenvalue is how far apart, relative to their size, eigenvalues count as one.
const sameEigenvalue = 1e-12

// groups draws a band behind every second eigenvalue, and each below its directions
// as far as there is room.
func (g *plan) groups(l *draw.Layer, r draw.Rect) {
	all := g.c.Eigenvalues
	width := r.W / float64(len(all))
	free := r.X - leftMargin // where the last label ends
	for from, band := 0, false; from < len(all); band = !band {
		to := from + 1
		for to < len(all) && math.Abs(all[to]-all[from]) <= sameEigenvalue*math.Abs(all[from]) {
			to++
		}
		box := draw.Rect{X: r.X + float64(from)*width, Y: r.Y, W: float64(to-from) * width, H: r.H}
		if band {
			l.Fill(g.pal.Ink.Alpha(0.045), box.Outline())
		}
		if !g.bare {
			free = g.eigenvalue(l, box, free, all[from], to-from)
		}
		from = to
	}
	if !g.bare {
		name := "eigenvalue λ"
		if len(all) > g.c.Distinct && r.W > 3*leastPart {
			name = fmt.Sprintf("eigenvalue λ: %d of %d distinct", g.c.Distinct, len(all))
		}
		l.Text(draw.Label(draw.Pt(r.X+r.W, r.Y+r.H+19), name, g.pal.Ink, draw.End, draw.Top))
	}
}

// eigenvalue writes an eigenvalue under its band where the label before has left
// room, and returns where that ends.
func (g *plan) eigenvalue(l *draw.Layer, box draw.Rect, free, value float64, times int) float64 {
	middle, foot := box.X+box.W/2, box.Y+box.H
	if box.W > 2*groupPad {
		l.Line(g.pal.Rule, 1.5, nil, draw.Path{{X: box.X + groupPad, Y: foot + 3}, {X: box.X + box.W - groupPad, Y: foot + 3}})
	}
	s := plot.Short(value)
	if long := fmt.Sprintf("%s (%d×)", s, times); times > 1 && draw.TextWidth(long, draw.SmallSize) < box.W {
		s = long
	}
	half := draw.TextWidth(s, draw.SmallSize) / 2
	if middle-half < free || middle+half > box.X+box.W+half/2+plot.Inset {
		return free
	}
	l.Text(draw.Label(draw.Pt(middle, foot+6), s, g.pal.Faint, draw.Middle, draw.Top))
	return middle + half + 4
}

// key names the marks of the runs that are shown.
func (g *plan) key(l *draw.Layer, room draw.Rect) {
	var items []plot.Key
	for _, d := range g.shown() {
		items = append(items, plot.Key{Name: d.Label, Draw: func(l *draw.Layer, at draw.Point) { g.marker(l, d.Style, at, markSize) }})
	}
	plot.Keys(l, g.pal, room, items...)
}
