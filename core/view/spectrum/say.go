package spectrum

import (
	"fmt"
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// sentence says what the spectral radius is and what follows from it.
func (g *plan) sentence() string {
	start, now := radius(g.s.Start), radius(g.s.Now)
	switch {
	case len(g.s.Now) == 0:
		return fmt.Sprintf("The spectral radius, the largest |λ|, is %s at the start. %s", plot.Short(start), fate(g.s.Start))
	case len(g.s.Start) > 0 && start != now && plot.Short(start) == plot.Short(now):
		return fmt.Sprintf("The spectral radius, the largest |λ|, is %s, about as at the start. %s", plot.Short(now), fate(g.s.Now))
	case len(g.s.Start) == 0 || start == now:
		return fmt.Sprintf("The spectral radius, the largest |λ|, is %s. %s", plot.Short(now), fate(g.s.Now))
	}
	return fmt.Sprintf("The spectral radius, the largest |λ|, was %s at the start and is %s now. %s", plot.Short(start), plot.Short(now), fate(g.s.Now))
}

// fate says whether small states fade, stay or grow.
func fate(list [][2]float64) string {
	const tenth = 0.1
	n, all := outside(list), len(list)
	switch r := radius(list); {
	case n == 1:
		return fmt.Sprintf("One of %d eigenvalues lies outside the unit circle: small states along its direction grow from each time step to the next.", all)
	case n > 1:
		return fmt.Sprintf("%d of %d eigenvalues lie outside the unit circle: small states along their directions grow from each time step to the next.", n, all)
	case r > tenth && r < 1:
		steps := int(math.Ceil(elementary.Log(tenth)/elementary.Log(r) - 1e-9))
		return fmt.Sprintf("None lies outside the unit circle: small states along the largest fall to a tenth in %d time steps.", steps)
	}
	return "None lies outside the unit circle: small states do not grow."
}

// text says what an eigenvalue is: "now: λ = 0.31 + 0.42i, |λ| = 0.522".
func (g *plan) text(s wire.Spot) string {
	z, _ := g.named(s)
	when := "now"
	if s.Layer == 0 {
		when = "at the start"
	}
	return fmt.Sprintf("%s: λ = %s, |λ| = %s", when, complexText(z), plot.Short(math.Hypot(z[0], z[1])))
}

// complexText writes a complex number.
func complexText(z [2]float64) string {
	im := plot.Short(math.Abs(z[1]))
	switch {
	case z[1] == 0:
		return plot.Short(z[0])
	case z[1] < 0:
		return plot.Short(z[0]) + " − " + im + "i"
	}
	return plot.Short(z[0]) + " + " + im + "i"
}

// write writes the title, the sentences and the marks with their names.
func (g *plan) write(l *draw.Layer, theme draw.Theme) {
	pal := theme.Palette()
	l.Text(draw.Text{At: draw.Pt(g.all.X, g.all.Y+7), S: draw.Cut(g.s.Caption, g.all.W, draw.FontSize), Size: draw.FontSize, Bold: true, Color: pal.Ink,
		Align: draw.Align{X: draw.Start, Y: draw.Center}})
	size := draw.SmallSize
	beside := g.words.X > g.all.X
	if beside {
		size = draw.FontSize
	}
	y, step := g.words.Y, lineHeight+size-draw.SmallSize
	for _, line := range g.lines {
		l.Text(draw.Text{At: draw.Pt(g.words.X, y+step/2), S: line, Size: size, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
		y += step
	}
	if beside {
		y += lineHeight
	}
	plot.Keys(l, pal, draw.Rect{X: g.words.X, Y: y, W: g.words.W, H: 3 * plot.KeyRow}, g.keys(theme)...)
}

// keys names the marks.
func (g *plan) keys(theme draw.Theme) []plot.Key {
	pal := theme.Palette()
	return []plot.Key{
		{Name: "at the start · " + strconv.Itoa(len(g.s.Start)), Draw: func(l *draw.Layer, at draw.Point) {
			l.Ring(pal.Faint, 1.4, draw.Placed(draw.Regular(16, 1, 0), at, startSize))
		}},
		{Name: "now · " + strconv.Itoa(len(g.s.Now)), Draw: func(l *draw.Layer, at draw.Point) { l.Line(theme.SignColor(1), 2*nowSize, nil, draw.Path{at}) }},
	}
}
