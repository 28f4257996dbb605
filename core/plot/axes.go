package plot

import (
	"math"

	"hfplayground/core/draw"
)

// Room that tick labels want, in pixels.
const (
	TickRoomX  = 64
	tickRoomY  = 44
	TickLength = 4
)

// Around is where text around a plot may be placed.
type Around struct {
	Left float64 // labels are right of it; a plot that begins there has none
	Top  float64 // what is written into the plot is below it: the corner over it is covered
	Foot float64 // labels below the plot are right of it: the corner beside it is covered
}

// Axes draws the frame of the plot, ticks and labels, as far as there is room. The name
// of the vertical axis is in the plot where it is too long for the margin.
func Axes(l *draw.Layer, f Frame, around Around, axisX, axisY string, pal *draw.Palette) {
	left := around.Left
	r := f.Plot
	l.Ring(pal.Rule, 1, r.Outline())
	if r.X <= left {
		return
	}
	var marks []draw.Path
	y := r.Y + r.H
	nameX := r.X + r.W - draw.TextWidth(axisX, draw.FontSize) - 8
	for _, t := range Ticks(f.Window.X0, f.Window.X1, int(r.W/TickRoomX)) {
		x := f.Pixel(t.At, f.Window.Y0).X
		marks = append(marks, draw.Path{{X: x, Y: y}, {X: x, Y: y + TickLength}})
		if half := draw.TextWidth(t.Label, draw.SmallSize) / 2; x+half < nameX && x-half >= math.Max(left, around.Foot) {
			l.Text(draw.Label(draw.Pt(x, y+8), t.Label, pal.Faint, draw.Middle, draw.Top))
		}
	}
	for _, t := range Ticks(f.Window.Y0, f.Window.Y1, int(r.H/tickRoomY)) {
		y := f.Pixel(f.Window.X0, t.At).Y
		marks = append(marks, draw.Path{{X: r.X, Y: y}, {X: r.X - TickLength, Y: y}})
		if y > r.Y+24 {
			l.Text(labelBeside(t.Label, r.X, left, y, pal))
		}
	}
	l.Line(pal.Rule, 1, nil, marks...)
	l.Text(draw.Text{At: draw.Pt(r.X+r.W, y+8), S: axisX, Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}})
	name := draw.Text{At: draw.Pt(r.X-9, r.Y+1), S: axisY, Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}}
	if draw.TextWidth(axisY, draw.FontSize) > r.X-9-left {
		name.At, name.Align.X, name.Halo = draw.Pt(r.X+8, math.Max(r.Y, around.Top)+8), draw.Start, pal.Surface
	}
	l.Text(name)
}

// labelBeside returns the label of a tick at height y, left of x; inside the plot
// when it is too long for the margin, which begins at left.
func labelBeside(s string, x, left, y float64, pal *draw.Palette) draw.Text {
	t := draw.Label(draw.Pt(x-8, y), s, pal.Faint, draw.End, draw.Center)
	if draw.TextWidth(s, draw.SmallSize) > x-left-8 {
		t.At.X, t.Align.X, t.Color, t.Halo = x+6, draw.Start, pal.Ink, pal.Surface
	}
	return t
}

// NameRoom is the height below the top of a plot that the name of its vertical
// axis takes from the tick labels.
const NameRoom = 15

// AxisName returns the name of the vertical axis of plot r: in the margin at the
// top, or in the opposite corner when it is too long.
func AxisName(s string, r draw.Rect, pal *draw.Palette) draw.Text {
	t := draw.Text{At: draw.Pt(r.X-7, r.Y), S: s, Size: draw.SmallSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}}
	if draw.TextWidth(s, draw.SmallSize) > r.X-7 {
		t.At.X, t.Halo = r.X+r.W-4, pal.Surface
	}
	return t
}
