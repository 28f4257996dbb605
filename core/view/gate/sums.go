package gate

import (
	"math"
	"sort"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// sumsPlan is where the sums of the cases lie: upwards, as the threshold is a
// level to be exceeded.
type sumsPlan struct {
	plot      draw.Rect
	low, high float64
	marks     []sumMark
	named     bool // there is room for the inputs beside each mark
}

// sumMark is one case on the plot.
type sumMark struct {
	index int // of the case
	at    draw.Point
}

// Measures of the sums, in pixels.
const (
	sumsLeft   = 30.0 // labels of the axis
	sumsTop    = 24.0 // name of the axis
	sumsBottom = 8.0
	sumsPad    = 0.13 // of the span, beyond the outermost sums
	markRoom   = 15.0 // height that a mark takes
	leastSums  = 40.0 // width of the plot
	firstMark  = 18.0 // from the axis to the first mark
	nameBeside = 15.0 // from a mark to the inputs of its case
	gripRoom   = 20.0 // at the right, for the grip of the threshold
)

// newSumsPlan places the sums in pane; nowhere where none can be drawn.
func newSumsPlan(g *gatePlan, pane draw.Rect) sumsPlan {
	s := sumsPlan{plot: draw.Rect{X: pane.X + sumsLeft, Y: pane.Y + sumsTop, W: pane.W - sumsLeft - plot.Inset, H: pane.H - sumsTop - sumsBottom}}
	low, high := 0.0, 0.0
	for _, v := range append(g.gate.Sums[:g.cases():g.cases()], g.gate.Threshold) {
		if math.Abs(v) < draw.Far {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	if s.plot.W < leastSums || s.plot.H < leastSums {
		return sumsPlan{}
	}
	if low == high {
		low, high = -1, 1
	}
	step := plot.TickStep((high - low) / 4) // the ends stay while the threshold moves a little
	pad := sumsPad * (high - low)
	s.low, s.high = step*math.Floor((low-pad)/step), step*math.Ceil((high+pad)/step)
	s.place(g)
	return s
}

// y returns the height of value v.
func (s *sumsPlan) y(v float64) float64 {
	return s.plot.Y + s.plot.H*(s.high-v)/(s.high-s.low)
}

// place puts each case at its sum, beside those that are as high.
func (s *sumsPlan) place(g *gatePlan) {
	order := make([]int, g.cases())
	for k := range order {
		order[k] = k
	}
	sort.SliceStable(order, func(a, b int) bool { return g.gate.Sums[order[a]] < g.gate.Sums[order[b]] })
	var slots [][]float64 // heights taken, by distance from the axis
	for _, k := range order {
		if !(math.Abs(g.gate.Sums[k]) < draw.Far) {
			continue
		}
		y := s.y(g.gate.Sums[k])
		slot := 0
		for slot < len(slots) && math.Abs(slots[slot][len(slots[slot])-1]-y) < markRoom {
			slot++
		}
		if slot == len(slots) {
			slots = append(slots, nil)
		}
		slots[slot] = append(slots[slot], y)
		s.marks = append(s.marks, sumMark{k, draw.Pt(float64(slot), y)})
	}
	s.space(float64(len(slots)-1), draw.TextWidth(g.caseName(0), draw.SmallSize))
}

// space sets the places of the marks, of which most stand beside the first at one
// height: with names of the given width where these fit.
func (s *sumsPlan) space(most, name float64) {
	pitch := nameBeside + name + plot.CaseLooked*plot.CaseSize + 4
	s.named = firstMark+most*pitch+nameBeside+name <= s.plot.W
	if !s.named {
		pitch = math.Min(pitch, (s.plot.W-firstMark-gripRoom)/math.Max(1, most))
	}
	for i := range s.marks {
		s.marks[i].at.X = s.plot.X + firstMark + pitch*s.marks[i].at.X
	}
}

// drawSums draws the line of sums: the half that fires, the cases, and the
// threshold.
func (g *gatePlan) drawSums(l *draw.Layer) {
	s := &g.sums
	r := s.plot
	level := math.Max(r.Y, math.Min(r.Y+r.H, s.y(g.gate.Threshold)))
	if draw.Finite(level) {
		l.Fill(g.theme.Diverging(plot.SilentShade), draw.Rect{X: r.X, Y: level, W: r.W, H: r.Y + r.H - level}.Outline())
		l.Fill(g.theme.Diverging(plot.FiresShade), draw.Rect{X: r.X, Y: r.Y, W: r.W, H: level - r.Y}.Outline())
	}
	g.sumsAxis(l)
	g.drawThreshold(l)
	for _, m := range s.marks {
		g.drawSum(l, m)
	}
}

// sumsAxis draws the axis with its labels, and what either side means.
func (g *gatePlan) sumsAxis(l *draw.Layer) {
	r := g.sums.plot
	var marks []draw.Path
	for _, t := range plot.Ticks(g.sums.low, g.sums.high, int(r.H/36)) {
		y := g.sums.y(t.At)
		marks = append(marks, draw.Path{{X: r.X - plot.TickLength, Y: y}, {X: r.X, Y: y}})
		label := t.Label
		if draw.TextWidth(label, draw.SmallSize) > sumsLeft-8 {
			label = plot.Short(t.At)
		}
		l.Text(draw.Label(draw.Pt(r.X-7, y), label, g.pal.Faint, draw.End, draw.Center))
	}
	l.Line(g.pal.Rule, 1, nil, append(marks, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: r.Y + r.H}})...)
	name := "Σ w·x of each case"
	if draw.TextWidth(name, draw.SmallSize) > r.W+plot.Inset {
		name = "Σ w·x"
	}
	l.Text(draw.Text{At: draw.Pt(r.X-7, r.Y-8), S: name, Size: draw.SmallSize, Bold: true, Color: g.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Baseline}})
	l.Text(draw.Label(draw.Pt(r.X+r.W-5, r.Y+5), "fires", g.pal.Ink, draw.End, draw.Top))
	l.Text(draw.Label(draw.Pt(r.X+r.W-5, r.Y+r.H-5), "silent", g.pal.Ink, draw.End, draw.Baseline))
}

