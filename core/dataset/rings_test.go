package dataset_test

import (
	"fmt"
	"math"
	"testing"
)

// Without noise every ring holds points of one class, alternating outwards, and no
// point lies in a gap or beyond the outermost ring.
func TestRings(t *testing.T) {
	for m := 2; m <= 6; m++ {
		s := generator(t, "rings", "rings", fmt.Sprint(m)).Make(seeded(3))
		width := 5 / (float64(m) - 0.5)
		seen := map[int]bool{}
		for i, x := range s.X {
			at := math.Hypot(x[0], x[1]) / width
			ring, within := int(at), at-math.Floor(at)
			if within > 0.5+1e-4 || ring >= m {
				t.Fatalf("%d rings: point %d lies in a gap, at %g widths from the centre", m, i, at)
			}
			if s.Class[i] != 1-ring%2 {
				t.Fatalf("%d rings: ring %d has a point of class %d", m, ring, s.Class[i])
			}
			seen[ring] = true
		}
		if len(seen) != m {
			t.Errorf("%d rings: %d of them have points", m, len(seen))
		}
	}
}
