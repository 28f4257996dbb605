package racing

import (
	"testing"

	"hfplayground/core/race"
)

// TestThinned asks that a thinned path keeps its ends, rises, and stays small.
func TestThinned(t *testing.T) {
	for _, n := range []int{0, 1, 2, keptSteps, keptSteps + 1, keptSteps + 2, 5000, race.MaxSteps + 1} {
		keep := Thinned(n)
		if n > 0 && (keep[0] != 0 || keep[len(keep)-1] != n-1) {
			t.Errorf("Thinned(%d) runs from %d to %d, want 0 to %d", n, keep[0], keep[len(keep)-1], n-1)
		}
		for i := 1; i < len(keep); i++ {
			if keep[i] <= keep[i-1] {
				t.Fatalf("Thinned(%d)[%d] = %d after %d", n, i, keep[i], keep[i-1])
			}
		}
		if len(keep) > 6*keptSteps || n <= keptSteps && len(keep) != n {
			t.Errorf("Thinned(%d) keeps %d", n, len(keep))
		}
	}
}
