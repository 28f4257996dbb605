package network

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
)

// How the surface is drawn.
const (
	surfaceBands  = 8   // on each side of the middle
	boundaryWidth = 1.8 // of the line between classes
)

// signDash marks the side below the middle without colour.
var signDash = []float64{2, 5}

// surface draws what the net says, as smooth regions.
func (s *scene) surface() draw.Layer {
	l := draw.Layer{Clip: s.output.Plot}
	l.Fill(s.pal.Hole, s.output.Plot.Outline())
	if s.output.classes > 0 {
		s.classRegions(&l)
	} else {
		s.valueRegions(&l)
	}
	return l
}

// valueRegions draws one value a point: bands of the diverging map, the line at
// the middle, and halfway to the ends lines that are dashed below the middle.
func (s *scene) valueRegions(l *draw.Layer) {
	grid := s.surfaceGrid(func(outputs []float64) float64 { return s.output.scale.of(outputs[0]) })
	l.Bands(s.theme.DivergingBands(surfaceBands, draw.Panel{At: s.output.Plot, Grid: grid}))
	lines := contour.Lines(grid, []float64{-0.5, 0, 0.5})
	thin := func(t float64) draw.Color { return draw.Mix(s.theme.Diverging(t), s.pal.Ink, 0.5) }
	l.Line(thin(-0.5), 1, signDash, draw.Traced(lines[0], grid, s.output.Plot)...)
	l.Line(thin(0.5), 1, nil, draw.Traced(lines[2], grid, s.output.Plot)...)
	s.boundary(l, draw.Traced(lines[1], grid, s.output.Plot))
}

// boundary draws the line where the net decides otherwise.
func (s *scene) boundary(l *draw.Layer, lines []draw.Path) {
	l.Line(s.pal.Surface, boundaryWidth+2.2, nil, lines...)
	l.Line(s.pal.Ink, boundaryWidth, nil, lines...)
}

// surfaceGrid returns the surface as one value a point, finer than the samples
// where these are far apart.
func (s *scene) surfaceGrid(value func(outputs []float64) float64) contour.Grid {
	from := s.p.Surface
	grid := contour.Grid{NX: from.NX, NY: from.NY, Values: make([]float64, from.NX*from.NY)}
	for k := range grid.Values {
		grid.Values[k] = value(from.Values[k*from.Outputs : (k+1)*from.Outputs])
	}
	return draw.Finer(grid, s.output.Plot.W)
}

// confidences are the leads of a class over the next from which its region takes
// more colour.
var confidences = []float64{0, 0.2, 0.4, 0.6, 0.8}

// Shares of a class's colour at the least and the greatest confidence.
const (
	paleClass = 0.26
	fullClass = 0.78
)

// classRegions draws the region of each class in its colour, the fuller the
// further its output is ahead of the next, then the lines between.
func (s *scene) classRegions(l *draw.Layer) {
	defined := s.surfaceGrid(func(outputs []float64) float64 { return lead(outputs, 0) })
	l.Bands(draw.Bands{Panels: []draw.Panel{{At: s.output.Plot, Grid: defined}}, Levels: []float64{math.Inf(-1)}, Colors: []draw.Color{s.theme.Middle()}})
	var lines []draw.Path
	for class := range s.output.classes {
		grid := s.surfaceGrid(func(outputs []float64) float64 { return lead(outputs, class) })
		b := draw.Bands{Panels: []draw.Panel{{At: s.output.Plot, Grid: grid}}, Levels: confidences}
		for k := range confidences {
			t := paleClass + (fullClass-paleClass)*draw.Share(k, len(confidences)-1)
			b.Colors = append(b.Colors, draw.Mix(s.theme.Middle(), draw.SlotOf(class).Color, t))
		}
		l.Bands(b)
		lines = append(lines, draw.Traced(contour.Lines(grid, []float64{0})[0], grid, s.output.Plot)...)
	}
	s.boundary(l, lines)
}

// lead returns how far an output is ahead of the greatest of the others.
func lead(outputs []float64, class int) float64 {
	next := math.Inf(-1)
	for i, v := range outputs {
		if i != class {
			next = math.Max(next, v)
		}
	}
	return outputs[class] - next
}
