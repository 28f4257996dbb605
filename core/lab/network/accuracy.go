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
	if s.st.curveShown() != wire.CurveAccuracy {
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

// judgeSteps finds the accuracies that are to be shown and not known; false where
// it was interrupted.
func (s *Lab) judgeSteps(more func() bool) bool {
	if s.st.curveShown() != wire.CurveAccuracy {
		return true
	}
	for _, r := range s.Runs {
		for _, k := range racing.Thinned(len(r.Trace)) {
			if s.judge(&r.Trace[k]) && !more() {
				return false
			}
		}
	}
	return true
}

// judge finds the accuracies of a step, where they are not known; it reports
// whether it had to.
func (s *Lab) judge(at *race.Iterate) bool {
	if at.Accuracy != nil {
		return false
	}
	t := s.st.made()
	at.Accuracy = new([2]float64)
	for i, part := range []training.Examples{t.Train, t.Test} {
		at.Accuracy[i] = t.Judge(at.X, part).Accuracy(part.Set.Len())
	}
	s.Changed = true
	return true
}
