package scene

import (
	"fmt"
	"math"
)

// Columns of the claims, in pixels.
const (
	claimMark    = 14.0 // the mark of the case
	claimVerdict = 22.0
	claimPad     = 7.0
	mostClaim    = 270.0 // width of a row
	statusMark   = 30.0  // room for the tick or the cross of the whole
)

// claimWidth returns the width that the longest claim takes.
func (g *gatePlan) claimWidth() float64 {
	widest := 0.0
	for i := range g.gate.Claims {
		widest = math.Max(widest, textWidth(g.gate.Claims[i].Text, fontSize))
	}
	return widest + g.caseColumn() + claimVerdict + 2*claimPad
}

// caseColumn returns the width of a case with its mark.
func (g *gatePlan) caseColumn() float64 {
	return claimMark + textWidth(g.caseName(0), smallSize) + 12
}

// drawClaims draws a row for each inequality that the target asks for: lit where
// it holds.
func (g *gatePlan) drawClaims(l *Layer) {
	if g.claims == (Rect{}) {
		return
	}
	row := g.claims.H / float64(len(g.gate.Claims))
	looked, known := g.looked()
	for i, c := range g.gate.Claims {
		box := Rect{g.claims.X, g.claims.Y + float64(i)*row + 1, math.Min(g.claims.W, math.Max(mostClaim, g.claimWidth())), row - 2}
		y := box.Y + box.H/2
		outline := rounded(box, math.Min(4, box.H/2))
		if c.Holds {
			l.fill(g.theme.diverging(firesShade), outline)
		}
		if known && looked == i {
			l.ring(g.theme.accent(), 1.6, outline)
		}
		caseMark(l, g.pal, g.target(i), Point{box.X + claimPad + caseSize, y}, caseSize-0.8)
		l.text(Text{At: Point{box.X + claimPad + claimMark + 3, y}, S: g.caseName(i), Size: smallSize, Color: g.pal.ink, Align: Align{Start, Center}})
		l.text(Text{At: Point{box.X + claimPad + g.caseColumn(), y}, S: cut(c.Text, box.W-g.caseColumn()-claimVerdict-claimPad, fontSize),
			Size: fontSize, Bold: c.Holds, Color: g.pal.ink, Align: Align{Start, Center}})
		at := Point{box.X + box.W - claimVerdict/2, y}
		l.line(g.verdictColor(c.Holds), 2, nil, verdict(at, math.Min(4.8, row/3), c.Holds)...)
	}
}

// drawStatus says how far the unit is from its target.
func (g *gatePlan) drawStatus(l *Layer) {
	n, name := g.wrongs(), g.gate.Name
	if name == "" {
		name = "the target"
	}
	s := "computes " + name
	switch {
	case n == 1:
		s = "1 case wrong"
	case n > 1:
		s = fmt.Sprintf("%d of %d cases wrong", n, g.cases())
	}
	r := g.unit.pane
	if longer := s + ": not yet " + name; n > 0 && textWidth(longer, fontSize) < r.W-statusMark {
		s = longer
	}
	s = cut(s, r.W-statusMark, fontSize)
	x, y := r.X+(r.W-textWidth(s, fontSize))/2, r.Y+r.H-statusRoom/2
	l.line(g.verdictColor(n == 0), 2.2, nil, verdict(Point{x - 4, y}, 5, n == 0)...)
	l.text(Text{At: Point{x + 8, y}, S: s, Size: fontSize, Bold: n == 0, Color: g.pal.ink, Align: Align{Start, Center}})
}
