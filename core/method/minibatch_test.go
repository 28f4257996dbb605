package method_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// firstOrder are the methods that can look at batches.
var firstOrder = []string{"gd", "momentum", "nesterov", "adam"}

// plain returns the update of a method as its source has it, from one gradient to
// the change of x, with η = 0.05, μ = 0.8, β₁ = 0.9 and β₂ = 0.999.
func plain(key string) func(g []float64) []float64 {
	const eta, mu = 0.05, 0.8
	v, square, k := make([]float64, 2), make([]float64, 2), 0
	each := func(change func(i int, gi float64) float64) func(g []float64) []float64 {
		return func(g []float64) []float64 {
			k++
			return []float64{change(0, g[0]), change(1, g[1])}
		}
	}
	return map[string]func(g []float64) []float64{
		"gd":       each(func(_ int, gi float64) float64 { return -eta * gi }),
		"momentum": each(func(i int, gi float64) float64 { v[i] = mu*v[i] - eta*gi; return v[i] }),
		"nesterov": each(func(i int, gi float64) float64 { v[i] = mu*v[i] - eta*gi; return mu*v[i] - eta*gi }),
		"adam": each(func(i int, gi float64) float64 {
			v[i], square[i] = 0.9*v[i]+0.1*gi, 0.999*square[i]+0.001*gi*gi
			mHat, vHat := v[i]/(1-math.Pow(0.9, float64(k))), square[i]/(1-math.Pow(0.999, float64(k)))
			return -eta * mHat / (math.Sqrt(vHat) + 1e-8)
		}),
	}[key]
}

// withPlain returns the settings of plain.
func withPlain(key string) string {
	if key == "momentum" || key == "nesterov" {
		return "rate=0.05 decay=0.8"
	}
	return "rate=0.05"
}

// Step by step the iterates are those of plain stochastic descent, with the
// batches of epoch 0, 1, 2 one after the other. The iterates tell f of the whole,
// and no gradient.
func TestBatchSteps(t *testing.T) {
	f, x0 := methodtest.Line(), []float64{-1.2, 1}
	for _, key := range firstOrder {
		for _, size := range []int{1, 2, 3, 6} {
			var batches []objective.Objective
			for epoch := range 3 {
				batches = append(batches, f.Batches(size, uint64(epoch))...)
			}
			m := set(t, entry(t, key), fmt.Sprintf("%s batch=%d", withPlain(key), size))
			run, err := steps(m, f, x0, len(batches), -1)
			if err != nil || len(run) != len(batches)+1 {
				t.Fatalf("%s: %d iterates, %v, want %d", key, len(run), err, len(batches)+1)
			}
			x, update := slices.Clone(x0), plain(key)
			for k, b := range batches {
				floats.Add(x, update(gradient(b, x)))
				it := run[k+1]
				if !floats.EqualApprox(it.X, x, 1e-12) {
					t.Fatalf("%s, batches of %d: x%d = %v, want %v", key, size, k+1, it.X, x)
				}
				if it.Gradient != nil || it.F != f.Value(it.X) {
					t.Errorf("%s: gradient %v, f = %g, want none and %g", key, it.Gradient, it.F, f.Value(it.X))
				}
				each := len(batches) / 3
				want := fmt.Sprintf("%d of %d in epoch %d", k%each+1, each, k/each+1)
				if got := fact(t, it, "batch").Text; got != want {
					t.Errorf("%s: step %d says %q, want %q", key, k+1, got, want)
				}
			}
		}
	}
}

// With batches as large as the whole, or a function that is no mean, nothing
// changes: not a bit, and not the cost. The latter is said, and that there are fewer
// examples than a batch was to have.
func TestBatchOfAll(t *testing.T) {
	tests := []struct {
		f     objective.Objective
		batch string
		says  string
	}{
		{methodtest.Line(), "batch=7", ""},
		{methodtest.Line(), "batch=1000", "all 7 examples: there are no more"},
		{methodtest.Rosenbrock(), "batch=3", "all: f is not a mean over examples"},
	}
	for _, tt := range tests {
		for _, settings := range []string{"gd", "gd linesearch=armijo", "momentum", "nesterov", "adam", "rmsprop", "adagrad"} {
			key, rest, _ := strings.Cut(settings, " ")
			one, other := objective.Count(tt.f), objective.Count(tt.f)
			want, _ := steps(set(t, entry(t, key), rest), one, []float64{-1.2, 1}, 30, -1)
			got, _ := steps(set(t, entry(t, key), rest+" "+tt.batch), other, []float64{-1.2, 1}, 30, -1)
			if len(got) != len(want) || one.Evals() != other.Evals() {
				t.Fatalf("%s %s: %d iterates at %+v, want %d at %+v", settings, tt.batch, len(got), other.Evals(), len(want), one.Evals())
			}
			for k, it := range got {
				if !slices.Equal(it.X, want[k].X) || !slices.Equal(it.Gradient, want[k].Gradient) || it.Step != want[k].Step {
					t.Fatalf("%s %s: step %d to %v, want %v", settings, tt.batch, k, it.X, want[k].X)
				}
				said := slices.DeleteFunc(slices.Clone(it.Facts), func(f method.Fact) bool { return f.Key == "batch" })
				if len(said) != len(want[k].Facts) || k > 0 && tt.says != "" && fact(t, it, "batch").Text != tt.says || tt.says == "" && len(said) != len(it.Facts) {
					t.Fatalf("%s %s: step %d says %v, want %v and %q", settings, tt.batch, k, it.Facts, want[k].Facts, tt.says)
				}
			}
		}
	}
}

