package network

import (
	"math"

	"hfplayground/core/lab/racing"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// addAccuracy adds the accuracies of the steps of r that are sent, where the curves
// show them; NaN where they are not known yet.
func (s *Lab) addAccuracy(out *wire.Run, r *race.Run) {
	if s.curve() != wire.CurveAccuracy {
		return
	}
	for _, k := range out.Step {
		known := [2]float64{math.NaN(), math.NaN()}
		if at := r.Trace[k].Accuracy; at != nil {
			known = *at
		}
		out.Accuracy = append(out.Accuracy, known[0])
		if s.st.made().Test.Set.Len() > 0 {
			out.TestAccuracy = append(out.TestAccuracy, known[1])
		}
	}
}

// judgeSteps finds the accuracies that are to be told and not known; false where
// it was interrupted.
func (s *Lab) judgeSteps(more func() bool) bool {
	if s.curve() != wire.CurveAccuracy {
		return true
	}
	for _, r := range s.Runs {
		for _, k := range racing.Thinned(len(r.Trace)) {
			if r.Trace[k].Accuracy != nil {
				continue
			}
			s.judgeStep(&r.Trace[k])
			if !more() {
				return false
			}
		}
	}
	return true
}

// judgeNewest finds the accuracies of the last step of a run, where they are to
// be told.
func (s *Lab) judgeNewest(r *race.Run) {
	if n := len(r.Trace); n > 0 && r.Trace[n-1].Accuracy == nil && s.curve() == wire.CurveAccuracy {
		s.judgeStep(&r.Trace[n-1])
	}
}

func (s *Lab) judgeStep(at *race.Iterate) {
	t := s.st.made()
	at.Accuracy = new([2]float64)
	for i, part := range []training.Examples{t.Train, t.Test} {
		at.Accuracy[i] = t.Judge(at.X, part).Accuracy(part.Set.Len())
	}
	s.Changed = true
}
