package scene

import (
	"math"

	"hfplayground/core/wire"
)

// Curve draws the value of each run against steps, cost or seconds, on a scale
// that shows decades.
type Curve struct{}

var _ View = (*Curve)(nil)

// Heights from which a curve has what, in pixels.
const (
	curveLabels = 80  // labels of the horizontal axis
	curveTicks  = 44  // labels of the values
	curveNames  = 420 // width from which runs are named at their ends
)

// axisNames is the labels of the horizontal axes.
var axisNames = [...]string{
	wire.AxisSteps: "steps", wire.AxisCost: "gradient equivalents", wire.AxisSeconds: "seconds",
}

// plotted is a curve's mapping from (x, value) to pixels.
type plotted struct {
	plot  Rect
	last  float64 // x at the right end; it begins at 0
	axis  wire.Axis
	scale valueScale
	race  *wire.Race
	look  *wire.Look
}

func newPlotted(p wire.Picture, w, h float64) (plotted, bool) {
	if p.Race == nil || len(p.Race.Runs) == 0 {
		return plotted{}, false
	}
	c := plotted{plot: curveArea(w, h, p.Race), race: p.Race, look: p.Look}
	if c.look == nil {
		c.look = &wire.Look{Step: math.MaxInt, Selected: -1}
	}
	if int(c.look.Axis) < len(axisNames) {
		c.axis = c.look.Axis
	}
	for i := range p.Race.Runs {
		for _, x := range c.along(&p.Race.Runs[i]) {
			if finite(x) {
				c.last = math.Max(c.last, x)
			}
		}
	}
	if c.axis == wire.AxisSteps && p.Look != nil {
		c.last = math.Max(c.last, float64(p.Look.Last))
	}
	c.scale = newValueScale(p)
	return c, c.scale.ok
}

// curveArea returns the plot area of a curve of w × h pixels, with room at the
// right for the names of the runs where there is room to spare.
func curveArea(w, h float64, race *wire.Race) Rect {
	left, right, top, bottom := 50.0, 12.0, 7.0, 7.0
	if h < curveTicks || w < bareSize {
		left, top, bottom = 6, 3, 3
	}
	if h >= curveLabels {
		bottom = 24
	}
	if w >= curveNames && h >= curveTicks {
		widest := 0.0
		for i := range race.Runs {
			widest = math.Max(widest, textWidth(race.Runs[i].Label, smallSize))
		}
		right += math.Min(widest+22, w/4)
	}
	return Rect{left, top, math.Max(1, w-left-right), math.Max(1, h-top-bottom)}
}

// along returns the places of the run's kept steps on the horizontal axis.
func (c *plotted) along(r *wire.Run) []float64 {
	switch c.axis {
	case wire.AxisCost:
		return r.Cost
	case wire.AxisSeconds:
		return r.Seconds
	}
	x := make([]float64, len(r.Step))
	for i, k := range r.Step {
		x[i] = float64(k)
	}
	return x
}

// pixel returns where value f at x is drawn.
func (c *plotted) pixel(x, f float64) Point {
	at := Point{X: c.plot.X, Y: c.plot.Y + c.plot.H*(1-c.scale.share(f))}
	if c.last > 0 {
		at.X += c.plot.W * x / c.last
	}
	return at
}

// Draw returns the drawing of p.
func (Curve) Draw(p wire.Picture, w, h float64, theme Theme) List {
	w, h = side(w), side(h)
	list := List{W: w, H: h}
	c, ok := newPlotted(p, w, h)
	if !ok {
		list.Layers = []Layer{empty(w, h, theme, "No values yet")}
		return list
	}
	pal := theme.palette()
	var ground, names Layer
	ground.fill(pal.surface, Rect{0, 0, w, h}.outline())
	named := c.named(w, h)
	if tested(c.race) && !named {
		c.scale.name += testHint
	}
	c.axes(&ground, h, pal)
	lines := Layer{Clip: c.plot.grown(cursorSize)}
	c.cursorLine(&lines, pal)
	for k := range c.race.Runs {
		c.run(&lines, k, pal)
	}
	for k := range c.race.Runs {
		c.cursor(&lines, k, pal)
	}
	if named {
		c.names(&names, pal)
	}
	list.Layers = []Layer{ground, lines, names}
	return list
}

