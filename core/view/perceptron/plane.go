package perceptron

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How the plane of the rule is drawn, in pixels.
const (
	manyCases   = 60   // from which cases are smaller
	normalShare = 0.17 // length of the arrow, in sides of the plot
	normalMost  = 62.0
	nameAway    = 13.0 // from the line of w′ to its name
	nameHalf    = 9.0  // radius of a name
	marginShade = 0.16
)

// bestDash marks the line of w′.
var bestDash = []float64{7, 5}

// bestColor is that of w′ and of what the proof asks.
func bestColor() draw.Color { return draw.SeriesStyle(2).Color }

// caseSize returns the radius of the marks.
func (r *plan) caseSize() float64 {
	if r.cases() > manyCases || r.plane.Plot.W < plot.BareSize {
		return plot.SampleSize
	}
	return plot.CaseSize
}

// drawLines draws where the unit fires, the line of w′ with its margin, and the
// present line with w.
func (r *plan) drawLines() draw.Layer {
	l := draw.Layer{Clip: r.plane.Plot}
	now, ok := r.line()
	if ok {
		now.Shade(&l, r.plane, r.theme)
	}
	r.drawBest(&l)
	line := now.Line(r.plane)
	if !ok || line == nil {
		return l
	}
	l.Line(r.pal.Surface, 4.6, nil, line)
	l.Line(r.pal.Ink, 2.4, nil, line)
	if !r.bare {
		a := r.normal(now, line)
		plot.Shaft(&l, r.pal, a.foot, a.tip, a.n, false)
	}
	return l
}

// arrow is that of w from its line, and its name.
type arrow struct {
	foot, tip, n draw.Point
	name         draw.Text
}

// normal returns the arrow from a place of the line, near its middle, at which its name covers no case; from the
// middle where there is none.
func (r *plan) normal(now plot.HalfPlane, line draw.Path) arrow {
	length := math.Min(normalMost, normalShare*math.Min(r.plane.Plot.W, r.plane.Plot.H))
	from := func(t float64) arrow {
		a := arrow{n: now.Normal(r.plane), foot: draw.Partway(line[0], line[1], t)}
		a.tip = a.foot.Moved(a.n, length)
		a.name = plot.ArrowName("w", a.tip, a.n, false, r.plane.Plot, r.pal)
		return a
	}
	for _, t := range []float64{0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8} {
		if a := from(t); r.plane.Plot.Grown(-nameAway).Holds(a.tip) && !r.onCase(a.name.At) {
			return a
		}
	}
	return from(0.5)
}

// drawNames writes the names of the lines' vectors, above the cases.
func (r *plan) drawNames() draw.Layer {
	l, taken := draw.Layer{Clip: r.plane.Plot}, draw.Point{}
	if now, ok := r.line(); ok {
		if line := now.Line(r.plane); line != nil {
			name := r.normal(now, line).name
			l.Text(name)
			taken = name.At
		}
	}
	if best, ok := r.best(); ok {
		if line := best.Line(r.plane); line != nil {
			r.bestName(&l, best, line, taken)
		}
	}
	return l
}

// drawBest draws the line of w′ and its margin as a band, in which no case lies.
func (r *plan) drawBest(l *draw.Layer) {
	best, ok := r.best()
	if !ok {
		return
	}
	color := bestColor()
	half := r.margin()
	if half > 0 && draw.Finite(half) {
		band := best.Shifted(-half).Cut(r.plane, r.plane.Plot.Outline())
		inner := best.Shifted(half).Flipped().Cut(r.plane, band)
		if len(inner) > 2 {
			l.Fill(color.Alpha(marginShade), inner)
		}
		for _, d := range []float64{-half, half} {
			if edge := best.Shifted(d).Line(r.plane); edge != nil {
				l.Line(color, 1, nil, edge)
			}
		}
	}
	if line := best.Line(r.plane); line != nil {
		l.Line(r.pal.Surface, 4, nil, line)
		l.Line(color, 2.2, bestDash, line)
	}
}

// margin returns how far the nearest case is from the line of w′, in the units of
// the plane: δ is measured along w′ of length 1 with its threshold, and the plane
// sees only w′₁ and w′₂ of it.
func (r *plan) margin() float64 {
	return r.rule.Delta * r.length / math.Hypot(r.rule.Best[0], r.rule.Best[1])
}

