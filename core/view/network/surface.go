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

// drawSurface draws what the net says, as smooth regions.
func drawSurface(o *output, s style) draw.Layer {
	l := draw.Layer{Clip: o.Plot}
	l.Fill(s.pal.Hole, o.Plot.Outline())
	if o.classes > 0 {
		drawClassRegions(&l, o, s)
	} else {
		drawValueRegions(&l, o, s)
	}
	return l
}

// drawValueRegions draws one value a point: bands of the diverging map, the line at
// the middle, and halfway to the ends lines that are dashed below the middle.
func drawValueRegions(l *draw.Layer, o *output, s style) {
	grid := o.grid(func(outputs []float64) float64 { return o.scale.of(outputs[0]) })
	l.Bands(s.theme.DivergingBands(surfaceBands, draw.Panel{At: o.Plot, Grid: grid}))
	lines := contour.Lines(grid, []float64{-0.5, 0, 0.5})
	thin := func(t float64) draw.Color { return draw.Mix(s.theme.Diverging(t), s.pal.Ink, 0.5) }
	l.Line(thin(-0.5), 1, signDash, draw.Traced(lines[0], grid, o.Plot)...)
	l.Line(thin(0.5), 1, nil, draw.Traced(lines[2], grid, o.Plot)...)
	drawBoundary(l, s.pal, draw.Traced(lines[1], grid, o.Plot))
}

// drawBoundary draws the line where the net decides otherwise.
func drawBoundary(l *draw.Layer, pal *draw.Palette, lines []draw.Path) {
	l.Line(pal.Surface, boundaryWidth+2.2, nil, lines...)
	l.Line(pal.Ink, boundaryWidth, nil, lines...)
}

// grid returns the surface as one value a point, finer than the samples
// where these are far apart.
func (o *output) grid(value func(outputs []float64) float64) contour.Grid {
	from := o.said
	grid := contour.Grid{NX: from.NX, NY: from.NY, Values: make([]float64, from.NX*from.NY)}
	for k := range grid.Values {
		grid.Values[k] = value(from.Values[k*from.Outputs : (k+1)*from.Outputs])
	}
	return draw.Finer(grid, o.Plot.W)
}

// confidences are the leads of a class over the next from which its region takes
// more colour.
var confidences = []float64{0, 0.2, 0.4, 0.6, 0.8}

// Shares of a class's colour at the least and the greatest confidence.
const (
	paleClass = 0.26
	fullClass = 0.78
)

// drawClassRegions draws the region of each class in its colour, the fuller the
// further its output is ahead of the next, then the lines between.
func drawClassRegions(l *draw.Layer, o *output, s style) {
	defined := o.grid(func(outputs []float64) float64 { return lead(outputs, 0) })
	l.Bands(draw.Bands{Panels: []draw.Panel{{At: o.Plot, Grid: defined}}, Levels: []float64{math.Inf(-1)}, Colors: []draw.Color{s.theme.Middle()}})
	var lines []draw.Path
	for class := range o.classes {
		grid := o.grid(func(outputs []float64) float64 { return lead(outputs, class) })
		b := draw.Bands{Panels: []draw.Panel{{At: o.Plot, Grid: grid}}, Levels: confidences}
		for k := range confidences {
			t := paleClass + (fullClass-paleClass)*draw.Share(k, len(confidences)-1)
			b.Colors = append(b.Colors, draw.Mix(s.theme.Middle(), draw.SeriesStyle(class).Color, t))
		}
		l.Bands(b)
		lines = append(lines, draw.Traced(contour.Lines(grid, []float64{0})[0], grid, o.Plot)...)
	}
	drawBoundary(l, s.pal, lines)
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
