package scene

import "slices"

// frame draws what does not change with the weights: the ground, axes and
// legend of the output.
func (s *networkScene) frame() Layer {
	var l Layer
	l.fill(s.pal.surface, Rect{0, 0, s.w, s.h}.outline())
	if o := &s.output; o.plot != (Rect{}) {
		axes(&l, o.frame, o.pane.X, s.p.Surface.AxisX, s.p.Surface.AxisY, s.pal)
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
	draw  func(l *Layer, x, y float64)
}

// legend draws the entries one after the other, in as many rows as it takes;
// those that do not fit are left out.
func (s *networkScene) legend(l *Layer) {
	const gap = 14
	r := s.output.legend
	x, y := r.X, r.Y+legendRow/2+2
	for _, item := range s.legendItems() {
		if x > r.X && (item.first || x+item.width > r.X+r.W) {
			x, y = r.X, y+legendRow
		}
		if y+legendRow/2 > r.Y+r.H || x+item.width > r.X+r.W {
			return
		}
		item.draw(l, x, y)
		x += item.width + gap
	}
}

func (s *networkScene) legendItems() []legendItem {
	var items []legendItem
	if s.output.classes > 0 {
		for class := range min(s.output.classes, Slots) {
			items = append(items, s.classItem(class))
		}
	} else {
		items = append(items, s.barItem())
	}
	d := s.p.Samples
	if d == nil || len(d.X) == 0 {
		return items
	}
	shape := slotOf(0).marker
	training := s.namedItem("training", func(l *Layer, at Point) { s.mark(l, placed(shape, at, sampleSize), s.pal.rule, false) })
	training.first = true
	items = append(items, training)
	if slices.Contains(d.Test, true) {
		items = append(items, s.namedItem("test", func(l *Layer, at Point) { s.mark(l, placed(shape, at, sampleSize), s.pal.rule, true) }))
	}
	if len(d.Class) > 0 {
		items = append(items, s.namedItem("wrong", func(l *Layer, at Point) { s.drawRings(l, []Path{placed(regular(24, 1, 0), at, wrongItem)}) }))
	}
	return items
}

// namedItem is a mark with its name.
func (s *networkScene) namedItem(name string, draw func(l *Layer, at Point)) legendItem {
	const before = 14
	return legendItem{width: before + 3 + textWidth(name, smallSize), draw: func(l *Layer, x, y float64) {
		draw(l, Point{x + before/2, y})
		l.text(Text{At: Point{x + before + 3, y}, S: name, Size: smallSize, Color: s.pal.ink, Align: Align{Start, Center}})
	}}
}

// classItem is the mark of a class with its number.
func (s *networkScene) classItem(class int) legendItem {
	look := slotOf(class)
	return s.namedItem(fixed(float64(class), 1, 0), func(l *Layer, at Point) {
		s.mark(l, placed(look.marker, at, sampleSize+0.5), look.color, false)
	})
}

// barItem is the diverging map between the values at its ends; of two classes
// with the mark of each at its end.
func (s *networkScene) barItem() legendItem {
	const bar, high, pad, mark = 76.0, 9.0, 5.0, 13.0
	on := s.output.scale
	names := [2]string{short(on.at(-1)), short(on.at(1))}
	marked := 0.0
	if s.p.Surface.Classes > 0 {
		marked = mark
	}
	before := marked + textWidth(names[0], smallSize) + pad
	width := before + bar + pad + textWidth(names[1], smallSize) + marked
	return legendItem{width: width, draw: func(l *Layer, x, y float64) {
		from := x + before
		for k := range 2 * surfaceBands {
			each := bar / (2 * surfaceBands)
			l.fill(s.theme.diverging(bandShare(k, surfaceBands)), Rect{from + each*float64(k), y - high/2, each, high}.outline())
		}
		l.ring(s.pal.rule, 1, Rect{from, y - high/2, bar, high}.outline())
		l.line(s.pal.ink, 1.4, nil, Path{{from + bar/2, y - high/2 - 1}, {from + bar/2, y + high/2 + 1}})
		l.text(Text{At: Point{from - pad, y}, S: names[0], Size: smallSize, Color: s.pal.ink, Align: Align{End, Center}})
		l.text(Text{At: Point{from + bar + pad, y}, S: names[1], Size: smallSize, Color: s.pal.ink, Align: Align{Start, Center}})
		if marked > 0 {
			s.mark(l, placed(slotOf(0).marker, Point{x + mark/2 - 1, y}, sampleSize), slotOf(0).color, false)
			s.mark(l, placed(slotOf(1).marker, Point{x + width - mark/2 + 1, y}, sampleSize), slotOf(1).color, false)
		}
	}}
}
