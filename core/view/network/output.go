package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// output is what a net says over the plane, with where and on which scale it is
// drawn.
type output struct {
	plot.Frame
	said    *wire.Surface
	pane    draw.Rect
	corner  draw.Rect // of the drawing, that is covered; empty for none
	legend  draw.Rect // empty where there is no room
	classes int       // regions of so many classes; 0 for one value a point
	scale   span      // of one value a point
}

// Measures of the output, in pixels.
const (
	outputLeft   = 34.0
	outputRight  = 12.0
	outputTop    = 12.0
	outputBottom = 26.0
	legendBeside = 118.0 // width of a legend beside the plot
	legendBelow  = 2*plot.LegendRow + 8
)

// drawableSurface reports whether s holds a grid over a window that numbers
// reach across.
func drawableSurface(s *wire.Surface) bool {
	if s == nil || s.NX < 2 || s.NY < 2 || s.Outputs < 1 {
		return false
	}
	n := len(s.Values)
	if s.NX > n || s.NY > n || s.Outputs > n || s.NX*s.NY > n || s.NX*s.NY*s.Outputs != n {
		return false
	}
	win := s.Window
	return draw.Drawable(draw.Pt(win.X0, win.Y0)) && draw.Drawable(draw.Pt(win.X1, win.Y1)) && win.X0 < win.X1 && win.Y0 < win.Y1
}

// there reports whether there is an output to draw.
func (o *output) there() bool { return o.said != nil }

// newOutput places the surface s in pane: with the legend beside the plot or below,
// whichever leaves a larger plot, all in the middle of the pane. The plot and the labels
// left of it keep clear of the corner that is covered.
func newOutput(s *wire.Surface, pane, corner draw.Rect) output {
	o := output{Frame: plot.Frame{Plot: pane, Window: s.Window}, said: s, pane: pane, corner: corner}
	if s.Outputs > 1 && s.Classes > 1 {
		o.classes = s.Outputs
	}
	o.scale = surfaceSpan(s)
	if pane.W < plot.BareSize || pane.H < plot.BareSize {
		return o
	}
	clear := 0.0 // height of the foot of the pane that the plot leaves alone
	if draw.Overlap(pane, corner) > 0 {
		clear = pane.Y + pane.H - corner.Y + draw.SmallSize/2
	}
	foot, footLegend := math.Max(outputBottom, clear), math.Max(outputBottom+legendBelow, clear)
	w, h := pane.W-outputLeft-outputRight, pane.H-outputTop
	beside := plot.Fitted(w-legendBeside, h-foot, s.Window)
	if pane.X == 0 && pane.W < besideWidth {
		beside = draw.Rect{} // below the net of a narrow drawing the plot itself is in the middle
	}
	below := plot.Fitted(w, h-footLegend, s.Window)
	if beside.W > below.W {
		o.place(outputLeft+beside.W+outputRight+legendBeside, outputTop+beside.H+foot, beside)
		o.legend = draw.Rect{X: o.Plot.X + o.Plot.W + outputRight, Y: o.Plot.Y, W: legendBeside, H: o.Plot.H}
		return o
	}
	o.place(outputLeft+below.W+outputRight, outputTop+below.H+footLegend, below)
	o.center()
	o.legend = draw.Rect{X: o.Plot.X, Y: o.Plot.Y + o.Plot.H + outputBottom, W: pane.X + pane.W - o.Plot.X, H: legendBelow}
	return o
}

// place puts a plot of the sides of size into the middle of the pane, with what is
// around it w × h; further right where the corner beside its foot is covered, as far as
// there is room.
func (o *output) place(w, h float64, size draw.Rect) {
	at := plot.InMiddle(o.pane, w, h)
	if draw.Overlap(o.pane, o.corner) > 0 {
		free := o.pane.X + o.pane.W - at.X - w
		at.X += math.Max(0, math.Min(free, o.corner.X+o.corner.W-at.X-outputLeft))
	}
	o.Plot = draw.Rect{X: at.X + outputLeft, Y: at.Y + outputTop, W: size.W, H: size.H}
}

// center moves the plot itself to the middle of the width of the pane, where its labels
// have room beside it and it is clear of the corner.
func (o *output) center() {
	x := o.pane.X + (o.pane.W-o.Plot.W)/2
	if x-outputLeft >= o.pane.X && (draw.Overlap(o.pane, o.corner) == 0 || x-outputLeft >= o.corner.X+o.corner.W) {
		o.Plot.X = x
	}
}

// drawAxes draws the axes around the plot.
func (o *output) drawAxes(l *draw.Layer, pal *draw.Palette) {
	around := plot.Around{Left: o.pane.X}
	if o.Plot.Y+o.Plot.H+draw.SmallSize*2 > o.corner.Y {
		around.Foot = o.corner.X + o.corner.W
	}
	plot.Axes(l, o.Frame, around, o.said.AxisX, o.said.AxisY, pal)
}

// surfaceSpan returns the scale of a surface of one value a point: of two classes
// around what lies between, of a regression around 0 where that is inside.
func surfaceSpan(s *wire.Surface) span {
	if s.Classes > 0 && s.Low < s.High && draw.Finite(s.Low, s.High) {
		return between(s.Low, s.High)
	}
	return spanOf(s.Low, s.High, s.Values)
}
