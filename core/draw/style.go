package draw

import "math"

// Style is how a run, or one of several series, is drawn: by colour, dash pattern
// and marker, so that none needs to be seen in colour.
type Style struct {
	Color  Color
	Dash   []float64
	Marker Path // around the origin, of radius about 1
}

// form is a marker with the dash that goes with it. Dashes are lengths in CSS
// pixels with room for the round caps.
type form struct {
	dash   []float64
	marker Path
}

// Markers is how many markers there are.
const Markers = 8

// forms is the table of markers, in the order of package wire.
var forms = [Markers]form{
	{nil, Regular(20, 0.92, 0)},                          // circle
	{[]float64{9, 5}, Regular(4, 1.2, math.Pi/4)},        // square
	{[]float64{12, 5, 1, 5}, Regular(3, 1.3, math.Pi/2)}, // triangle
	{[]float64{1, 6}, Regular(4, 1.25, 0)},               // diamond
	{[]float64{18, 6}, cross(0)},                         // plus
	{[]float64{9, 6, 1, 6, 1, 6}, cross(math.Pi / 4)},    // cross
	{[]float64{4, 7}, Regular(3, 1.3, -math.Pi/2)},       // triangle down
	{[]float64{18, 5, 5, 5}, Star(5, 1.35, 0.55)},        // star
}

// Hues is how many hues there are for runs.
const Hues = 13

// The hues of runs in light and dark, in the order of package wire. Each stands out
// from the surface of its theme by 3:1. They are near the colours of Okabe and Ito
// where methods are often raced together, and as far apart as so many can be for
// readers who do not tell red from green.
var (
	huesLight = [Hues]Color{
		rgb(0xcb4a0c), rgb(0x0066b3), rgb(0x009473), rgb(0xcf68ad), rgb(0xb28a00), rgb(0x3592e3), rgb(0x5f16a3),
		rgb(0xad1450), rgb(0x6b2a08), rgb(0x4c4f00), rgb(0x8a70c4), rgb(0x00605d), rgb(0x757280),
	}
	huesDark = [Hues]Color{
		rgb(0xf47c20), rgb(0x4ca8ff), rgb(0x35bd86), rgb(0xf7a1c8), rgb(0xffd24a), rgb(0xa9e3ff), rgb(0xb06ee0),
		rgb(0xe84a6c), rgb(0xa8703c), rgb(0xbfd95c), rgb(0xcdbcff), rgb(0x18cfe0), rgb(0x9fa3b2),
	}
)

// RunStyle returns how a run is drawn: in a hue of the palette, with a marker and
// its dash. Numbers beyond the tables go round.
func (p *Palette) RunStyle(hue, marker int) Style {
	f := &forms[around(marker, Markers)]
	return Style{p.hues[around(hue, Hues)], f.dash, f.marker}
}

// Series is how many series can be distinguished.
const Series = 8

// seriesColors are the colours of the classes of examples and other series that are
// no runs.
//
// Source: M. Okabe, K. Ito, "Color universal design", 2008.
var seriesColors = [Series]Color{
	rgb(0xd55e00), // vermilion
	rgb(0x0072b2), // blue
	rgb(0x009e73), // bluish green
	rgb(0xcc79a7), // reddish purple
	rgb(0xe69f00), // orange
	rgb(0x56b4e9), // sky blue
	rgb(0xf0e442), // yellow
	rgb(0x999999), // grey
}

// SeriesStyle returns how series n is drawn; numbers beyond the table go round.
func SeriesStyle(n int) Style {
	n = around(n, Series)
	return Style{seriesColors[n], forms[n].dash, forms[n].marker}
}

// around returns n modulo size, from 0 on.
func around(n, size int) int { return (n%size + size) % size }

// Regular returns a regular polygon with its first corner at angle turn
// (radians, counter-clockwise from the right as seen on the screen).
func Regular(corners int, radius, turn float64) Path {
	p := make(Path, corners)
	for i := range p {
		s, c := math.Sincos(turn + 2*math.Pi*float64(i)/float64(corners))
		p[i] = Point{radius * c, -radius * s}
	}
	return p
}

// cross returns a plus of radius 1.2, turned.
func cross(turn float64) Path {
	const arm, half = 1.2, 0.4
	corners := Path{
		{arm, half}, {half, half}, {half, arm}, {-half, arm}, {-half, half}, {-arm, half},
		{-arm, -half}, {-half, -half}, {-half, -arm}, {half, -arm}, {half, -half}, {arm, -half},
	}
	s, c := math.Sincos(turn)
	for i, p := range corners {
		corners[i] = Point{c*p.X - s*p.Y, s*p.X + c*p.Y}
	}
	return corners
}

// Star returns a star with a point upwards.
func Star(points int, outer, inner float64) Path {
	p := Regular(2*points, outer, math.Pi/2)
	for i := 1; i < len(p); i += 2 {
		p[i] = Point{p[i].X * inner / outer, p[i].Y * inner / outer}
	}
	return p
}

// Placed returns shape scaled by r around at.
func Placed(shape Path, at Point, r float64) Path {
	p := make(Path, len(shape))
	for i, q := range shape {
		p[i] = Point{at.X + r*q.X, at.Y + r*q.Y}
	}
	return p
}
