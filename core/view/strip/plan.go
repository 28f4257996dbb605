package strip

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Measures of the view, in pixels.
const (
	margin      = 12.0
	titleHeight = 24.0
	headHeight  = 20.0 // of a band, with its key
	bandGap     = 8.0
	axisHeight  = 24.0
	axisDown    = 7.0   // from the cells to the numbers of steps
	labelGap    = 7.0   // between a row and its name
	leastLabels = 34.0  // width of the names of rows: "time" is one
	mostLabels  = 110.0 // and at most so much of the width
	mostRow     = 34.0  // height of a row of cells
	usualRow    = 17.0  // of inputs and answers
	mostCell    = 110.0 // width of a cell
	otherShare  = 0.55  // of the height that inputs and answers take at most
	namedRow    = 10.0  // height of a row of answers with its name
	namedShare  = 0.5   // at most so much of the height goes to these
)

// plan is where everything lies.
type plan struct {
	s       *wire.Sequence
	all     draw.Rect // of the drawing
	title   float64   // height
	bare    bool      // no texts and no answers
	x, cell float64   // left side of the cells and width of one
	bands   []band    // the inputs, then a layer each
	axisY   float64   // where the steps are written
	answers answers
	lines   []string // of what the net writes by itself
}

// newPlan returns the plan of p.Sequence, and whether there is something to draw.
func newPlan(p wire.Picture, room view.Room) (*plan, bool) {
	s := p.Sequence
	if s == nil || !whole(s) {
		return nil, false
	}
	w, h := room.Size()
	g := &plan{s: s, bare: w < plot.BareSize || h < plot.BareSize}
	g.all = free(room, w, h, g.bare)
	g.bands = bandsOf(s)
	if len(g.bands) == 0 {
		return nil, false
	}
	if g.bare {
		g.across(g.all.X, g.all.W)
		g.down(g.all.Y, g.all.H, 0, 0)
		return g, true
	}
	labels := g.labelRoom()
	g.across(g.all.X+labels, g.all.W-labels)
	g.title = titleHeight
	heads := 0.0
	for range g.bands {
		heads += headHeight + bandGap
	}
	fixed := g.title + heads + axisHeight + g.writtenRoom()
	g.answers = newAnswers(s)
	if g.answers.rows > 0 {
		g.answersAcross()
		fixed += g.answers.above() + g.answers.below()
	}
	g.down(g.all.Y+g.title, g.all.H-fixed, headHeight, bandGap)
	g.answersDown()
	return g, true
}

// whole reports whether there are steps, and the lists of s fit each other.
func whole(s *wire.Sequence) bool {
	fit := s.Steps > 0 && len(s.Inputs) == s.Steps*len(s.Names) && len(s.Outputs) == len(s.Targets) && len(s.Outputs) == s.Width()*len(s.Counted)
	for _, h := range s.Hidden {
		fit = fit && len(h.States) == s.Steps*h.Units
	}
	for _, t := range s.Counted {
		fit = fit && t >= 0 && int(t) < s.Steps
	}
	return fit && (len(s.Classes) == 0 || len(s.Classes) == s.Width())
}

// free returns where nothing is laid over the drawing.
func free(room view.Room, w, h float64, bare bool) draw.Rect {
	if bare {
		return draw.Rect{X: 2, Y: 2, W: math.Max(1, w-4), H: math.Max(1, h-4)}
	}
	const most = 0.3 // of the height
	above, below := room.TopLeft.Within(w, most*h).H, room.BottomLeft.Within(w, most*h).H
	return draw.Rect{X: margin, Y: margin + above, W: w - 2*margin, H: h - 2*margin - above - below}
}

// labelRoom returns the width of the names of inputs and classes.
func (g *plan) labelRoom() float64 {
	widest := leastLabels
	lists := [][]string{g.s.Names, g.s.Classes}
	if g.s.Characters {
		lists = [][]string{rowNames()}
	}
	for _, list := range lists {
		for _, name := range list {
			widest = math.Max(widest, draw.TextWidth(name, draw.SmallSize)+labelGap)
		}
	}
	return math.Min(widest, math.Min(mostLabels, 0.3*g.all.W))
}

