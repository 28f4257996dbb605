package steps

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Measures of the box with the values of a step, in pixels.
const (
	boxRow  = 14.0
	boxPad  = 6.0
	boxMark = 14.0 // width of a mark with what is left free beside it
	boxGap  = 8.0  // from the line of the step
)

// read marks a step of the sequence, and writes the value of each run there beside it.
func (g *lagsPlan) read(l *draw.Layer, s *wire.Spot, theme draw.Theme) {
	if s == nil || s.Kind != wire.SpotStep || s.From < 0 || s.From >= g.lags.Steps || len(g.runs) == 0 {
		return
	}
	x := g.column(s.From)
	l.Line(theme.Accent(), 1, nil, draw.Path{{X: x, Y: g.r.Y}, {X: x, Y: g.r.Y + g.r.H}})
	for k := range g.runs {
		g.marker(l, theme.Palette(), &g.runs[k], s.From)
	}
	if !g.bare {
		g.box(l, s.From, theme)
	}
}

// value writes that of a run at step i, and of which layer it is where there are two.
func (g *lagsPlan) value(k, i int) string {
	text := plot.Short(g.runs[k].Values[i])
	if g.thin[k] {
		text += ", layer 2"
	}
	return text
}

// box writes the values of step i at the side of its line that has room.
func (g *lagsPlan) box(l *draw.Layer, i int, theme draw.Theme) {
	pal := theme.Palette()
	title := fmt.Sprintf("time step %d, %d back", i+1, g.lags.Steps-1-i)
	w := draw.TextWidth(title, draw.SmallSize)
	for k := range g.runs {
		w = math.Max(w, boxMark+draw.TextWidth(g.value(k, i), draw.SmallSize))
	}
	w += 2 * boxPad
	box := draw.Rect{X: g.column(i) + boxGap, Y: g.r.Y + 2, W: w, H: boxRow*float64(1+len(g.runs)) + boxPad}
	if box.X+box.W > g.r.X+g.r.W+rightMargin {
		box.X = g.column(i) - boxGap - box.W
	}
	box.X = math.Max(margin/2, box.X)
	l.Fill(pal.Surface, box.Outline())
	l.Ring(pal.Rule, 1, box.Outline())
	y := box.Y + boxPad/2 + boxRow/2
	l.Text(draw.Label(draw.Pt(box.X+boxPad, y), title, pal.Faint, draw.Start, draw.Center))
	for k := range g.runs {
		y += boxRow
		style := plot.RunStyle(pal, g.runs[k].Style)
		shape := draw.Placed(style.Marker, draw.Pt(box.X+boxPad+markSize, y), markSize)
		l.Ring(pal.Casing(style.Color), 1.6, shape)
		l.Fill(style.Color, shape)
		l.Text(draw.Label(draw.Pt(box.X+boxPad+boxMark, y), g.value(k, i), pal.Ink, draw.Start, draw.Center))
	}
}
