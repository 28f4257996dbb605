package scene

import "math"

// Measures of the legend, in pixels.
const (
	legendSample = 40.0
	legendPad    = 8.0
	legendInset  = 8.0
	legendShare  = 0.38 // of the plot's width, at most
)

// legend lists the runs in a corner: line, marker and label. It is left out of
// drawings it would fill.
func (m *moment) legend() Layer {
	var l Layer
	n := len(m.race.Runs)
	width := 0.0
	for i := range m.race.Runs {
		width = math.Max(width, textWidth(m.race.Runs[i].Label, fontSize))
	}
	width += legendSample + 3*legendPad
	height := float64(n)*legendRow + 2*legendPad - 3
	if n == 0 || n > Slots || width > legendShare*m.plot.W || height > m.plot.H/2 {
		return l
	}
	box := m.corner(width, height)
	l.fill(m.palette.surface.alpha(0.88), box.outline())
	l.ring(m.palette.rule.alpha(0.5), 1, box.outline())
	for i := range m.race.Runs {
		run := &m.race.Runs[i]
		s := slotOf(run.Slot)
		casing := m.palette.casing(s.color)
		y := box.Y + legendPad + (float64(i)+0.5)*legendRow - 1.5
		x := box.X + legendPad
		sample := Path{{x, y}, {x + legendSample, y}}
		marker := placed(s.marker, Point{x + legendSample/2, y}, markerSize)
		if casing == m.palette.dark {
			l.line(casing, casingWidth-0.6, s.dash, sample)
		}
		l.line(s.color, pathWidth, s.dash, sample)
		l.ring(casing, 1.6, marker)
		l.fill(s.color, marker)
		l.text(Text{At: Point{x + legendSample + legendPad, y}, S: run.Label, Size: fontSize,
			Bold: i == m.look.Selected, Color: m.palette.ink, Align: Align{Start, Center}})
	}
	return l
}

// corner returns the box of the given size in the first corner where it covers
// no known minimum. It does not look at the paths: a legend that jumps while the
// start is dragged is worse than one in the way.
func (m *moment) corner(width, height float64) Rect {
	left, right := m.plot.X+legendInset, m.plot.X+m.plot.W-legendInset-width
	top, bottom := m.plot.Y+legendInset, m.plot.Y+m.plot.H-legendInset-height
	first := Rect{right, bottom, width, height}
	for _, box := range []Rect{first, {right, top, width, height}, {left, top, width, height}} {
		free := true
		for _, x := range m.minima {
			free = free && !box.grown(legendInset).holds(m.pixel(x[0], x[1]))
		}
		if free {
			return box
		}
	}
	return first
}
