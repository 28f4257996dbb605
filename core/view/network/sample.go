package network

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// How examples are drawn, in pixels.
const (
	sampleSmall = 2.6 // where there are many
	manySamples = 600
	wrongSize   = 2.1 // radius of the ring around what is misclassified, in radii
)

// examples are the examples on the plane of the output.
type examples struct {
	*output
	*wire.Samples // never nil
}

func newExamples(s *wire.Samples, o *output) examples {
	if s == nil {
		s = new(wire.Samples)
	}
	return examples{o, s}
}

// radius returns the radius of their marks.
func (e examples) radius() float64 {
	if len(e.X) > manySamples || e.Plot.W < plot.BareSize {
		return sampleSmall
	}
	return plot.SampleSize
}

// known returns how many examples are known in full.
func (e examples) known() int { return min(len(e.X), len(e.Y)) }

// pixel returns where example i is drawn, and whether it is on the plot.
func (e examples) pixel(i int) (draw.Point, bool) {
	at := e.Pixel(e.X[i], e.Y[i])
	return at, draw.Drawable(at) && e.Plot.Grown(plot.SampleSize).Holds(at)
}

func (e examples) isTest(i int) bool { return i < len(e.Test) && e.Test[i] }

// look returns the colour and shape of example i: those of its class, or a disc of
// the colour of its target.
func (e examples) look(i int, theme draw.Theme) (draw.Color, draw.Path) {
	if i < len(e.Class) {
		look := draw.SeriesStyle(int(e.Class[i]))
		return look.Color, look.Marker
	}
	t := 0.0
	if i < len(e.Target) {
		t = e.scale.of(e.Target[i])
	}
	if math.IsNaN(t) {
		t = 0
	}
	return theme.Diverging(t), draw.SeriesStyle(0).Marker
}

// at returns the example whose mark is nearest to a place within reach of it, where
// examples can be moved.
func (e examples) at(place draw.Point, reach float64) (nearest int, ok bool) {
	if !e.Own {
		return 0, false
	}
	best := e.radius() + reach
	for i := range e.known() {
		q, on := e.pixel(i)
		if d := math.Hypot(q.X-place.X, q.Y-place.Y); on && d <= best {
			best, nearest, ok = d, i, true
		}
	}
	return nearest, ok
}

// drawSamples draws the examples of training, then those of the test over them.
func drawSamples(e examples, s style) draw.Layer {
	l := draw.Layer{Clip: e.Plot}
	for _, test := range []bool{false, true} {
		for i := range e.known() {
			if at, ok := e.pixel(i); ok && e.isTest(i) == test {
				color, shape := e.look(i, s.theme)
				s.mark(&l, draw.Placed(shape, at, e.radius()), color, test)
			}
		}
	}
	return l
}

// drawWrong draws rings around the examples that the net takes for another class.
func drawWrong(e examples, s style) draw.Layer {
	l := draw.Layer{Clip: e.Plot}
	var rings []draw.Path
	for i := range e.known() {
		if at, ok := e.pixel(i); ok && i < len(e.Wrong) && e.Wrong[i] {
			rings = append(rings, draw.Placed(draw.Regular(24, 1, 0), at, wrongSize*e.radius()))
		}
	}
	s.rings(&l, rings)
	return l
}
