package racing

import (
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/plane"
	"hfplayground/core/wire"
)

// Sampling samples an objective over a window of a plane, some rows at a time.
type Sampling struct {
	Of    any // a comparable value: what is sampled; a state that asks for the same keeps it
	F     objective.Objective
	Plane plane.Plane
	Field wire.Field
	Least []float64 // known minimal values of f
	Bound bool      // f is nowhere below 0: log levels start there

	row int // rows done
}

// NewSampling returns one of f over a window, which is the setting key, with nx × ny
// points.
func NewSampling(of any, f objective.Objective, p plane.Plane, key string, w wire.Window, nx, ny int) *Sampling {
	ax, ay := p.Axes()
	return &Sampling{Of: of, F: f, Plane: p, Field: wire.Field{
		Window: w, Key: key, NX: nx, NY: ny, Values: make([]float64, nx*ny), AxisX: ax, AxisY: ay, Note: p.Note,
	}}
}

// Contoured returns next with the contours that the settings ask for: itself, where
// it is the one in force, now, and has them.
func (s *Settings) Contoured(next, now *Sampling) *Sampling {
	log := s.scale == "log"
	if next == now && now.Field.Levels == s.levels && now.Field.Log == log {
		return now
	}
	again := *next
	again.Field.Levels, again.Field.Log = s.levels, log
	return &again
}

// Finish samples what is missing; false where more interrupted it, which is asked
// after every row. Of none there is nothing to do.
func (j *Sampling) Finish(more func() bool) bool {
	for j != nil && j.advance() {
		if !more() {
			return false
		}
	}
	return true
}

// advance samples one row and reports whether there is more to do.
func (j *Sampling) advance() bool {
	if j.row == j.Field.NY {
		return false
	}
	w := j.Field.Window
	x := make([]float64, len(j.Plane.Base))
	y := w.Y0 + (w.Y1-w.Y0)*float64(j.row)/float64(j.Field.NY-1)
	for i := range j.Field.NX {
		j.Plane.Lift(x, w.X0+(w.X1-w.X0)*float64(i)/float64(j.Field.NX-1), y)
		j.Field.Values[j.row*j.Field.NX+i] = j.F.At(x).Value()
	}
	j.row++
	if j.row == j.Field.NY {
		j.Field.Base = j.base()
	}
	return j.row < j.Field.NY
}

// base returns the value that log levels start from: the least known minimum, or
// the least finite sample where that is lower or none is known. It is lower where
// f goes on falling outside of its usual domain.
func (j *Sampling) base() float64 {
	if j.Bound {
		return 0
	}
	least := math.Inf(1)
	for _, f := range j.Least {
		least = min(least, f)
	}
	for _, v := range j.Field.Values {
		if v < least && !math.IsInf(v, -1) { // false for NaN
			least = v
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// Done reports whether all is sampled.
func (j *Sampling) Done() bool { return j.row == j.Field.NY }
