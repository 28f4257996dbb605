package cg

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// How the listing is drawn, in pixels.
const (
	listingHead = 44.0 // title and names of the columns
	leastRow    = 15.0
	mostRow     = 32.0
	leastNumber = 66.0 // width of a column of numbers
	mostNumber  = 96.0
	codeLeft    = 20.0  // room of the sign
	namedWidth  = 400.0 // of a listing from which it says what its numbers are
	codeIndent  = 6.0   // of a space at the beginning of a line
	listingWide = 640.0 // from which there is room beside a listing
)

// listingHeight returns the least height of a listing with so many rows.
func listingHeight(rows int) float64 { return listingHead + leastRow*float64(rows) }

// row is a row of the drawing: a line of the listing, or of one that is misprinted
// the printed line, and below it the corrected one.
type row struct {
	line *wire.Line
	text string
	sign string  // "✗" for a misprint, "✓" for its correction
	has  [2]bool // the numbers as printed, and those corrected
}

func (g *plan) rows() []row {
	var rows []row
	for i := range g.c.Lines {
		n := &g.c.Lines[i]
		if n.Printed == n.Corrected {
			rows = append(rows, row{n, n.Printed, "", [2]bool{true, true}})
			continue
		}
		rows = append(rows, row{n, n.Printed, "✗", [2]bool{true, false}}, row{n, n.Corrected, "✓", [2]bool{false, true}})
	}
	return rows
}

// drawListing writes the listing line by line with the numbers of the step shown:
// those as printed, and those of the corrected one. What runs at this step is on
// a ground of its own.
func (g *plan) drawListing(l *draw.Layer) {
	rows := g.rows()
	each := math.Min(mostRow, (g.listing.H-listingHead)/math.Max(1, float64(len(rows))))
	if g.bare || each < draw.SmallSize || g.listing.W < 2*leastPart {
		return
	}
	title := fmt.Sprintf("%s, step %d", g.c.Source, g.step)
	if long := "Conjugate gradients in " + title; draw.TextWidth(long, draw.FontSize) < g.listing.W {
		title = long
	}
	g.heading(l, g.listing, title)
	right := g.listing.X + g.listing.W - 6
	ends := [2]float64{right - g.numberWidth(), right}
	for i, d := range g.c.Listings {
		if i < len(ends) {
			l.Text(draw.Text{At: draw.Pt(ends[i], g.listing.Y+30), S: d.Label, Size: draw.SmallSize, Bold: true, Color: g.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Center}})
		}
	}
	for i, n := range rows {
		box := draw.Rect{X: g.listing.X, Y: g.listing.Y + listingHead + float64(i)*each, W: g.listing.W, H: each}
		if n.line.Quantity != "" && n.line.Loop == (g.step > 0) {
			l.Fill(g.pal.Ink.Alpha(0.055), box.Outline())
		}
		g.drawRow(l, n, box, ends)
	}
}

// numberWidth returns the width of a column of numbers.
func (g *plan) numberWidth() float64 {
	return math.Max(leastNumber, math.Min(mostNumber, g.listing.W/5))
}

// drawRow writes one row, with numbers that end at the given places, and what they
// are where there is room.
func (g *plan) drawRow(l *draw.Layer, n row, box draw.Rect, ends [2]float64) {
	y := box.Y + box.H/2
	text := func(x float64, s string, size float64, bold bool, color draw.Color, align draw.AlignX) {
		l.Text(draw.Text{At: draw.Pt(x, y), S: s, Size: size, Bold: bold, Color: color, Align: draw.Align{X: align, Y: draw.Center}})
	}
	text(box.X+5, n.sign, draw.FontSize, true, g.theme.Accent(), draw.Start)
	code := strings.TrimLeft(n.text, " ")
	left := box.X + codeLeft + codeIndent*float64(len(n.text)-len(code))
	room := box.X + box.W - left - 4
	if n.line.Quantity != "" {
		room = ends[0] - g.numberWidth() - left
	}
	text(left, draw.Cut(code, room, draw.FontSize), draw.FontSize, n.sign != "", g.pal.Ink, draw.Start)
	if box.W > namedWidth {
		text(ends[0]-g.numberWidth()-plot.Inset, n.line.Quantity, draw.SmallSize, false, g.pal.Faint, draw.End)
	}
	for i, values := range n.line.Values {
		if i >= len(ends) || !n.has[i] || len(values) == 0 || n.line.Loop && g.step == 0 {
			continue
		}
		if v := values[max(0, min(g.step, len(values)-1))]; !math.IsNaN(v) {
			text(ends[i], plot.Short(v), draw.FontSize, false, g.pal.Ink, draw.End)
		}
	}
}
