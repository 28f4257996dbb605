package scene

// Room that tick labels want, in pixels.
const (
	tickRoomX  = 64
	tickRoomY  = 44
	tickLength = 4
)

// axes draws the frame of the plot, ticks and labels. There is room for labels
// right of left; a plot that begins there has no labels.
func axes(l *Layer, f frame, left float64, axisX, axisY string, pal *palette) {
	r := f.plot
	l.ring(pal.rule, 1, r.outline())
	if r.X <= left {
		return
	}
	var marks []Path
	y := r.Y + r.H
	nameX := r.X + r.W - textWidth(axisX, fontSize) - 8
	for _, t := range ticks(f.window.X0, f.window.X1, int(r.W/tickRoomX)) {
		x := f.pixel(t.at, f.window.Y0).X
		marks = append(marks, Path{{x, y}, {x, y + tickLength}})
		if half := textWidth(t.label, smallSize) / 2; x+half < nameX && x-half >= left {
			l.text(Text{At: Point{x, y + 8}, S: t.label, Size: smallSize, Color: pal.faint, Align: Align{Middle, Top}})
		}
	}
	for _, t := range ticks(f.window.Y0, f.window.Y1, int(r.H/tickRoomY)) {
		y := f.pixel(f.window.X0, t.at).Y
		marks = append(marks, Path{{r.X, y}, {r.X - tickLength, y}})
		if y > r.Y+24 {
			l.text(labelBeside(t.label, r.X, left, y, pal))
		}
	}
	l.line(pal.rule, 1, nil, marks...)
	l.text(Text{At: Point{r.X + r.W, y + 8}, S: axisX, Size: fontSize, Bold: true, Color: pal.ink, Align: Align{End, Top}})
	name := Text{At: Point{r.X - 9, r.Y + 1}, S: axisY, Size: fontSize, Bold: true, Color: pal.ink, Align: Align{End, Top}}
	if textWidth(axisY, fontSize) > r.X-9-left {
		name.At, name.Align.X, name.Halo = Point{r.X + 8, r.Y + underButtons}, Start, pal.surface
	}
	l.text(name)
}

// underButtons is how far below the top of a plot the buttons end that a page
// may lay over its corner.
const underButtons = 44

// labelBeside returns the label of a tick at height y, left of x; inside the plot
// when it is too long for the margin, which begins at left.
func labelBeside(s string, x, left, y float64, pal *palette) Text {
	t := Text{At: Point{x - 8, y}, S: s, Size: smallSize, Color: pal.faint, Align: Align{End, Center}}
	if textWidth(s, smallSize) > x-left-8 {
		t.At.X, t.Align.X, t.Color, t.Halo = x+6, Start, pal.ink, pal.surface
	}
	return t
}

// nameRoom is the height below the top of a plot that the name of its vertical
// axis takes from the tick labels.
const nameRoom = 14

// axisName returns the name of the vertical axis of plot r: in the margin at the
// top, or in the opposite corner when it is too long.
func axisName(s string, r Rect, pal *palette) Text {
	t := Text{At: Point{r.X - 7, r.Y}, S: s, Size: smallSize, Bold: true, Color: pal.ink, Align: Align{End, Top}}
	if textWidth(s, smallSize) > r.X-7 {
		t.At.X, t.Halo = r.X+r.W-4, pal.surface
	}
	return t
}
