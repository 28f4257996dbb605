package inner

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// axes draws the grid and labels of a panel; below says whether it has the
// iterations under it.
func (p *panel) axes(l *draw.Layer, below bool, h float64, pal *draw.Palette) {
	r := p.plot
	var grid []draw.Path
	for _, t := range p.ticks() {
		y := r.Y + r.H*(p.high-t.At)/(p.high-p.low)
		grid = append(grid, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
		if p.labels == whole && y > r.Y+plot.NameRoom {
			l.Text(draw.Label(draw.Pt(r.X-labelGap, y), t.Label, pal.Faint, draw.End, draw.Center))
		}
	}
	l.Line(pal.Grid, 1, nil, grid...)
	l.Line(pal.Rule, 1, nil, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: r.Y + r.H}, {X: r.X + r.W, Y: r.Y + r.H}})
	if p.labels == bare {
		return
	}
	l.Text(plot.AxisName(p.name, r, pal))
	if !below || p.labels != whole {
		return
	}
	name := alongName
	if r.W < leastName {
		name = alongShort
	}
	end := r.X + r.W - draw.TextWidth(name, draw.SmallSize)
	l.Text(draw.Label(draw.Pt(r.X+r.W, r.Y+r.H+5), name, pal.Ink, draw.End, draw.Top))
	for _, t := range plot.Ticks(0, float64(p.last), int(math.Min(r.W/40, float64(p.last)))) {
		x, half := p.x(t.At), draw.TextWidth(t.Label, draw.SmallSize)/2
		if x+half < end {
			l.Text(draw.Label(draw.Pt(x, r.Y+r.H+5), t.Label, pal.Faint, draw.Middle, draw.Top))
		} else if name == alongShort { // the last label is before the name
			l.Text(draw.Label(draw.Pt(end-3, r.Y+r.H+5), t.Label, pal.Faint, draw.End, draw.Top))
		}
	}
}

// The name of the horizontal axis, and what it is where the labels need the room.
const (
	alongName  = "iteration i"
	alongShort = "i"
	leastName  = 280 // width of a panel that has room for the whole
)

// labelWidth returns the width of the widest label of the panel's vertical axis.
func (p *panel) labelWidth() float64 {
	widest := 0.0
	for _, t := range p.ticks() {
		widest = math.Max(widest, draw.TextWidth(t.Label, draw.SmallSize))
	}
	return widest
}

// ticks returns the labelled places on the panel's vertical axis.
func (p *panel) ticks() []plot.Tick {
	const pitch = 26 // pixels between two, at least
	most := max(2, int(p.plot.H/pitch))
	if !p.log {
		list := plot.Ticks(p.low, p.high, most)
		for i := range list {
			if draw.TextWidth(list[i].Label, draw.SmallSize) > marginLeft-8 {
				list[i].Label = plot.Short(list[i].At)
			}
		}
		return list
	}
	every := math.Max(1, plot.TickStep((p.high-p.low)/float64(most)))
	var list []plot.Tick
	for t := math.Ceil(p.low/every) * every; t <= p.high; t += every {
		list = append(list, plot.Tick{At: t, Label: plot.Power(int(t))})
	}
	return list
}

// window draws the k iterations the stopping rule looks back over, as a band with
// a bracket at the top, where the falling curve leaves room. There is none before
// the rule has seen enough.
func (p *panel) window(l *draw.Layer, k int, pal *draw.Palette) {
	n := len(p.values) - 1
	if k < 1 || n <= k {
		return
	}
	from, to := p.x(float64(n-k)), p.x(float64(n))
	l.Fill(pal.Ink.Alpha(0.07), draw.Rect{X: from, Y: p.plot.Y, W: to - from, H: p.plot.H}.Outline())
	y := p.plot.Y + 3
	l.Line(pal.Ink, 1.4, nil, draw.Path{{X: from, Y: y + 4}, {X: from, Y: y}, {X: to, Y: y}, {X: to, Y: y + 4}})
	s := "k = " + strconv.Itoa(k)
	if half := draw.TextWidth(s, draw.SmallSize) / 2; p.plot.H > 2*plot.NameRoom && 4*half < p.plot.W {
		x := math.Min((from+to)/2, p.plot.X+p.plot.W-half)
		l.Text(draw.Text{At: draw.Pt(x, y+5), S: s, Size: draw.SmallSize, Color: pal.Ink, Halo: pal.Surface, Align: draw.Align{X: draw.Middle, Y: draw.Top}})
	}
}

