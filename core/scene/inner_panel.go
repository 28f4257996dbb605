package scene

import (
	"math"
	"strconv"

	"hfplayground/core/wire"
)

// axes draws the grid and labels of a panel; below says whether it has the
// iterations under it.
func (p *panel) axes(l *Layer, below bool, h float64, pal *palette) {
	r := p.plot
	bare := r.X < innerLeft
	var grid []Path
	for _, t := range p.ticks(max(2, int(r.H/26))) {
		y := r.Y + r.H*(p.high-t.at)/(p.high-p.low)
		grid = append(grid, Path{{r.X, y}, {r.X + r.W, y}})
		if !bare && y > r.Y+nameRoom {
			l.text(Text{At: Point{r.X - 6, y}, S: t.label, Size: smallSize, Color: pal.faint, Align: Align{End, Center}})
		}
	}
	l.line(pal.grid, 1, nil, grid...)
	l.line(pal.rule, 1, nil, Path{{r.X, r.Y}, {r.X, r.Y + r.H}, {r.X + r.W, r.Y + r.H}})
	if bare {
		return
	}
	l.text(axisName(p.name, r, pal))
	if !below {
		return
	}
	for _, t := range ticks(0, float64(p.last), int(math.Min(r.W/40, float64(p.last)))) {
		l.text(Text{At: Point{p.x(t.at), r.Y + r.H + 5}, S: t.label, Size: smallSize, Color: pal.faint, Align: Align{Middle, Top}})
	}
}

// ticks returns at most most labelled places on the panel's vertical axis.
func (p *panel) ticks(most int) []tick {
	if !p.log {
		list := ticks(p.low, p.high, most)
		for i := range list {
			if textWidth(list[i].label, smallSize) > innerLeft-8 {
				list[i].label = short(list[i].at)
			}
		}
		return list
	}
	every := math.Max(1, tickStep((p.high-p.low)/float64(most)))
	var list []tick
	for t := math.Ceil(p.low/every) * every; t <= p.high; t += every {
		list = append(list, tick{t, power(int(t))})
	}
	return list
}

// window draws the k iterations the stopping rule looks back over, as a band with
// a bracket at the top, where the falling curve leaves room. There is none before
// the rule has seen enough.
func (p *panel) window(l *Layer, k int, pal *palette) {
	n := len(p.values) - 1
	if k < 1 || n <= k {
		return
	}
	from, to := p.x(float64(n-k)), p.x(float64(n))
	l.fill(pal.ink.alpha(0.07), Rect{from, p.plot.Y, to - from, p.plot.H}.outline())
	y := p.plot.Y + 3
	l.line(pal.ink, 1.4, nil, Path{{from, y + 4}, {from, y}, {to, y}, {to, y + 4}})
	s := "k = " + strconv.Itoa(k)
	if half := textWidth(s, smallSize) / 2; p.plot.H > 2*nameRoom && 4*half < p.plot.W {
		x := math.Min((from+to)/2, p.plot.X+p.plot.W-half)
		l.text(Text{At: Point{x, y + 5}, S: s, Size: smallSize, Color: pal.ink, Halo: pal.surface, Align: Align{Middle, Top}})
	}
}

// curve draws the values, the candidates as dots and the one taken with a ring.
func (p *panel) curve(l *Layer, in *wire.Inner, color Color, pal *palette) {
	path := make(Path, len(p.values))
	for i := range path {
		path[i] = p.pixel(i)
	}
	inside := p.plot.grown(2)
	parts := clipped(thinned(path), inside)
	l.line(pal.surface, 3.6, nil, parts...)
	l.line(color, 2, nil, parts...)
	var dots []Path
	apart := newSpacing(7)
	for i, at := range path {
		if i < len(in.Stored) && in.Stored[i] && inside.holds(at) && apart.claim(at) {
			dots = append(dots, placed(regular(16, 1, 0), at, 3))
		}
	}
	casing := pal.casing(color)
	l.ring(casing, 1.6, dots...)
	l.fill(color, dots...)
	if t := in.Taken; t >= 0 && t < len(path) && inside.holds(path[t]) {
		ring := placed(regular(24, 1, 0), path[t], 6)
		l.ring(pal.surface, 3.8, ring)
		l.ring(pal.ink, 1.8, ring)
	}
}

// Hit returns the inner iteration under x, as a place in the plot.
func (Inner) Hit(p wire.Picture, w, h, x, y, _ float64) Target {
	if p.Look == nil || p.Look.Inner == nil || len(p.Look.Inner.Phi) == 0 || !finite(x, y) {
		return Target{}
	}
	for _, q := range innerPanels(p.Look.Inner, side(w), side(h)) {
		if q.plot.grown(cursorSize).holds(Point{x, y}) {
			i := math.Max(0, math.Min(float64(q.last), math.Round((x-q.plot.X)/q.plot.W*float64(q.last))))
			return Target{Kind: HitPlane, X: i, Y: q.high - (q.high-q.low)*(y-q.plot.Y)/q.plot.H, Step: int(i)}
		}
	}
	return Target{}
}
