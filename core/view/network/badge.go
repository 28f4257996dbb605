package network

import (
	"math"

	"hfplayground/core/draw"
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
func drawBadges(l *draw.Layer, g *graph, s style, first, last int) {
	r := g.badgeRadius()
	var discs, onLight, onDark []draw.Path
	groups := map[draw.Color][]draw.Path{}
	var order []draw.Color
	for i := first - 1; i < last; i++ {
		for j := range g.columns[i+1].shown {
			b, ok := g.bias(i, j)
			if !ok {
				continue
			}
			at, color := g.badge(i+1, j), badgeColor(s.theme, b)
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
func badgeColor(theme draw.Theme, b float64) draw.Color {
	t := float64(strengthClass(b)) / (strengths - 1)
	return draw.Mix(theme.Middle(), theme.SignColor(b), t)
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
func (n *netPlan) badgeRadius() float64 {
	return math.Max(leastBadge, math.Min(mostBadge, badgeAcross*n.side))
}

// badge returns the middle of the badge of unit j of column i.
func (n *netPlan) badge(i, j int) draw.Point {
	r := n.square(i, j)
	return draw.Pt(r.X+1, r.Y+r.H-1)
}