func (g *gatePlan) drawSum(l *draw.Layer, m sumMark) {
	k, known := g.looked()
	if known && k == m.index {
		plot.LookedRing(l, g.pal, g.theme, m.at, plot.CaseSize)
	}
	if g.wrong(m.index) {
		plot.CaseRing(l, g.pal, m.at, plot.CaseSize)
	}
	plot.CaseMark(l, g.pal, g.target(m.index), m.at, plot.CaseSize)
	if g.sums.named {
		t := draw.Text{At: draw.Pt(m.at.X+nameBeside, m.at.Y), S: g.caseName(m.index), Size: draw.SmallSize,
			Bold: known && k == m.index, Color: g.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}}
		if math.Abs(m.at.Y-g.sums.y(g.gate.Threshold)) < draw.SmallSize { // the line goes through it
			t.Halo = g.pal.Surface
		}
		l.Text(t)
	}
}

// drawThreshold draws the threshold as a line with a grip.
func (g *gatePlan) drawThreshold(l *draw.Layer) {
	r := g.sums.plot
	y := g.sums.y(g.gate.Threshold)
	if !draw.Finite(y) || y < r.Y || y > r.Y+r.H {
		return
	}
	l.Line(g.pal.Surface, 4.6, nil, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
	l.Line(g.pal.Ink, 2.2, nil, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
	box := g.grip()
	pill(l, g.pal, box, "θ", g.pal.Ink)
	var grips []draw.Path
	for _, up := range []float64{-1, 1} {
		base := y + up*(box.H/2+3)
		grips = append(grips, draw.Path{{X: box.X + box.W/2, Y: base + 4.5*up}, {X: box.X + box.W/2 - 4, Y: base}, {X: box.X + box.W/2 + 4, Y: base}})
	}
	l.Ring(g.pal.Surface, 2, grips...)
	l.Fill(g.pal.Ink, grips...)
}

// grip returns the place of the θ on the threshold's line.
func (g *gatePlan) grip() draw.Rect {
	r := g.sums.plot
	box := pillBox(draw.Pt(0, g.sums.y(g.gate.Threshold)), "θ")
	box.X = r.X + r.W - box.W/2 - 4
	return box
}

// thresholdAt reports whether the threshold is at at, within reach: its line on
// the sums, or its number at the unit.
func (g *gatePlan) thresholdAt(at draw.Point, reach float64) bool {
	if !draw.Finite(g.gate.Threshold) {
		return false
	}
	if g.thresholdNumberAt(at, reach) {
		return true
	}
	r := g.sums.plot
	y := g.sums.y(g.gate.Threshold)
	if r == (draw.Rect{}) || !(y >= r.Y && y <= r.Y+r.H) {
		return false
	}
	return r.Grown(plot.Inset/2).Holds(at) && math.Abs(at.Y-y) <= math.Max(reach, 3) || g.grip().Grown(reach/2).Holds(at)
}

// thresholdNumberAt reports whether at is on the threshold's number at the unit.
func (g *gatePlan) thresholdNumberAt(at draw.Point, reach float64) bool {
	return !g.unit.bare && g.thresholdBox().Grown(reach/3).Holds(at)
}

// thresholdRate returns by how much a pixel upward changes the threshold that is
// held at a place: its line stays under the pointer, its number is on no scale.
func (g *gatePlan) thresholdRate(at draw.Point, reach float64) float64 {
	if g.thresholdNumberAt(at, reach) {
		return 0
	}
	return (g.sums.high - g.sums.low) / g.sums.plot.H
}
