// Package perceptron draws the rule of the perceptron at one moment, with the proof that
// it ends.
package perceptron

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws the rule at one moment: the cases with the line that the
// weights make, and beside or below it the proof that the rule ends, against the
// modifications.
type View struct{}

var _ view.Planar = (*View)(nil)

// Measures of the view, in pixels.
const (
	marginLeft  = 36.0 // of the plane's plot
	marginTop   = 10.0
	marginFoot  = 26.0 // labels below
	planeShare  = 0.56 // of the width that the plane may take beside the proof
	narrowShare = 0.5  // in small drawings
	narrow      = 600.0
	planeAbove  = 0.54 // of the height that the plane takes above the proof
	saysLines   = 2 * plot.KeyRow
	saysWidth   = 150.0 // room beside a plane from which what the step did is written there
)

// plan is where the parts lie, and what they are drawn from. A part without
// room has an empty rectangle.
type plan struct {
	w, h   float64
	theme  draw.Theme
	pal    *draw.Palette
	rule   *wire.Perceptron
	plane  plot.Frame
	says   draw.Rect // what the step did
	proof  draw.Rect
	inRow  bool // the plots of the proof are side by side
	bare   bool
	length float64 // of w′ and its threshold; 0 for none
}

// newPlan returns the plan of p at w × h pixels, and whether there is a plane.
func newPlan(p wire.Picture, w, h float64, theme draw.Theme) (plan, bool) {
	r := plan{w: w, h: h, theme: theme, pal: theme.Palette(), rule: p.Perceptron, bare: w < plot.BareSize || h < plot.BareSize}
	if p.Perceptron == nil {
		return r, false
	}
	win := p.Perceptron.Window
	if !draw.Drawable(draw.Pt(win.X0, win.Y0)) || !draw.Drawable(draw.Pt(win.X1, win.Y1)) || !(win.X0 < win.X1 && win.Y0 < win.Y1) {
		return r, false
	}
	if b := p.Perceptron.Best; len(b) == 3 && draw.Finite(b...) {
		r.length = math.Hypot(math.Hypot(b[0], b[1]), b[2])
	}
	r.plane.Window = win
	switch {
	case r.bare:
		r.plane.Plot = draw.Rect{X: 0, Y: 0, W: w, H: h}
	case w > 1.2*h:
		r.beside()
	default:
		r.above()
	}
	return r, true
}

// beside places the plane at the left with what the step did below it, and the
// proof at the right.
func (r *plan) beside() {
	most := planeShare
	if r.w < narrow {
		most = narrowShare
	}
	room := plot.Fitted(most*r.w-marginLeft-plot.Inset, r.h-marginTop-marginFoot-saysLines-plot.Inset, r.plane.Window)
	top := marginTop + math.Max(0, (r.h-marginTop-marginFoot-saysLines-plot.Inset-room.H)/3)
	r.plane.Plot = draw.Rect{X: marginLeft, Y: top, W: room.W, H: room.H}
	foot := top + room.H + marginFoot
	left := marginLeft + room.W + 2*plot.Inset
	r.says = draw.Rect{X: plot.Inset, Y: foot, W: left - 2*plot.Inset, H: math.Min(3*plot.KeyRow, r.h-foot-4)}
	r.proof = draw.Rect{X: left, Y: plot.Inset, W: r.w - left - plot.Inset, H: r.h - 2*plot.Inset}
}

// above places the plane at the top with what the step did beside it, and the
// proof below.
func (r *plan) above() {
	high := planeAbove * r.h
	room := plot.Fitted(r.w-marginLeft-plot.Inset, high-marginTop-marginFoot, r.plane.Window)
	r.plane.Plot = draw.Rect{X: marginLeft, Y: marginTop, W: room.W, H: room.H}
	right := marginLeft + room.W + 2*plot.Inset
	if r.w-right > saysWidth {
		r.says = draw.Rect{X: right, Y: marginTop, W: r.w - right - plot.Inset, H: room.H}
	}
	r.proof = draw.Rect{X: plot.Inset, Y: high, W: r.w - 2*plot.Inset, H: r.h - high - plot.Inset/2}
	r.inRow = true
}

// line returns the half-plane in which the weights now make the unit fire, and
// whether that is known.
func (r *plan) line() (plot.HalfPlane, bool) { return halfPlaneOf(r.rule.W) }

// best returns that of w′.
func (r *plan) best() (plot.HalfPlane, bool) {
	if r.length == 0 {
		return plot.HalfPlane{}, false
	}
	return halfPlaneOf(r.rule.Best)
}

// halfPlaneOf returns the half-plane of w₁, w₂ and θ.
func halfPlaneOf(w []float64) (plot.HalfPlane, bool) {
	if len(w) != 3 {
		return plot.HalfPlane{}, false
	}
	return plot.NewHalfPlane(w[0], w[1], w[2])
}

// cases returns how many cases are known in full.
func (r *plan) cases() int { return min(len(r.rule.X), len(r.rule.Y)) }

// pixel returns where case i is drawn, and whether it is on the plot.
func (r *plan) pixel(i int) (draw.Point, bool) {
	at := r.plane.Pixel(r.rule.X[i], r.rule.Y[i])
	return at, draw.Drawable(at) && r.plane.Plot.Grown(plot.CaseSize).Holds(at)
}

// Draw returns the drawing of p.Perceptron.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	r, ok := newPlan(p, w, h, theme)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No cases yet")}}
	}
	var ground draw.Layer
	ground.Fill(r.pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	list := draw.List{W: w, H: h, Layers: []draw.Layer{ground, r.drawLines(), r.drawCases()}}
	if r.bare {
		return list
	}
	var notes draw.Layer
	plot.Axes(&notes, r.plane, plot.Around{}, "x₁", "x₂", r.pal)
	r.drawSays(&notes)
	r.drawProof(&notes)
	list.Layers = append(list.Layers, r.drawNames(), notes)
	return list
}

// Plane returns the plot of the cases and its window, which is the data's.
func (View) Plane(p wire.Picture, room view.Room) view.Plane {
	w, h := room.Size()
	r, ok := newPlan(p, w, h, draw.Theme{})
	if !ok {
		return view.Plane{}
	}
	return view.Plane{Plot: r.plane.Plot, Window: r.plane.Window}
}

// Hit returns the place of the plane, with the case whose mark is nearest within
// reach; else nothing.
func (View) Hit(p wire.Picture, room view.Room, x, y, slack float64) view.Target {
	w, h := room.Size()
	r, ok := newPlan(p, w, h, draw.Theme{})
	at := draw.Pt(x, y)
	if !ok || !draw.Finite(x, y, slack) || !r.plane.Plot.Holds(at) {
		return view.Target{}
	}
	t := view.Target{Kind: view.HitPlane}
	t.X, t.Y = r.plane.Place(x, y)
	best := r.caseSize() + slack/2
	for i := range r.cases() {
		q, on := r.pixel(i)
		if d := math.Hypot(q.X-x, q.Y-y); on && d <= best {
			best, t.Kind, t.Sample, t.Home = d, view.HitSample, i, [2]float64{r.rule.X[i], r.rule.Y[i]}
		}
	}
	return t
}
