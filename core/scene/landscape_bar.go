package scene

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/elementary"
	"hfplayground/core/wire"
)

// note writes the note of fd into the plot, where there is room.
func note(l *Layer, fd *wire.Field, r Rect, pal *palette) {
	if textWidth(fd.Note, smallSize) < r.W-16 && r.X > 0 {
		l.text(Text{At: Point{r.X + 8, r.Y + r.H - 8}, S: fd.Note, Size: smallSize, Color: pal.ink, Halo: pal.surface})
	}
}

// colorBar draws the bands of the levels beside the plot, with values.
func colorBar(l *Layer, f frame, theme Theme, scale contour.Scale) {
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
