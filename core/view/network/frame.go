package network

import (
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
)

// frame draws what does not change with the weights: the ground, axes and
// legend of the output.
func (s *scene) frame() draw.Layer {
	var l draw.Layer
	l.Fill(s.pal.Surface, draw.Rect{X: 0, Y: 0, W: s.w, H: s.h}.Outline())
	if o := &s.output; o.Plot != (draw.Rect{}) {
		plot.Axes(&l, o.Frame, o.pane.X, 0, s.p.Surface.AxisX, s.p.Surface.AxisY, s.pal)
		s.legend(&l)
	}
	return l
}

// wrongItem is the radius of the ring in the legend.
const wrongItem = 5.5

// legendItem is one entry of the legend: drawn from x on, around height y.
type legendItem struct {
	width float64
	first bool // begins a row
	draw  func(l *draw.Layer, x, y float64)
}

// legend draws the entries one after the other, in as many rows as it takes;
// those that do not fit are left out.
func (s *scene) legend(l *draw.Layer) {
	const gap = 14
	r := s.output.legend
	x, y := r.X, r.Y+plot.LegendRow/2+2
	for _, item := range s.legendItems() {
		if x > r.X && (item.first || x+item.width > r.X+r.W) {
			x, y = r.X, y+plot.LegendRow
		}
		if y+plot.LegendRow/2 > r.Y+r.H || x+item.width > r.X+r.W {
			return
		}
		item.draw(l, x, y)
		x += item.width + gap
	}
}

func (s *scene) legendItems() []legendItem {
	var items []legendItem
	if s.output.classes > 0 {
		for class := range min(s.output.classes, draw.Slots) {
			items = append(items, s.classItem(class))
		}
	} else {
		items = append(items, s.barItem())
	}
	d := s.p.Samples
	if d == nil || len(d.X) == 0 {
		return items
	}
	shape := draw.SlotOf(0).Marker
	training := s.namedItem("training", func(l *draw.Layer, at draw.Point) {
		s.mark(l, draw.Placed(shape, at, plot.SampleSize), s.pal.Rule, false)
	})
	training.first = true
	items = append(items, training)
	if slices.Contains(d.Test, true) {
		items = append(items, s.namedItem("test", func(l *draw.Layer, at draw.Point) {
			s.mark(l, draw.Placed(shape, at, plot.SampleSize), s.pal.Rule, true)
		}))
	}
	if len(d.Class) > 0 {
		items = append(items, s.namedItem("wrong", func(l *draw.Layer, at draw.Point) {
			s.drawRings(l, []draw.Path{draw.Placed(draw.Regular(24, 1, 0), at, wrongItem)})
		}))
	}
	return items
}

// namedItem is a mark with its name.
func (s *scene) namedItem(name string, mark func(l *draw.Layer, at draw.Point)) legendItem {
	const before = 14
	return legendItem{width: before + 3 + draw.TextWidth(name, draw.SmallSize), draw: func(l *draw.Layer, x, y float64) {
		mark(l, draw.Pt(x+before/2, y))
		l.Text(draw.Label(draw.Pt(x+before+3, y), name, s.pal.Ink, draw.Start, draw.Center))
	}}
}

// classItem is the mark of a class with its number.
func (s *scene) classItem(class int) legendItem {
	look := draw.SlotOf(class)
	return s.namedItem(plot.Fixed(float64(class), 1, 0), func(l *draw.Layer, at draw.Point) {
		s.mark(l, draw.Placed(look.Marker, at, plot.SampleSize+0.5), look.Color, false)
	})
}

// barItem is the diverging map between the values at its ends; of two classes
// with the mark of each at its end.
func (s *scene) barItem() legendItem {
	const bar, high, pad, mark = 76.0, 9.0, 5.0, 13.0
	on := s.output.scale
	names := [2]string{plot.Short(on.at(-1)), plot.Short(on.at(1))}
	marked := 0.0
	if s.p.Surface.Classes > 0 {
		marked = mark
	}
	before := marked + draw.TextWidth(names[0], draw.SmallSize) + pad
	width := before + bar + pad + draw.TextWidth(names[1], draw.SmallSize) + marked
	return legendItem{width: width, draw: func(l *draw.Layer, x, y float64) {
		from := x + before
		for k := range 2 * surfaceBands {
			each := bar / (2 * surfaceBands)
			l.Fill(s.theme.Diverging(draw.BandShare(k, surfaceBands)), draw.Rect{X: from + each*float64(k), Y: y - high/2, W: each, H: high}.Outline())
		}
		l.Ring(s.pal.Rule, 1, draw.Rect{X: from, Y: y - high/2, W: bar, H: high}.Outline())
		l.Line(s.pal.Ink, 1.4, nil, draw.Path{{X: from + bar/2, Y: y - high/2 - 1}, {X: from + bar/2, Y: y + high/2 + 1}})
		l.Text(draw.Label(draw.Pt(from-pad, y), names[0], s.pal.Ink, draw.End, draw.Center))
		l.Text(draw.Label(draw.Pt(from+bar+pad, y), names[1], s.pal.Ink, draw.Start, draw.Center))
		if marked > 0 {
			s.mark(l, draw.Placed(draw.SlotOf(0).Marker, draw.Pt(x+mark/2-1, y), plot.SampleSize), draw.SlotOf(0).Color, false)
			s.mark(l, draw.Placed(draw.SlotOf(1).Marker, draw.Pt(x+width-mark/2+1, y), plot.SampleSize), draw.SlotOf(1).Color, false)
		}
	}}
}
