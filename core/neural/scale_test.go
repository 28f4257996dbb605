package neural_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
)

// rowsOf returns the given rows of m, a copy.
func rowsOf(m kernel.Mat, order []int) kernel.Mat {
	picked := kernel.NewMat(len(order), m.Cols)
	for i, from := range order {
		copy(picked.Row(i), m.Row(from))
	}
	return picked
}

// wantSame fails t unless two objectives answer alike in everything.
func wantSame(t *testing.T, what string, got, want objective.Objective) {
	t.Helper()
	w, v := objectivetest.Normal(want.Dim(), 3), objectivetest.Normal(want.Dim(), 4)
	if a, b := got.At(w).Value(), want.At(w).Value(); math.Abs(a-b) > exactTol*b {
		t.Errorf("%s: f = %.15g, want %.15g", what, a, b)
	}
	objectivetest.WantClose(t, what+": Gradient", objectivetest.Gradient(got, w), objectivetest.Gradient(want, w), exactTol)
	objectivetest.WantClose(t, what+": HessVec", objectivetest.HessVec(got, w, v), objectivetest.HessVec(want, w, v), exactTol)
	objectivetest.WantClose(t, what+": GaussNewtonVec", objectivetest.GaussNewton(got, w, v), objectivetest.GaussNewton(want, w, v), exactTol)
	objectivetest.WantClose(t, what+": SquaredGradients", objectivetest.SquaredGradients(got, w), objectivetest.SquaredGradients(want, w), exactTol)
}

// Everything is a mean: examples that stand twice, or in another order, change
// nothing.
func TestMeanOverExamples(t *testing.T) {
	const rows = 9
	for _, loss := range neural.Losses() {
		p := problem(chain(t, "tanh", "linear", 3, 4, 2), loss, rows)
		p.L2 = 0.1
		f := build(t, p)
		twice, order := p, rand.New(rand.NewPCG(1, 1)).Perm(rows)
		twice.Inputs, twice.Targets = rowsOf(p.Inputs, append(order, order...)), rowsOf(p.Targets, append(order, order...))
		wantSame(t, loss.Key+" twice", build(t, twice), f)
		shuffled := p
		shuffled.Inputs, shuffled.Targets = rowsOf(p.Inputs, order), rowsOf(p.Targets, order)
		wantSame(t, loss.Key+" in another order", build(t, shuffled), f)
	}
}

// TestBatches: see objectivetest.CheckBatches.
func TestBatches(t *testing.T) {
	p := problem(chain(t, "tanh", "linear", 3, 4, 2), lossOf(t, "squared"), 23)
	p.L2 = 0.1
	f := build(t, p)
	w, v := objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4)
	objectivetest.CheckBatches(t, f, w, exactTol, map[string]objectivetest.Answer{
		"HessVec":          func(b objective.Objective) []float64 { return objectivetest.HessVec(b, w, v) },
		"GaussNewtonVec":   func(b objective.Objective) []float64 { return objectivetest.GaussNewton(b, w, v) },
		"SquaredGradients": func(b objective.Objective) []float64 { return objectivetest.SquaredGradients(b, w) },
	})
}

// Points of batches that take turns with their common workspaces answer as if
// they were alone.
func TestBatchesInTurn(t *testing.T) {
	f := build(t, problem(chain(t, "tanh", "linear", 3, 4, 2), lossOf(t, "softmax"), 11))
	w, v := objectivetest.Normal(f.Dim(), 3), objectivetest.Normal(f.Dim(), 4)
	batches, alone := f.Batches(3, 1), f.Batches(3, 1)
	var ps []objective.Point
	for _, b := range batches {
		ps = append(ps, b.At(w))
	}
	dst := make([]float64, f.Dim())
	for range 2 {
		for i, p := range ps {
			p.HessVec(dst, v)
			if want := objectivetest.HessVec(alone[i], w, v); !slices.Equal(dst, want) {
				t.Errorf("batch %d in turn: HessVec = %v, want %v", i, dst, want)
			}
			p.Gradient(dst)
			if want := objectivetest.Gradient(alone[i], w); !slices.Equal(dst, want) {
				t.Errorf("batch %d in turn: Gradient = %v, want %v", i, dst, want)
			}
		}
	}
}

// The one product of squares is the sum over single examples.
func TestSquaredGradients(t *testing.T) {
	for _, loss := range neural.Losses() {
		p := problem(chain(t, "tanh", "logistic", 3, 4, 3, 2), loss, 8)
		f := build(t, p)
		w := objectivetest.Normal(f.Dim(), 3)
		want := make([]float64, f.Dim())
		for i := range p.Inputs.Rows {
			single := p
			single.Inputs, single.Targets = p.Inputs.Slice(i, i+1), p.Targets.Slice(i, i+1)
			for j, g := range objectivetest.Gradient(build(t, single), w) {
				want[j] += g * g / float64(p.Inputs.Rows)
			}
		}
		got := objectivetest.SquaredGradients(f, w)
		objectivetest.WantClose(t, loss.Key, got, want, exactTol)
		if floats.Min(got) <= 0 {
			t.Errorf("%s: least entry %g, want all above 0", loss.Key, floats.Min(got))
		}
	}
}
