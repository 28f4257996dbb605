// Package inner draws the conjugate gradients inside one step.
package inner

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws the run of conjugate gradients inside one step: the model φ and
// the residual by inner iteration, the iterates that were stored as candidates,
// the one that was taken, and the window of the stopping rule.
type View struct{}

var _ view.View = (*View)(nil)

// Measures of the view, in pixels.
const (
	headerHeight = 22 // line of text above
	reasonLine   = 14 // for each further line of the reason
	mostReason   = 3  // lines that the reason takes at most
	footerHeight = 20 // labels of the iterations below
	marginLeft   = 46 // labels of the values, at least
	marginRight  = 10
	bareLeft     = 6  // without room for labels
	namedLeft    = 26 // with room for the name of the axis alone
	bareMargin   = 4
	labelGap     = 6 // from a label to its panel
	headerLeft   = 8
	headerTop    = 5
	panelGap     = 12  // between panels above each other
	wide         = 2.4 // ratio of the sides from which panels are side by side
	small        = 90  // height below which there are no numbers at the axes
)

// labelling is how much is written around a panel.
type labelling uint8

const (
	bare  labelling = iota // nothing
	named                  // the name of the vertical axis
	whole                  // names and numbers of both axes
)

// labellingOf returns what there is room for around the panels of a drawing of w × h.
func labellingOf(w, h float64) labelling {
	switch {
	case w < plot.BareSize || h < 2*plot.NameRoom+2*bareMargin:
		return bare
	case h < small:
		return named
	}
	return whole
}

// panel is one of the two drawings: values by inner iteration.
type panel struct {
	plot      draw.Rect
	labels    labelling
	name      string
	values    []float64
	log       bool
	last      int // iteration at the right end
	low, high float64
}

// newPanel returns the panel of values at a place. On a log scale values that are
// not positive lie on the floor.
func newPanel(name string, values []float64, log bool, at draw.Rect, labels labelling) panel {
	p := panel{plot: at, labels: labels, name: name, values: values, log: log, last: max(1, len(values)-1)}
	p.low, p.high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if t := p.of(v); draw.Finite(t) {
			p.low, p.high = math.Min(p.low, t), math.Max(p.high, t)
		}
	}
	if !(p.low <= p.high) {
		p.low, p.high = 0, 1
	}
	if log {
		p.low, p.high = math.Floor(p.low), math.Ceil(p.high)
		p.low = math.Max(p.low, p.high-plot.MostDecades)
	}
	if pad := p.high - p.low; pad == 0 {
		p.low, p.high = p.low-math.Max(1, math.Abs(p.low))/2, p.high+math.Max(1, math.Abs(p.high))/2
	} else if !log {
		p.low, p.high = p.low-0.06*pad, p.high+0.06*pad
	}
	return p
}

func (p *panel) of(v float64) float64 {
	if p.log {
		return elementary.Log10(v) // −Inf for 0, NaN below
	}
	return v
}

// pixel returns where value i is drawn.
func (p *panel) pixel(i int) draw.Point {
	t := p.of(p.values[i])
	if p.log && p.values[i] <= 0 {
		t = p.low
	}
	return draw.Pt(p.x(float64(i)), p.plot.Y+p.plot.H*math.Min(1, (p.high-t)/(p.high-p.low)))
}

func (p *panel) x(i float64) float64 { return p.plot.X + p.plot.W*i/float64(p.last) }