// curve draws the values, the candidates as dots and the one taken with a ring.
func (p *panel) curve(l *draw.Layer, in *wire.Inner, color draw.Color, pal *draw.Palette) {
	path := make(draw.Path, len(p.values))
	for i := range path {
		path[i] = p.pixel(i)
	}
	inside := p.plot.Grown(2)
	if ahead(in) {
		l.Line(color.Alpha(comingShade), 1.4, nil, draw.Clipped(draw.Thinned(path), inside)...)
		path = path[:max(0, min(in.At.I+1, len(path)))]
	}
	parts := draw.Clipped(draw.Thinned(path), inside)
	l.Line(pal.Surface, 3.6, nil, parts...)
	l.Line(color, 2, nil, parts...)
	var dots []draw.Path
	apart := plot.NewSpacing(7)
	for i, at := range path {
		if i < len(in.Stored) && in.Stored[i] && inside.Holds(at) && apart.Claim(at) {
			dots = append(dots, draw.Placed(draw.Regular(16, 1, 0), at, 3))
		}
	}
	casing := pal.Casing(color)
	l.Ring(casing, 1.6, dots...)
	l.Fill(color, dots...)
	if t := in.Taken; t >= 0 && t < len(path) && inside.Holds(path[t]) {
		ring := draw.Placed(draw.Regular(24, 1, 0), path[t], 6)
		l.Ring(pal.Surface, 3.8, ring)
		l.Ring(pal.Ink, 1.8, ring)
	}
}

// comingShade is the opacity of the curve where slow motion has not come yet.
const comingShade = 0.25

// ahead reports whether slow motion goes through the run, and iterates are still to come.
func ahead(in *wire.Inner) bool { return in.At != nil && in.At.Ahead }

// marked draws the iterate that is marked, with a line down to its number.
func (p *panel) marked(l *draw.Layer, in *wire.Inner, theme draw.Theme) {
	if in.At == nil || in.At.I < 0 || in.At.I >= len(p.values) {
		return
	}
	pal, at, r := theme.Palette(), p.pixel(in.At.I), p.plot
	if !draw.Drawable(at) {
		return
	}
	l.Line(theme.Accent(), 1, nil, draw.Path{{X: at.X, Y: r.Y}, {X: at.X, Y: r.Y + r.H}})
	plot.IterationMark(l, pal, theme, draw.Pt(at.X, math.Max(r.Y, math.Min(at.Y, r.Y+r.H))))
}

// Hit returns the inner iteration under x, as a place in the plot.
func (View) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	if p.Look == nil || p.Look.Inner == nil || len(p.Look.Inner.Phi) == 0 || !draw.Finite(x, y) {
		return view.Target{}
	}
	w, h := room.Size()
	for _, q := range panelsOf(p.Look.Inner, w, h) {
		across := draw.Rect{X: q.plot.X, W: q.plot.W, H: h} // above and below it too, for the iterates are the same
		if across.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
			i := math.Max(0, math.Min(float64(q.last), math.Round((x-q.plot.X)/q.plot.W*float64(q.last))))
			return view.Target{Kind: view.HitPlane, X: i, Y: q.high - (q.high-q.low)*(y-q.plot.Y)/q.plot.H, Step: int(i), Inner: int(i) + 1}
		}
	}
	return view.Target{}
}
