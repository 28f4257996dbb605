package network

import (
	"fmt"
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// checkWork bounds weights × examples of a net whose product is compared with
// differences: a comparison is 75 gradients in one go.
const checkWork = 150_000

// checkJob is a comparison of a product with differences, and what it was made
// of.
type checkJob struct {
	checked
	part wire.Check
}

// checked is what a comparison is of.
type checked struct {
	run  *race.Run
	step int
	pick string
}

// checkShown returns what a comparison for the weight that is picked is of; no
// run where there is none to be made, or not yet.
func (s *Lab) checkShown() checked {
	spot, ok := s.st.spot(s.st.pick)
	i := s.Selected()
	if !ok || spot.Kind == wire.SpotUnit || i < 0 || s.Racing() || len(s.Runs[i].Trace) == 0 || !checkable(s.st.made()) {
		return checked{}
	}
	_, k, _ := s.Runs[i].At(s.st.Step)
	return checked{s.Runs[i], k, s.st.pick}
}

// setCheck prepares the comparison for the weight that is picked, once the runs
// have ended; it reports whether there is a new one.
func (s *Lab) setCheck() bool {
	of := s.checkShown()
	if of == s.check.checked {
		return false
	}
	s.check, s.news.check = checkJob{}, true
	if of == (checked{}) {
		return true
	}
	spot, _ := s.st.spot(of.pick)
	x := of.run.Trace[of.step].X
	v := make([]float64, len(x))
	v[training.Index(s.st.made().Net, spot)] = 1
	c := objective.CheckProduct(of.run.ObjectiveAt(of.step), x, v)
	s.check = checkJob{of, wire.Check{Epsilon: c.Epsilon, Forward: c.Forward, Central: c.Central, Adjoint: c.Adjoint}}
	return true
}

// checkable reports whether a net is small enough to compare at a look.
func checkable(t *training.Objective) bool { return t.Dim()*t.Train.Set.Len() <= checkWork }

// checkText says what the comparison shows; "" where no weight is picked.
func checkText(s *Lab) string {
	spot, ok := s.st.spot(s.st.pick)
	switch {
	case !ok || spot.Kind == wire.SpotUnit:
		return ""
	case !checkable(s.st.made()):
		return fmt.Sprintf("Not compared: with %d weights and %d examples the comparison would take too long.", len(s.X0), s.st.made().Train.Set.Len())
	case s.check.run == nil || s.check.checked != s.checkShown():
		return "The comparison starts when the runs have ended."
	}
	c := &s.check.part
	return fmt.Sprintf("In the direction of this weight the best forward difference has relative error %s, the best central one %s; the exact product needs no step size.",
		words.Rough(least(c.Forward)), words.Rough(least(c.Central)))
}

// least returns the least number of a list that is one; NaN where there is none.
func least(list []float64) float64 {
	best := math.NaN()
	for _, v := range list {
		if !(v >= best) && !math.IsNaN(v) {
			best = v
		}
	}
	return best
}
