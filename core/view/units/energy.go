package units

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// Measures of the energy, in pixels.
const (
	energyLeft   = 52.0
	energyTop    = 8.0
	energyBottom = 24.0
)

// energyPlot maps steps and energies to pixels.
type energyPlot struct {
	plot      draw.Rect
	low, high float64
	last      float64
}

// newEnergyPlot returns the plot of the energy, and whether one can be drawn.
func (n *net) newEnergyPlot() (energyPlot, bool) {
	r := n.energy
	e := energyPlot{plot: draw.Rect{X: r.X + energyLeft, Y: r.Y + energyTop, W: math.Max(1, r.W-energyLeft-2*plot.Inset), H: math.Max(1, r.H-energyTop-energyBottom)}}
	e.low, e.high = math.Inf(1), math.Inf(-1)
	for _, v := range n.units.Energy {
		if math.Abs(v) < draw.Far {
			e.low, e.high = math.Min(e.low, v), math.Max(e.high, v)
		}
	}
	if !(e.low <= e.high) {
		return e, false
	}
	if e.low == e.high {
		e.low, e.high = e.low-math.Max(1, math.Abs(e.low)), e.high+math.Max(1, math.Abs(e.high))
	}
	pad := 0.1 * (e.high - e.low)
	e.low, e.high = e.low-pad, e.high+pad
	e.last = math.Max(1, float64(len(n.units.Energy)-1))
	return e, true
}

// pixel returns where the energy v after step k is drawn.
func (e *energyPlot) pixel(k int, v float64) draw.Point {
	return draw.Pt(e.plot.X+e.plot.W*float64(k)/e.last, e.plot.Y+e.plot.H*(e.high-v)/(e.high-e.low))
}

// drawEnergy draws the energy after each step, faint beyond the moment shown.
func (n *net) drawEnergy() draw.Layer {
	var l draw.Layer
	e, ok := n.newEnergyPlot()
	if !ok {
		return l
	}
	n.energyAxes(&l, &e)
	path := make(draw.Path, len(n.units.Energy))
	for k, v := range n.units.Energy {
		path[k] = e.pixel(k, v)
	}
	now := max(0, min(n.units.Step, len(path)-1))
	l.Line(n.pal.Ink.Alpha(plot.Faded/2), 1.4, nil, draw.Drawn(path[now:], e.plot.Grown(2))...)
	l.Line(n.pal.Ink, 1.8, nil, draw.Drawn(path[:now+1], e.plot.Grown(2))...)
	var dots []draw.Path
	apart := plot.NewSpacing(7)
	for _, at := range path[:now] {
		if draw.Drawable(at) && apart.Claim(at) {
			dots = append(dots, draw.Placed(draw.Regular(12, 1, 0), at, 2.2))
		}
	}
	l.Fill(n.pal.Ink, dots...)
	if at := path[now]; draw.Drawable(at) {
		disc := draw.Placed(draw.Regular(24, 1, 0), at, 4.6)
		l.Ring(n.pal.Surface, 3, disc)
		l.Fill(n.theme.Accent(), disc)
	}
	return l
}

func (n *net) energyAxes(l *draw.Layer, e *energyPlot) {
	r := e.plot
	var grid []draw.Path
	for _, t := range plot.Ticks(e.low, e.high, int(r.H/20)) {
		y := e.pixel(0, t.At).Y
		grid = append(grid, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
		if y > r.Y+plot.NameRoom && draw.TextWidth(t.Label, draw.SmallSize) < energyLeft-8 {
			l.Text(draw.Label(draw.Pt(r.X-6, y), t.Label, n.pal.Faint, draw.End, draw.Center))
		}
	}
	l.Line(n.pal.Grid, 1, nil, grid...)
	l.Line(n.pal.Rule, 1, nil, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: r.Y + r.H}, {X: r.X + r.W, Y: r.Y + r.H}})
	l.Text(draw.Text{At: draw.Pt(r.X-6, r.Y), S: "energy", Size: draw.SmallSize, Bold: true, Color: n.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}})
	const along = "steps"
	for _, t := range plot.Ticks(0, e.last, int(math.Min(r.W/plot.TickRoomX, e.last))) {
		x := e.pixel(0, 0).X + r.W*t.At/e.last
		if x+draw.TextWidth(t.Label, draw.SmallSize) < r.X+r.W-draw.TextWidth(along, draw.SmallSize)-8 {
			l.Text(draw.Label(draw.Pt(x, r.Y+r.H+5), t.Label, n.pal.Faint, draw.Middle, draw.Top))
		}
	}
	l.Text(draw.Label(draw.Pt(r.X+r.W, r.Y+r.H+5), along, n.pal.Ink, draw.End, draw.Top))
}
