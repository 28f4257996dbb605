// Package network draws a net, and what it says over the plane of its data.
package network

import (
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

// Draw returns the drawing of p.Net, with p.Samples, p.Surface and p.Look. Its layers have keys, but for the rings around
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
	if s.output.there() {
		examples := s.examples()
		list.Layers = append(list.Layers,
			v.keep("surface", s.surfaceHash(), func() draw.Layer { return drawSurface(&s.output, s.style) }),
			v.keep("samples", s.samplesHash(), func() draw.Layer { return drawSamples(examples, s.style) }),
			drawWrong(examples, s.style))
	}
	if s.graph.there() {
		list.Layers = append(list.Layers, v.keep("net", s.netHash(), s.drawNet))
	}
	if theme.Interactive && s.graph.there() {
		list.Layers = append(list.Layers, drawButtons(s.buttons(), s.style))
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
	if !ok || !s.output.there() {
		return view.Plane{}
	}
	return view.Plane{Plot: s.output.Plot, Window: s.output.Window}
}
