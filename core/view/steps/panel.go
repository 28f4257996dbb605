package steps

import (
	"math"
	"slices"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// Measures of a plot, in pixels.
const (
	leftMargin  = 46.0 // labels of the values
	rightMargin = 10.0
	titleRoom   = 20.0
	headApart   = 5.0  // from a title to the highest tick below it
	axisRoom    = 22.0 // labels of the horizontal axis
	tickRoom    = 22.0
	markSize    = 4.2
	lineWidth   = 1.9
	thinWidth   = 1.0
	casingMore  = 1.7 // that the edge of a line is wider
)

// panel is one plot.
type panel struct {
	r    draw.Rect // of the plot
	axis axis
	runs []wire.Series
	x    func(i int, s *wire.Series) float64 // where value i of a run is drawn
	bare bool
	thin []bool // of each run, whether it is drawn thinner: the second layer of one that comes before; nil for none
}

// below lays the plot into all, with so much left free above it and room for labels around it.
func (p *panel) below(all draw.Rect, above float64) {
	p.r = draw.Rect{X: all.X + leftMargin, Y: all.Y + above, W: math.Max(1, all.W-leftMargin-rightMargin), H: math.Max(1, all.H-above-axisRoom)}
}

// heading writes the title of a drawing of one plot, and the runs in room, where that is not empty.
func (p *panel) heading(l *draw.Layer, pal *draw.Palette, title string, room draw.Rect, runs []wire.Series) {
	if p.bare {
		return
	}
	l.Text(draw.Text{At: draw.Pt(margin, margin+titleRoom/2-1), S: draw.Cut(title, p.r.W+leftMargin, draw.SmallSize), Size: draw.SmallSize, Bold: true, Color: pal.Ink,
		Align: draw.Align{X: draw.Start, Y: draw.Center}})
	if room != (draw.Rect{}) {
		keys(l, pal, room, runs)
	}
}

// grid draws the frame with labels and grid lines of the values.
func (p *panel) grid(l *draw.Layer, pal *draw.Palette) {
	var grid []draw.Path
	for _, t := range p.axis.ticks(int(p.r.H / tickRoom)) {
		y := p.r.Y + p.r.H*(p.axis.high-t.At)/(p.axis.high-p.axis.low)
		grid = append(grid, draw.Path{{X: p.r.X, Y: y}, {X: p.r.X + p.r.W, Y: y}})
		if !p.bare {
			l.Text(draw.Label(draw.Pt(p.r.X-6, y), t.Label, pal.Faint, draw.End, draw.Center))
		}
	}
	l.Line(pal.Grid, 1, nil, grid...)
	l.Line(pal.Rule, 1, nil, draw.Path{{X: p.r.X, Y: p.r.Y}, {X: p.r.X, Y: p.r.Y + p.r.H}, {X: p.r.X + p.r.W, Y: p.r.Y + p.r.H}})
}

// title writes the name above the plot, and at the right what its value is.
func (p *panel) title(l *draw.Layer, name, value string, pal *draw.Palette) {
	if p.bare {
		return
	}
	left := p.r.X - leftMargin
	room := p.r.W + leftMargin
	t := draw.Text{At: draw.Pt(p.r.X+p.r.W, p.r.Y-titleRoom/2-1), S: value, Size: draw.SmallSize, Color: pal.Faint, Align: draw.Align{X: draw.End, Y: draw.Center}}
	if width := draw.TextWidth(value, draw.SmallSize) + 10; value != "" && width < room/2 {
		l.Text(t)
		room -= width
	}
	l.Text(draw.Text{At: draw.Pt(left, t.At.Y), S: draw.Cut(name, room, draw.SmallSize), Size: draw.SmallSize, Bold: true, Color: pal.Ink,
		Align: draw.Align{X: draw.Start, Y: draw.Center}})
}

// levels draws lines at values that mean something, with their names in the plot where no
// curve is.
func (p *panel) levels(l *draw.Layer, levels []wire.Level, curves []draw.Path, pal *draw.Palette) {
	levels = slices.DeleteFunc(slices.Clone(levels), func(v wire.Level) bool { t := p.axis.of(v.Value); return !(t > p.axis.low && t < p.axis.high) })
	for _, v := range levels {
		y := p.axis.y(v.Value, p.r)
		curves = append(curves, draw.Path{{X: p.r.X, Y: y}, {X: p.r.X + p.r.W, Y: y}}) // names stand on no other level
	}
	l.Line(pal.Faint, 1, []float64{2, 3}, curves[len(curves)-len(levels):]...)
	var boxes []draw.Rect
	for _, v := range levels {
		y := p.axis.y(v.Value, p.r)
		for _, up := range []float64{-8, 8} {
			name := draw.Label(draw.Pt(p.r.X+p.r.W-3, y+up), v.Name, pal.Faint, draw.End, draw.Center)
			box := draw.BoxOf(name)
			inside := box.Y > p.r.Y && box.Y+box.H < p.r.Y+p.r.H && box.X > p.r.X
			if !p.bare && inside && !draw.Touches(box, boxes) && !draw.Crossed(box, curves) {
				boxes = append(boxes, box)
				l.Text(name)
				break
			}
		}
	}
}

// all returns the lines of the runs.
func (p *panel) all() [][]draw.Path {
	all := make([][]draw.Path, len(p.runs))
	for k := range p.runs {
		all[k] = p.curves(&p.runs[k])
	}
	return all
}

// curves returns the line of a run, in parts where values are missing.
func (p *panel) curves(s *wire.Series) []draw.Path {
	path := make(draw.Path, 0, len(s.Values))
	for i, v := range s.Values {
		at := draw.Pt(p.x(i, s), p.axis.y(v, p.r))
		if !draw.Finite(v) || p.axis.log && !(v > 0) {
			at.Y = math.NaN()
		}
		path = append(path, at)
	}
	parts := draw.Drawn(path, p.r.Grown(plot.Margin))
	return append(parts, alone(path)...)
}

// alone returns the values that have none beside them, as dots.
func alone(path draw.Path) []draw.Path {
	var dots []draw.Path
	for i, at := range path {
		if draw.Drawable(at) && (i == 0 || !draw.Drawable(path[i-1])) && (i == len(path)-1 || !draw.Drawable(path[i+1])) {
			dots = append(dots, draw.Path{at})
		}
	}
	return dots
}

// lines draws the runs, every edge before any line.
func (p *panel) lines(l *draw.Layer, pal *draw.Palette, all [][]draw.Path) {
	for i := range p.runs {
		s := plot.RunStyle(pal, p.runs[i].Style)
		casing := pal.Surface
		if draw.Contrast(s.Color, casing) < draw.LeastCasing {
			casing = pal.Casing(s.Color)
		}
		l.Line(casing, p.width(i)+casingMore, nil, all[i]...)
	}
	for i := range p.runs {
		s := plot.RunStyle(pal, p.runs[i].Style)
		l.Line(s.Color, p.width(i), s.Dash, all[i]...)
	}
}

// width returns that of the line of run i.
func (p *panel) width(i int) float64 {
	if i < len(p.thin) && p.thin[i] {
		return thinWidth
	}
	return lineWidth
}

// marker draws the mark of a run at one of its values.
func (p *panel) marker(l *draw.Layer, pal *draw.Palette, s *wire.Series, i int) {
	v := s.Values[i]
	if !draw.Finite(v) || p.axis.log && !(v > 0) {
		return
	}
	style := plot.RunStyle(pal, s.Style)
	shape := draw.Placed(style.Marker, draw.Pt(p.x(i, s), p.axis.y(v, p.r)), markSize)
	l.Ring(pal.Casing(style.Color), 2.2, shape)
	l.Fill(style.Color, shape)
	l.Ring(pal.Ink, 0.8, shape)
}

// keyHeight returns the height of the names of runs: each is named, in as many rows as that takes.
func keyHeight(width float64, runs []wire.Series) float64 {
	names := make([]string, len(runs))
	for i, s := range runs {
		names[i] = s.Label
	}
	return plot.KeyHeight(width, names...)
}

// keys writes the runs with their marks.
func keys(l *draw.Layer, pal *draw.Palette, room draw.Rect, runs []wire.Series) {
	var items []plot.Key
	for _, s := range runs {
		style := plot.RunStyle(pal, s.Style)
		items = append(items, plot.Key{Name: s.Label, Draw: func(l *draw.Layer, at draw.Point) {
			shape := draw.Placed(style.Marker, at, markSize)
			l.Ring(pal.Casing(style.Color), 1.6, shape)
			l.Fill(style.Color, shape)
		}})
	}
	plot.Keys(l, pal, room, items...)
}

// distinct returns the runs of lists, each once.
func distinct(lists ...[]wire.Series) []wire.Series {
	var all []wire.Series
	seen := map[string]bool{}
	for _, list := range lists {
		for _, s := range list {
			if !seen[s.Run] {
				seen[s.Run] = true
				all = append(all, s)
			}
		}
	}
	return all
}
