// Package curve draws value, loss or accuracy of each run of a race.
package curve

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// View draws the value, the loss or the accuracy of each run against steps,
// cost, seconds or epochs: values on a scale that shows decades, accuracies on a
// linear one.
type View struct{}

var _ view.View = (*View)(nil)

// Heights from which a curve has what, and other measures, in pixels.
const (
	leastLabels = 80  // labels of the horizontal axis
	leastTicks  = 44  // labels of the values
	leastNames  = 420 // width from which runs are named at their ends
	marginRight = 12  // right of the plot and the names
	marginAbove = 18  // above shares, for the name of the axis and the markers below it
)

// axisNames is the labels of the horizontal axes.
var axisNames = [...]string{
	wire.AxisSteps: "steps", wire.AxisCost: "gradient equivalents", wire.AxisSeconds: "seconds", wire.AxisEpochs: "epochs",
}

// chart is a curve's mapping from (x, value) to pixels.
type chart struct {
	plot     draw.Rect
	last     float64 // x at the right end; it begins at 0
	axis     wire.Axis
	quantity *quantity
	scale    valueScale
	naming   naming
	race     *wire.Race
	look     *wire.Look
	levels   []wire.Level
	covered  []draw.Path // the curves and the outlines of the marks, once they are drawn
}

func newChart(p wire.Picture, w, h float64) (chart, bool) {
	if p.Race == nil || len(p.Race.Runs) == 0 {
		return chart{}, false
	}
	c := chart{race: p.Race, look: p.Look, quantity: quantityOf(p), scale: newValueScale(p)}
	if c.look == nil {
		c.look = &wire.Look{Step: math.MaxInt, Selected: -1}
	}
	c.levels = levelsOf(p, c.quantity)
	c.axis = axisOf(c.look.Axis, c.race)
	c.area(w, h)
	for i := range p.Race.Runs {
		for _, x := range c.along(&p.Race.Runs[i]) {
			if draw.Finite(x) {
				c.last = math.Max(c.last, x)
			}
		}
	}
	if c.axis == wire.AxisSteps && p.Look != nil {
		c.last = math.Max(c.last, float64(p.Look.Last))
	}
	return c, c.scale.ok
}

// axisOf returns the horizontal axis: steps where there is no such axis, or no
// run has a place on it.
func axisOf(axis wire.Axis, race *wire.Race) wire.Axis {
	if int(axis) >= len(axisNames) {
		return wire.AxisSteps
	}
	for i := range race.Runs {
		if axis != wire.AxisEpochs || len(race.Runs[i].Epochs) > 0 {
			return axis
		}
	}
	return wire.AxisSteps
}

// area sets the plot area of a curve of w × h pixels, with room at the right for
// names where there is room to spare, and above shares for the name of the axis:
// they come to lie at the top.
func (c *chart) area(w, h float64) {
	left, top, bottom := 50.0, 7.0, 7.0
	if h < leastTicks || w < plot.BareSize {
		left, top, bottom = 6, 3, 3
	}
	if h >= leastLabels {
		bottom = 24
	}
	c.plot = draw.Rect{X: left, Y: top, W: 0, H: math.Max(1, h-top-bottom)}
	c.name(w, h)
	c.plot.W = math.Max(1, w-left-marginRight-c.naming.width)
	if c.scale.Linear && h >= leastLabels {
		c.scale.Leave(marginAbove / c.plot.H)
	}
}

// along returns the places of the run's kept steps on the horizontal axis; none
// where it has none.
func (c *chart) along(r *wire.Run) []float64 {
	switch c.axis {
	case wire.AxisCost:
		return r.Cost
	case wire.AxisSeconds:
		return r.Seconds
	case wire.AxisEpochs:
		return r.Epochs
	}
	x := make([]float64, len(r.Step))
	for i, k := range r.Step {
		x[i] = float64(k)
	}
	return x
}

// pixel returns where value f at x is drawn.
func (c *chart) pixel(x, f float64) draw.Point {
	at := draw.Pt(c.plot.X, c.plot.Y+c.plot.H*(1-c.scale.Share(f)))
	if c.last > 0 {
		at.X += c.plot.W * (x / c.last) // in this order: the last may be huge
	}
	return at
}

// Draw returns the drawing of p.Race on the axis that p.Look names, with a mark at its step.
func (View) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	list := draw.List{W: w, H: h}
	c, ok := newChart(p, w, h)
	if !ok {
		list.Layers = []draw.Layer{draw.Empty(w, h, theme, "No values yet")}
		return list
	}
	pal := theme.Palette()
	var ground, names draw.Layer
	ground.Fill(pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline())
	name := c.valueName(pal)
	c.axes(&ground, h, name, pal)
	named := draw.Rect{}
	if h >= leastLabels {
		named = draw.BoxOf(name)
	}
	c.levelLines(&ground, pal, named)
	lines := draw.Layer{Clip: c.plot.Grown(plot.CursorSize)}
	c.cursorLine(&lines, pal)
	c.lines(&lines, pal)
	c.cursors(&lines, pal)
	if h >= leastLabels {
		names.Text(name)
		c.levelNames(&names, pal, named)
	}
	c.names(&names, pal)
	list.Layers = []draw.Layer{ground, lines, names}
	return list
}

