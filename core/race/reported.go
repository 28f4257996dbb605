package race

import (
	"math"
	"slices"

	"hfplayground/core/method"
)

// Reported returns the keys of the facts of a step that are drawn by step, and kept with a run that is left.
func Reported() []string { return []string{"lambda", "rho", "cg-iterations"} }

// Reports returns what a step reports under a key of Reported, by its index there; NaN for nothing.
func (s *Iterate) Reports(i int) float64 {
	if i < len(s.reported) {
		return s.reported[i]
	}
	key := Reported()[i]
	for _, f := range s.Facts {
		if f.Key == key {
			return f.Value
		}
	}
	return math.NaN()
}

// FactsAt returns what the step that led to step k said of itself. Of one that was made before the run was left
// there are only the numbers of Reported, as its method explains them: then whole is false.
func FactsAt(r *Run, k int) (facts []method.Fact, whole bool) {
	s := &r.Trace[k]
	if !s.left {
		return s.Facts, true
	}
	m, _ := r.MethodAt(k - 1).(method.Reporter)
	for i, key := range Reported() {
		v := s.Reports(i)
		if m == nil || math.IsNaN(v) {
			continue
		}
		if j := slices.IndexFunc(m.Quantities(), func(q *method.Quantity) bool { return q.Key == key }); j >= 0 {
			facts = append(facts, method.Number(m.Quantities()[j], v))
		}
	}
	return facts, false
}
