package strip

import (
	"fmt"
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Measures of the answers, in pixels.
const (
	leastAnswer = 30.0  // width of a cell with a number in it
	usualAnswer = 44.0  // of one that is wider than its step
	mostLine    = 300.0 // length of the line on which a number lies
	lineShare   = 0.62  // at most so much of the width of the cells

	headingApart = 16.0 // from the names of classes
	signRoom     = 20.0
	lineEnds     = 16.0 // height of the numbers at its ends
	dotSize      = 4.2

	leastKeyRow  = 13.0 // height of a row with the key below what the answers are
	leastRowText = 9.0  // height of a row with text beside it
)

// answers is where they lie: of classes a row a class and a column a step that counts, of
// numbers a line a number.
type answers struct {
	s         *wire.Sequence
	classes   bool
	letters   bool    // classes are characters: the rows are the target and the likeliest
	order     [][]int // of each answer of characters the likeliest, as many as are shown
	rows      int
	row       float64 // height
	r         draw.Rect
	cell      float64
	low, high float64 // of the lines
	wide      bool    // a cell is wider than its step
	names     float64 // width of the names of classes
	beside    bool    // what the answers are is written beside them, else above
}

// mostLines is how many numbers are shown, the first of them.
const mostLines = 6

func newAnswers(s *wire.Sequence) answers {
	a := answers{s: s, classes: len(s.Classes) > 0, rows: s.Width(), high: 1}
	if s.Characters && a.classes {
		a.rank()
	}
	if a.classes {
		return a
	}
	a.rows = min(mostLines, len(s.Outputs))
	for _, v := range s.Targets {
		if draw.Drawable(draw.Pt(v, 0)) {
			a.low, a.high = math.Min(a.low, v), math.Max(a.high, v)
		}
	}
	span := a.high - a.low
	low, high := a.low, a.high
	for _, v := range s.Outputs { // those far away lie at the ends
		if draw.Drawable(draw.Pt(v, 0)) {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	a.low, a.high = math.Max(low, a.low-span), math.Min(high, a.high+span)
	if step := plot.TickStep((a.high - a.low) / 4); step > 0 && draw.Finite(step) { // round numbers are at the ends
		a.low, a.high = step*math.Floor(a.low/step), step*math.Ceil(a.high/step)
	}
	return a
}

// above is the height of what is written above the answers, and below of that below them.
func (a *answers) above() float64 {
	if a.beside {
		return bandGap
	}
	return bandGap + headHeight
}

func (a *answers) below() float64 {
	if a.classes {
		return 0
	}
	return lineEnds
}

// answersAcross sets the columns of the answers: below their steps, or at the right and wider.
func (g *plan) answersAcross() {
	a := &g.answers
	right := g.x + g.cell*float64(g.s.Steps)
	if !a.classes {
		a.r.W = math.Max(1, math.Min(mostLine, lineShare*(right-g.x)))
		a.r.X = right - a.r.W - dotSize
		return
	}
	n := float64(len(g.s.Counted))
	first, last := int(g.s.Counted[0]), int(g.s.Counted[len(g.s.Counted)-1])
	if a.cell = g.cell; (a.letters || g.cell >= leastAnswer) && last-first+1 == len(g.s.Counted) {
		a.r.X, a.r.W = g.column(first), n*a.cell
	} else {
		a.wide = true
		a.cell = math.Min(usualAnswer, (right-g.x)/n)
		a.r.X, a.r.W = right-n*a.cell, n*a.cell
	}
	names := g.s.Classes
	if a.letters {
		names = rowNames()
	}
	for _, name := range names {
		a.names = math.Max(a.names, draw.TextWidth(name, draw.SmallSize)+labelGap)
	}
	a.names = math.Min(a.names, a.r.X-g.all.X)
	a.beside = g.headingRoom()+headingApart <= a.r.X-a.names-g.all.X
}

// answersDown sets the rows of the answers.
func (g *plan) answersDown() {
	a := &g.answers
	a.r.Y, a.r.H = g.axisY-axisDown+axisHeight+a.above(), a.row*float64(a.rows)
}

// place returns where a number of answer k is drawn, counted from 0, and whether it is.
func (a *answers) place(unit, k int) (draw.Rect, bool) {
	if a.letters {
		row := a.rowOf(unit, k)
		return a.cellOf(row, k), row >= 0
	}
	if a.classes {
		return a.cellOf(unit, k), true
	}
	i := k*a.s.Width() + unit
	return draw.Rect{X: a.r.X, Y: a.r.Y + a.row*float64(i), W: a.r.W, H: a.row}, i < a.rows
}

// cellOf returns the cell of a row of answer k in classes.
func (a *answers) cellOf(row, k int) draw.Rect {
	return draw.Rect{X: a.r.X + a.cell*float64(k), Y: a.r.Y + a.row*float64(row), W: a.cell, H: a.row}
}

// at returns which number of which answer lies at a place; k is −1 where none does.
func (a *answers) at(place draw.Point) (unit, k int) {
	if a.letters {
		return a.letterAt(place)
	}
	for unit := range a.s.Width() {
		for k := range a.s.Counted {
			if r, ok := a.place(unit, k); ok && r.Holds(place) {
				return unit, k
			}
		}
	}
	return 0, -1
}

// drawAnswers draws the answers with their targets, and says whether they are right.
func (g *plan) drawAnswers(l *draw.Layer, theme draw.Theme) {
	a := &g.answers
	if a.rows == 0 {
		return
	}
	pal := theme.Palette()
	if a.wide {
		g.funnel(l, pal)
	}
	g.verdict(l, theme)
	if a.letters {
		g.drawGuesses(l, theme)
		return
	}
	if !a.classes {
		g.numbers(l, theme)
		return
	}
	colors := plot.Shades(theme, false, levels)
	var pixels []uint8
	for unit := range a.rows {
		for k := range g.s.Counted {
			pixels = append(pixels, plot.Shade(g.s.Outputs[k*a.rows+unit], len(colors), false))
		}
	}
	l.Bitmaps(draw.Bitmaps{Colors: colors, Images: []draw.Bitmap{{At: a.r, W: len(g.s.Counted), H: a.rows, Pixels: pixels}}})
	l.Ring(pal.Rule, 1, a.r.Outline())
	for unit := range a.rows {
		y := a.r.Y + a.row*(float64(unit)+0.5)
		if a.row >= leastRowText {
			l.Text(draw.Label(draw.Pt(a.r.X-labelGap, y), draw.Cut(g.s.Classes[unit], a.r.X-labelGap, draw.SmallSize), pal.Faint, draw.End, draw.Center))
		}
		for k := range g.s.Counted {
			g.class(l, theme, unit, k, colors[pixels[unit*len(g.s.Counted)+k]])
		}
	}
}

// class writes a probability into its cell, and outlines that of the target.
func (g *plan) class(l *draw.Layer, theme draw.Theme, unit, k int, ground draw.Color) {
	r, _ := g.answers.place(unit, k)
	i := k*g.answers.rows + unit
	if g.s.Targets[i] > 0.5 {
		in := math.Min(1.5, r.H/6)
		l.Ring(theme.Palette().Surface, 4, r.Grown(-in).Outline())
		l.Ring(theme.Accent(), 2, r.Grown(-in).Outline())
	}
	if r.W < leastAnswer || r.H < 12 {
		return
	}
	color := theme.Palette().Dark
	if draw.Contrast(color, ground) < draw.Contrast(theme.Palette().Light, ground) {
		color = theme.Palette().Light
	}
	l.Text(draw.Label(draw.Pt(r.X+r.W/2, r.Y+r.H/2), hundredths(g.s.Outputs[i]), color, draw.Middle, draw.Center))
}

// funnel leads from the steps that count to their wider answers.
func (g *plan) funnel(l *draw.Layer, pal *draw.Palette) {
	b := &g.bands[len(g.bands)-1]
	top, bottom := b.r.Y+b.r.H, g.answers.r.Y
	first, last := int(g.s.Counted[0]), int(g.s.Counted[len(g.s.Counted)-1])
	l.Line(pal.Rule, 1, []float64{2, 3}, draw.Path{{X: g.column(first), Y: top}, {X: g.answers.r.X, Y: bottom}},
		draw.Path{{X: g.column(last + 1), Y: top}, {X: g.answers.r.X + g.answers.r.W, Y: bottom}})
}

// verdict writes which answers these are, whether they are right, and what the mark of the
// target is.
func (g *plan) verdict(l *draw.Layer, theme draw.Theme) {
	a, pal := &g.answers, theme.Palette()
	what, word := g.heading()
	at := draw.Pt(g.all.X, a.r.Y-headHeight/2-1)
	switch {
	case a.beside:
		at = draw.Pt(a.r.X-a.names-headingApart-g.headingRoom(), a.r.Y+a.row/2)
		key := draw.Label(draw.Pt(a.r.X-a.names-headingApart, a.r.Y+1.5*a.row), "outlined: the target", pal.Faint, draw.End, draw.Center)
		if a.row >= leastKeyRow && draw.BoxOf(key).X >= g.all.X {
			l.Text(key)
		}
	case g.x+g.headingRoom() < g.all.X+g.all.W:
		at.X = g.x
	}
	l.Text(draw.Label(at, what, pal.Ink, draw.Start, draw.Center))
	at.X += draw.TextWidth(what, draw.SmallSize) + signRoom/2
	if a.letters {
		l.Text(draw.Label(at, draw.Cut(word, g.all.X+g.all.W-at.X, draw.SmallSize), pal.Ink, draw.Start, draw.Center))
		return
	}
	if !g.s.Drawn {
		sign(l, theme, at, g.s.Right)
	}
	l.Text(draw.Text{At: draw.Pt(at.X+signRoom/2, at.Y), S: word, Size: draw.SmallSize, Bold: true, Color: pal.Ink, Halo: pal.Surface, Align: draw.Align{X: draw.Start, Y: draw.Center}})
}

// headingRoom is the width of what verdict writes.
func (g *plan) headingRoom() float64 {
	what, word := g.heading()
	return draw.TextWidth(what+word, draw.SmallSize) + signRoom + 6
}

// heading says which answers these are, and whether they are right.
func (g *plan) heading() (what, word string) {
	if g.answers.letters {
		return "Next characters", g.answers.guessed()
	}
	word = "wrong"
	switch {
	case g.s.Drawn:
		word = "not trained yet"
	case g.s.Right:
		word = "right"
	}
	first, last := g.s.Counted[0], g.s.Counted[len(g.s.Counted)-1]
	if first == last {
		return fmt.Sprintf("Answer after time step %d", last+1), word
	}
	return fmt.Sprintf("Answers after time steps %d to %d", first+1, last+1), word
}

// sign draws a tick or a cross.
func sign(l *draw.Layer, theme draw.Theme, at draw.Point, right bool) {
	mark := []draw.Path{{{X: at.X - 4, Y: at.Y}, {X: at.X - 1, Y: at.Y + 3}, {X: at.X + 4, Y: at.Y - 4}}}
	hue := wire.Green
	if !right {
		mark = []draw.Path{{{X: at.X - 3, Y: at.Y - 3}, {X: at.X + 3, Y: at.Y + 3}}, {{X: at.X - 3, Y: at.Y + 3}, {X: at.X + 3, Y: at.Y - 3}}}
		hue = wire.Vermilion
	}
	l.Line(plot.RunStyle(theme.Palette(), wire.Style{Hue: hue}).Color, 2.2, nil, mark...)
}

// numbers draws every answer as a dot on a line, with its target and how far it may be off.
func (g *plan) numbers(l *draw.Layer, theme draw.Theme) {
	a, pal := &g.answers, theme.Palette()
	at := func(v float64) float64 {
		return a.r.X + a.r.W*math.Max(0, math.Min(1, (v-a.low)/(a.high-a.low)))
	}
	for i := range a.rows {
		y := a.r.Y + a.row*(float64(i)+0.5)
		half := math.Max(3, math.Min(7, a.row/2-1))
		out, target := g.s.Outputs[i], g.s.Targets[i]
		l.Line(pal.Rule, 1, nil, draw.Path{{X: a.r.X, Y: y}, {X: a.r.X + a.r.W, Y: y}})
		if draw.Finite(target) {
			if tol := g.s.Tolerance; tol > 0 && draw.Finite(tol) {
				x0, x1 := at(target-tol), at(target+tol)
				l.Fill(theme.Accent().Alpha(0.25), draw.Rect{X: x0, Y: y - half, W: x1 - x0, H: 2 * half}.Outline())
			}
			l.Line(theme.Accent(), 2.2, nil, draw.Path{{X: at(target), Y: y - half - 2}, {X: at(target), Y: y + half + 2}})
		}
		if draw.Finite(out) {
			dot := draw.Placed(draw.Regular(20, 1, 0), draw.Pt(at(out), y), dotSize)
			l.Ring(pal.Surface, 2.4, dot)
			l.Fill(pal.Ink, dot)
		}
		g.said(l, pal, i, y)
	}
	for _, end := range []struct {
		v float64
		x draw.AlignX
	}{{a.low, draw.Start}, {a.high, draw.End}} {
		l.Text(draw.Label(draw.Pt(at(end.v), a.r.Y+a.r.H+3), plot.Short(end.v), pal.Faint, end.x, draw.Top))
	}
}

// said writes an answer and its target left of the line, as far as there is room.
func (g *plan) said(l *draw.Layer, pal *draw.Palette, i int, y float64) {
	out, target := plot.Short(g.s.Outputs[i]), plot.Short(g.s.Targets[i])
	room := g.answers.r.X - 12 - g.all.X
	for _, s := range []string{"answer " + out + ", target " + target, out + ", target " + target, out} {
		if draw.TextWidth(s, draw.SmallSize) <= room {
			l.Text(draw.Label(draw.Pt(g.answers.r.X-12, y), s, pal.Ink, draw.End, draw.Center))
			return
		}
	}
}

func hundredths(v float64) string {
	if !draw.Drawable(draw.Pt(v, 0)) {
		return plot.Short(v)
	}
	return plot.Minus(strconv.FormatFloat(v, 'f', 2, 64))
}