// axes draws the grid, and labels as far as there is room.
func (c *plotted) axes(l *Layer, h float64, pal *palette) {
	r := c.plot
	var grid []Path
	for _, t := range c.scale.ticks(int(r.H / 18)) {
		y := r.Y + r.H*(1-c.scale.place(t.at))
		grid = append(grid, Path{{r.X, y}, {r.X + r.W, y}})
		if h >= curveTicks && r.X > 20 && (h < curveLabels || y > r.Y+nameRoom) {
			l.text(Text{At: Point{r.X - 6, y}, S: t.label, Size: smallSize, Color: pal.faint, Align: Align{End, Center}})
		}
	}
	name := axisNames[c.axis]
	nameX := r.X + r.W - textWidth(name, smallSize) - 10
	most := r.W / tickRoomX
	if c.axis == wire.AxisSteps {
		most = math.Min(most, c.last) // there are no half steps
	}
	for _, t := range ticks(0, c.last, int(most)) {
		x := c.pixel(t.at, 0).X
		grid = append(grid, Path{{x, r.Y}, {x, r.Y + r.H}})
		if half := textWidth(t.label, smallSize) / 2; h >= curveLabels && x+half < nameX {
			l.text(Text{At: Point{x, r.Y + r.H + 6}, S: t.label, Size: smallSize, Color: pal.faint, Align: Align{Middle, Top}})
		}
	}
	l.line(pal.grid, 1, nil, grid...)
	l.line(pal.rule, 1, nil, Path{{r.X, r.Y}, {r.X, r.Y + r.H}, {r.X + r.W, r.Y + r.H}})
	if h >= curveLabels {
		l.text(Text{At: Point{r.X + r.W, r.Y + r.H + 6}, S: name, Size: smallSize, Color: pal.ink, Align: Align{End, Top}})
		l.text(axisName(c.scale.name, r, pal))
	}
}

// line returns values of the run's steps as a path in pixels.
func (c *plotted) line(r *wire.Run, values []float64) Path {
	x := c.along(r)
	path := make(Path, min(len(x), len(values)))
	for i := range path {
		path[i] = c.pixel(x[i], values[i])
	}
	return path
}

func (c *plotted) run(l *Layer, k int, pal *palette) {
	r := &c.race.Runs[k]
	s := slotOf(r.Slot)
	parts := clipped(thinned(c.line(r, r.F)), c.plot.grown(margin))
	test := clipped(thinned(c.line(r, r.Test)), c.plot.grown(margin))
	casing := pal.surface
	if contrast(s.color, casing) < leastCasing {
		casing = pal.casing(s.color)
	}
	width := 1.8
	if k == c.look.Selected {
		width = 2.6
	}
	c.dotted(l, s, pal, test...)
	l.line(casing, width+1.6, nil, parts...)
	l.line(s.color, width, s.dash, parts...)
}

// cursorLine draws the cursor where all runs have it in one place.
func (c *plotted) cursorLine(l *Layer, pal *palette) {
	if c.axis != wire.AxisSteps || c.look.Step < 0 || float64(c.look.Step) > c.last {
		return
	}
	x := c.pixel(float64(c.look.Step), 0).X
	l.line(pal.faint, 1, []float64{1, 3}, Path{{x, c.plot.Y}, {x, c.plot.Y + c.plot.H}})
}

// cursor draws the marker of run k at the cursor.
func (c *plotted) cursor(l *Layer, k int, pal *palette) {
	if k >= len(c.look.Marks) {
		return
	}
	mark := c.look.Marks[k]
	at := c.pixel([...]float64{float64(mark.Step), mark.Cost, mark.Seconds}[c.axis], mark.F)
	if !drawable(at) || !c.plot.grown(cursorSize).holds(at) {
		return
	}
	s := slotOf(c.race.Runs[k].Slot)
	shape := placed(s.marker, at, cursorSize-1)
	l.ring(pal.casing(s.color), 2.6, shape)
	l.fill(s.color, shape)
	l.ring(pal.ink, 1, shape)
}

// Hit returns the step under x: the place in the plot, with the step of the
// selected run (else of the first) whose place on the axis is nearest.
func (Curve) Hit(p wire.Picture, w, h, x, y, _ float64) Target {
	c, ok := newPlotted(p, side(w), side(h))
	if !ok || !finite(x, y) || !c.plot.grown(cursorSize).holds(Point{x, y}) {
		return Target{}
	}
	t := Target{Kind: HitPlane}
	t.X = c.last * math.Max(0, math.Min(1, (x-c.plot.X)/c.plot.W))
	t.Y = c.scale.value((c.plot.Y + c.plot.H - y) / c.plot.H)
	if c.axis == wire.AxisSteps {
		t.Step = int(math.Round(t.X))
		return t
	}
	if s := c.look.Selected; s >= 0 && s < len(c.race.Runs) {
		t.Run = s
	}
	r := &c.race.Runs[t.Run]
	best := math.Inf(1)
	for i, v := range c.along(r) {
		if d := math.Abs(v - t.X); d < best && i < len(r.Step) {
			best, t.Step = d, int(r.Step[i])
		}
	}
	return t
}
