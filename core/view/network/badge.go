package network

import (
	"math"

	"hfplayground/core/draw"
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
func (s *scene) drawBadges(l *draw.Layer, first, last int) {
	r := s.badgeRadius()
	var discs, onLight, onDark []draw.Path
	groups := map[draw.Color][]draw.Path{}
	var order []draw.Color
	for i := first - 1; i < last; i++ {
		for j := range s.net.columns[i+1].shown {
			b, ok := biasOf(&s.p.Net.Layers[i], j)
			if !ok {
				continue
			}
			at, color := s.badge(i+1, j), s.badgeColor(b)
			disc := draw.Placed(draw.Regular(20, 1, 0), at, r)
			discs = append(discs, disc)
			if groups[color] == nil {
				order = append(order, color)
			}
			groups[color] = append(groups[color], disc)
			switch {
			case r < leastSign || b == 0:
			case draw.Contrast(color, s.pal.Dark) > draw.Contrast(color, s.pal.Light):
				onLight = append(onLight, signMark(at, 0.52*r, b)...)
			default:
				onDark = append(onDark, signMark(at, 0.52*r, b)...)
			}
		}
	}
	l.Ring(s.pal.Surface, 2.4, discs...)
	for _, color := range order {
		l.Fill(color, groups[color]...)
	}
	l.Ring(s.pal.Ink, 0.8, discs...)
	l.Line(s.pal.Dark, 1.3, nil, onLight...)
	l.Line(s.pal.Light, 1.3, nil, onDark...)
}

// badgeColor returns the colour of bias b, one of a few.
func (s *scene) badgeColor(b float64) draw.Color {
	t := float64(strengthClass(b)) / (strengths - 1)
	return draw.Mix(s.theme.Middle(), s.theme.SignColor(b), t)
}

// signMark returns a plus, or a minus where v is below 0.
func signMark(at draw.Point, r, v float64) []draw.Path {
	marks := []draw.Path{{{X: at.X - r, Y: at.Y}, {X: at.X + r, Y: at.Y}}}
	if v > 0 {
		marks = append(marks, draw.Path{{X: at.X, Y: at.Y - r}, {X: at.X, Y: at.Y + r}})
	}
	return marks
}

// badgeRadius returns the radius of the badges.
func (s *scene) badgeRadius() float64 {
	return math.Max(leastBadge, math.Min(mostBadge, badgeAcross*s.net.side))
}

// badge returns the middle of the badge of unit j of column i.
func (s *scene) badge(i, j int) draw.Point {
	r := s.net.square(i, j)
	return draw.Pt(r.X+1, r.Y+r.H-1)
}

// biasOf returns the bias of unit j of l, and whether there is one.
func biasOf(l *wire.Layer, j int) (float64, bool) {
	if j >= len(l.Biases) || math.IsNaN(l.Biases[j]) {
		return 0, false
	}
	return l.Biases[j], true
}
