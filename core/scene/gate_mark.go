package scene

import (
	"math"
	"strconv"

	"hfplayground/core/elementary"
)

// Marks that the views of threshold units share, in pixels.
const (
	caseSize   = 5.0 // radius of the mark of a case
	caseWrong  = 1.9 // radius of the ring around a wrong one, in radii
	caseLooked = 2.5 // of the ring around the one looked at
	pillHeight = 18.0
	pillPad    = 6.0 // left and right of its text
	headReach  = 9.0 // from the tip of a wire to the base of its head
	mostWire   = 5.5 // width of a wire of great weight
	wireUnit   = 0.7 // |w| at which a wire has 63 % of its strength: gates have weights of about 1
)

// caseLook returns how cases of a class are drawn: as the examples of a net.
func caseLook(one bool) *slot {
	if one {
		return slotOf(1)
	}
	return slotOf(0)
}

// caseMark draws the mark of a case.
func caseMark(l *Layer, pal *palette, one bool, at Point, r float64) {
	look := caseLook(one)
	shape := placed(look.marker, at, r)
	l.ring(pal.surface, 2.8, shape)
	l.fill(look.color, shape)
	l.ring(pal.ink, 0.7, shape)
}

// caseRing draws the ring around a case that is answered wrongly.
func caseRing(l *Layer, pal *palette, at Point, r float64) {
	ring := placed(regular(24, 1, 0), at, caseWrong*r)
	l.ring(pal.surface, 3.4, ring)
	l.ring(pal.ink, 1.5, ring)
}

// lookedRing draws the ring around the case that is looked at.
func lookedRing(l *Layer, pal *palette, theme Theme, at Point, r float64) {
	ring := placed(regular(32, 1, 0), at, caseLooked*r)
	l.ring(pal.surface, 4.4, ring)
	l.ring(theme.accent(), 2.2, ring)
}

// pillBox returns the ground of a text around at.
func pillBox(at Point, s string) Rect {
	width := textWidth(s, fontSize) + 2*pillPad
	return Rect{at.X - width/2, at.Y - pillHeight/2, width, pillHeight}
}

// pill writes s in box, as something to take hold of.
func pill(l *Layer, pal *palette, box Rect, s string, edge Color) {
	outline := rounded(box, box.H/2)
	l.ring(pal.surface, 3, outline)
	l.fill(pal.surface, outline)
	l.ring(edge, 1.2, outline)
	l.text(Text{At: Point{box.X + box.W/2, box.Y + box.H/2}, S: s, Size: fontSize, Color: pal.ink, Align: Align{Middle, Center}})
}

// verdict returns a tick for what holds and a cross for what does not, as lines.
func verdict(at Point, r float64, holds bool) []Path {
	if holds {
		return []Path{{{at.X - r, at.Y + 0.1*r}, {at.X - 0.25*r, at.Y + 0.8*r}, {at.X + r, at.Y - 0.8*r}}}
	}
	const arm = 0.75
	return []Path{
		{{at.X - arm*r, at.Y - arm*r}, {at.X + arm*r, at.Y + arm*r}},
		{{at.X - arm*r, at.Y + arm*r}, {at.X + arm*r, at.Y - arm*r}},
	}
}

// wireStrength returns the size of a weight on a scale that saturates: 0 for 0, near
// 1 for great ones.
func wireStrength(w float64) float64 { return 1 - elementary.Exp(-math.Abs(w)/wireUnit) }

// wireWidth returns the width of a wire of weight w.
func wireWidth(w, most float64) float64 {
	t := wireStrength(w)
	return leastWidth + t*t*(most-leastWidth)
}

// wireColor returns the colour of a wire of weight w, the paler the weaker.
func wireColor(th Theme, w float64) Color {
	ink := leastInk + (1-leastInk)*wireStrength(w)
	return mix(th.palette().surface, th.signColor(w), ink)
}

// wireHead returns the end of a wire at tip with direction u, and whether it is
// filled: an arrow head for a weight above 0, a ring for one below.
func wireHead(tip, u Point, reach, w float64) (shape Path, filled bool) {
	if w < 0 {
		r := reach / 2
		return placed(regular(20, 1, 0), Point{tip.X - r*u.X, tip.Y - r*u.Y}, r), false
	}
	half := 0.48 * reach
	back := Point{tip.X - reach*u.X, tip.Y - reach*u.Y}
	return Path{tip, {back.X - half*u.Y, back.Y + half*u.X}, {back.X + half*u.Y, back.Y - half*u.X}}, true
}

// drawHead draws such an end.
func drawHead(l *Layer, pal *palette, tip, u Point, reach, w float64, color Color) {
	if w == 0 {
		return
	}
	shape, filled := wireHead(tip, u, reach, w)
	if filled {
		l.ring(pal.surface, 2, shape)
		l.fill(color, shape)
		return
	}
	l.fill(pal.surface, shape)
	l.ring(color, math.Max(1.3, reach/5), shape)
}

// toward returns the unit vector from a to b; that to the right where they are
// one point.
func toward(a, b Point) Point {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	if !(d > 0) {
		return Point{1, 0}
	}
	return Point{(b.X - a.X) / d, (b.Y - a.Y) / d}
}

// moved returns the point d pixels from p along u.
func (p Point) moved(u Point, d float64) Point { return Point{p.X + d*u.X, p.Y + d*u.Y} }

// subscript writes i below the line.
func subscript(i int) string {
	const least = '₀'
	var digits []rune
	for _, r := range strconv.Itoa(i) {
		digits = append(digits, least+r-'0')
	}
	return string(digits)
}