// across sets the columns: all of the width, as far as a cell may be wide.
func (g *plan) across(x, w float64) {
	g.cell = math.Min(mostCell, math.Max(1, w)/float64(g.s.Steps))
	g.x = x + math.Max(0, w-g.cell*float64(g.s.Steps))/2
}

// column returns the left side of a step, counted from 0.
func (g *plan) column(t int) float64 { return g.x + g.cell*float64(t) }

// down sets the heights of all rows, which share h, and the places of the bands from y on.
func (g *plan) down(y, h, head, gap float64) {
	units, inputs, answers := 0.0, 0.0, float64(g.answers.rows)
	for i := range g.bands {
		if n := float64(g.bands[i].rows); g.bands[i].layer < 0 {
			inputs += n
		} else {
			units += n
		}
	}
	h = math.Max(1, h)
	other, state := shares(h, units, inputs+answers)
	g.answers.row = other
	if other < namedRow && g.answers.classes && !g.answers.letters { // an answer is its name: inputs and states give way
		g.answers.row = math.Max(other, math.Min(namedRow, namedShare*h/answers))
		other, state = shares(h-answers*g.answers.row, units, inputs)
	}
	slack := math.Max(0, h-units*state-inputs*other-answers*g.answers.row)
	y += 0.4 * slack
	for i := range g.bands {
		b := &g.bands[i]
		b.row = state
		if b.layer < 0 {
			b.row = other
		}
		b.r = draw.Rect{X: g.x, Y: y + head, W: g.cell * float64(g.s.Steps), H: b.row * float64(b.rows)}
		b.cell = g.cell
		y += head + b.r.H + gap
	}
	g.axisY = y - gap + axisDown
}

// shares returns the heights of a row of the others, such as inputs, and of one of the units' states, which have h together.
func shares(h, units, others float64) (other, state float64) {
	if others > 0 {
		other = math.Min(usualRow, otherShare*h/others)
	}
	if units > 0 {
		state = math.Min(mostRow, (h-others*other)/units)
	}
	if others > 0 { // what is left where there are few units
		other = math.Max(other, math.Min(mostRow, (h-units*state)/others))
	}
	return other, state
}

// spotAt returns the number at a place.
func (g *plan) spotAt(at draw.Point) (wire.Spot, bool) {
	for i := range g.bands {
		b := &g.bands[i]
		if b.r.Holds(at) {
			t := min(g.s.Steps-1, max(0, int((at.X-g.x)/g.cell)))
			unit := min(b.rows-1, max(0, int((at.Y-b.r.Y)/b.row)))
			if b.letters {
				unit = characterAt(g.s.Inputs, t, len(g.s.Names))
			}
			return wire.Spot{Kind: wire.SpotReading, Layer: b.layer, Unit: unit, From: t}, true
		}
	}
	if g.bare {
		return wire.Spot{}, false
	}
	if unit, k := g.answers.at(at); k >= 0 {
		return wire.Spot{Kind: wire.SpotReading, Layer: len(g.s.Hidden), Unit: unit, From: int(g.s.Counted[k])}, true
	}
	return wire.Spot{}, false
}

// place returns where the number of a spot is drawn.
func (g *plan) place(s wire.Spot) (draw.Rect, bool) {
	if s.From < 0 || s.From >= g.s.Steps || s.Unit < 0 {
		return draw.Rect{}, false
	}
	for i := range g.bands {
		b := &g.bands[i]
		if b.letters && s.Layer == b.layer && s.Unit < len(g.s.Names) {
			return draw.Rect{X: g.column(s.From), Y: b.r.Y, W: g.cell, H: b.row}, true
		}
		if b.layer == s.Layer && s.Unit < b.rows {
			return draw.Rect{X: g.column(s.From), Y: b.r.Y + b.row*float64(s.Unit), W: g.cell, H: b.row}, true
		}
	}
	if k := g.answer(s); k >= 0 && !g.bare {
		return g.answers.place(s.Unit, k)
	}
	return draw.Rect{}, false
}

// answer returns which answer a spot is of; −1 for none.
func (g *plan) answer(s wire.Spot) int {
	if s.Layer != len(g.s.Hidden) || s.Unit < 0 || s.Unit >= g.s.Width() {
		return -1
	}
	for k, t := range g.s.Counted {
		if int(t) == s.From {
			return k
		}
	}
	return -1
}