// Draw returns the drawing of p.Look.Inner.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	if p.Look == nil || p.Look.Inner == nil || len(p.Look.Inner.Phi) == 0 {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "This step has no inner iterations.")}}
	}
	in := p.Look.Inner
	pal := theme.Palette()
	color := runColor(p, theme)
	var l draw.Layer
	l.Fill(pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	panels := panelsOf(in, w, h)
	for i := range panels {
		panels[i].axes(&l, i == len(panels)-1 || panels[i].plot.Y == panels[len(panels)-1].plot.Y, h, pal)
	}
	if in.Epsilon > 0 && in.At == nil { // else the numbers of the iterate are there
		panels[0].window(&l, in.Window, pal)
	}
	for i := range panels {
		panels[i].curve(&l, in, color, pal)
		panels[i].marked(&l, in, theme)
	}
	drawHeader(&l, in, w, h, pal)
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// runColor returns the colour of the selected run.
func runColor(p wire.Picture, theme draw.Theme) draw.Color {
	if p.Race != nil && p.Look.Selected >= 0 && p.Look.Selected < len(p.Race.Runs) {
		return plot.RunStyle(theme.Palette(), p.Race.Runs[p.Look.Selected].Style).Color
	}
	return theme.Palette().Ink
}

// panelsOf returns φ and the residual side by side or above each other; φ
// alone where there is no room for two. The margin is as wide as their labels.
func panelsOf(in *wire.Inner, w, h float64) []panel {
	if labels := labellingOf(w, h); labels != whole {
		left := float64(bareLeft)
		if labels == named {
			left = namedLeft
		}
		return placed(in, w, h, draw.Rect{X: left, Y: bareMargin, W: w - left - marginRight, H: h - 2*bareMargin})
	}
	ended := *in
	ended.At = nil // nothing moves while iterates are marked
	_, reason := header(&ended, w, h)
	top := headerHeight + reasonLine*float64(max(0, len(reason)-1))
	left := float64(marginLeft)
	area := draw.Rect{X: left, Y: top, W: w - left - marginRight, H: h - top - footerHeight}
	list := placed(in, w, h, area)
	for i := range list {
		left = math.Max(left, list[i].labelWidth()+labelGap+2)
	}
	if left = math.Min(left, w/3); left > marginLeft {
		area.X, area.W = left, w-left-marginRight
		return placed(in, w, h, area)
	}
	return list
}

// placed returns the panels in area of a drawing of w × h; each has a margin for labels
// on its left that is as wide as that of area.
func placed(in *wire.Inner, w, h float64, area draw.Rect) []panel {
	labels := labellingOf(w, h)
	width, height := math.Max(1, area.W), math.Max(1, area.H)
	at := draw.Rect{X: area.X, Y: area.Y, W: width, H: height}
	second := at
	switch {
	case h < small && w < wide*h || w < plot.BareSize:
		return []panel{newPanel("φ", in.Phi, false, at, labels)}
	case w >= wide*h:
		at.W = math.Max(1, (w-2*area.X-2*marginRight)/2)
		second.X, second.W = 2*area.X+at.W+marginRight, at.W
	default:
		at.H = math.Max(1, (height-panelGap)/2)
		second.Y, second.H = area.Y+at.H+panelGap, at.H
	}
	return []panel{newPanel("φ", in.Phi, false, at, labels), newPanel("‖r‖", in.Residual, true, second, labels)}
}

// header returns how many iterations there were, and why they stopped in lines: the
// first is beside their number. While an iterate is marked it is the number of that,
// and what is known there. There is none where there is no room.
func header(in *wire.Inner, w, h float64) (count string, reason []string) {
	if labellingOf(w, h) != whole {
		return "", nil
	}
	n := len(in.Phi) - 1
	count, text := fmt.Sprintf("%d iterations", n), in.Stop
	if n == 1 {
		count = "1 iteration"
	}
	if in.At != nil {
		count, text = fmt.Sprintf("%d of %d", in.At.I, n), in.At.Text
	}
	room := w - marginRight - headerLeft
	return count, draw.Wrap(text, room-draw.TextWidth(count, draw.FontSize)-12, room, draw.SmallSize, mostReason)
}

// drawHeader writes the header.
func drawHeader(l *draw.Layer, in *wire.Inner, w, h float64, pal *draw.Palette) {
	count, reason := header(in, w, h)
	if count != "" {
		l.Text(draw.Text{At: draw.Pt(headerLeft, headerTop), S: count, Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Top}})
	}
	for i, line := range reason {
		if line != "" {
			t := draw.Label(draw.Pt(w-marginRight, headerTop+reasonLine*float64(i)), line, pal.Faint, draw.End, draw.Top)
			t.Halo = pal.Surface
			l.Text(t)
		}
	}
}
