package landscape

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// note writes the note of fd into the plot, where there is room.
func note(l *draw.Layer, fd *wire.Field, r draw.Rect, pal *draw.Palette) {
	if draw.TextWidth(fd.Note, draw.SmallSize) < r.W-16 && r.X > 0 {
		l.Text(draw.Text{At: draw.Pt(r.X+8, r.Y+r.H-8), S: fd.Note, Size: draw.SmallSize, Color: pal.Ink, Halo: pal.Surface})
	}
}

// colorBar draws the bands of the levels beside the plot, with values.
func colorBar(l *draw.Layer, f plot.Frame, theme draw.Theme, scale contour.Scale) {
	const gap, width = 14, 12
	pal, n := theme.Palette(), len(scale.Levels)
	if n == 0 {
		return
	}
	bar := draw.Rect{X: f.Plot.X + f.Plot.W + gap, Y: f.Plot.Y + 20, W: width, H: f.Plot.H - 20}
	each := bar.H / float64(n+1)
	for k := range n + 1 {
		band := draw.Rect{X: bar.X, Y: bar.Y + bar.H - float64(k+1)*each, W: bar.W, H: each}
		l.Fill(theme.Band(draw.Share(k, n)), band.Outline())
	}
	l.Ring(pal.Rule, 1, bar.Outline())
	l.Text(draw.Text{At: draw.Pt(bar.X, f.Plot.Y+1), S: barTitle(scale), Size: draw.SmallSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Top}})
	stride := barStride(scale.Levels, each, scale.Log)
	var marks []draw.Path
	last := ""
	for k, t := range scale.Levels {
		label := barLabel(t, scale)
		if !stride(t) || label == last { // levels nearer than the digits that are written
			continue
		}
		last = label
		y := bar.Y + bar.H - float64(k+1)*each
		marks = append(marks, draw.Path{{X: bar.X + bar.W, Y: y}, {X: bar.X + bar.W + 3, Y: y}})
		l.Text(draw.Label(draw.Pt(bar.X+bar.W+6, y), label, pal.Faint, draw.Start, draw.Center))
	}
	l.Line(pal.Rule, 1, nil, marks...)
}

// barTitle names what the bar measures: f, or f above the base of a log scale.
func barTitle(s contour.Scale) string {
	if !s.Log {
		return "f"
	}
	return plot.AboveName(s.Base)
}

// barLabel returns the value at level t: 10ᵗ on a log scale.
func barLabel(t float64, s contour.Scale) string {
	if !s.Log {
		return plot.Short(t)
	}
	if n := math.Round(t); math.Abs(t-n) < 1e-9 {
		return plot.Power(int(n))
	}
	return plot.Short(elementary.Pow(10, t))
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
	every := plot.TickStep(math.Max(1, room/each)) // in levels
	if log && decades >= 2 {
		step, every = 1, plot.TickStep(math.Max(1, room*step/each))
	}
	return func(t float64) bool {
		return math.Abs(math.Remainder(t/step, every)) < 1e-6
	}
}
