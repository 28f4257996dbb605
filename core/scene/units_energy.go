package scene

import "math"

// Measures of the energy, in pixels.
const (
	energyLeft   = 52.0
	energyTop    = 8.0
	energyBottom = 24.0
)

// energyPlot maps steps and energies to pixels.
type energyPlot struct {
	plot      Rect
	low, high float64
	last      float64
}

// newEnergyPlot returns the plot of the energy, and whether one can be drawn.
func (n *netOfUnits) newEnergyPlot() (energyPlot, bool) {
	r := n.energy
	e := energyPlot{plot: Rect{r.X + energyLeft, r.Y + energyTop, math.Max(1, r.W-energyLeft-2*inset), math.Max(1, r.H-energyTop-energyBottom)}}
	e.low, e.high = math.Inf(1), math.Inf(-1)
	for _, v := range n.units.Energy {
		if math.Abs(v) < far {
			e.low, e.high = math.Min(e.low, v), math.Max(e.high, v)
		}
	}
	if !(e.low <= e.high) {
		return e, false
	}
	if e.low == e.high {
		e.low, e.high = e.low-math.Max(1, math.Abs(e.low)), e.high+math.Max(1, math.Abs(e.high))
	}
	pad := 0.1 * (e.high - e.low)
	e.low, e.high = e.low-pad, e.high+pad
	e.last = math.Max(1, float64(len(n.units.Energy)-1))
	return e, true
}

// pixel returns where the energy v after step k is drawn.
func (e *energyPlot) pixel(k int, v float64) Point {
	return Point{e.plot.X + e.plot.W*float64(k)/e.last, e.plot.Y + e.plot.H*(e.high-v)/(e.high-e.low)}
}

// drawEnergy draws the energy after each step, faint beyond the moment shown.
func (n *netOfUnits) drawEnergy() Layer {
	var l Layer
	e, ok := n.newEnergyPlot()
	if !ok {
		return l
	}
	n.energyAxes(&l, &e)
	path := make(Path, len(n.units.Energy))
	for k, v := range n.units.Energy {
		path[k] = e.pixel(k, v)
	}
	now := max(0, min(n.units.Step, len(path)-1))
	l.line(n.pal.ink.alpha(faded/2), 1.4, nil, drawn(path[now:], e.plot.grown(2))...)
	l.line(n.pal.ink, 1.8, nil, drawn(path[:now+1], e.plot.grown(2))...)
	var dots []Path
	apart := newSpacing(7)
	for _, at := range path[:now] {
		if drawable(at) && apart.claim(at) {
			dots = append(dots, placed(regular(12, 1, 0), at, 2.2))
		}
	}
	l.fill(n.pal.ink, dots...)
	if at := path[now]; drawable(at) {
		disc := placed(regular(24, 1, 0), at, 4.6)
		l.ring(n.pal.surface, 3, disc)
		l.fill(n.theme.accent(), disc)
	}
	return l
}

func (n *netOfUnits) energyAxes(l *Layer, e *energyPlot) {
	r := e.plot
	var grid []Path
	for _, t := range ticks(e.low, e.high, int(r.H/20)) {
		y := e.pixel(0, t.at).Y
		grid = append(grid, Path{{r.X, y}, {r.X + r.W, y}})
		if y > r.Y+nameRoom && textWidth(t.label, smallSize) < energyLeft-8 {
			l.text(Text{At: Point{r.X - 6, y}, S: t.label, Size: smallSize, Color: n.pal.faint, Align: Align{End, Center}})
		}
	}
	l.line(n.pal.grid, 1, nil, grid...)
	l.line(n.pal.rule, 1, nil, Path{{r.X, r.Y}, {r.X, r.Y + r.H}, {r.X + r.W, r.Y + r.H}})
	l.text(Text{At: Point{r.X - 6, r.Y}, S: "energy", Size: smallSize, Bold: true, Color: n.pal.ink, Align: Align{End, Top}})
	const along = "steps"
	for _, t := range ticks(0, e.last, int(math.Min(r.W/tickRoomX, e.last))) {
		x := e.pixel(0, 0).X + r.W*t.at/e.last
		if x+textWidth(t.label, smallSize) < r.X+r.W-textWidth(along, smallSize)-8 {
			l.text(Text{At: Point{x, r.Y + r.H + 5}, S: t.label, Size: smallSize, Color: n.pal.faint, Align: Align{Middle, Top}})
		}
	}
	l.text(Text{At: Point{r.X + r.W, r.Y + r.H + 5}, S: along, Size: smallSize, Color: n.pal.ink, Align: Align{End, Top}})
}
