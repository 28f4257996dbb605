package strip

import (
	"fmt"
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// text says what the number of a spot that has a place is, and the number: "unit 7, time step 12: 0.83".
func (g *plan) text(s wire.Spot) string {
	if k := g.answer(s); k >= 0 {
		return g.answerText(s.Unit, k)
	}
	for i := range g.bands {
		b := &g.bands[i]
		if b.letters && s.Layer == b.layer {
			return fmt.Sprintf("time step %d reads %s", s.From+1, wire.Quoted(g.s.Names[s.Unit]))
		}
		if b.layer != s.Layer || s.Unit >= b.rows {
			continue
		}
		v := b.value(s.Unit, s.From)
		switch {
		case b.layer < 0:
			return fmt.Sprintf("input %s, time step %d: %s", b.name(s.Unit), s.From+1, plot.Short(v))
		case len(g.s.Hidden) > 1:
			return fmt.Sprintf("layer %d, unit %d, time step %d: %s", b.layer+1, s.Unit+1, s.From+1, hundredths(v))
		}
		return fmt.Sprintf("unit %d, time step %d: %s", s.Unit+1, s.From+1, hundredths(v))
	}
	return ""
}

// answerText says what is answered, and what the target is.
func (g *plan) answerText(unit, k int) string {
	n := g.s.Width()
	i, step := k*n+unit, g.s.Counted[k]+1
	if len(g.s.Classes) > 0 {
		name := g.s.Classes[unit]
		if g.answers.letters {
			name = wire.Quoted(name)
		}
		text := fmt.Sprintf("%s, time step %d: %s", name, step, hundredths(g.s.Outputs[i]))
		if g.s.Targets[i] > 0.5 {
			text += ", the target"
		}
		return text
	}
	what := "answer"
	if n > 1 {
		what = fmt.Sprintf("answer %d", unit+1)
	}
	return fmt.Sprintf("%s, time step %d: %s, target %s", what, step, plot.Short(g.s.Outputs[i]), plot.Short(g.s.Targets[i]))
}

// leastRing is the sides of the ring around a small cell, in pixels.
const leastRing = 6.0

// read marks the number that a spot names, and writes it beside.
func (g *plan) read(l *draw.Layer, s *wire.Spot, theme draw.Theme) {
	if s == nil || s.Kind != wire.SpotReading {
		return
	}
	r, ok := g.place(*s)
	if !ok {
		return
	}
	text := g.text(*s)
	pal := theme.Palette()
	ring := r.Grown(1)
	if d := math.Max(0, leastRing-ring.W); d > 0 {
		ring.X, ring.W = ring.X-d/2, ring.W+d
	}
	if d := math.Max(0, leastRing-ring.H); d > 0 {
		ring.Y, ring.H = ring.Y-d/2, ring.H+d
	}
	l.Ring(pal.Surface, 4.2, ring.Outline())
	l.Ring(theme.Accent(), 2, ring.Outline())
	if g.bare {
		return
	}
	left := draw.Rect{X: g.answers.r.X - g.answers.names, Y: ring.Y, H: ring.H}
	if g.answer(*s) >= 0 && g.answers.classes && plot.TipBeside(l, theme, text, left, g.all) {
		return // above are other answers
	}
	plot.Tip(l, theme, text, ring, g.all)
}