// One epoch costs one gradient, however many steps it is; the start costs none.
func TestBatchCost(t *testing.T) {
	for _, key := range firstOrder {
		for _, size := range []int{1, 2, 3, 4} {
			f := objective.Count(methodtest.Line())
			const epochs = 10
			perEpoch := (7-1)/size + 1
			steps(set(t, entry(t, key), fmt.Sprintf("batch=%d", size)), f, []float64{-1.2, 1}, 0, -1)
			if got := f.Evals(); got != (objective.Evals{}) {
				t.Errorf("%s: the start costs %+v, want nothing", key, got)
			}
			steps(set(t, entry(t, key), fmt.Sprintf("batch=%d", size)), f, []float64{-1.2, 1}, epochs*perEpoch, -1)
			got := f.Evals()
			if got.Value != 0 || got.Gradient != 0 || math.Abs(got.Cost()-epochs) > 1e-12 || math.Abs(got.Epochs()-epochs) > 1e-12 {
				t.Errorf("%s, batches of %d: cost %+v, want %d gradients and as many epochs", key, size, got, epochs)
			}
		}
	}
}

// roll is a mean over five examples that notes whose gradients are asked for.
type roll struct {
	methodtest.Func
	called *[]int
}

func (r roll) Examples() int { return 5 }

// Batches are of one example each, in an order turned by the seed.
func (r roll) Batches(_ int, seed uint64) []objective.Objective {
	batches := make([]objective.Objective, 5)
	for i := range batches {
		b := methodtest.Diagonal([]float64{1}, []float64{1})
		b.Gradient = func(dst, _ []float64) {
			*r.called = append(*r.called, (i+int(seed))%5)
			dst[0] = 1
		}
		batches[i] = b
	}
	return batches
}

// Every example is looked at once an epoch, in an order of the epoch's own, also
// by runs that are cut within an epoch.
func TestBatchSeesEveryExample(t *testing.T) {
	want := []int{0, 1, 2, 3, 4, 1, 2, 3, 4, 0, 2, 3, 4, 0, 1}
	for _, key := range firstOrder {
		for _, at := range []int{0, 1, 5, 7, 10} {
			var called []int
			f := roll{methodtest.Diagonal([]float64{1}, []float64{1}), &called}
			m := set(t, entry(t, key), "batch=1")
			left := cut(t, m, f, []float64{3}, at)
			resume(t, m, f, left.X, left.Memory, len(want)-at)
			if !slices.Equal(called, want) {
				t.Errorf("%s, cut after %d: looks at %v, want %v", key, at, called, want)
			}
		}
	}
}

// Batches of another size begin with an epoch of their own; with those of the
// same size the epoch goes on.
func TestBatchResumeSize(t *testing.T) {
	f := methodtest.Line()
	for _, key := range firstOrder {
		left := cut(t, set(t, entry(t, key), "batch=2"), f, []float64{-1.2, 1}, 6)
		for settings, want := range map[string]string{
			"batch=2 rate=0.01": "3 of 4 in epoch 2",
			"batch=3":           "1 of 3 in epoch 3",
		} {
			got := fact(t, resume(t, set(t, entry(t, key), settings), f, left.X, left.Memory, 1)[1], "batch").Text
			if got != want {
				t.Errorf("%s %s: %q, want %q", key, settings, got, want)
			}
		}
	}
}

