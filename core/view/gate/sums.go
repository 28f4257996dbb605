package gate

import (
	"math"
	"sort"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// sums are the weighted sums of the cases with their places: upwards, as the
// threshold is a level to be exceeded.
type sums struct {
	*table
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

// newSums places the sums of t in pane; nowhere where none can be drawn.
func newSums(t *table, pane draw.Rect) sums {
	s := sums{table: t, plot: draw.Rect{X: pane.X + sumsLeft, Y: pane.Y + sumsTop, W: pane.W - sumsLeft - plot.Inset, H: pane.H - sumsTop - sumsBottom}}
	low, high := 0.0, 0.0
	for _, v := range append(t.gate.Sums[:t.cases():t.cases()], t.gate.Threshold) {
		if math.Abs(v) < draw.Far {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	if s.plot.W < leastSums || s.plot.H < leastSums {
		return sums{}
	}
	if low == high {
		low, high = -1, 1
	}
	step := plot.TickStep((high - low) / 4) // the ends stay while the threshold moves a little
	pad := sumsPad * (high - low)
	s.low, s.high = step*math.Floor((low-pad)/step), step*math.Ceil((high+pad)/step)
	s.place()
	return s
}

// y returns the height of value v.
func (s *sums) y(v float64) float64 {
	return s.plot.Y + s.plot.H*(s.high-v)/(s.high-s.low)
}

// place puts each case at its sum, beside those that are as high.
func (s *sums) place() {
	order := make([]int, s.cases())
	for k := range order {
		order[k] = k
	}
	sort.SliceStable(order, func(a, b int) bool { return s.gate.Sums[order[a]] < s.gate.Sums[order[b]] })
	var slots [][]float64 // heights taken, by distance from the axis
	for _, k := range order {
		if !(math.Abs(s.gate.Sums[k]) < draw.Far) {
			continue
		}
		y := s.y(s.gate.Sums[k])
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
	s.space(float64(len(slots)-1), draw.TextWidth(s.caseName(0), draw.SmallSize))
}

// space sets the places of the marks, of which most are beside the first at one
// height: with names of the given width where these fit.
func (s *sums) space(most, name float64) {
	pitch := nameBeside + name + plot.CaseLooked*plot.CaseSize + 4
	s.named = firstMark+most*pitch+nameBeside+name <= s.plot.W
	if !s.named {
		pitch = math.Min(pitch, (s.plot.W-firstMark-gripRoom)/math.Max(1, most))
	}
	for i := range s.marks {
		s.marks[i].at.X = s.plot.X + firstMark + pitch*s.marks[i].at.X
	}
}

// grip returns the place of the θ on the threshold's line.
func (s *sums) grip() draw.Rect {
	r := s.plot
	box := pillBox(draw.Pt(0, s.y(s.gate.Threshold)), "θ")
	box.X = r.X + r.W - box.W/2 - 4
	return box
}

// thresholdAt reports whether the line of the threshold or its grip is at at, within
// reach.
func (s *sums) thresholdAt(at draw.Point, reach float64) bool {
	r := s.plot
	if r == (draw.Rect{}) {
		return false
	}
	y := s.y(s.gate.Threshold)
	if !(y >= r.Y && y <= r.Y+r.H) {
		return false
	}
	return r.Grown(plot.Inset/2).Holds(at) && math.Abs(at.Y-y) <= math.Max(reach, 3) || s.grip().Grown(reach/2).Holds(at)
}
