package objectivetest

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

// Answer is a vector that an objective answers with, of the length of its weights.
type Answer func(f objective.Objective) []float64

// Gradient returns ∇f(w), from a Point that is asked nothing else.
func Gradient(f objective.Objective, w []float64) []float64 {
	dst := make([]float64, len(w))
	f.At(w).Gradient(dst)
	return dst
}

// HessVec returns ∇²f(w)·v in the same way.
func HessVec(f objective.Objective, w, v []float64) []float64 {
	dst := make([]float64, len(w))
	f.At(w).HessVec(dst, v)
	return dst
}

// GaussNewton returns G·v in the same way.
func GaussNewton(f objective.Objective, w, v []float64) []float64 {
	dst := make([]float64, len(w))
	f.At(w).(objective.GaussNewton).GaussNewtonVec(dst, v)
	return dst
}

// SquaredGradients returns the mean of the squared gradients in the same way.
func SquaredGradients(f objective.Objective, w []float64) []float64 {
	dst := make([]float64, len(w))
	f.At(w).(objective.SquaredGradients).SquaredGradients(dst)
	return dst
}

// Deviation returns ‖got − want‖/‖want‖.
func Deviation(got, want []float64) float64 {
	return floats.Distance(got, want, 2) / floats.Norm(want, 2)
}

// WantClose fails t unless got is want to a relative tolerance.
func WantClose(t testing.TB, what string, got, want []float64, tol float64) {
	t.Helper()
	if d := Deviation(got, want); !(d <= tol) {
		t.Errorf("%s deviates by %g, want at most %g\n got %.6g\nwant %.6g", what, d, tol, got[:min(len(got), 8)], want[:min(len(want), 8)])
	}
}

// CheckBatches fails t unless f keeps the promises of objective.Batched at w, to a relative
// tolerance: batches are nearly equal, hold every example once and depend on the seed alone,
// and in each answer, the gradient among them, they add up to the whole; the penalty is
// in each. f has at least 6 examples.
func CheckBatches(t testing.TB, f objective.Batched, w []float64, tol float64, answers map[string]Answer) {
	t.Helper()
	n := f.Examples()
	answers["Gradient"] = func(f objective.Objective) []float64 { return Gradient(f, w) }
	for _, size := range []int{1, 2, 5, n - 1, n, 1000} {
		batches := f.Batches(size, 7)
		least, most, total := math.MaxInt, 0, 0
		for _, b := range batches {
			examples := b.(objective.Batched).Examples()
			least, most, total = min(least, examples), max(most, examples), total+examples
		}
		if count := (n + size - 1) / size; len(batches) != count || most > size || most-least > 1 || total != n {
			t.Errorf("size %d: %d batches of %d to %d, %d examples in all, want %d", size, len(batches), least, most, total, count)
		}
		for name, ask := range answers {
			WantClose(t, name, mean(batches, f.Dim(), ask), ask(f), tol)
		}
	}
	first, again, other := f.Batches(5, 7)[0], f.Batches(5, 7)[0], f.Batches(5, 8)[0]
	if a, b := Gradient(first, w), Gradient(again, w); !slices.Equal(a, b) {
		t.Errorf("the same cut again has the gradient %v, want %v", b, a)
	}
	if a, b := Gradient(first, w), Gradient(other, w); slices.Equal(a, b) {
		t.Error("two seeds make the same first batch")
	}
}

// mean answers with the mean over batches, each with the weight of its examples.
func mean(batches []objective.Objective, n int, ask Answer) []float64 {
	sum, total := make([]float64, n), 0.0
	for _, b := range batches {
		share := float64(b.(objective.Batched).Examples())
		floats.AddScaled(sum, share, ask(b))
		total += share
	}
	floats.Scale(1/total, sum)
	return sum
}

// Normal returns count numbers from N(0, 1), the same for a seed.
func Normal(count int, seed uint64) []float64 {
	rnd := rand.New(rand.NewPCG(seed, 0))
	v := make([]float64, count)
	for i := range v {
		v[i] = rnd.NormFloat64()
	}
	return v
}
