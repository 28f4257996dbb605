package scene

import (
	"math"

	"hfplayground/core/wire"
)

// Network draws a net with its weights and what each unit answers, and beside or
// below it what the net says over the plane, with the examples. It keeps what it
// drew of the parts that did not change. A Network must not be used by two at
// once.
type Network struct {
	kept map[string]Layer // by name
}

var _ Planar = (*Network)(nil)

// Measures of a network view, in pixels.
const (
	besideWidth = 560  // from which the output is beside the net, not below
	outputShare = 0.52 // of the width that the output may take beside the net
	belowShare  = 0.57 // of the height that the output takes below the net
)

// networkPanes returns the parts of a drawing of w × h pixels for the net and for
// the output. A part that is not there leaves its place to the other.
func networkPanes(w, h float64, net, output bool) (left, right Rect) {
	whole := Rect{0, 0, w, h}
	switch {
	case !net:
		return Rect{}, whole
	case !output:
		return whole, Rect{}
	case w >= besideWidth:
		at := w - math.Min(outputShare*w, h+legendBeside/2)
		return Rect{0, 0, at, h}, Rect{at, 0, w - at, h}
	default:
		at := h * (1 - belowShare)
		return Rect{0, 0, w, at}, Rect{0, at, w, h - at}
	}
}

// networkScene is a network view at one size: what is drawn from and where.
type networkScene struct {
	w, h   float64
	theme  Theme
	pal    *palette
	p      wire.Picture
	net    netPlan    // empty without a net
	output outputPlan // empty without a surface
}

// newNetworkScene returns the view of p at w × h pixels, and whether there is
// something to draw.
func newNetworkScene(p wire.Picture, w, h float64, theme Theme) (networkScene, bool) {
	s := networkScene{w: w, h: h, theme: theme, pal: theme.palette(), p: p}
	net := p.Net != nil && len(p.Net.Layers) > 0 && len(p.Net.Inputs) > 0
	output := drawableSurface(p.Surface)
	left, right := networkPanes(w, h, net, output)
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
func (v *Network) Draw(p wire.Picture, w, h float64, theme Theme) List {
	w, h = side(w), side(h)
	list := List{W: w, H: h}
	s, ok := newNetworkScene(p, w, h, theme)
	if !ok {
		list.Layers = []Layer{empty(w, h, theme, "No net yet")}
		return list
	}
	list.Layers = append(list.Layers, v.keep("frame", s.frameHash(), s.frame))
	if s.output.plot != (Rect{}) {
		list.Layers = append(list.Layers,
			v.keep("surface", s.surfaceHash(), s.surface),
			v.keep("samples", s.samplesHash(), s.samples),
			s.wrong())
	}
	if s.net.columns != nil {
		list.Layers = append(list.Layers, v.keep("net", s.netHash(), s.drawNet))
	}
	if theme.Live && s.net.columns != nil {
		list.Layers = append(list.Layers, s.drawButtons())
	}
	list.Layers = append(list.Layers, s.looked()...)
	return list
}

// keep returns the layer called name as it was drawn last if its hash is still
// the same, else draws it.
func (v *Network) keep(name string, k hash, draw func() Layer) Layer {
	if last, ok := v.kept[name]; ok && last.Key == k.key() {
		return last
	}
	l := draw()
	l.Key = k.key()
	if v.kept == nil {
		v.kept = make(map[string]Layer)
	}
	v.kept[name] = l
	return l
}

// Plane returns the plot of the output and its window, which is the data's.
func (v *Network) Plane(p wire.Picture, w, h float64) Plane {
	s, ok := newNetworkScene(p, side(w), side(h), Theme{})
	if !ok || s.output.plot == (Rect{}) {
		return Plane{}
	}
	return Plane{Plot: s.output.plot, Window: s.output.window}
}
