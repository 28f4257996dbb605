package strip

import (
	"fmt"
	"math"
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Measures of a sequence of characters, in pixels.
const (
	guesses       = 3    // of the next character that are shown
	leastLetter   = 7.0  // size of type
	letterShare   = 1.05 // of the width of a cell: most letters are half as wide as their size
	letterHeight  = 0.88 // of the height of a cell
	writtenLine   = 16.0
	writtenShare  = 110.0 // height of a drawing for each line of what the net writes
	mostWritten   = 4     // lines
	writtenIndent = 10.0
)

// letter returns what is drawn of a character by its name: names are characters, save those
// of characters that cannot be seen.
func letter(name string) string {
	if len(name) > 1 {
		return "·"
	}
	return name
}

// characterAt returns which of n characters is at place k of a list; 0 where none is.
func characterAt(list []float64, k, n int) int {
	for i, v := range list[k*n : (k+1)*n] {
		if v > 0.5 {
			return i
		}
	}
	return 0
}

// characterBand is the row of the characters that are read, instead of one for each input.
func characterBand(s *wire.Sequence) band {
	return band{layer: -1, rows: 1, title: "Text", most: 1, steps: s.Steps, letters: true,
		name:  func(int) string { return "reads" },
		value: func(int, int) float64 { return 0 }}
}

// rank makes a the answers of characters: a row of what comes next, and below it the likeliest
// guesses.
func (a *answers) rank() {
	n := a.s.Width()
	a.letters, a.rows = true, 1+min(guesses, n)
	for k := range a.s.Counted {
		a.order = append(a.order, likeliest(a.s.Outputs[k*n:(k+1)*n], a.rows-1))
	}
}

// likeliest returns the indices of the n largest entries of p, the largest first, and of equal
// ones the first. Entries that are no numbers come last.
func likeliest(p []float64, n int) []int {
	order := make([]int, 0, n+1)
	for i, v := range p {
		at := len(order)
		for at > 0 && !(p[order[at-1]] >= v) {
			at--
		}
		if order = slices.Insert(order, at, i); len(order) > n {
			order = order[:n]
		}
	}
	return order
}

// rowNames are those of what comes next and of the guesses.
func rowNames() []string { return []string{"next", "guess 1", "2", "3"} }

// unit returns which character is in a row of answer k.
func (a *answers) unit(row, k int) int {
	if row == 0 {
		return characterAt(a.s.Targets, k, a.s.Width())
	}
	return a.order[k][row-1]
}

// rowOf returns in which row of answer k a character is: among the guesses, or as the
// target; −1 where it is neither.
func (a *answers) rowOf(unit, k int) int {
	if at := slices.Index(a.order[k], unit); at >= 0 {
		return at + 1
	}
	if a.unit(0, k) == unit {
		return 0
	}
	return -1
}

// letterAt is at for characters.
func (a *answers) letterAt(place draw.Point) (unit, k int) {
	for k := range a.s.Counted {
		for row := range a.rows {
			if a.cellOf(row, k).Holds(place) {
				return a.unit(row, k), k
			}
		}
	}
	return 0, -1
}

// drawRead writes the characters of the text that is read.
func (g *plan) drawRead(l *draw.Layer, pal *draw.Palette, b *band) {
	for t := range g.s.Steps {
		g.letter(l, g.s.Names[characterAt(g.s.Inputs, t, len(g.s.Names))], draw.Rect{X: g.column(t), Y: b.r.Y, W: g.cell, H: b.row}, pal.Ink)
	}
}

// letter writes a character into a cell that has room for it.
func (g *plan) letter(l *draw.Layer, name string, r draw.Rect, color draw.Color) {
	size := math.Min(draw.FontSize, math.Min(letterShare*r.W, letterHeight*r.H))
	if size < leastLetter {
		return
	}
	l.Text(draw.Text{At: draw.Pt(r.X+r.W/2, r.Y+r.H/2), S: letter(name), Size: size, Color: color, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
}

// drawGuesses draws what comes next, and the guesses in the shade of their probability, with
// an outline around the one that comes.
func (g *plan) drawGuesses(l *draw.Layer, theme draw.Theme) {
	a, pal := &g.answers, theme.Palette()
	colors := plot.Shades(theme, false, levels)
	pixels := make([]uint8, 0, a.rows*len(g.s.Counted))
	for row := range a.rows {
		for k := range g.s.Counted {
			p := 0.0
			if row > 0 {
				p = g.s.Outputs[k*g.s.Width()+a.unit(row, k)]
			}
			pixels = append(pixels, plot.Shade(p, len(colors), false))
		}
	}
	l.Bitmaps(draw.Bitmaps{Colors: colors, Images: []draw.Bitmap{{At: a.r, W: len(g.s.Counted), H: a.rows, Pixels: pixels}}})
	l.Ring(pal.Rule, 1, a.r.Outline())
	names := rowNames()
	for row := range a.rows {
		if a.row >= leastRowText {
			l.Text(draw.Label(draw.Pt(a.r.X-labelGap, a.r.Y+a.row*(float64(row)+0.5)), draw.Cut(names[row], a.r.X-labelGap, draw.SmallSize), pal.Faint, draw.End, draw.Center))
		}
		for k := range g.s.Counted {
			g.guess(l, theme, row, k, colors[pixels[row*len(g.s.Counted)+k]])
		}
	}
}

// guess writes a character of the answers, and outlines it where it is a guess that comes true.
func (g *plan) guess(l *draw.Layer, theme draw.Theme, row, k int, ground draw.Color) {
	a, pal := &g.answers, theme.Palette()
	r := a.cellOf(row, k)
	if row > 0 && a.unit(row, k) == a.unit(0, k) {
		in := math.Min(1.5, r.H/6)
		l.Ring(pal.Surface, 4, r.Grown(-in).Outline())
		l.Ring(theme.Accent(), 2, r.Grown(-in).Outline())
	}
	color := pal.Ink
	if row > 0 {
		if color = pal.Dark; draw.Contrast(color, ground) < draw.Contrast(pal.Light, ground) {
			color = pal.Light
		}
	}
	g.letter(l, g.s.Classes[a.unit(row, k)], r, color)
}

// guessed says how many first guesses are right, and how the right ones are marked.
func (a *answers) guessed() string {
	right := 0
	for k := range a.s.Counted {
		if a.unit(1, k) == a.unit(0, k) {
			right++
		}
	}
	return fmt.Sprintf("%d of %d right; outlined: comes next", right, len(a.s.Counted))
}

// writtenRoom is the height of what the net writes, which is so many lines in a drawing of
// this height; 0 where it writes nothing.
func (g *plan) writtenRoom() float64 {
	if g.s.Written == "" {
		return 0
	}
	g.lines = draw.Wrap("… "+g.s.Written, g.all.W-writtenIndent, g.all.W-writtenIndent, draw.FontSize, max(1, min(mostWritten, int(g.all.H/writtenShare))))
	return bandGap + headHeight + writtenLine*float64(len(g.lines))
}

// drawWritten writes the lines of the net at the lower edge.
func (g *plan) drawWritten(l *draw.Layer, theme draw.Theme) {
	if len(g.lines) == 0 {
		return
	}
	pal, bottom := theme.Palette(), g.all.Y+g.all.H
	top := bottom - writtenLine*float64(len(g.lines))
	l.Text(draw.Label(draw.Pt(g.all.X, top-headHeight/2), draw.Cut("The net writes on by itself", g.all.W, draw.SmallSize), pal.Ink, draw.Start, draw.Center))
	l.Line(theme.Accent(), 2, nil, draw.Path{{X: g.all.X + 2, Y: top + 1}, {X: g.all.X + 2, Y: bottom - 1}})
	for i, line := range g.lines {
		l.Text(draw.Text{At: draw.Pt(g.all.X+writtenIndent, top+writtenLine*(float64(i)+0.5)), S: line, Size: draw.FontSize, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
}
