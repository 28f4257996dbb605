package gate

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// sumsPainter draws the sums of the cases, and the threshold as a level.
type sumsPainter struct {
	*sums
	style
}

// draw draws the line of sums: the half that fires, the cases, and the
// threshold.
func (s sumsPainter) draw(l *draw.Layer) {
	r := s.plot
	level := math.Max(r.Y, math.Min(r.Y+r.H, s.y(s.gate.Threshold)))
	if draw.Finite(level) {
		l.Fill(s.theme.Diverging(plot.SilentShade), draw.Rect{X: r.X, Y: level, W: r.W, H: r.Y + r.H - level}.Outline())
		l.Fill(s.theme.Diverging(plot.FiresShade), draw.Rect{X: r.X, Y: r.Y, W: r.W, H: level - r.Y}.Outline())
	}
	s.drawAxis(l)
	s.drawThreshold(l)
	for _, m := range s.marks {
		s.drawSum(l, m)
	}
}

// drawAxis draws the axis with its labels, and what either side means.
func (s sumsPainter) drawAxis(l *draw.Layer) {
	r := s.plot
	var marks []draw.Path
	for _, t := range plot.Ticks(s.low, s.high, int(r.H/36)) {
		y := s.y(t.At)
		marks = append(marks, draw.Path{{X: r.X - plot.TickLength, Y: y}, {X: r.X, Y: y}})
		label := t.Label
		if draw.TextWidth(label, draw.SmallSize) > sumsLeft-8 {
			label = plot.Short(t.At)
		}
		l.Text(draw.Label(draw.Pt(r.X-7, y), label, s.pal.Faint, draw.End, draw.Center))
	}
	l.Line(s.pal.Rule, 1, nil, append(marks, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: r.Y + r.H}})...)
	name := "Σ w·x of each row"
	if draw.TextWidth(name, draw.SmallSize) > r.W+plot.Inset {
		name = "Σ w·x"
	}
	l.Text(draw.Text{At: draw.Pt(r.X-7, r.Y-8), S: name, Size: draw.SmallSize, Bold: true, Color: s.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Baseline}})
	l.Text(draw.Label(draw.Pt(r.X+r.W-5, r.Y+5), "fires", s.pal.Ink, draw.End, draw.Top))
	l.Text(draw.Label(draw.Pt(r.X+r.W-5, r.Y+r.H-5), "silent", s.pal.Ink, draw.End, draw.Baseline))
}

func (s sumsPainter) drawSum(l *draw.Layer, m sumMark) {
	k, known := s.looked()
	if known && k == m.index {
		plot.LookedRing(l, s.pal, s.theme, m.at, plot.CaseSize)
	}
	if s.wrong(m.index) {
		plot.CaseRing(l, s.pal, m.at, plot.CaseSize)
	}
	plot.CaseMark(l, s.pal, s.target(m.index), m.at, plot.CaseSize)
	if s.named {
		t := draw.Text{At: draw.Pt(m.at.X+nameBeside, m.at.Y), S: s.caseName(m.index), Size: draw.SmallSize,
			Bold: known && k == m.index, Color: s.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}}
		if math.Abs(m.at.Y-s.y(s.gate.Threshold)) < draw.SmallSize { // the line goes through it
			t.Halo = s.pal.Surface
		}
		l.Text(t)
	}
}

// drawThreshold draws the threshold as a line with a grip.
func (s sumsPainter) drawThreshold(l *draw.Layer) {
	r := s.plot
	y := s.y(s.gate.Threshold)
	if !draw.Finite(y) || y < r.Y || y > r.Y+r.H {
		return
	}
	l.Line(s.pal.Surface, 4.6, nil, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
	l.Line(s.pal.Ink, 2.2, nil, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
	box := s.grip()
	pill(l, s.pal, box, "θ", s.pal.Ink)
	var grips []draw.Path
	for _, up := range []float64{-1, 1} {
		base := y + up*(box.H/2+3)
		grips = append(grips, draw.Path{{X: box.X + box.W/2, Y: base + 4.5*up}, {X: box.X + box.W/2 - 4, Y: base}, {X: box.X + box.W/2 + 4, Y: base}})
	}
	l.Ring(s.pal.Surface, 2, grips...)
	l.Fill(s.pal.Ink, grips...)
}
