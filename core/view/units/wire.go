package units

import (
	"math"
	"sort"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// link is a wire between two units, or from one to itself.
type link struct {
	to, from int
	weight   float64
	both     bool      // the same weight leads back
	path     draw.Path // from the edge of one unit to that of the other; nil where there is no room
}

// How wires run.
const (
	wirePoints = 14
	wireGap    = 2.0  // pixels between the end of a wire and its unit
	pairBend   = 0.13 // of two wires between the same units, in distances
	loopSize   = 0.85 // radius of a loop, in radii of the unit
	mostWidth  = 4.6  // width of a wire of great weight, in pixels
	manyWires  = 40   // from which wires are thin and those with the same weight both ways have no heads
	fewWires   = 14   // up to which weights are written
	clearOf    = 4.0  // pixels that a wire keeps from other units
)

// bends is the ways that a wire may take past other units, in distances, the first
// that is free.
var bends = [...]float64{0, 0.17, -0.17, 0.32, -0.32}

// wires returns the wires that are drawn, the strongest last.
func (n *net) wires() []link {
	var all []link
	for i := range n.at {
		for j := range n.at {
			w := n.weight(i, j)
			back := n.weight(j, i)
			if w == 0 || !n.shown(i) || !n.shown(j) || i < j && w == back {
				continue // the same both ways is one wire
			}
			all = append(all, link{to: i, from: j, weight: w, both: i != j && w == back})
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return math.Abs(all[a].weight) < math.Abs(all[b].weight) })
	for k := range all {
		all[k].path = n.way(&all[k])
	}
	return all
}

// way returns the way of a wire: straight, bent where another leads back, or bent
// past units in between.
func (n *net) way(k *link) draw.Path {
	if k.to == k.from {
		return n.loop(k.to)
	}
	a, b := n.at[k.from], n.at[k.to]
	if !k.both && n.weight(k.from, k.to) != 0 {
		return n.bent(a, b, pairBend)
	}
	for _, bend := range bends {
		if path := n.bent(a, b, bend); n.free(path, k) {
			return path
		}
	}
	return n.bent(a, b, 0)
}

// bent returns points of a parabola from a to b, between the edges of the units
// there, that is bend distances off the straight line in the middle.
func (n *net) bent(a, b draw.Point, bend float64) draw.Path {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	cut := n.size + wireGap
	if d <= 2*cut {
		return nil
	}
	u := draw.Toward(a, b)
	at := func(t float64) draw.Point {
		return draw.Partway(a, b, t).Moved(draw.Pt(u.Y, -u.X), 4*bend*d*t*(1-t))
	}
	low, high := 0.0, 0.5 // where the curve leaves the edge of the unit
	for range 24 {
		middle := (low + high) / 2
		if p := at(middle); math.Hypot(p.X-a.X, p.Y-a.Y) < cut {
			low = middle
		} else {
			high = middle
		}
	}
	if bend == 0 {
		return draw.Path{at(low), at(0.5), at(1 - low)}
	}
	path := make(draw.Path, wirePoints+1)
	for k := range path {
		path[k] = at(low + (1-2*low)*draw.Share(k, wirePoints))
	}
	return path
}

// free reports whether a wire keeps clear of the other units.
func (n *net) free(path draw.Path, k *link) bool {
	for i, q := range n.at {
		if i == k.to || i == k.from || !n.shown(i) {
			continue
		}
		for s := range max(0, len(path)-1) {
			if draw.SegmentDistance(q, path[s], path[s+1]) < n.size+clearOf {
				return false
			}
		}
	}
	return true
}

// loop returns the way from unit i round to itself, on the side away from the
// middle of the net.
func (n *net) loop(i int) draw.Path {
	r := loopSize * n.size
	out := draw.Toward(n.middle(), n.at[i])
	c := n.at[i].Moved(out, n.size+0.62*r)
	from := math.Atan2(-out.Y, -out.X)
	const open = 0.92 // half the angle that lies within the unit, in radians
	path := make(draw.Path, wirePoints+1)
	for k := range path {
		sin, cos := math.Sincos(from + open + (2*math.Pi-2*open)*draw.Share(k, wirePoints))
		path[k] = draw.Pt(c.X+r*cos, c.Y+r*sin)
	}
	return path
}

// drawWires draws wires and their heads, the weakest first.
func (n *net) drawWires(l *draw.Layer, wires []link) {
	most, reach := mostWidth, math.Min(plot.HeadReach, 0.55*n.size)
	heads := len(wires) <= manyWires
	if !heads {
		most, reach = mostWidth/2, 0.7*reach
	}
	for i := range wires {
		k := &wires[i]
		if len(k.path) < 2 {
			continue
		}
		color, width := plot.WireColor(n.theme, k.weight), plot.WireWidth(k.weight, most)
		size := reach + width
		path := k.path
		if heads || !k.both {
			path = shortened(path, 0.8*size, k.both)
		}
		l.Line(color, width, plot.SignDash(k.weight), path)
		if !heads && k.both {
			continue
		}
		last := len(k.path) - 1
		plot.WireHead(l, n.pal, k.path[last], draw.Toward(path[len(path)-2], k.path[last]), size, k.weight, color)
		if k.both {
			plot.WireHead(l, n.pal, k.path[0], draw.Toward(path[1], k.path[0]), size, k.weight, color)
		}
	}
}

// shortened returns path without d pixels at its end, and at its start too where
// both; never less than its middle.
func shortened(path draw.Path, d float64, both bool) draw.Path {
	out := append(draw.Path{}, path...)
	for left := d; len(out) > 2; {
		last := len(out) - 1
		step := math.Hypot(out[last].X-out[last-1].X, out[last].Y-out[last-1].Y)
		if step > left {
			out[last] = out[last].Moved(draw.Toward(out[last], out[last-1]), left)
			break
		}
		left -= step
		out = out[:last]
	}
	if !both {
		return out
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return shortened(out, d, false)
}

// weights writes the weight of each wire of a small net on it, where that covers
// nothing else.
func (n *net) weights(l *draw.Layer, wires []link) {
	if len(wires) > fewWires {
		return
	}
	var taken []draw.Rect
	for i, q := range n.at {
		if n.shown(i) {
			taken = append(taken, draw.Rect{X: q.X, Y: q.Y}.Grown(n.size+1))
		}
	}
	for i := range wires {
		k := &wires[i]
		s := plot.Short(k.weight)
		width := draw.TextWidth(s, draw.SmallSize)
		for _, t := range []float64{0.5, 0.4, 0.6, 0.3, 0.7} {
			if len(k.path) < 2 {
				break
			}
			at := along(k.path, t)
			box := draw.Centred(draw.Rect{X: at.X, Y: at.Y}, width+3, draw.SmallSize+3)
			if draw.Touches(box.Grown(2), taken) {
				continue
			}
			taken = append(taken, box)
			l.Fill(n.pal.Surface, draw.Rounded(box, 4))
			l.Text(draw.Label(at, s, n.pal.Ink, draw.Middle, draw.Center))
			break
		}
	}
}

// along returns the point at share t of the pieces of path.
func along(path draw.Path, t float64) draw.Point {
	at := t * float64(len(path)-1)
	i := min(int(at), len(path)-2)
	return draw.Partway(path[i], path[i+1], at-float64(i))
}

// keys explains what is drawn: only what there is.
func (n *net) keys(wires []link) []plot.Key {
	u := n.units
	disc := func(at draw.Point, r float64) draw.Path { return draw.Placed(draw.Regular(24, 1, 0), at, r) }
	node := func(on bool) func(l *draw.Layer, at draw.Point) {
		return func(l *draw.Layer, at draw.Point) {
			l.Fill(n.nodeColor(on), disc(at, 5))
			l.Ring(n.pal.Ink, 1.4, disc(at, 5))
		}
	}
	items := []plot.Key{{Name: "on", Draw: node(true)}, {Name: "off", Draw: node(false)}}
	if anyOf(u.Next) {
		items = append(items, plot.Key{Name: "next", Draw: func(l *draw.Layer, at draw.Point) { n.ring(l, disc(at, 6), nextDash) }})
	}
	if anyOf(u.Changed) {
		items = append(items, plot.Key{Name: "changed", Draw: func(l *draw.Layer, at draw.Point) { n.ring(l, disc(at, 6), nil) }})
	}
	for _, w := range []float64{1, -1} {
		for i := range wires {
			if wires[i].weight*w > 0 {
				items = append(items, n.wireKey(w))
				break
			}
		}
	}
	return items
}

// wireKey explains wires of the sign of w.
func (n *net) wireKey(w float64) plot.Key {
	name := "w > 0"
	if w < 0 {
		name = "w < 0"
	}
	return plot.Key{Name: name, Draw: func(l *draw.Layer, at draw.Point) {
		color := plot.WireColor(n.theme, 3*w)
		l.Line(color, 2, plot.SignDash(w), draw.Path{{X: at.X - 8, Y: at.Y}, {X: at.X + 2, Y: at.Y}})
		plot.WireHead(l, n.pal, draw.Pt(at.X+8, at.Y), draw.Pt(1, 0), 7, w, color)
	}}
}

// anyOf reports whether one entry is true.
func anyOf(list []bool) bool {
	for _, v := range list {
		if v {
			return true
		}
	}
	return false
}
