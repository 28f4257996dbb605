package landscape

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// Measures of the legend, in pixels.
const (
	legendSample = 40.0
	legendPad    = 8.0
	legendInset  = 8.0
	legendShare  = 0.38 // of the plot's width, at most
	mostNamed    = 8    // runs
)

// legend lists the runs in a corner: line, marker and label. It is left out of
// drawings it would fill.
func (m *moment) legend() draw.Layer {
	var l draw.Layer
	n := len(m.race.Runs)
	width := 0.0
	for i := range m.race.Runs {
		width = math.Max(width, draw.TextWidth(m.race.Runs[i].Label, draw.FontSize))
	}
	width += legendSample + 3*legendPad
	height := float64(n)*plot.LegendRow + 2*legendPad - 3
	if n == 0 || n > mostNamed || width > legendShare*m.Plot.W || height > m.Plot.H/2 {
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

// corner returns the box of the given size in the first corner where it covers
// no known minimum. It does not look at the paths: a legend that jumps while the
// start is dragged is worse than one in the way.
func (m *moment) corner(width, height float64) draw.Rect {
	left, right := m.Plot.X+legendInset, m.Plot.X+m.Plot.W-legendInset-width
	top, bottom := m.Plot.Y+legendInset, m.Plot.Y+m.Plot.H-legendInset-height
	first := draw.Rect{X: right, Y: bottom, W: width, H: height}
	for _, box := range []draw.Rect{first, {X: right, Y: top, W: width, H: height}, {X: left, Y: top, W: width, H: height}} {
		free := true
		for _, x := range m.minima {
			free = free && !box.Grown(legendInset).Holds(m.Pixel(x[0], x[1]))
		}
		if free {
			return box
		}
	}
	return first
}
