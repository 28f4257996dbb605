package images

import (
	"fmt"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// Measures of the key, in pixels.
const (
	keyApart = 16.0 // from the title beside it
	keyRow   = 18.0 // below the title

	leastKeyBelow = 150.0 // height of a group from which its key may be below the title
)

// write writes the title, the key, the labels of the rows, the names of the images and
// the axes.
func (g *group) write(l *draw.Layer, colors []draw.Color, pal *draw.Palette) {
	if g.bare {
		return
	}
	g.heading(l, colors, pal)
	for row := range g.m.Rows {
		for line := range g.lines {
			g.rowLabel(l, row, line, pal)
		}
		g.names(l, row, pal)
	}
	if g.planar() {
		g.axes(l, pal)
	}
}

// title returns what is written above the group.
func (g *group) title() string {
	if g.shown < g.m.Count() {
		return fmt.Sprintf("%s: %d of %d", g.m.Title, g.shown, g.m.Count())
	}
	return g.m.Title
}

// ends returns the values at the ends of the key.
func (g *group) ends() (low, high string) {
	if g.m.Signed {
		return plot.Short(-g.m.Range), plot.Short(g.m.Range)
	}
	return "0", plot.Short(g.m.Range)
}

// keyRoom is the width of the key with the values at its ends.
func (g *group) keyRoom() float64 {
	low, high := g.ends()
	return plot.ColorKeyRoom(low, high)
}

// keyBeside reports whether there is room for the key beside the title.
func (g *group) keyBeside() bool {
	return draw.TextWidth(g.title(), draw.FontSize)+keyApart+g.keyRoom() <= g.all.W
}

// heading writes the title and the key: at the right of it, or below it.
func (g *group) heading(l *draw.Layer, colors []draw.Color, pal *draw.Palette) {
	y, room := g.all.Y+7, g.all.W
	low, high := g.ends()
	switch {
	case g.keyBelow:
		plot.ColorKey(l, colors, draw.Pt(g.all.X, y+keyRow), low, high, pal)
	case g.keyBeside():
		room -= g.keyRoom() + keyApart
		plot.ColorKey(l, colors, draw.Pt(g.all.X+g.all.W-g.keyRoom(), y), low, high, pal)
	}
	l.Text(draw.Text{At: draw.Pt(g.all.X, y), S: draw.Cut(g.title(), room, draw.FontSize), Size: draw.FontSize, Bold: true, Color: pal.Ink,
		Align: draw.Align{X: draw.Start, Y: draw.Center}})
}

// rowLabel writes the label of a row beside the first image of a line, or above it.
func (g *group) rowLabel(l *draw.Layer, row, line int, pal *draw.Palette) {
	at, s := g.at(row, line*g.columns), g.m.Rows[row].Label
	if g.label > 0 {
		l.Text(draw.Label(draw.Pt(at.X, at.Y-5), draw.Cut(s, g.width(), draw.SmallSize), pal.Faint, draw.Start, draw.Baseline))
		return
	}
	l.Text(draw.Label(draw.Pt(at.X-labelGap, at.Y+at.H/2), s, pal.Faint, draw.End, draw.Center))
}

// names writes the names of the images of a row below them, as far as they have room.
func (g *group) names(l *draw.Layer, row int, pal *draw.Palette) {
	for i, s := range g.m.Rows[row].Names {
		if at := g.at(row, i); i < g.shown {
			l.Text(draw.Label(draw.Pt(at.X+at.W/2, at.Y+at.H+3), draw.Cut(s, g.cell+g.gap, draw.SmallSize), pal.Faint, draw.Middle, draw.Top))
		}
	}
}

// axes writes the values of the units at the ends and in the middle of a plane, and the
// names of the units.
func (g *group) axes(l *draw.Layer, pal *draw.Palette) {
	r, f, w := g.plot(), g.frame(), g.m.Window
	below := r.Y + r.H + 7
	name := draw.Text{At: draw.Pt(r.X+r.W, below), S: g.m.AxisX, Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}}
	l.Text(name)
	end := r.X + r.W - draw.TextWidth(g.m.AxisX, draw.FontSize) - 6
	for _, v := range []float64{w.X0, (w.X0 + w.X1) / 2, w.X1} {
		t := draw.Label(draw.Pt(f.Pixel(v, w.Y0).X, below), plot.Short(v), pal.Faint, draw.Middle, draw.Top)
		if box := draw.BoxOf(t); box.X+box.W < end {
			l.Text(t)
		}
	}
	l.Text(draw.Text{At: draw.Pt(r.X-9, r.Y-5), S: g.m.AxisY, Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Baseline}})
	for _, v := range []float64{w.Y0, (w.Y0 + w.Y1) / 2, w.Y1} {
		l.Text(draw.Label(draw.Pt(r.X-9, f.Pixel(w.X0, v).Y), plot.Short(v), pal.Faint, draw.End, draw.Center))
	}
}
