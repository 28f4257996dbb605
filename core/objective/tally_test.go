package objective

import (
	"math"
	"testing"
)

// plane is an objective of one variable and n examples, each of them a plane.
type plane struct{ n int }

func (f plane) Dim() int             { return 1 }
func (f plane) Examples() int        { return f.n }
func (f plane) At(x []float64) Point { return planePoint{x} }

func (f plane) Batches(size int, _ uint64) []Objective {
	batches := make([]Objective, (f.n-1)/size+1)
	for i := range batches {
		batches[i] = plane{size}
	}
	return batches
}

type planePoint struct{ x []float64 }

func (p planePoint) X() []float64           { return p.x }
func (p planePoint) Value() float64         { return p.x[0] }
func (p planePoint) Gradient(dst []float64) { dst[0] = 1 }
func (p planePoint) HessVec(dst, _ []float64) {
	clear(dst)
}

// However often an objective is cut, there is one counter for each number of
// batches, and no evaluation is lost.
func TestTallyDoesNotGrow(t *testing.T) {
	const epochs = 10_000
	c, dst := Count(plane{8}), make([]float64, 1)
	for epoch := range epochs {
		for _, size := range []int{2, 4} {
			for _, b := range Batches(c, size, uint64(epoch)) {
				b.At(dst).Gradient(dst)
			}
		}
	}
	if len(c.parts) != 2 {
		t.Errorf("%d counters after %d epochs, want one for each of two sizes", len(c.parts), epochs)
	}
	got := c.Evals()
	if want := (Evals{Batches: 2 * epochs, BatchGradients: 2 * epochs}); got != want || got.Epochs() != 2*epochs || got.Cost() != 2*epochs {
		t.Errorf("Evals() = %+v, %g epochs, want %+v", got, got.Epochs(), want)
	}
}

// A batch that is cut again counts by its share of a share.
func TestTallyNests(t *testing.T) {
	c, dst := Count(plane{8}), make([]float64, 1)
	half := Batches(c, 4, 1)[1]
	Batches(half, 1, 1)[2].At(dst).Gradient(dst)
	half.At(dst).Value()
	want := Evals{Batches: 1./8 + 1./6, BatchGradients: 1. / 8}
	if got := c.Evals(); math.Abs(got.Batches-want.Batches) > 1e-15 || got.BatchGradients != want.BatchGradients {
		t.Errorf("Evals() = %+v, want %+v", got, want)
	}
}

func TestExamples(t *testing.T) {
	c := Count(plane{8})
	tests := []struct {
		f    Objective
		want int
	}{
		{plane{8}, 8},
		{c, 8},
		{Batches(c, 2, 1)[0], 2},
		{struct{ Objective }{plane{8}}, 0},
		{Count(struct{ Objective }{plane{8}}), 0},
	}
	for _, tt := range tests {
		if got := Examples(tt.f); got != tt.want {
			t.Errorf("Examples(%T) = %d, want %d", tt.f, got, tt.want)
		}
	}
}

func TestEpochs(t *testing.T) {
	e := Evals{Value: 1, Gradient: 2, HessVec: 3, GaussNewton: 4, Squared: 7, Batches: 5, BatchGradients: 6}
	if got := e.Epochs(); got != 8 {
		t.Errorf("Epochs = %g, want 8: two gradients and six on batches", got)
	}
}

// Adding and taking away forgets no kind.
func TestEvalsArithmetic(t *testing.T) {
	a := Evals{Value: 1, Gradient: 2, HessVec: 3, GaussNewton: 4, Squared: 7, Batches: 5, BatchGradients: 6}
	b := Evals{Value: 10, Gradient: 20, HessVec: 30, GaussNewton: 40, Squared: 70, Batches: 50, BatchGradients: 60}
	if got, want := a.Plus(b), (Evals{11, 22, 33, 44, 77, 55, 66}); got != want {
		t.Errorf("Plus = %+v, want %+v", got, want)
	}
	if got := a.Plus(b).Minus(b); got != a {
		t.Errorf("Plus and Minus = %+v, want %+v", got, a)
	}
}
