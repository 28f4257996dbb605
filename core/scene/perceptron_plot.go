package scene

import (
	"math"
	"strconv"
)

// drawPlot draws the values up to the moment shown, faint beyond it, and shades
// where the proof says that they cannot be.
func (r *rulePlan) drawPlot(l *Layer, q *proofPlot) {
	r.shadeBeyond(l, q)
	r.plotAxes(l, q)
	path := make(Path, len(q.values))
	for k, v := range q.values {
		path[k] = q.pixel(float64(k), v)
	}
	now := max(0, min(r.rule.Count, len(path)-1))
	inside := q.plot.grown(2)
	color := bestColor()
	l.line(color, 1.8, bestDash, clipped(q.boundPath(), inside)...)
	l.line(r.pal.ink.alpha(faded/2), 1.4, nil, drawn(path[now:], inside)...)
	l.line(r.pal.ink, 1.8, nil, drawn(path[:now+1], inside)...)
	apart := newSpacing(6)
	var done, ahead []Path
	for k, at := range path {
		if !drawable(at) || !inside.holds(at) || !apart.claim(at) {
			continue
		}
		if dot := placed(regular(12, 1, 0), at, 2.1); k <= now {
			done = append(done, dot)
		} else {
			ahead = append(ahead, dot)
		}
	}
	l.fill(r.pal.ink.alpha(faded/2), ahead...)
	l.fill(r.pal.ink, done...)
	if at := path[now]; drawable(at) && inside.holds(at) {
		disc := placed(regular(24, 1, 0), at, 4.2)
		l.ring(r.pal.surface, 3, disc)
		l.fill(r.theme.accent(), disc)
	}
	r.plotTitle(l, q, now)
}

// boundPath returns the bound as a line; it is straight on its scale, but where
// the start was not 0.
func (q *proofPlot) boundPath() Path {
	const pieces = 48
	path := make(Path, 0, pieces+1)
	for i := range pieces + 1 {
		t := share(i, pieces)
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
func (r *rulePlan) shadeBeyond(l *Layer, q *proofPlot) {
	shade := r.pal.hole.alpha(0.55)
	edge := q.plot.Y
	if q.above {
		edge += q.plot.H
	}
	var part Path
	for _, at := range q.boundPath() {
		if drawable(at) {
			part = append(part, Point{at.X, math.Max(q.plot.Y, math.Min(q.plot.Y+q.plot.H, at.Y))})
		}
	}
	if len(part) > 1 {
		l.fill(shade, append(part, Point{part[len(part)-1].X, edge}, Point{part[0].X, edge}))
	}
	if q.most < q.high {
		top := q.pixel(0, q.most).Y
		l.fill(shade, Rect{q.plot.X, q.plot.Y, q.plot.W, top - q.plot.Y}.outline())
		l.line(r.pal.ink, 1, nil, Path{{q.plot.X, top}, {q.plot.X + q.plot.W, top}})
	}
}

// plotAxes draws the axes with their labels.
func (r *rulePlan) plotAxes(l *Layer, q *proofPlot) {
	b := q.plot
	label := func(t tick, x, y float64, align Align) {
		l.text(Text{At: Point{x, y}, S: t.label, Size: smallSize, Color: r.pal.faint, Align: align})
	}
	for _, t := range ticks(q.low, q.high, max(2, int(b.H/proofTick))) {
		y := q.pixel(0, t.at).Y
		l.line(r.pal.rule, 1, nil, Path{{b.X - 3, y}, {b.X, y}})
		if textWidth(t.label, smallSize) > b.X-r.proof.X {
			t.label = short(t.at)
		}
		label(t, b.X-5, y, Align{End, Center})
	}
	l.line(r.pal.rule, 1, nil, Path{{b.X, b.Y}, {b.X, b.Y + b.H}, {b.X + b.W, b.Y + b.H}})
	name := "k"
	if bound, ok := r.most(); ok && q.root && 3*textWidth(bound, smallSize) < b.W {
		name += " ≤ " + bound
	}

	l.text(Text{At: Point{b.X + b.W, b.Y + b.H + 4}, S: name, Size: smallSize, Bold: true, Color: r.pal.ink, Align: Align{End, Top}})
	end := b.X + b.W - textWidth(name, smallSize) - 5 // where the labels must end
	free := b.X - 20
	for _, t := range r.plotTicks(q) {
		half := textWidth(t.label, smallSize) / 2
		x := q.x(t.at)
		l.line(r.pal.rule, 1, nil, Path{{x, b.Y + b.H}, {x, b.Y + b.H + 3}})
		if x-half > free && x+half < end {
			label(t, x, b.Y+b.H+4, Align{Middle, Top})
			free = x + half + 5
		}
	}
}

// plotTicks returns the labelled numbers of modifications; on a square-root scale
// they are squares of such numbers.
func (r *rulePlan) plotTicks(q *proofPlot) []tick {
	if !q.root {
		return ticks(0, q.last, int(math.Min(q.plot.W/proofTick, q.last)))
	}
	list := ticks(0, math.Sqrt(q.last), int(math.Min(q.plot.W/proofTick, math.Sqrt(q.last))))
	for i := range list {
		list[i].at *= list[i].at
		list[i].label = fixed(list[i].at, 1, 0)
	}
	return list
}

// plotTitle writes the inequality above the plot, and its numbers where there is
// room.
func (r *rulePlan) plotTitle(l *Layer, q *proofPlot, now int) {
	room := q.plot.W + q.plot.X - r.proof.X
	if r.inRow {
		room = q.plot.W + proofNarrow - 4
	}
	y, x := q.plot.Y-proofTitle/2, q.plot.X+q.plot.W-room
	s := q.name + " " + q.sign + " " + q.asked
	if textWidth(s, smallSize) > room {
		s = q.name
	}
	l.text(Text{At: Point{x, y}, S: s, Size: smallSize, Bold: true, Color: r.pal.ink, Align: Align{Start, Center}})
	v, b := q.values[now], q.bound(float64(now))
	if !finite(v, b) {
		return
	}
	numbers := "k = " + strconv.Itoa(now) + ":  " + short(v) + " " + q.sign + " " + short(b)
	if textWidth(s, smallSize)*1.1+textWidth(numbers, smallSize)+10 < room {
		l.text(Text{At: Point{q.plot.X + q.plot.W, y}, S: numbers, Size: smallSize, Color: r.pal.ink, Align: Align{End, Center}})
	}
}
