package landscape

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// Measures of the legend, in pixels.
const (
	legendSample = 30.0
	legendPad    = 8.0
	legendInset  = 8.0
	legendShare  = 0.6 // of the plot's width, at most
	mostNamed    = 8   // runs
	boldWidth    = 1.1 // of a bold text, to that of the same in plain letters
)

// legend lists the runs in a corner: line, marker and label. It is left out where
// they are named beside the drawing, and of drawings it would fill.
func (m *moment) legend() draw.Layer {
	var l draw.Layer
	n := len(m.race.Runs)
	width := 0.0
	for i := range m.race.Runs {
		width = math.Max(width, boldWidth*draw.TextWidth(m.race.Runs[i].Label, draw.FontSize))
	}
	width += legendSample + 3*legendPad
	height := float64(n)*plot.LegendRow + 2*legendPad - 3
	if m.room.Named || n == 0 || n > mostNamed || width > legendShare*m.Plot.W || height > m.Plot.H/2 {
		return l
	}
	box := m.corner(width, height)
	l.Fill(m.palette.Surface.Alpha(0.88), box.Outline())
	l.Ring(m.palette.Rule.Alpha(0.5), 1, box.Outline())
	for i := range m.race.Runs {
		run := &m.race.Runs[i]
		s := plot.RunStyle(m.palette, run.Style)
		casing := m.palette.Casing(s.Color)
		y := box.Y + legendPad + (float64(i)+0.5)*plot.LegendRow - 1.5
		x := box.X + legendPad
		sample := draw.Path{{X: x, Y: y}, {X: x + legendSample, Y: y}}
		marker := draw.Placed(s.Marker, draw.Pt(x+legendSample/2, y), plot.MarkerSize)
		if casing == m.palette.Dark {
			l.Line(casing, casingWidth-0.6, s.Dash, sample)
		}
		l.Line(s.Color, pathWidth, s.Dash, sample)
		l.Ring(casing, 1.6, marker)
		l.Fill(s.Color, marker)
		l.Text(draw.Text{At: draw.Pt(x+legendSample+legendPad, y), S: run.Label, Size: draw.FontSize,
			Bold: i == m.look.Selected, Color: m.palette.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
	return l
}

// corner returns the box of the given size in the emptiest corner: where least of
// all paths lies, of what is beyond the cursor too, so that the legend keeps its place
// while they are played. Of corners alike the lower right one comes first.
func (m *moment) corner(width, height float64) draw.Rect {
	left, right := m.Plot.X+legendInset, m.Plot.X+m.Plot.W-legendInset-width
	top, bottom := m.Plot.Y+legendInset, m.Plot.Y+m.Plot.H-legendInset-height
	best, least := draw.Rect{}, math.Inf(1)
	for _, at := range []draw.Point{{X: right, Y: bottom}, {X: right, Y: top}, {X: left, Y: bottom}, {X: left, Y: top}} {
		box := m.clear(draw.Rect{X: at.X, Y: at.Y, W: width, H: height})
		if got := m.within(box.Grown(legendInset)); got < least {
			best, least = box, got
		}
	}
	return best
}

// clear returns the box moved away from what is laid over the left corners.
func (m *moment) clear(box draw.Rect) draw.Rect {
	w, h := m.room.Size()
	if over := m.room.TopLeft.Within(w, h); box.X < over.W && box.Y < over.H {
		box.Y = over.H + legendInset
	}
	if over := m.room.BottomLeft.Within(w, h); box.X < over.W && box.Y+box.H > h-over.H {
		box.Y = h - over.H - legendInset - box.H
	}
	return box
}

// within returns how much of the paths lies in box, in pixels of their length; the
// start and a known minimum count as a long path.
func (m *moment) within(box draw.Rect) float64 {
	const landmark = 1000
	length := 0.0
	for _, x := range append([][2]float64{m.race.Start}, m.minima...) {
		if box.Holds(m.Pixel(x[0], x[1])) {
			length += landmark
		}
	}
	for k := range m.race.Runs {
		for _, part := range draw.Clipped(draw.Thinned(m.trail(k, 0, runLength(&m.race.Runs[k]))), box) {
			for i := 1; i < len(part); i++ {
				length += math.Hypot(part[i].X-part[i-1].X, part[i].Y-part[i-1].Y)
			}
		}
	}
	return length
}
