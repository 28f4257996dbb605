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
	w, v := random(want.Dim(), 3), random(want.Dim(), 4)
	if a, b := got.At(w).Value(), want.At(w).Value(); math.Abs(a-b) > exactTol*b {
		t.Errorf("%s: f = %.15g, want %.15g", what, a, b)
	}
	wantClose(t, what+": Gradient", gradient(got, w), gradient(want, w), exactTol)
	wantClose(t, what+": HessVec", hessVec(got, w, v), hessVec(want, w, v), exactTol)
	wantClose(t, what+": GaussNewtonVec", gaussNewton(got, w, v), gaussNewton(want, w, v), exactTol)
	wantClose(t, what+": SquaredGradients", squaredGradients(got, w), squaredGradients(want, w), exactTol)
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

// weighted answers with the mean over batches, each with the weight of its
// examples.
func weighted(batches []objective.Objective, n int, ask func(f objective.Objective) []float64) []float64 {
	sum, total := make([]float64, n), 0.0
	for _, b := range batches {
		share := float64(b.(objective.Batched).Examples())
		floats.AddScaled(sum, share, ask(b))
		total += share
	}
	floats.Scale(1/total, sum)
	return sum
}

// Batches are nearly equal, hold every example once, depend on the seed alone,
// and add up to the whole; the penalty stands in each.
func TestBatches(t *testing.T) {
	p := problem(chain(t, "tanh", "linear", 3, 4, 2), lossOf(t, "squared"), 23)
	p.L2 = 0.1
	f := build(t, p)
	w, v := random(f.Dim(), 3), random(f.Dim(), 4)
	for _, size := range []int{1, 2, 5, 22, 23, 1000} {
		batches := f.Batches(size, 7)
		least, most, total := math.MaxInt, 0, 0
		for _, b := range batches {
			examples := b.(objective.Batched).Examples()
			least, most, total = min(least, examples), max(most, examples), total+examples
		}
		if count := (23 + size - 1) / size; len(batches) != count || most > size || most-least > 1 || total != 23 {
			t.Errorf("size %d: %d batches of %d to %d, %d examples in all, want %d", size, len(batches), least, most, total, count)
		}
		mean := func(ask func(f objective.Objective) []float64) []float64 { return weighted(batches, f.Dim(), ask) }
		wantClose(t, "Gradient", mean(func(b objective.Objective) []float64 { return gradient(b, w) }), gradient(f, w), exactTol)
		wantClose(t, "HessVec", mean(func(b objective.Objective) []float64 { return hessVec(b, w, v) }), hessVec(f, w, v), exactTol)
		wantClose(t, "GaussNewtonVec", mean(func(b objective.Objective) []float64 { return gaussNewton(b, w, v) }), gaussNewton(f, w, v), exactTol)
		wantClose(t, "SquaredGradients", mean(func(b objective.Objective) []float64 { return squaredGradients(b, w) }), squaredGradients(f, w), exactTol)
	}
	first, again, other := f.Batches(5, 7)[0], f.Batches(5, 7)[0], f.Batches(5, 8)[0]
	if a, b := gradient(first, w), gradient(again, w); !slices.Equal(a, b) {
		t.Errorf("the same cut again has the gradient %v, want %v", b, a)
	}
	if a, b := gradient(first, w), gradient(other, w); slices.Equal(a, b) {
		t.Error("two seeds make the same first batch")
	}
}

// Points of batches that take turns with their common workspaces answer as if
// they were alone.
func TestBatchesInTurn(t *testing.T) {
	f := build(t, problem(chain(t, "tanh", "linear", 3, 4, 2), lossOf(t, "softmax"), 11))
	w, v := random(f.Dim(), 3), random(f.Dim(), 4)
	batches, alone := f.Batches(3, 1), f.Batches(3, 1)
	var ps []objective.Point
	for _, b := range batches {
		ps = append(ps, b.At(w))
	}
	dst := make([]float64, f.Dim())
	for range 2 {
		for i, p := range ps {
			p.HessVec(dst, v)
			if want := hessVec(alone[i], w, v); !slices.Equal(dst, want) {
				t.Errorf("batch %d in turn: HessVec = %v, want %v", i, dst, want)
			}
			p.Gradient(dst)
			if want := gradient(alone[i], w); !slices.Equal(dst, want) {
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
		w := random(f.Dim(), 3)
		want := make([]float64, f.Dim())
		for i := range p.Inputs.Rows {
			single := p
			single.Inputs, single.Targets = p.Inputs.Slice(i, i+1), p.Targets.Slice(i, i+1)
			for j, g := range gradient(build(t, single), w) {
				want[j] += g * g / float64(p.Inputs.Rows)
			}
		}
		got := squaredGradients(f, w)
		wantClose(t, loss.Key, got, want, exactTol)
		if floats.Min(got) <= 0 {
			t.Errorf("%s: least entry %g, want all above 0", loss.Key, floats.Min(got))
		}
	}
}
