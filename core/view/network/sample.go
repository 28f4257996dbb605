package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// How examples are drawn, in pixels.
const (
	sampleSmall = 2.6 // where there are many
	manySamples = 600
	wrongSize   = 2.1 // radius of the ring around what is misclassified, in radii
)

// sampleRadius returns the radius of the marks of examples.
func (s *scene) sampleRadius() float64 {
	if s.p.Samples != nil && len(s.p.Samples.X) > manySamples || s.output.Plot.W < plot.BareSize {
		return sampleSmall
	}
	return plot.SampleSize
}

// sampleLength returns how many examples are known in full.
func (s *scene) sampleLength() int {
	if s.p.Samples == nil {
		return 0
	}
	return min(len(s.p.Samples.X), len(s.p.Samples.Y))
}

// samplePixel returns where example i is drawn, and whether it is on the plot.
func (s *scene) samplePixel(i int) (draw.Point, bool) {
	at := s.output.Pixel(s.p.Samples.X[i], s.p.Samples.Y[i])
	return at, draw.Drawable(at) && s.output.Plot.Grown(plot.SampleSize).Holds(at)
}

// samples draws the examples of training, then those of the test over them.
func (s *scene) samples() draw.Layer {
	l := draw.Layer{Clip: s.output.Plot}
	for _, test := range []bool{false, true} {
		for i := range s.sampleLength() {
			if at, ok := s.samplePixel(i); ok && s.isTest(i) == test {
				color, shape := s.sampleLook(i)
				s.mark(&l, draw.Placed(shape, at, s.sampleRadius()), color, test)
			}
		}
	}
	return l
}

func (s *scene) isTest(i int) bool { return i < len(s.p.Samples.Test) && s.p.Samples.Test[i] }

// sampleLook returns the colour and shape of example i: those of its class, or a
// disc of the colour of its target.
func (s *scene) sampleLook(i int) (draw.Color, draw.Path) {
	d := s.p.Samples
	if i < len(d.Class) {
		look := draw.SlotOf(int(d.Class[i]))
		return look.Color, look.Marker
	}
	t := 0.0
	if i < len(d.Target) {
		t = s.output.scale.of(d.Target[i])
	}
	if math.IsNaN(t) {
		t = 0
	}
	return s.theme.Diverging(t), draw.SlotOf(0).Marker
}

// mark draws the mark of one example: filled for training, hollow for the test.
func (s *scene) mark(l *draw.Layer, shape draw.Path, color draw.Color, hollow bool) {
	if hollow {
		l.Ring(s.pal.Ink, 3.2, shape)
		l.Fill(s.pal.Surface, shape)
		l.Ring(color, 1.8, shape)
		return
	}
	l.Ring(s.pal.Surface, 2.8, shape)
	l.Fill(color, shape)
	l.Ring(s.pal.Ink, 0.7, shape)
}

// wrong draws rings around the examples that the net takes for another class.
func (s *scene) wrong() draw.Layer {
	l := draw.Layer{Clip: s.output.Plot}
	var rings []draw.Path
	for i := range s.sampleLength() {
		if at, ok := s.samplePixel(i); ok && i < len(s.p.Samples.Wrong) && s.p.Samples.Wrong[i] {
			rings = append(rings, s.wrongRing(at))
		}
	}
	s.drawRings(&l, rings)
	return l
}

func (s *scene) wrongRing(at draw.Point) draw.Path {
	return draw.Placed(draw.Regular(24, 1, 0), at, wrongSize*s.sampleRadius())
}

func (s *scene) drawRings(l *draw.Layer, rings []draw.Path) {
	l.Ring(s.pal.Surface, 3.4, rings...)
	l.Ring(s.pal.Ink, 1.5, rings...)
}