// bestName writes w′ near an end of its line, clear of the cases and of the name at taken.
func (r *plan) bestName(l *draw.Layer, best plot.HalfPlane, line draw.Path, taken draw.Point) {
	n := best.Normal(r.plane)
	for _, t := range []float64{0.06, 0.94, 0.12, 0.88, 0.2, 0.8, 0.3, 0.7} {
		for _, away := range []float64{nameAway, -nameAway} {
			at := draw.Partway(line[0], line[1], t).Moved(n, away)
			if r.plane.Plot.Grown(-10).Holds(at) && !r.onCase(at) && math.Hypot(at.X-taken.X, at.Y-taken.Y) > 2*nameAway {
				l.Text(draw.Text{At: at, S: "w′", Size: draw.FontSize, Bold: true, Color: r.pal.Ink, Halo: r.pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
				return
			}
		}
	}
}

// onCase reports whether a short name at at covers a case.
func (r *plan) onCase(at draw.Point) bool {
	for i := range r.cases() {
		if q, ok := r.pixel(i); ok && math.Hypot(q.X-at.X, q.Y-at.Y) < nameHalf+r.caseSize() {
			return true
		}
	}
	return false
}

// drawCases draws the cases, with rings around the wrong ones and the one of the
// last step.
func (r *plan) drawCases() draw.Layer {
	l := draw.Layer{Clip: r.plane.Plot.Grown(plot.CaseLooked * plot.CaseSize)}
	size := r.caseSize()
	for i := range r.cases() {
		if at, ok := r.pixel(i); ok {
			if plot.Marked(r.rule.Wrong, i) {
				plot.CaseRing(&l, r.pal, at, size)
			}
			plot.CaseMark(&l, r.pal, plot.Marked(r.rule.Class, i), at, size)
		}
	}
	if k := r.rule.Case; k >= 0 && k < r.cases() {
		if at, ok := r.pixel(k); ok {
			plot.LookedRing(&l, r.pal, r.theme, at, size)
		}
	}
	return l
}

// drawSays writes what the last step did and how far the rule has come, and
// explains the marks below.
func (r *plan) drawSays(l *draw.Layer) {
	room := r.says
	if room.H < plot.KeyRow {
		return
	}
	lines := r.lines(room.W)
	for i, s := range lines {
		y := room.Y + (float64(i)+0.5)*plot.KeyRow
		if y+plot.KeyRow/2 > room.Y+room.H {
			return
		}
		l.Text(draw.Text{At: draw.Pt(room.X, y), S: draw.Cut(s, room.W, draw.FontSize), Size: draw.FontSize, Bold: i == 0, Color: r.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	}
	plot.Keys(l, r.pal, room.Below(float64(len(lines))*plot.KeyRow), r.keys()...)
}

// keys explains the marks of the plane.
func (r *plan) keys() []plot.Key {
	keys := append(plot.CaseKeys(r.pal),
		plot.Key{Name: "last case", Draw: func(l *draw.Layer, at draw.Point) { plot.LookedRing(l, r.pal, r.theme, at, 2.4) }})
	if r.length == 0 {
		return keys
	}
	return append(keys, plot.Key{Name: "w′ and its margin", Draw: func(l *draw.Layer, at draw.Point) {
		color := bestColor()
		l.Fill(color.Alpha(2*marginShade), draw.Centred(draw.Rect{X: at.X, Y: at.Y}, plot.KeyMark, 9).Outline())
		l.Line(color, 2.2, []float64{4, 4}, draw.Path{{X: at.X - plot.KeyMark/2, Y: at.Y}, {X: at.X + plot.KeyMark/2, Y: at.Y}})
	}})
}

// lines returns what is to be said of the last step: in one line where the width
// has room for it.
func (r *plan) lines(width float64) []string {
	k := r.rule.Case
	switch {
	case r.rule.Converged:
		return []string{"every case is right"}
	case k < 0 || k >= r.cases():
		return []string{"the start"}
	}
	found, done := "case "+strconv.Itoa(k+1)+" is right", "w stays"
	if r.rule.Modified {
		found, done = "case "+strconv.Itoa(k+1)+" was wrong", "w ← w − x"
		if plot.Marked(r.rule.Class, k) {
			done = "w ← w + x"
		}
	}
	if whole := found + ": " + done; draw.TextWidth(whole, draw.FontSize) <= width {
		return []string{whole}
	}
	return []string{found, done}
}
