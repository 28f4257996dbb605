package methodtest

import (
	"math"
	"testing"

	"hfplayground/core/objective/objectivetest"
)

// The derivatives are right, and the mean of the batches, by their sizes, is the
// whole.
func TestLeastSquares(t *testing.T) {
	f, x := Line(), []float64{0.3, -0.7}
	objectivetest.Check(t, f, x)
	for size := 1; size <= 8; size++ {
		sum, examples, most := 0.0, 0, 0
		for _, b := range f.Batches(size, 3) {
			n := b.(LeastSquares).Examples()
			sum, examples, most = sum+float64(n)*b.At(x).Value(), examples+n, max(most, n)
		}
		if want := 7 * f.At(x).Value(); examples != 7 || most > size || math.Abs(sum-want) > 1e-12*want {
			t.Errorf("batches of at most %d: %d examples, at most %d, sum %g, want 7, %d and %g", size, examples, most, sum, size, want)
		}
	}
}
