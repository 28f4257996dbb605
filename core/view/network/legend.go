package network

import (
	"math"
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// wrongItem is the radius of the ring in the legend.
const wrongItem = 5.5

// legendItem is one entry of the legend: drawn from x on, around height y.
type legendItem struct {
	width float64
	first bool // begins a row
	draw  func(l *draw.Layer, x, y float64)
}

// drawLegend draws the entries in r one after the other, in as many rows as it
// takes; those that do not fit are left out.
func drawLegend(l *draw.Layer, r draw.Rect, items []legendItem) {
	const gap = 14
	x, y := r.X, r.Y+plot.LegendRow/2+2
	for _, item := range items {
		if x > r.X && (item.first || x+item.width > r.X+r.W) {
			x, y = r.X, y+plot.LegendRow
		}
		if y+plot.LegendRow/2 > r.Y+r.H {
			return
		}
		if x+item.width > r.X+r.W {
			continue
		}
		item.draw(l, x, y)
		x += item.width + gap
	}
}

// legend says what the marks and colours of the output mean.
type legend struct {
	examples
	style
}

// items returns its entries. Where the bar does not fit into the room, the marks of the
// two classes take its place.
func (g legend) items(room float64) []legendItem {
	var items []legendItem
	classes := g.classes
	if classes == 0 && g.said.Classes > 0 && g.bar(room).width > room {
		classes = g.said.Classes
	}
	if classes > 0 {
		for class := range min(classes, draw.Series) {
			items = append(items, g.class(class))
		}
	} else {
		items = append(items, g.bar(room))
	}
	if len(g.X) == 0 {
		return items
	}
	shape := draw.SeriesStyle(0).Marker
	training := g.named("training", func(l *draw.Layer, at draw.Point) {
		g.mark(l, draw.Placed(shape, at, plot.SampleSize), g.pal.Rule, false)
	})
	training.first = true
	items = append(items, training)
	if slices.Contains(g.Test, true) {
		items = append(items, g.named("test", func(l *draw.Layer, at draw.Point) {
			g.mark(l, draw.Placed(shape, at, plot.SampleSize), g.pal.Rule, true)
		}))
	}
	if len(g.Class) > 0 {
		items = append(items, g.named("wrong", func(l *draw.Layer, at draw.Point) {
			g.rings(l, []draw.Path{draw.Placed(draw.Regular(24, 1, 0), at, wrongItem)})
		}))
	}
	return items
}

// named is a mark with its name.
func (g legend) named(name string, mark func(l *draw.Layer, at draw.Point)) legendItem {
	const before = 14
	return legendItem{width: before + 3 + draw.TextWidth(name, draw.SmallSize), draw: func(l *draw.Layer, x, y float64) {
		mark(l, draw.Pt(x+before/2, y))
		l.Text(draw.Label(draw.Pt(x+before+3, y), name, g.pal.Ink, draw.Start, draw.Center))
	}}
}

// nameWidth is the room for the name of a class, in pixels.
const nameWidth = 76

// className returns what the legend calls a class: its name, cut, or its number.
func (g legend) className(class int) string {
	if class < len(g.Names) {
		return draw.Cut(g.Names[class], nameWidth, draw.SmallSize)
	}
	return plot.Fixed(float64(class), 1, 0)
}

// class is the mark of a class with its name or number.
func (g legend) class(class int) legendItem {
	look := draw.SeriesStyle(class)
	return g.named(g.className(class), func(l *draw.Layer, at draw.Point) {
		g.mark(l, draw.Placed(look.Marker, at, plot.SampleSize+0.5), look.Color, false)
	})
}

// Lengths of the bar in pixels: it is shortened to fit into its room.
const (
	longestBar  = 76.0
	shortestBar = 20.0
)

// bar is the diverging map between the values at its ends; of two classes
// with the mark of each at its end, and its name in place of the value.
func (g legend) bar(room float64) legendItem {
	const high, pad, mark = 9.0, 5.0, 13.0
	on := g.scale
	names := [2]string{plot.Short(on.at(-1)), plot.Short(on.at(1))}
	if len(g.Names) == len(names) {
		names = [2]string{g.className(0), g.className(1)}
	}
	marked := 0.0
	if g.said.Classes > 0 {
		marked = mark
	}
	before := marked + draw.TextWidth(names[0], draw.SmallSize) + pad
	after := pad + draw.TextWidth(names[1], draw.SmallSize) + marked
	bar := math.Max(shortestBar, math.Min(longestBar, room-before-after))
	width := before + bar + after
	return legendItem{width: width, draw: func(l *draw.Layer, x, y float64) {
		from := x + before
		for k := range 2 * surfaceBands {
			each := bar / (2 * surfaceBands)
			l.Fill(g.theme.Diverging(draw.BandShare(k, surfaceBands)), draw.Rect{X: from + each*float64(k), Y: y - high/2, W: each, H: high}.Outline())
		}
		l.Ring(g.pal.Rule, 1, draw.Rect{X: from, Y: y - high/2, W: bar, H: high}.Outline())
		l.Line(g.pal.Ink, 1.4, nil, draw.Path{{X: from + bar/2, Y: y - high/2 - 1}, {X: from + bar/2, Y: y + high/2 + 1}})
		l.Text(draw.Label(draw.Pt(from-pad, y), names[0], g.pal.Ink, draw.End, draw.Center))
		l.Text(draw.Label(draw.Pt(from+bar+pad, y), names[1], g.pal.Ink, draw.Start, draw.Center))
		if marked > 0 {
			g.mark(l, draw.Placed(draw.SeriesStyle(0).Marker, draw.Pt(x+mark/2-1, y), plot.SampleSize), draw.SeriesStyle(0).Color, false)
			g.mark(l, draw.Placed(draw.SeriesStyle(1).Marker, draw.Pt(x+width-mark/2+1, y), plot.SampleSize), draw.SeriesStyle(1).Color, false)
		}
	}}
}
