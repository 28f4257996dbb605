package gate

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
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
		widest = math.Max(widest, draw.TextWidth(g.gate.Claims[i].Text, draw.FontSize))
	}
	return widest + g.caseColumn() + claimVerdict + 2*claimPad
}

// caseColumn returns the width of a case with its mark.
func (g *gatePlan) caseColumn() float64 {
	return claimMark + draw.TextWidth(g.caseName(0), draw.SmallSize) + 12
}

// drawClaims draws a row for each inequality that the target asks for: lit where
// it holds.
func (g *gatePlan) drawClaims(l *draw.Layer) {
	if g.claims == (draw.Rect{}) {
		return
	}
	row := g.claims.H / float64(len(g.gate.Claims))
	looked, known := g.looked()
	for i, c := range g.gate.Claims {
		box := draw.Rect{X: g.claims.X, Y: g.claims.Y + float64(i)*row + 1, W: math.Min(g.claims.W, math.Max(mostClaim, g.claimWidth())), H: row - 2}
		y := box.Y + box.H/2
		outline := draw.Rounded(box, math.Min(4, box.H/2))
		if c.Holds {
			l.Fill(g.theme.Diverging(plot.FiresShade), outline)
		}
		if known && looked == i {
			l.Ring(g.theme.Accent(), 1.6, outline)
		}
		plot.CaseMark(l, g.pal, g.target(i), draw.Pt(box.X+claimPad+plot.CaseSize, y), plot.CaseSize-0.8)
		l.Text(draw.Label(draw.Pt(box.X+claimPad+claimMark+3, y), g.caseName(i), g.pal.Ink, draw.Start, draw.Center))
		l.Text(draw.Text{At: draw.Pt(box.X+claimPad+g.caseColumn(), y), S: draw.Cut(c.Text, box.W-g.caseColumn()-claimVerdict-claimPad, draw.FontSize),
			Size: draw.FontSize, Bold: c.Holds, Color: g.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
		at := draw.Pt(box.X+box.W-claimVerdict/2, y)
		l.Line(g.verdictColor(c.Holds), 2, nil, verdict(at, math.Min(4.8, row/3), c.Holds)...)
	}
}

// drawStatus says how far the unit is from its target.
func (g *gatePlan) drawStatus(l *draw.Layer) {
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
	if longer := s + ": not yet " + name; n > 0 && draw.TextWidth(longer, draw.FontSize) < r.W-statusMark {
		s = longer
	}
	s = draw.Cut(s, r.W-statusMark, draw.FontSize)
	x, y := r.X+(r.W-draw.TextWidth(s, draw.FontSize))/2, r.Y+r.H-statusRoom/2
	l.Line(g.verdictColor(n == 0), 2.2, nil, verdict(draw.Pt(x-4, y), 5, n == 0)...)
	l.Text(draw.Text{At: draw.Pt(x+8, y), S: s, Size: draw.FontSize, Bold: n == 0, Color: g.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
}
