package scene

import (
	"math"

	"hfplayground/core/wire"
)

// How biases are drawn.
const (
	badgeAcross = 0.17 // radius of a badge, in sides of the unit
	leastBadge  = 2.0  // radius, in pixels
	mostBadge   = 6.0
	leastSign   = 3.0 // radius from which the sign is written
)

// drawBadges draws the bias of each unit from column first to last on its lower
// left corner: a disc of the colour of its sign, the paler the smaller, with a
// plus or a minus. Biases of like strength and sign are one operation, as edges
// are.
func (s *networkScene) drawBadges(l *Layer, first, last int) {
	r := s.badgeRadius()
	var discs, onLight, onDark []Path
	groups := map[Color][]Path{}
	var order []Color
	for i := first - 1; i < last; i++ {
		for j := range s.net.columns[i+1].shown {
			b, ok := biasOf(&s.p.Net.Layers[i], j)
			if !ok {
				continue
			}
			at, color := s.badge(i+1, j), s.badgeColor(b)
			disc := placed(regular(20, 1, 0), at, r)
			discs = append(discs, disc)
			if groups[color] == nil {
				order = append(order, color)
			}
			groups[color] = append(groups[color], disc)
			switch {
			case r < leastSign || b == 0:
			case contrast(color, s.pal.dark) > contrast(color, s.pal.light):
				onLight = append(onLight, signMark(at, 0.52*r, b)...)
			default:
				onDark = append(onDark, signMark(at, 0.52*r, b)...)
			}
		}
	}
	l.ring(s.pal.surface, 2.4, discs...)
	for _, color := range order {
		l.fill(color, groups[color]...)
	}
	l.ring(s.pal.ink, 0.8, discs...)
	l.line(s.pal.dark, 1.3, nil, onLight...)
	l.line(s.pal.light, 1.3, nil, onDark...)
}

// badgeColor returns the colour of bias b, one of a few.
func (s *networkScene) badgeColor(b float64) Color {
	t := float64(strengthClass(b)) / (strengths - 1)
	return mix(s.theme.middle(), s.theme.signColor(b), t)
}

// signMark returns a plus, or a minus where v is below 0.
func signMark(at Point, r, v float64) []Path {
	marks := []Path{{{at.X - r, at.Y}, {at.X + r, at.Y}}}
	if v > 0 {
		marks = append(marks, Path{{at.X, at.Y - r}, {at.X, at.Y + r}})
	}
	return marks
}

// badgeRadius returns the radius of the badges.
func (s *networkScene) badgeRadius() float64 {
	return math.Max(leastBadge, math.Min(mostBadge, badgeAcross*s.net.side))
}

// badge returns the middle of the badge of unit j of column i.
func (s *networkScene) badge(i, j int) Point {
	r := s.net.square(i, j)
	return Point{r.X + 1, r.Y + r.H - 1}
}

// biasOf returns the bias of unit j of l, and whether there is one.
func biasOf(l *wire.Layer, j int) (float64, bool) {
	if j >= len(l.Biases) || math.IsNaN(l.Biases[j]) {
		return 0, false
	}
	return l.Biases[j], true
}
