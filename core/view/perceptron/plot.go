package perceptron

import (
	"math"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// drawPlot draws the values up to the moment shown, faint beyond it, and shades
// where the proof says that they cannot be.
func (r *plan) drawPlot(l *draw.Layer, q *proofPlot) {
	r.shadeBeyond(l, q)
	r.plotAxes(l, q)
	path := make(draw.Path, len(q.values))
	for k, v := range q.values {
		path[k] = q.pixel(float64(k), v)
	}
	now := max(0, min(r.rule.Count, len(path)-1))
	inside := q.plot.Grown(2)
	color := bestColor()
	l.Line(color, 1.8, bestDash, draw.Clipped(q.boundPath(), inside)...)
	l.Line(r.pal.Ink.Alpha(plot.Faded/2), 1.4, nil, draw.Drawn(path[now:], inside)...)
	l.Line(r.pal.Ink, 1.8, nil, draw.Drawn(path[:now+1], inside)...)
	apart := plot.NewSpacing(6)
	var done, ahead []draw.Path
	for k, at := range path {
		if !draw.Drawable(at) || !inside.Holds(at) || !apart.Claim(at) {
			continue
		}
		if dot := draw.Placed(draw.Regular(12, 1, 0), at, 2.1); k <= now {
			done = append(done, dot)
		} else {
			ahead = append(ahead, dot)
		}
	}
	l.Fill(r.pal.Ink.Alpha(plot.Faded/2), ahead...)
	l.Fill(r.pal.Ink, done...)
	if at := path[now]; draw.Drawable(at) && inside.Holds(at) {
		disc := draw.Placed(draw.Regular(24, 1, 0), at, 4.2)
		l.Ring(r.pal.Surface, 3, disc)
		l.Fill(r.theme.Accent(), disc)
	}
	r.plotTitle(l, q, now)
}

// boundPath returns the bound as a line; it is straight on its scale, but where
// the start was not 0.
func (q *proofPlot) boundPath() draw.Path {
	const pieces = 48
	path := make(draw.Path, 0, pieces+1)
	for i := range pieces + 1 {
		t := draw.Share(i, pieces)
		if q.root {
			t *= t
		}
		k := t * q.last
		path = append(path, q.pixel(k, q.bound(k)))
	}
	return path
}

// shadeBeyond shades what the proof leaves out: beyond the bound, and beyond what
// a cosine can be.
func (r *plan) shadeBeyond(l *draw.Layer, q *proofPlot) {
	shade := r.pal.Hole.Alpha(0.55)
	edge := q.plot.Y
	if q.above {
		edge += q.plot.H
	}
	var part draw.Path
	for _, at := range q.boundPath() {
		if draw.Drawable(at) {
			part = append(part, draw.Pt(at.X, math.Max(q.plot.Y, math.Min(q.plot.Y+q.plot.H, at.Y))))
		}
	}
	if len(part) > 1 {
		l.Fill(shade, append(part, draw.Pt(part[len(part)-1].X, edge), draw.Pt(part[0].X, edge)))
	}
	if q.most < q.high {
		top := q.pixel(0, q.most).Y
		l.Fill(shade, draw.Rect{X: q.plot.X, Y: q.plot.Y, W: q.plot.W, H: top - q.plot.Y}.Outline())
		l.Line(r.pal.Ink, 1, nil, draw.Path{{X: q.plot.X, Y: top}, {X: q.plot.X + q.plot.W, Y: top}})
	}
}

// plotAxes draws the axes with their labels.
func (r *plan) plotAxes(l *draw.Layer, q *proofPlot) {
	b := q.plot
	label := func(t plot.Tick, x, y float64, align draw.Align) {
		l.Text(draw.Text{At: draw.Pt(x, y), S: t.Label, Size: draw.SmallSize, Color: r.pal.Faint, Align: align})
	}
	for _, t := range plot.Ticks(q.low, q.high, max(2, int(b.H/proofTick))) {
		y := q.pixel(0, t.At).Y
		l.Line(r.pal.Rule, 1, nil, draw.Path{{X: b.X - 3, Y: y}, {X: b.X, Y: y}})
		if draw.TextWidth(t.Label, draw.SmallSize) > b.X-r.proof.X {
			t.Label = plot.Short(t.At)
		}
		label(t, b.X-5, y, draw.Align{X: draw.End, Y: draw.Center})
	}
	l.Line(r.pal.Rule, 1, nil, draw.Path{{X: b.X, Y: b.Y}, {X: b.X, Y: b.Y + b.H}, {X: b.X + b.W, Y: b.Y + b.H}})
	name := "k"
	if bound, ok := r.most(); ok && q.root && 3*draw.TextWidth(bound, draw.SmallSize) < b.W {
		name += " ≤ " + bound
	}

	l.Text(draw.Text{At: draw.Pt(b.X+b.W, b.Y+b.H+4), S: name, Size: draw.SmallSize, Bold: true, Color: r.pal.Ink, Align: draw.Align{X: draw.End, Y: draw.Top}})
	end := b.X + b.W - draw.TextWidth(name, draw.SmallSize) - 12 // where the labels must end: the name is bold
	free := b.X - 20
	for _, t := range r.plotTicks(q) {
		half := draw.TextWidth(t.Label, draw.SmallSize) / 2
		x := q.x(t.At)
		l.Line(r.pal.Rule, 1, nil, draw.Path{{X: x, Y: b.Y + b.H}, {X: x, Y: b.Y + b.H + 3}})
		if x-half > free && x+half < end {
			label(t, x, b.Y+b.H+4, draw.Align{X: draw.Middle, Y: draw.Top})
			free = x + half + 5
		}
	}
}

// plotTicks returns the labelled numbers of modifications; on a square-root scale
// they are squares of such numbers.
func (r *plan) plotTicks(q *proofPlot) []plot.Tick {
	if !q.root {
		return plot.Ticks(0, q.last, int(math.Min(q.plot.W/proofTick, q.last)))
	}
	list := plot.Ticks(0, math.Sqrt(q.last), int(math.Min(q.plot.W/proofTick, math.Sqrt(q.last))))
	for i := range list {
		list[i].At *= list[i].At
		list[i].Label = plot.Fixed(list[i].At, 1, 0)
	}
	return list
}

// plotTitle writes the inequality above the plot, and its numbers where there is
// room.
func (r *plan) plotTitle(l *draw.Layer, q *proofPlot, now int) {
	room := q.plot.W + q.plot.X - r.proof.X
	if r.inRow {
		room = q.plot.W + proofNarrow - 4
	}
	y, x := q.plot.Y-proofTitle/2, q.plot.X+q.plot.W-room
	s := q.name + " " + q.sign + " " + q.asked
	if draw.TextWidth(s, draw.SmallSize) > room {
		s = q.name
	}
	l.Text(draw.Text{At: draw.Pt(x, y), S: s, Size: draw.SmallSize, Bold: true, Color: r.pal.Ink, Align: draw.Align{X: draw.Start, Y: draw.Center}})
	v, b := q.values[now], q.bound(float64(now))
	if !draw.Finite(v, b) {
		return
	}
	numbers := "k = " + strconv.Itoa(now) + ":  " + plot.Short(v) + " " + q.sign + " " + plot.Short(b)
	if draw.TextWidth(s, draw.SmallSize)*1.1+draw.TextWidth(numbers, draw.SmallSize)+10 < room {
		l.Text(draw.Label(draw.Pt(q.plot.X+q.plot.W, y), numbers, r.pal.Ink, draw.End, draw.Center))
	}
}
