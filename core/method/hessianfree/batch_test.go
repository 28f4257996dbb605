package hessianfree_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// threeQuadratics have curvatures so different that steps tell which was used.
func threeQuadratics() methodtest.Mean {
	return methodtest.NewMean(
		methodtest.Diagonal([]float64{1, 2}, []float64{1, 0}),
		methodtest.Diagonal([]float64{10, 3}, []float64{0, 1}),
		methodtest.Diagonal([]float64{4, 40}, []float64{2, 1}),
	)
}

// Each step takes its curvature of the next batch and its gradient of the whole;
// ρ compares what the batch does with what the model promised.
func TestCurvatureBatch(t *testing.T) {
	f := threeQuadratics()
	run, err := steps(set(t, "curvature-batch=1 damping=5 warm-start=off"), f, []float64{3, -2}, 7, 0)
	if err != nil || len(run) != 8 {
		t.Fatalf("%d iterates, %v, want 8", len(run), err)
	}
	for k, it := range run[1:] {
		batch, x, g := f.Parts[k%3], run[k].X, run[k].Gradient
		if want := gradient(f, x); !slices.Equal(g, want) {
			t.Errorf("step %d: gradient %v, want %v of the whole", k+1, g, want)
		}
		lambda := fact(t, it, "lambda").Value
		for i, inner := range it.Inner.Iters {
			hd := make([]float64, 2)
			batch.HessVec(hd, x, inner.D)
			want := floats.Dot(inner.D, hd)/2 + floats.Dot(g, inner.D) + lambda/2*floats.Dot(inner.D, inner.D)
			if math.Abs(inner.Phi-want) > 1e-12*(1+math.Abs(want)) {
				t.Errorf("step %d, inner %d: φ = %g, want %g with the curvature of batch %d", k+1, i, inner.Phi, want, k%3)
			}
		}
		d := it.Inner.Iters[it.Inner.Taken].D
		full := floats.AddTo(make([]float64, 2), x, d)
		hd := make([]float64, 2)
		batch.HessVec(hd, x, d)
		want := (batch.Value(full) - batch.Value(x)) / (floats.Dot(d, hd)/2 + floats.Dot(g, d))
		if batch.Value(full) > batch.Value(x) {
			want = math.Inf(-1)
		}
		if rho := fact(t, it, "rho").Value; rho != want && !(math.Abs(rho-want) <= 1e-9*math.Abs(want)) {
			t.Errorf("step %d: ρ = %g, want %g on batch %d", k+1, rho, want, k%3)
		}
	}
}

// A batch that holds back is followed by others: the minimum of the whole is
// found, also where λ does not adapt.
func TestCurvatureBatchConverges(t *testing.T) {
	f := threeQuadratics()
	for _, settings := range []string{"", " adapt=off damping=30"} {
		run, err := steps(set(t, "curvature-batch=1"+settings), f, []float64{3, -2}, 300, 1e-8)
		if last := run[len(run)-1]; !(floats.Norm(last.Gradient, 2) <= 1e-8) {
			t.Errorf("%q: ‖∇f‖ = %g after %d steps, %v, want the minimum", settings, floats.Norm(last.Gradient, 2), len(run)-1, err)
		}
	}
}

// A product on one of three batches costs a third, and so does a value there.
func TestCurvatureBatchCost(t *testing.T) {
	f := objective.Count(threeQuadratics())
	steps(set(t, "curvature-batch=1 cg-max=1 warm-start=off backtrack=off linesearch=off damping=50"), f, []float64{3, -2}, 3, 0)
	product := objective.Evals{HessVec: 1, Value: 2}.Cost()
	got := f.Evals()
	if got.HessVec != 0 || math.Abs(got.Batches-3*product/3) > 1e-12 {
		t.Errorf("cost of 3 steps %+v, want 3 products and 6 values at a third each: %g", got, product)
	}
}

// A look back on the batch costs its share of a value, and that of the iterate that is
// chosen is the value that ρ needs.
func TestBacktrackOnBatchCost(t *testing.T) {
	cost := func(settings string) float64 {
		f := objective.Count(threeQuadratics())
		run, err := steps(set(t, "curvature-batch=1 cg-max=2 cg-min=2 store-first=1 warm-start=off linesearch=off damping=50 "+settings), f, []float64{3, -2}, 1, 0)
		if len(run) != 2 || len(run[1].Inner.Iters) != 3 {
			t.Fatalf("%d steps, %v: want one of two iterations", len(run)-1, err)
		}
		return f.Evals().Cost()
	}
	value := objective.Evals{Value: 1}.Cost()
	onAll, onBatch := cost("backtrack-batch=off"), cost("backtrack-batch=on")
	if saved := onAll - onBatch; math.Abs(saved-(2*value-value/3)) > 1e-12 {
		t.Errorf("looking back on the batch saves %g, want two values of all, less one of a third: %g", saved, 2*value-value/3)
	}
	whole := "curvature-batch=0 cg-max=5 "
	a, _ := steps(set(t, whole+"backtrack-batch=off"), threeQuadratics(), []float64{3, -2}, 3, 0)
	b, _ := steps(set(t, whole+"backtrack-batch=on"), threeQuadratics(), []float64{3, -2}, 3, 0)
	for k := range a {
		if !slices.Equal(a[k].X, b[k].X) {
			t.Errorf("step %d without a batch leads to %v, want %v", k, b[k].X, a[k].X)
		}
	}
}

func TestCurvatureBatchMissing(t *testing.T) {
	x0 := []float64{3, -2, 5}
	run, _ := steps(set(t, "curvature-batch=10"), methodtest.Bowl(), x0, 1, 0)
	if got := fact(t, run[1], "curvature-batch").Text; !strings.Contains(got, "not a mean over examples") {
		t.Errorf("remark %q, want it said that all is used", got)
	}
	if plain, _ := steps(hessianfree.New(), methodtest.Bowl(), x0, 1, 0); !slices.Equal(run[1].X, plain[1].X) {
		t.Errorf("leads to %v, want %v", run[1].X, plain[1].X)
	}
}

func TestCurvatureBatchTooLarge(t *testing.T) {
	run, _ := steps(set(t, "curvature-batch=4"), threeQuadratics(), []float64{3, -2}, 1, 0)
	if got, want := fact(t, run[1], "curvature-batch").Text, "all 3 examples: there are no more"; got != want {
		t.Errorf("remark %q, want %q", got, want)
	}
}
