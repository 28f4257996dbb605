package scene

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/elementary"
	"hfplayground/core/wire"
)

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

// note writes the note of fd into the plot, where there is room.
func note(l *Layer, fd *wire.Field, r Rect, pal *palette) {
	if textWidth(fd.Note, smallSize) < r.W-16 && r.X > 0 {
		l.text(Text{At: Point{r.X + 8, r.Y + r.H - 8}, S: fd.Note, Size: smallSize, Color: pal.ink, Halo: pal.surface})
	}
}

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

// colorBar draws the bands of the levels beside the plot, with values.
func colorBar(l *Layer, fd *wire.Field, f frame, theme Theme, scale contour.Scale) {
	const gap, width = 14, 12
	pal, n := theme.palette(), len(scale.Levels)
	if n == 0 {
		return
	}
	bar := Rect{f.plot.X + f.plot.W + gap, f.plot.Y + 20, width, f.plot.H - 20}
	each := bar.H / float64(n+1)
	for k := range n + 1 {
		band := Rect{bar.X, bar.Y + bar.H - float64(k+1)*each, bar.W, each}
		l.fill(theme.band(share(k, n)), band.outline())
	}
	l.ring(pal.rule, 1, bar.outline())
	l.text(Text{At: Point{bar.X, f.plot.Y + 1}, S: barTitle(scale), Size: smallSize, Bold: true, Color: pal.ink, Align: Align{Start, Top}})
	stride := barStride(scale.Levels, each, scale.Log)
	var marks []Path
	last := ""
	for k, t := range scale.Levels {
		label := barLabel(t, scale)
		if !stride(t) || label == last { // levels nearer than the digits that are written
			continue
		}
		last = label
		y := bar.Y + bar.H - float64(k+1)*each
		marks = append(marks, Path{{bar.X + bar.W, y}, {bar.X + bar.W + 3, y}})
		l.text(Text{At: Point{bar.X + bar.W + 6, y}, S: label, Size: smallSize, Color: pal.faint, Align: Align{Start, Center}})
	}
	l.line(pal.rule, 1, nil, marks...)
}

// barTitle names what the bar measures: f, or f above the base of a log scale.
func barTitle(s contour.Scale) string {
	if !s.Log {
		return "f"
	}
	return aboveName(s.Base)
}

// aboveName names f above base: "f − 0.398".
func aboveName(base float64) string {
	switch {
	case base == 0:
		return "f"
	case base < 0:
		return "f + " + short(-base)
	default:
		return "f − " + short(base)
	}
}

// barLabel returns the value at level t: 10ᵗ on a log scale.
func barLabel(t float64, s contour.Scale) string {
	if !s.Log {
		return short(t)
	}
	if n := math.Round(t); math.Abs(t-n) < 1e-9 {
		return power(int(n))
	}
	return short(elementary.Pow(10, t))
}

// barStride returns which levels get a label: whole powers of ten where a log
// scale has them, else round multiples of the step; never nearer than a line of
// text.
func barStride(levels []float64, each float64, log bool) func(t float64) bool {
	const room = 18
	whole := func(t float64) bool { return math.Abs(t-math.Round(t)) < 1e-9 }
	decades := 0
	for _, t := range levels {
		if whole(t) {
			decades++
		}
	}
	step := 1.0
	if n := len(levels); n > 1 {
		step = (levels[n-1] - levels[0]) / float64(n-1)
	}
	every := tickStep(math.Max(1, room/each)) // in levels
	if log && decades >= 2 {
		step, every = 1, tickStep(math.Max(1, room*step/each))
	}
	return func(t float64) bool {
		return math.Abs(math.Remainder(t/step, every)) < 1e-6
	}
}
