// Package network draws a net, and what it says over the plane of its data.
package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws a net with its weights and what each unit answers, and beside or
// below it what the net says over the plane, with the examples. It keeps what it
// drew of the parts that did not change. A View must not be used by two at
// once.
type View struct {
	kept map[string]draw.Layer // by name
}

var _ view.Planar = (*View)(nil)

// Measures of a network view, in pixels.
const (
	besideWidth = 560  // from which the output is beside the net, not below
	outputShare = 0.52 // of the width that the output may take beside the net
	belowShare  = 0.57 // of the height that the output takes below the net
)

// panes returns the parts of a drawing of w × h pixels for the net and for
// the output. A part that is not there leaves its place to the other.
func panes(w, h float64, net, output bool) (left, right draw.Rect) {
	whole := draw.Rect{X: 0, Y: 0, W: w, H: h}
	switch {
	case !net:
		return draw.Rect{}, whole
	case !output:
		return whole, draw.Rect{}
	case w >= besideWidth:
		at := w - math.Min(outputShare*w, h+legendBeside/2)
		return draw.Rect{X: 0, Y: 0, W: at, H: h}, draw.Rect{X: at, Y: 0, W: w - at, H: h}
	default:
		at := h * (1 - belowShare)
		return draw.Rect{X: 0, Y: 0, W: w, H: at}, draw.Rect{X: 0, Y: at, W: w, H: h - at}
	}
}

// scene is a network view at one size: what is drawn from and where.
type scene struct {
	w, h   float64
	corner view.Size // at the lower left, that is covered
	theme  draw.Theme
	pal    *draw.Palette
	p      wire.Picture
	net    netPlan    // empty without a net
	output outputPlan // empty without a surface
}

// newScene returns the view of p in a room, and whether there is something to draw.
func newScene(p wire.Picture, room view.Room, theme draw.Theme) (scene, bool) {
	w, h := room.Size()
	s := scene{w: w, h: h, corner: room.BottomLeft.Within(w, h), theme: theme, pal: theme.Palette(), p: p}
	net := p.Net != nil && len(p.Net.Layers) > 0 && len(p.Net.Inputs) > 0
	output := drawableSurface(p.Surface)
	left, right := panes(w, h, net, output)
	if net {
		s.net = newNetPlan(p.Net, left)
	}
	if output {
		s.output = newOutputPlan(p, right)
	}
	return s, net || output
}

// Draw returns the drawing of p. Its layers have keys, but for the rings around
// what is misclassified, which move with every step, and for what is looked at,
// which moves with the pointer: both are quickly drawn.
func (v *View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	list := draw.List{W: w, H: h}
	s, ok := newScene(p, room, theme)
	if !ok {
		list.Layers = []draw.Layer{draw.Empty(w, h, theme, "No net yet")}
		return list
	}
	list.Layers = append(list.Layers, v.keep("frame", s.frameHash(), s.frame))
	if s.output.Plot != (draw.Rect{}) {
		list.Layers = append(list.Layers,
			v.keep("surface", s.surfaceHash(), s.surface),
			v.keep("samples", s.samplesHash(), s.samples),
			s.wrong())
	}
	if s.net.columns != nil {
		list.Layers = append(list.Layers, v.keep("net", s.netHash(), s.drawNet))
	}
	if theme.Interactive && s.net.columns != nil {
		list.Layers = append(list.Layers, s.drawButtons())
	}
	list.Layers = append(list.Layers, s.looked()...)
	return list
}

// keep returns the layer called name as it was drawn last if its hash is still
// the same, else draws it.
func (v *View) keep(name string, k draw.Hash, anew func() draw.Layer) draw.Layer {
	if last, ok := v.kept[name]; ok && last.Key == k.Key() {
		return last
	}
	l := anew()
	l.Key = k.Key()
	if v.kept == nil {
		v.kept = make(map[string]draw.Layer)
	}
	v.kept[name] = l
	return l
}

// Plane returns the plot of the output and its window, which is the data's.
func (v *View) Plane(p wire.Picture, room view.Room) view.Plane {
	s, ok := newScene(p, room, draw.Theme{})
	if !ok || s.output.Plot == (draw.Rect{}) {
		return view.Plane{}
	}
	return view.Plane{Plot: s.output.Plot, Window: s.output.Window}
}
