package racing

import (
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/plane"
	"hfplayground/core/wire"
)

// Grid points of the samples behind the contours. Marching squares on the log
// of f is smooth to a fraction of a pixel at this size.
const (
	gridX = 145
	gridY = 109
)

// fieldJob samples the function over the window, some rows at a time.
type fieldJob struct {
	key     string // what was sampled; a state that asks for the same keeps it
	slicing        // the same of a slice of a net's loss
	f       objective.Objective
	plane   plane.Plane
	field   wire.Field
	row     int // rows done

	minima []float64 // f at the known minima
}

// setField starts sampling where problem, slice or window have changed, and
// takes over how contours are drawn.
func (s *Lab) setField() {
	key := s.st.text(s.st.problem.Key+".", "problem", "window")
	if len(s.x0) > 2 && len(s.about.Minima) == 0 {
		key += s.st.text("start", "seed")
	}
	job := s.field
	if job == nil || job.key != key {
		ax, ay := s.plane.Axes()
		job = &fieldJob{key: key, f: s.st.f, plane: s.plane, field: wire.Field{
			Window: s.window(), NX: gridX, NY: gridY, Values: make([]float64, gridX*gridY),
			AxisX: ax, AxisY: ay, Note: s.plane.Note,
		}}
		for _, m := range s.about.Minima {
			job.minima = append(job.minima, m.F)
			at := s.plane.Project(m.X)
			if m.Global {
				job.field.Minima = append(job.field.Minima, at)
			} else {
				job.field.Local = append(job.field.Local, at)
			}
		}
		for _, x := range s.about.Saddles {
			job.field.Saddles = append(job.field.Saddles, s.plane.Project(x))
		}
	}
	s.field = s.contoured(job)
}

// contoured returns the job with the contours that the state asks for: itself,
// where it is the one in force and has them.
func (s *Lab) contoured(job *fieldJob) *fieldJob {
	log := s.st.scale == "log"
	if job == s.field && job.field.Levels == s.st.levels && job.field.Log == log {
		return job
	}
	s.dirty.field = true
	again := *job
	again.field.Levels, again.field.Log = s.st.levels, log
	return &again
}

// advance samples one row and reports whether there is more to do.
func (j *fieldJob) advance() bool {
	if j.row == j.field.NY {
		return false
	}
	w := j.field.Window
	x := make([]float64, len(j.plane.Base))
	y := w.Y0 + (w.Y1-w.Y0)*float64(j.row)/float64(j.field.NY-1)
	for i := range j.field.NX {
		j.plane.Lift(x, w.X0+(w.X1-w.X0)*float64(i)/float64(j.field.NX-1), y)
		j.field.Values[j.row*j.field.NX+i] = j.f.At(x).Value()
	}
	j.row++
	if j.row == j.field.NY {
		j.field.Base = j.base()
	}
	return j.row < j.field.NY
}

// base returns the value that log levels start from: the least known minimum, or
// the least finite sample where that is lower or none is known. It is lower where
// f goes on falling outside of its usual domain. For a net it is 0: no loss or
// penalty is less.
func (j *fieldJob) base() float64 {
	if j.slicing.run != nil {
		return 0
	}
	least := math.Inf(1)
	for _, f := range j.minima {
		least = min(least, f)
	}
	for _, v := range j.field.Values {
		if v < least && !math.IsInf(v, -1) { // false for NaN
			least = v
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

func (j *fieldJob) done() bool { return j.row == j.field.NY }
