package objective_test

import (
	"math"
	"testing"

	"hfplayground/core/objective"
)

// bowls is a bowl that can be cut into four of its kind.
type bowls struct{ bowl }

func (f bowls) Examples() int { return 8 }

func (f bowls) Batches(int, uint64) []objective.Objective {
	return []objective.Objective{f.bowl, f.bowl, f.bowl, f.bowl}
}

// What is asked of a batch costs its share, whichever batch it is.
func TestCountBatches(t *testing.T) {
	var asked objective.Evals
	c := objective.Count(bowls{bowl{2, &asked}})
	batches := objective.Batches(c, 2, 1)
	if len(batches) != 4 {
		t.Fatalf("%d batches, want 4", len(batches))
	}
	x, dst := []float64{3, 4}, make([]float64, 2)
	batches[0].At(x).Gradient(dst)
	batches[3].At(x).HessVec(dst, x)
	c.At(x).Value()
	got := c.Evals()
	if want := (1. + 2) / 4; got.Value != 1 || got.Gradient != 0 || got.HessVec != 0 || math.Abs(got.Batches-want) > 1e-15 {
		t.Errorf("Evals() = %+v, want one value and %g gradient equivalents on batches", got, want)
	}
	if want := 1./3 + 3./4; math.Abs(got.Cost()-want) > 1e-15 {
		t.Errorf("Cost() = %g, want %g", got.Cost(), want)
	}
	if objective.Batches(bowls{bowl{2, &asked}}, 2, 1) == nil {
		t.Error("Batches of a Batched that is not counted = nil")
	}
	for _, f := range []objective.Objective{bowl{2, &asked}, objective.Count(bowl{2, &asked})} {
		if objective.Batches(f, 2, 1) != nil {
			t.Errorf("Batches of %T, which is not Batched, want nil", f)
		}
	}
}
