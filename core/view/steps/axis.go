package steps

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/wire"
)

// axis is the vertical axis of a plot, in decades where it is logarithmic.
type axis struct {
	log       bool
	low, high float64
	ok        bool // there is something on it
}

// beyondLevels is how far a linear axis reaches beyond the levels that it has, in distances
// of the outer two: a ratio that is far from them is drawn at the edge.
const beyondLevels = 3

// mostDecades is how many of them an axis shows below its top.
const mostDecades = 12

// newAxis returns the axis of the values of some runs, with the levels near them.
func newAxis(log bool, levels []wire.Level, runs []wire.Series) axis {
	a := axis{log: log, low: math.Inf(1), high: math.Inf(-1)}
	take := func(v float64) {
		if t := a.of(v); draw.Drawable(draw.Pt(t, 0)) {
			a.low, a.high = math.Min(a.low, t), math.Max(a.high, t)
		}
	}
	for _, r := range runs {
		for _, v := range r.Values {
			take(v)
		}
	}
	if a.ok = a.low <= a.high; !a.ok {
		return a
	}
	if log {
		a.low, a.high = math.Floor(a.low), math.Ceil(a.high)
		a.low = math.Max(a.low, a.high-mostDecades)
		if a.high-a.low < plot.LeastDecades {
			a.high = a.low + plot.LeastDecades
		}
		return a
	}
	a.linear(levels, take)
	return a
}

// linear sets the ends of a linear axis: 0 is on it, and the levels are.
func (a *axis) linear(levels []wire.Level, take func(v float64)) {
	take(0)
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range levels {
		if draw.Drawable(draw.Pt(v.Value, 0)) {
			take(v.Value)
			least, most = math.Min(least, v.Value), math.Max(most, v.Value)
		}
	}
	if span := most - least; span > 0 {
		a.low, a.high = math.Max(a.low, least-beyondLevels*span), math.Min(a.high, most+beyondLevels*span)
	}
	if !(a.high-a.low > 1e-12*math.Max(math.Abs(a.low), math.Abs(a.high))) {
		a.high = a.low + 1
	}
	a.high += 0.06 * (a.high - a.low)
	if a.low < 0 {
		a.low -= 0.06 * (a.high - a.low)
	}
}

// of returns the place of v on the axis; not finite where there is none.
func (a axis) of(v float64) float64 {
	switch {
	case !a.log:
		return v
	case v > 0:
		return elementary.Log10(v)
	}
	return math.NaN()
}

// y returns the height in r at which v is drawn: at the edge what is beyond it.
func (a axis) y(v float64, r draw.Rect) float64 {
	t := math.Max(a.low, math.Min(a.high, a.of(v)))
	return r.Y + r.H*(a.high-t)/(a.high-a.low)
}

// value is the inverse of y.
func (a axis) value(y float64, r draw.Rect) float64 {
	t := a.high - (a.high-a.low)*(y-r.Y)/r.H
	if a.log {
		return elementary.Pow(10, t)
	}
	return t
}

// ticks returns at most most labelled places.
func (a axis) ticks(most int) []plot.Tick {
	if !a.log {
		return plot.Ticks(a.low, a.high, most)
	}
	var list []plot.Tick
	every := math.Max(1, plot.TickStep((a.high-a.low)/math.Max(1, float64(most))))
	for t := math.Ceil(a.low/every) * every; t <= a.high; t += every {
		list = append(list, plot.Tick{At: t, Label: plot.Power(int(t))})
	}
	return list
}
