package objective_test

import (
	"slices"
	"testing"

	"hfplayground/core/objective"
)

// hidden are squares whose product with structural damping is (1 + weight)v.
type hidden struct{ squares }

func (f hidden) At(x []float64) objective.Point {
	return hiddenPoint{squaresPoint{bowlPoint{slices.Clone(x), f.asked}}}
}

type hiddenPoint struct{ squaresPoint }

func (p hiddenPoint) StructuralVec(dst, v []float64, weight float64) {
	for i, vi := range v {
		dst[i] = (1 + weight) * vi
	}
}

// both are hidden that offer squared gradients too.
type both struct{ diagonal }

func (f both) At(x []float64) objective.Point {
	inner := squaresPoint{bowlPoint{slices.Clone(x), f.asked}}
	return struct {
		diagonalPoint
		structural
	}{diagonalPoint{inner}, structural{hiddenPoint{inner}}}
}

// structural is the one product of hidden.
type structural struct{ of hiddenPoint }

func (s structural) StructuralVec(dst, v []float64, weight float64) {
	s.of.StructuralVec(dst, v, weight)
}

// Products with structural damping are offered where they are there, with or without
// squared gradients, and count as those without damping.
func TestCountStructural(t *testing.T) {
	bowls := squares{bowl{2, new(objective.Evals)}}
	for _, tt := range []struct {
		f                   objective.Objective
		structural, squared bool
	}{
		{bowls, false, false}, {hidden{bowls}, true, false}, {diagonal{bowls}, false, true}, {both{diagonal{bowls}}, true, true},
	} {
		c := objective.Count(tt.f)
		p := c.At([]float64{3, 4})
		s, isStructural := p.(objective.Structural)
		_, isSquared := p.(objective.SquaredGradients)
		if isStructural != tt.structural || isSquared != tt.squared {
			t.Errorf("%T: counted Point offers Structural: %t, SquaredGradients: %t", tt.f, isStructural, isSquared)
			continue
		}
		if offers := objective.Offers(c, []float64{3, 4}); slices.Contains(offers, objective.OffersStructural) != tt.structural {
			t.Errorf("%T offers %v", tt.f, offers)
		}
		if !tt.structural {
			continue
		}
		dst := make([]float64, 2)
		if s.StructuralVec(dst, []float64{1, 2}, 3); !slices.Equal(dst, []float64{4, 8}) || c.Evals() != (objective.Evals{GaussNewton: 1}) {
			t.Errorf("%T: %v at the cost %+v, want 4, 8 and one product", tt.f, dst, c.Evals())
		}
		if p.Gradient(dst); c.Evals().Gradient != 1 {
			t.Errorf("%T: a gradient is not counted", tt.f)
		}
	}
}

// samples are bowls with a minimum of their own each: (number, number, …).
type samples struct {
	bowl
	number int
}

func (f samples) Draw(number int) objective.Objective { return samples{f.bowl, number} }

func (f samples) At(x []float64) objective.Point {
	moved := slices.Clone(x)
	for i := range moved {
		moved[i] -= float64(f.number)
	}
	return bowlPoint{moved, f.asked}
}

// A sample is drawn by its number and counted with the objective it is of; what has no
// samples is its own.
func TestDraw(t *testing.T) {
	f := samples{bowl: bowl{2, new(objective.Evals)}}
	c := objective.Count(f)
	if got := objective.Draw(f, 3).At([]float64{3, 5}).Value(); got != 2 {
		t.Errorf("f = %g on sample 3, want 2", got)
	}
	if got := objective.Draw(c, 3).At([]float64{3, 5}).Value(); got != 2 || c.Evals() != (objective.Evals{Value: 1}) {
		t.Errorf("counted: f = %g on sample 3, cost %+v, want 2 and one value", got, c.Evals())
	}
	if !objective.Renews(f) || !objective.Renews(c) {
		t.Error("samples are not Renewed")
	}
	if objective.Draw(f.bowl, 3) != objective.Objective(f.bowl) || objective.Renews(f.bowl) {
		t.Error("a bowl has samples")
	}
	plain := objective.Count(f.bowl)
	if objective.Draw(plain, 3) != objective.Objective(plain) || objective.Renews(plain) {
		t.Error("a counted bowl has samples")
	}
}
