package gate

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// unitPainter draws a unit with what it says of the case looked at.
type unitPainter struct {
	*unit
	style
}

// draw draws inputs, wires, body and output, and below them how well the unit
// does.
func (u unitPainter) draw(l *draw.Layer) {
	for i := range u.inputs {
		u.drawWire(l, i)
	}
	u.drawOutput(l)
	u.drawBody(l)
	for i := range u.inputs {
		u.drawInput(l, i)
	}
	if u.bare {
		return
	}
	for i := range u.inputs {
		if w := u.gate.Weights[i]; draw.Finite(w) {
			pill(l, u.pal, u.weightBox(i), plot.Short(w), plot.WireColor(u.theme, w))
		}
	}
	pill(l, u.pal, u.thresholdBox(), "θ = "+plot.Short(u.gate.Threshold), u.pal.Ink)
	u.drawStatus(l)
}

func (u unitPainter) drawWire(l *draw.Layer, i int) {
	w := u.gate.Weights[i]
	if !draw.Finite(w) {
		return
	}
	a, b := u.wire(i)
	d := draw.Toward(a, b)
	reach := plot.HeadReach + plot.WireWidth(w, mostWire)
	color := plot.WireColor(u.theme, w)
	stop := b
	if w != 0 {
		stop = b.Moved(d, -0.8*reach)
	}
	l.Line(color, plot.WireWidth(w, mostWire), plot.SignDash(w), draw.Path{a, stop})
	plot.WireHead(l, u.pal, b, d, reach, w, color)
}

// drawInput draws input i: filled where it is 1 in the case looked at.
func (u unitPainter) drawInput(l *draw.Layer, i int) {
	at := u.input(i)
	k, known := u.looked()
	u.signal(l, at, known, known && u.on(i, k))
	if !u.bare {
		l.Text(draw.Text{At: draw.Pt(at.X-u.node-5, at.Y), S: "x" + plot.Subscript(i+1), Size: draw.FontSize, Bold: true,
			Color: u.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Center}})
	}
}

// signal draws a node with what it says, where that is known.
func (u unitPainter) signal(l *draw.Layer, at draw.Point, known, one bool) {
	disc := draw.Placed(draw.Regular(36, 1, 0), at, u.node)
	ground, ink, digit := u.pal.Surface, u.pal.Ink, "0"
	if one {
		ground, ink, digit = u.pal.Ink, u.pal.Surface, "1"
	}
	l.Fill(ground, disc)
	l.Ring(u.pal.Ink, 1.6, disc)
	if known && !u.bare {
		l.Text(draw.Text{At: at, S: digit, Size: draw.FontSize, Bold: true, Color: ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}})
	}
}

// drawBody draws the unit with the sum of the case looked at, shaded as the sides
// of the threshold are.
func (u unitPainter) drawBody(l *draw.Layer) {
	disc := draw.Placed(draw.Regular(48, 1, 0), u.middle, u.body)
	k, known := u.looked()
	ground := u.theme.Middle()
	switch {
	case known && u.fires(k):
		ground = u.theme.Diverging(plot.FiresShade)
	case known:
		ground = u.theme.Diverging(plot.SilentShade)
	}
	l.Fill(ground, disc)
	l.Ring(u.pal.Ink, 2, disc)
	if u.bare {
		return
	}
	name := draw.Label(u.middle, "Σ w·x", u.pal.Ink, draw.Middle, draw.Center)
	if known {
		value := draw.Text{At: u.middle, S: plot.Short(u.gate.Sums[k]), Size: 16, Bold: true, Color: u.pal.Ink, Align: draw.Align{X: draw.Middle, Y: draw.Center}}
		if u.body < twoLineBody {
			value.At.Y -= 0.15 * u.body
			l.Text(value)
			return
		}
		name.At.Y -= 0.36 * u.body
		l.Text(value)
	}
	l.Text(name)
}

// drawOutput draws the wire to the output and what the unit says, and whether that
// is right.
func (u unitPainter) drawOutput(l *draw.Layer) {
	at := draw.Pt(u.right, u.middle.Y)
	k, known := u.looked()
	one := known && u.fires(k)
	width := 1.4
	if one {
		width = 3
	}
	tip := draw.Pt(at.X-u.node-1.5, at.Y)
	l.Line(u.pal.Ink, width, nil, draw.Path{u.middle, {X: tip.X - 0.8*plot.HeadReach, Y: tip.Y}})
	plot.WireHead(l, u.pal, tip, draw.Pt(1, 0), plot.HeadReach, 1, u.pal.Ink)
	u.signal(l, at, known, one)
	if u.bare || !known {
		return
	}
	says := "silent"
	if one {
		says = "fires"
	}
	x := math.Min(at.X, u.pane.X+u.pane.W-draw.TextWidth("silent", draw.SmallSize)/2)
	l.Text(draw.Text{At: draw.Pt(x, at.Y-u.node-9), S: says, Size: draw.SmallSize, Color: u.pal.Ink, Halo: u.pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Baseline}})
	if u.wrong(k) {
		ring := draw.Placed(draw.Regular(36, 1, 0), at, u.node+4)
		l.Ring(u.pal.Ink, 1.5, ring)
	}
	mark := draw.Pt(x, at.Y-u.node-28)
	l.Line(u.verdict(!u.wrong(k)), 2.2, nil, verdict(mark, 5.5, !u.wrong(k))...)
}

// drawStatus says how far the unit is from its target.
func (u unitPainter) drawStatus(l *draw.Layer) {
	n, name := u.wrongs(), u.gate.Name
	if name == "" {
		name = "the target"
	}
	s := "computes " + name
	switch {
	case n == 1:
		s = "1 row wrong"
	case n > 1:
		s = fmt.Sprintf("%d of %d rows wrong", n, u.cases())
	}
	r := u.pane
	if longer := s + ": not yet " + name; n > 0 && draw.TextWidth(longer, draw.FontSize) < r.W-statusMark {
		s = longer
	}
	s = draw.Cut(s, r.W-statusMark, draw.FontSize)
	x, y := r.X+(r.W-draw.TextWidth(s, draw.FontSize))/2, r.Y+r.H-statusRoom/2
	l.Line(u.verdict(n == 0), 2.2, nil, verdict(draw.Pt(x-4, y), 5, n == 0)...)
	l.Text(draw.Text{At: draw.Pt(x+8, y), S: s, Size: draw.FontSize, Bold: n == 0, Color: u.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
}
