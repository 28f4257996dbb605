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
	headerHeight = 22  // line of text above
	footerHeight = 20  // labels of the iterations below
	marginLeft   = 46  // labels of the values
	panelGap     = 12  // between panels above each other
	wide         = 2.4 // ratio of the sides from which panels stand side by side
	small        = 90  // height below which only φ is drawn
)

// panel is one of the two drawings: values by inner iteration.
type panel struct {
	plot      draw.Rect
	name      string
	values    []float64
	log       bool
	last      int // iteration at the right end
	low, high float64
}

// newPanel returns the panel of values at a place. On a log scale values that are
// not positive lie on the floor.
func newPanel(name string, values []float64, log bool, at draw.Rect) panel {
	p := panel{plot: at, name: name, values: values, log: log, last: max(1, len(values)-1)}
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
	header(&l, in, w, h, pal)
	panels := panelsOf(in, w, h)
	for i := range panels {
		panels[i].axes(&l, i == len(panels)-1 || panels[i].plot.Y == panels[len(panels)-1].plot.Y, h, pal)
	}
	if in.Epsilon > 0 {
		panels[0].window(&l, in.Window, pal)
	}
	for i := range panels {
		panels[i].curve(&l, in, color, pal)
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// runColor returns the colour of the selected run.
func runColor(p wire.Picture, theme draw.Theme) draw.Color {
	if p.Race != nil && p.Look.Selected >= 0 && p.Look.Selected < len(p.Race.Runs) {
		return draw.SlotOf(p.Race.Runs[p.Look.Selected].Slot).Color
	}
	return theme.Palette().Ink
}

// panelsOf returns φ and the residual side by side or above each other; φ
// alone where there is no room for two.
func panelsOf(in *wire.Inner, w, h float64) []panel {
	left, top, bottom := float64(marginLeft), float64(headerHeight), float64(footerHeight)
	if h < small || w < plot.BareSize {
		left, top, bottom = 6, 4, 4
	}
	width, height := math.Max(1, w-left-10), math.Max(1, h-top-bottom)
	if h < small && w < wide*h || w < plot.BareSize {
		return []panel{newPanel("φ", in.Phi, false, draw.Rect{X: left, Y: top, W: width, H: height})}
	}
	if w >= wide*h {
		each := math.Max(1, (w-2*left-20)/2)
		return []panel{
			newPanel("φ", in.Phi, false, draw.Rect{X: left, Y: top, W: each, H: height}),
			newPanel("‖r‖", in.Residual, true, draw.Rect{X: 2*left + each + 10, Y: top, W: each, H: height}),
		}
	}
	each := math.Max(1, (height-panelGap)/2)
	return []panel{
		newPanel("φ", in.Phi, false, draw.Rect{X: left, Y: top, W: width, H: each}),
		newPanel("‖r‖", in.Residual, true, draw.Rect{X: left, Y: top + each + panelGap, W: width, H: each}),
	}
}

// header says how many iterations there were and why they stopped.
func header(l *draw.Layer, in *wire.Inner, w, h float64, pal *draw.Palette) {
	if h < small || w < plot.BareSize {
		return
	}
	n := len(in.Phi) - 1
	count := fmt.Sprintf("%d iterations", n)
	if n == 1 {
		count = "1 iteration"
	}
	l.Text(draw.Text{At: draw.Pt(8, 5), S: count, Size: draw.FontSize, Bold: true, Color: pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Top}})
	if in.Stop != "" {
		room := w - 10 - 8 - draw.TextWidth(count, draw.FontSize) - 12
		l.Text(draw.Label(draw.Pt(w-10, 5), draw.Cut(in.Stop, room, draw.SmallSize), pal.Faint, draw.End, draw.Top))
	}
}
