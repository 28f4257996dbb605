package network

import (
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/wire"
)

// frameHash returns the hash of what the frame is drawn from.
func (s *scene) frameHash() draw.Hash {
	k := draw.NewHash("network frame", s.w, s.h, s.theme)
	k.Flag(s.p.Net != nil)
	if !s.output.there() {
		return k
	}
	s.addPlot(&k)
	addSurfaceFrame(&k, s.p.Surface)
	k.Add(s.output.scale.middle, s.output.scale.half)
	if d := s.p.Samples; d != nil {
		k.Flag(len(d.X) > 0)
		k.Flag(len(d.X) > manySamples)
		k.Flag(slices.Contains(d.Test, true))
		k.Flag(len(d.Class) > 0)
		for _, name := range d.Names {
			k.Text(name)
		}
	}
	return k
}

// addSurfaceFrame adds what of f is not its values.
func addSurfaceFrame(k *draw.Hash, f *wire.Surface) {
	k.Add(f.Window.X0, f.Window.X1, f.Window.Y0, f.Window.Y1)
	k.Add(float64(f.NX), float64(f.NY), float64(f.Outputs), float64(f.Classes), f.Low, f.High)
	k.Text(f.AxisX)
	k.Text(f.AxisY)
}

// addPlot adds where the plot lies: it depends on whether there is a net, and on what
// is covered.
func (s *scene) addPlot(k *draw.Hash) {
	r := s.output.Plot
	k.Add(r.X, r.Y, r.W, r.H)
}

func (s *scene) surfaceHash() draw.Hash {
	k := draw.NewHash("network surface", s.w, s.h, s.theme)
	s.addPlot(&k)
	addSurfaceFrame(&k, s.p.Surface)
	k.Words(s.p.Surface.Values)
	return k
}

// samplesHash leaves out which examples are misclassified: they have a layer of
// their own.
func (s *scene) samplesHash() draw.Hash {
	k := draw.NewHash("network samples", s.w, s.h, s.theme)
	s.addPlot(&k)
	f := s.p.Surface
	k.Add(f.Window.X0, f.Window.X1, f.Window.Y0, f.Window.Y1, s.output.scale.middle, s.output.scale.half)
	d := s.p.Samples
	if d == nil {
		return k
	}
	k.Words(d.X)
	k.Words(d.Y)
	k.Words(d.Target)
	k.Add(float64(len(d.Class)))
	for _, class := range d.Class {
		k.Add(float64(class))
	}
	for _, test := range d.Test {
		k.Flag(test)
	}
	return k
}

func (s *scene) netHash() draw.Hash {
	k := draw.NewHash("network net", s.w, s.h, s.theme)
	r := s.graph.pane
	k.Add(r.X, r.Y, r.W, r.H, float64(s.output.classes), float64(s.p.Net.Side))
	lists := func(v [][]float64) {
		k.Add(float64(len(v)))
		for _, list := range v {
			k.Words(list)
		}
	}
	for _, name := range s.p.Net.Inputs {
		k.Text(name)
	}
	lists(s.p.Net.Input)
	for i := range s.p.Net.Layers {
		l := &s.p.Net.Layers[i]
		k.Text(l.Activation)
		k.Add(float64(l.Units), l.Low, l.High)
		k.Words(l.Weights)
		k.Words(l.Biases)
		lists(l.Response)
	}
	return k
}
