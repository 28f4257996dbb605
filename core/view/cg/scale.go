package cg

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
)

// scale is a logarithmic axis of sizes, in decades. Nothing is less than its lower
// end: what is smaller, as 0 is, lies on it.
type scale struct {
	low, high float64
	known     bool
	floor     bool // there are sizes below the lower end
}

// newScale returns the axis for lists of sizes, of so many decades at most, and no
// more than leave room for the list that falls least.
func newScale(decades float64, lists ...[]float64) scale {
	var s scale
	var falls []float64
	for _, list := range lists {
		var own scale
		own.take(list)
		s.take(list)
		if own.known {
			falls = append(falls, own.high-own.low)
		}
	}
	decades = math.Min(decades, plot.ShownDecades(falls...))
	s.high = math.Ceil(s.high)
	least := s.high - decades
	s.floor = s.low < least
	s.low = math.Max(math.Floor(s.low), least)
	if s.high-s.low < plot.LeastDecades {
		s.low = s.high - plot.LeastDecades
	}
	return s
}

// take widens the axis by the sizes that are on one.
func (s *scale) take(list []float64) {
	for _, v := range list {
		t := elementary.Log10(v)
		switch {
		case !(v > 0) || !draw.Finite(t):
		case !s.known:
			s.low, s.high, s.known = t, t, true
		default:
			s.low, s.high = math.Min(s.low, t), math.Max(s.high, t)
		}
	}
}

// y returns the height in r at which a size is drawn.
func (s *scale) y(v float64, r draw.Rect) float64 {
	t := s.low
	if v > 0 {
		t = math.Max(s.low, math.Min(s.high, elementary.Log10(v)))
	}
	return r.Y + r.H*(s.high-t)/(s.high-s.low)
}

// axis draws the frame of r with the grid and labels of its decades.
func (s *scale) axis(l *draw.Layer, r draw.Rect, bare bool, pal *draw.Palette) {
	every := math.Max(1, plot.TickStep((s.high-s.low)/math.Max(1, r.H/24)))
	var grid []draw.Path
	for t := s.low; t <= s.high; t += every {
		y := r.Y + r.H*(s.high-t)/(s.high-s.low)
		grid = append(grid, draw.Path{{X: r.X, Y: y}, {X: r.X + r.W, Y: y}})
		if !bare {
			name := plot.Power(int(t))
			if s.floor && t == s.low {
				name = "≤" + name
			}
			l.Text(draw.Label(draw.Pt(r.X-6, y), name, pal.Faint, draw.End, draw.Center))
		}
	}
	l.Line(pal.Grid, 1, nil, grid...)
	l.Line(pal.Rule, 1, nil, draw.Path{{X: r.X, Y: r.Y}, {X: r.X, Y: r.Y + r.H}, {X: r.X + r.W, Y: r.Y + r.H}})
}
