// Package strip draws a sequence as a recurrent net reads it, step by step from left to
// right: the inputs, the states of its units as a heat map, and what it answers.
package strip

import (
	"fmt"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws p.Sequence. It reads out the number that p.Look.Hover names: of layer −1 an
// input, of the layer behind the last an answer.
type View struct{}

var _ view.View = View{}

// Draw returns the drawing of p.Sequence, with what p.Look says is looked at. The cells have a key.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	list := draw.List{W: w, H: h}
	g, ok := newPlan(p, room)
	if !ok {
		list.Layers = []draw.Layer{draw.Empty(w, h, theme, "No sequence yet")}
		return list
	}
	pal := theme.Palette()
	var ground, cells, marks draw.Layer
	ground.Fill(pal.Surface, draw.Rect{W: w, H: h}.Outline())
	hash := draw.NewHash("strip", w, h, theme)
	for i := range g.bands {
		b := &g.bands[i]
		m := b.bitmaps(theme)
		hash.Add(b.r.X, b.r.Y, b.r.W, b.r.H, float64(b.rows), float64(b.steps))
		hash.Flag(b.signed)
		hash.Bytes(m.Images[0].Pixels)
		cells.Bitmaps(m)
	}
	cells.Key = hash.Key()
	for i := range g.bands {
		g.bands[i].frame(&marks, pal)
	}
	if !g.bare {
		g.write(&marks, theme)
		g.drawAnswers(&marks, theme)
		g.drawWritten(&marks, theme)
	}
	if p.Look != nil {
		g.read(&marks, p.Look.Hover, theme)
	}
	list.Layers = []draw.Layer{ground, cells, marks}
	return list
}

// write writes the title, the names of the rows and the steps.
func (g *plan) write(l *draw.Layer, theme draw.Theme) {
	pal := theme.Palette()
	if g.title > 0 {
		l.Text(draw.Text{At: draw.Pt(g.all.X, g.all.Y+7), S: draw.Cut(g.s.Caption, g.all.W, draw.FontSize), Size: draw.FontSize, Bold: true, Color: pal.Ink,
			Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
	for i := range g.bands {
		b := &g.bands[i]
		b.heading(l, theme, g.all.X, g.all.X+g.all.W)
		b.names(l, pal)
		if b.letters {
			g.drawRead(l, pal, b)
		}
	}
	g.steps(l, pal)
}

// steps writes the steps below the cells.
func (g *plan) steps(l *draw.Layer, pal *draw.Palette) {
	y := g.axisY
	l.Text(draw.Label(draw.Pt(g.x-labelGap, y), "time", pal.Ink, draw.End, draw.Top))
	n := g.s.Steps
	room := draw.TextWidth("000", draw.SmallSize) + 10
	every := max(1, int(plot.TickStep(room/g.cell)))
	for t := every; t <= n; t += every {
		g.stepLabel(l, t, pal)
	}
	if float64(every-1)*g.cell >= room {
		g.stepLabel(l, 1, pal)
	}
}

// stepLabel writes a step, counted from 1, below its column.
func (g *plan) stepLabel(l *draw.Layer, t int, pal *draw.Palette) {
	text := draw.Label(draw.Pt(g.column(t-1)+g.cell/2, g.axisY), fmt.Sprint(t), pal.Faint, draw.Middle, draw.Top)
	text.Halo = pal.Surface
	l.Text(text)
}

// Hit returns the number under the pointer, to be read: at a step, of an input (layer −1), of
// a unit of a layer, or of an answer (the layer behind the last).
func (View) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	g, ok := newPlan(p, room)
	if !ok || !draw.Finite(x, y) {
		return view.Target{}
	}
	spot, ok := g.spotAt(draw.Pt(x, y))
	if !ok {
		return view.Target{}
	}
	spot.Text = g.text(spot)
	return view.Target{Kind: view.HitSpot, Spot: spot}
}