// order returns the indices of the runs, the selected one last: it is drawn over
// the others.
func (c *chart) order() []int {
	order := make([]int, 0, len(c.race.Runs))
	for k := range c.race.Runs {
		if k != c.look.Selected {
			order = append(order, k)
		}
	}
	if s := c.look.Selected; s >= 0 && s < len(c.race.Runs) {
		order = append(order, s)
	}
	return order
}

// axes draws the grid, and labels as far as there is room beside the name of the
// vertical axis.
func (c *chart) axes(l *draw.Layer, h float64, name draw.Text, pal *draw.Palette) {
	r := c.plot
	var grid []draw.Path
	free := r.Y - 1 // below which the margin has room for labels
	if h >= leastLabels && name.At.X < r.X {
		free = r.Y + plot.NameRoom
	}
	for _, t := range c.scale.Ticks(int(r.H / 18)) {
		y := r.Y + r.H*(1-c.scale.Place(t.At))
		grid = append(grid, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
		if h >= leastTicks && r.X > 20 && y > free {
			l.Text(draw.Label(draw.Pt(r.X-6, y), t.Label, pal.Faint, draw.End, draw.Center))
		}
	}
	along := axisNames[c.axis]
	nameX := r.X + r.W - draw.TextWidth(along, draw.SmallSize) - 10
	most := r.W / plot.TickRoomX
	if c.axis == wire.AxisSteps {
		most = math.Min(most, c.last) // there are no half steps
	}
	for _, t := range plot.Ticks(0, c.last, int(most)) {
		x := c.pixel(t.At, 0).X
		grid = append(grid, draw.Path{{X: x, Y: r.Y}, {X: x, Y: r.Y + r.H}})
		if half := draw.TextWidth(t.Label, draw.SmallSize) / 2; h >= leastLabels && x+half < nameX {
			l.Text(draw.Label(draw.Pt(x, r.Y+r.H+6), t.Label, pal.Faint, draw.Middle, draw.Top))
		}
	}
	l.Line(pal.Grid, 1, nil, grid...)
	l.Line(pal.Rule, 1, nil, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: r.Y + r.H}, {X: r.X + r.W, Y: r.Y + r.H}})
	if h >= leastLabels {
		l.Text(draw.Label(draw.Pt(r.X+r.W, r.Y+r.H+6), along, pal.Ink, draw.End, draw.Top))
	}
}

// valueName returns the name of the vertical axis. That of shares is above
// them, where they begin.
func (c *chart) valueName(pal *draw.Palette) draw.Text {
	t := plot.AxisName(c.scale.name, c.plot, pal)
	if c.scale.Linear {
		t.At, t.Align.X, t.Halo = draw.Pt(c.plot.X+5, c.plot.Y), draw.Start, pal.Surface
	}
	return t
}

// Hit returns the step under x: the place in the plot, with the step of the
// selected run (else of the first that is drawn) whose place on the axis is
// nearest.
func (View) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	w, h := room.Size()
	c, ok := newChart(p, w, h)
	if !ok || !draw.Finite(x, y) || !c.plot.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
		return view.Target{}
	}
	t := view.Target{Kind: view.HitPlane}
	t.X = c.last * math.Max(0, math.Min(1, (x-c.plot.X)/c.plot.W))
	t.Y = c.scale.Value((c.plot.Y + c.plot.H - y) / c.plot.H)
	if c.axis == wire.AxisSteps {
		t.Step = int(math.Round(t.X))
		return t
	}
	r := &c.race.Runs[c.pointed()]
	t.Run = r.ID
	best := math.Inf(1)
	for i, v := range c.along(r) {
		if d := math.Abs(v - t.X); d < best && i < len(r.Step) {
			best, t.Step = d, int(r.Step[i])
		}
	}
	return t
}

// pointed returns the index of the run whose steps a pointer finds: the selected
// one, or the first that has a place on the horizontal axis.
func (c *chart) pointed() int {
	if s := c.look.Selected; s >= 0 && s < len(c.race.Runs) && len(c.along(&c.race.Runs[s])) > 0 {
		return s
	}
	for k := range c.race.Runs {
		if len(c.along(&c.race.Runs[k])) > 0 {
			return k
		}
	}
	return 0
}
