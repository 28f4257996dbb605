package gate

import (
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
func claimWidth(t *table) float64 {
	widest := 0.0
	for i := range t.gate.Claims {
		widest = math.Max(widest, draw.TextWidth(t.gate.Claims[i].Text, draw.FontSize))
	}
	return widest + caseColumn(t) + claimVerdict + 2*claimPad
}

// caseColumn returns the width of a case with its mark.
func caseColumn(t *table) float64 {
	return claimMark + draw.TextWidth(t.caseName(0), draw.SmallSize) + 12
}

// drawClaims draws in r a row for each inequality that the target asks for: lit where
// it holds.
func drawClaims(l *draw.Layer, t *table, r draw.Rect, s style) {
	if r == (draw.Rect{}) {
		return
	}
	row := r.H / float64(len(t.gate.Claims))
	looked, known := t.looked()
	for i, c := range t.gate.Claims {
		box := draw.Rect{X: r.X, Y: r.Y + float64(i)*row + 1, W: math.Min(r.W, math.Max(mostClaim, claimWidth(t))), H: row - 2}
		y := box.Y + box.H/2
		outline := draw.Rounded(box, math.Min(4, box.H/2))
		if c.Holds {
			l.Fill(s.theme.Diverging(plot.FiresShade), outline)
		}
		if known && looked == i {
			l.Ring(s.theme.Accent(), 1.6, outline)
		}
		plot.CaseMark(l, s.pal, t.target(i), draw.Pt(box.X+claimPad+plot.CaseSize, y), plot.CaseSize-0.8)
		l.Text(draw.Label(draw.Pt(box.X+claimPad+claimMark+3, y), t.caseName(i), s.pal.Ink, draw.Start, draw.Center))
		l.Text(draw.Text{At: draw.Pt(box.X+claimPad+caseColumn(t), y), S: draw.Cut(c.Text, box.W-caseColumn(t)-claimVerdict-claimPad, draw.FontSize),
			Size: draw.FontSize, Bold: c.Holds, Color: s.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
		at := draw.Pt(box.X+box.W-claimVerdict/2, y)
		l.Line(s.verdict(c.Holds), 2, nil, verdict(at, math.Min(4.8, row/3), c.Holds)...)
	}
}
