package draw

import "math"

// Slots is how many runs can be distinguished: each slot has a colour, a dash
// pattern and a marker of its own, so that none needs to be seen in colour.
const Slots = 8

// Slot is how one run is drawn.
type Slot struct {
	Color  Color
	Dash   []float64
	Marker Path // around the origin, of radius about 1
}

// slots is the table of run slots. Dashes are lengths in CSS pixels with room
// for the round caps.
//
// Colours: M. Okabe, K. Ito, "Color universal design", 2008.
var slots = [Slots]Slot{
	{rgb(0xd55e00), nil, Regular(20, 0.92, 0)},                          // vermilion, circle
	{rgb(0x0072b2), []float64{9, 5}, Regular(4, 1.2, math.Pi/4)},        // blue, square
	{rgb(0x009e73), []float64{12, 5, 1, 5}, Regular(3, 1.3, math.Pi/2)}, // bluish green, triangle
	{rgb(0xcc79a7), []float64{1, 6}, Regular(4, 1.25, 0)},               // reddish purple, diamond
	{rgb(0xe69f00), []float64{18, 6}, cross(0)},                         // orange, plus
	{rgb(0x56b4e9), []float64{9, 6, 1, 6, 1, 6}, cross(math.Pi / 4)},    // sky blue, cross
	{rgb(0xf0e442), []float64{4, 7}, Regular(3, 1.3, -math.Pi/2)},       // yellow, triangle down
	{rgb(0x999999), []float64{18, 5, 5, 5}, Star(5, 1.35, 0.55)},        // grey, star
}

// SlotOf returns the slot with number n; numbers beyond the table go round.
func SlotOf(n int) *Slot {
	return &slots[((n%Slots)+Slots)%Slots]
}

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