// A batch without a gradient is not the end: others follow. A whole epoch of
// them is.
func TestBatchAtRest(t *testing.T) {
	flat, well := methodtest.Flat(2), methodtest.Diagonal([]float64{0.5, 0.25}, []float64{0.5, 0.25}) // minimum at (1, 1)
	for _, settings := range []string{"gd rate=0.1", "gd linesearch=armijo", "momentum rate=0.1", "nesterov rate=0.1", "adam", "rmsprop", "adagrad"} {
		key, rest, _ := strings.Cut(settings, " ")
		m := set(t, entry(t, key), rest+" batch=1")
		run, err := steps(m, methodtest.NewMean(flat, flat, well), []float64{-1, 2}, 12, -1)
		if err != nil || len(run) != 13 || !(run[12].F < run[0].F) {
			t.Errorf("%s: %d iterates, %v, want all and f to fall", settings, len(run), err)
		}
		for name, all := range map[string]methodtest.Mean{"all is flat": methodtest.NewMean(flat, flat, flat), "all have their minimum": methodtest.NewMean(well, flat, well)} {
			run, err = steps(m, all, []float64{1, 1}, 12, -1)
			if !errors.Is(err, method.ErrNoProgress) || len(run) != 3 {
				t.Errorf("%s where %s: %d iterates, %v, want no progress after an epoch of 3", settings, name, len(run), err)
			}
		}
	}
	run, err := steps(set(t, entry(t, "gd"), "rate=0.5 batch=1"), methodtest.NewMean(well, flat, well), []float64{-1, 2}, 5000, -1)
	if last := run[len(run)-1]; !errors.Is(err, method.ErrNoProgress) || !floats.EqualApprox(last.X, []float64{1, 1}, 1e-9) {
		t.Errorf("gd: %d iterates, %v, at %v, want an end at the minimum of all", len(run), err, last.X)
	}
}

// A step that leads nowhere on its batch stays where it is and says why.
func TestBatchStays(t *testing.T) {
	f := methodtest.NewMean(methodtest.Flat(2), methodtest.Diagonal([]float64{1, 1}, []float64{0, 0}))
	for _, settings := range []string{"rate=0.1", "linesearch=armijo"} {
		run, _ := steps(set(t, entry(t, "gd"), "batch=1 "+settings), f, []float64{1, 2}, 2, -1)
		if got := fact(t, run[1], "step").Text; !slices.Equal(run[1].X, run[0].X) || run[1].Step != 0 || !strings.Contains(got, "gradient is zero") {
			t.Errorf("%s: to %v, %q, want to stay and the reason", settings, run[1].X, got)
		}
		if slices.ContainsFunc(run[2].Facts, func(f method.Fact) bool { return f.Key == "step" }) || !(run[2].Step > 0) {
			t.Errorf("%s: the step after it says %v, want it to move", settings, run[2].Facts)
		}
	}
}

// The line search lowers f of the batch, and asks for nothing else.
func TestBatchLineSearch(t *testing.T) {
	f := methodtest.Line()
	counted := objective.Count(f)
	run, err := steps(set(t, entry(t, "gd"), "linesearch=armijo batch=2"), counted, []float64{-1.2, 1}, 40, -1)
	if err != nil || len(run) != 41 {
		t.Fatalf("%d iterates, %v, want 41", len(run), err)
	}
	rises := 0
	for k, it := range run[1:] {
		b, x := f.Batches(2, uint64(k/4))[k%4], run[k].X
		g, eta := gradient(b, x), fact(t, it, "step-length").Value
		if most := b.At(x).Value() - 1e-2*eta*floats.Dot(g, g); !(b.At(it.X).Value() <= most) {
			t.Errorf("step %d: batch at %g, want at most %g", k+1, b.At(it.X).Value(), most)
		}
		if it.F > run[k].F {
			rises++
		}
	}
	if rises == 0 {
		t.Error("the whole never rises: the test shows nothing")
	}
	if got := counted.Evals(); got.Value != 0 || got.Gradient != 0 || got.Epochs() != 10 {
		t.Errorf("cost %+v, want all on batches, and 10 epochs", got)
	}
}

// The line search keeps the promises of a method on batches too.
func TestBatchLineSearchConforms(t *testing.T) {
	methodtest.Check(t, func() method.Method { return set(t, entry(t, "gd"), "linesearch=armijo batch=2") })
}

// An answer of a batch that is not finite ends the run.
func TestBatchNotFinite(t *testing.T) {
	bad := methodtest.Flat(2)
	bad.Gradient = func(dst, _ []float64) { dst[0] = math.NaN() }
	for _, key := range firstOrder {
		run, err := steps(set(t, entry(t, key), "batch=1"), methodtest.NewMean(methodtest.Flat(2), bad), []float64{1, 2}, 12, -1)
		if !errors.Is(err, method.ErrBreakdown) || len(run) != 2 {
			t.Errorf("%s: %d iterates, %v, want a breakdown on the second batch", key, len(run), err)
		}
	}
}
