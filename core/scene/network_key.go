package scene

import (
	"slices"

	"hfplayground/core/wire"
)

// frameHash returns the hash of what the frame is drawn from.
func (s *networkScene) frameHash() hash {
	k := newHash("network frame", s.w, s.h, s.theme)
	k.flag(s.p.Net != nil)
	if s.output.plot == (Rect{}) {
		return k
	}
	addSurfaceFrame(&k, s.p.Surface)
	k.add(s.output.scale.middle, s.output.scale.half)
	if d := s.p.Samples; d != nil {
		k.flag(len(d.X) > 0)
		k.flag(len(d.X) > manySamples)
		k.flag(slices.Contains(d.Test, true))
		k.flag(len(d.Class) > 0)
	}
	return k
}

// addSurfaceFrame adds what of f is not its values.
func addSurfaceFrame(k *hash, f *wire.Surface) {
	k.add(f.Window.X0, f.Window.X1, f.Window.Y0, f.Window.Y1)
	k.add(float64(f.NX), float64(f.NY), float64(f.Outputs), float64(f.Classes), f.Low, f.High)
	k.text(f.AxisX)
	k.text(f.AxisY)
}

// addPlot adds where the plot lies: it depends on whether there is a net.
func (s *networkScene) addPlot(k *hash) {
	r := s.output.plot
	k.add(r.X, r.Y, r.W, r.H)
}

func (s *networkScene) surfaceHash() hash {
	k := newHash("network surface", s.w, s.h, s.theme)
	s.addPlot(&k)
	addSurfaceFrame(&k, s.p.Surface)
	k.words(s.p.Surface.Values)
	return k
}

// samplesHash leaves out which examples are misclassified: they have a layer of
// their own.
func (s *networkScene) samplesHash() hash {
	k := newHash("network samples", s.w, s.h, s.theme)
	s.addPlot(&k)
	f := s.p.Surface
	k.add(f.Window.X0, f.Window.X1, f.Window.Y0, f.Window.Y1, s.output.scale.middle, s.output.scale.half)
	d := s.p.Samples
	if d == nil {
		return k
	}
	k.words(d.X)
	k.words(d.Y)
	k.words(d.Target)
	k.add(float64(len(d.Class)))
	for _, class := range d.Class {
		k.add(float64(class))
	}
	for _, test := range d.Test {
		k.flag(test)
	}
	return k
}

func (s *networkScene) netHash() hash {
	k := newHash("network net", s.w, s.h, s.theme)
	r := s.net.pane
	k.add(r.X, r.Y, r.W, r.H, float64(s.output.classes), float64(s.p.Net.Side))
	lists := func(v [][]float64) {
		k.add(float64(len(v)))
		for _, list := range v {
			k.words(list)
		}
	}
	for _, name := range s.p.Net.Inputs {
		k.text(name)
	}
	lists(s.p.Net.Input)
	for i := range s.p.Net.Layers {
		l := &s.p.Net.Layers[i]
		k.text(l.Activation)
		k.add(float64(l.Units), l.Low, l.High)
		k.words(l.Weights)
		k.words(l.Biases)
		lists(l.Response)
	}
	return k
}
