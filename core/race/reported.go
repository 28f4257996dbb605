package race

import "math"

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
