package neural_test

import (
	"math"
	"runtime"
	"testing"

	"hfplayground/core/kernel"
	"hfplayground/core/method"
	methods "hfplayground/core/method/all"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
)

// hessianFree returns the method with all its parts on.
func hessianFree(curvature string) *hessianfree.Method {
	h := hessianfree.New()
	h.Curvature, h.Precondition = curvature, true
	return h
}

// train runs m from w for at most limit steps, until done says so, and returns
// its whole iterates.
func train(m method.Method, f objective.Objective, w []float64, limit int, done func(method.Iterate) bool) []method.Iterate {
	var all []method.Iterate
	for it, err := range m.Run(f, w) {
		if it.Partial {
			continue
		}
		all = append(all, it)
		if err != nil || len(all) > limit || done(it) {
			break
		}
	}
	return all
}

// exclusiveOr is the truth table of XOR with −1 for false.
func exclusiveOr(t testing.TB) *neural.Objective {
	return build(t, neural.Problem{
		Net: chain(t, "tanh", "tanh", 2, 2, 1), Loss: lossOf(t, "squared"),
		Inputs:  kernel.Mat{Rows: 4, Cols: 2, Data: []float64{-1, -1, -1, 1, 1, -1, 1, 1}},
		Targets: kernel.Mat{Rows: 4, Cols: 1, Data: []float64{-1, 1, 1, -1}},
	})
}

// XOR by the smallest net that can, which has local minima too.
func TestTrainXOR(t *testing.T) {
	const (
		seeds, enough = 20, 15
		goal          = 1e-3 // outputs within 0.05 of their targets
	)
	for _, curvature := range []string{"gauss-newton", "hessian"} {
		f, solved := exclusiveOr(t), 0
		for seed := range uint64(seeds) {
			run := train(hessianFree(curvature), f, start(t, "normal", f.Net(), seed), 200, func(it method.Iterate) bool { return it.F < goal })
			if run[len(run)-1].F < goal {
				solved++
			}
		}
		if solved < enough {
			t.Errorf("%s: solved from %d of %d seeds, want %d", curvature, solved, seeds, enough)
		}
	}
}

// twoSpirals returns the benchmark of 97 points on either arm, scaled to the
// radius 6.5, with 0 and 1 for targets.
//
// Source: K. Lang and M. Witbrock, "Learning to tell two spirals apart", Proc.
// 1988 Connectionist Models Summer School.
func twoSpirals(t testing.TB) (f *neural.Objective, wrong func(w []float64) int) {
	const arm = 97
	x, targets := kernel.NewMat(2*arm, 2), kernel.NewMat(2*arm, 1)
	for i := range arm {
		angle, radius := float64(i)*math.Pi/16, 6.5*float64(104-i)/104
		sin, cos := math.Sincos(angle)
		copy(x.Row(2*i), []float64{radius * sin, radius * cos})
		copy(x.Row(2*i+1), []float64{-radius * sin, -radius * cos})
		targets.Data[2*i] = 1
	}
	net, loss := chain(t, "tanh", "linear", 2, 20, 20, 1), lossOf(t, "logistic")
	f = build(t, neural.Problem{Net: net, Loss: loss, Inputs: x, Targets: targets})
	e, err := neural.NewEvaluator(net, nil, 2*arm)
	if err != nil {
		t.Fatal(err)
	}
	outputs := kernel.NewMat(2*arm, 1)
	return f, func(w []float64) int {
		e.Outputs(outputs, w, x)
		return len(neural.Misclassified(nil, loss, outputs, targets))
	}
}

// Two spirals to the last point.
func TestTrainSpirals(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds")
	}
	f, wrong := twoSpirals(t)
	seeds := uint64(3)
	if runtime.GOOS == "js" {
		seeds = 1 // the same arithmetic, several times as slow
	}
	for seed := range seeds {
		run := train(hessianFree("hessian"), f, start(t, "sparse", f.Net(), seed), 300, func(it method.Iterate) bool { return wrong(it.X) == 0 })
		if last := run[len(run)-1]; wrong(last.X) != 0 {
			t.Errorf("seed %d: %d of 194 points wrong after %d steps, f = %g, want none", seed, wrong(last.X), len(run)-1, last.F)
		}
	}
}

// A reduction ratio that looked at the warm start would raise λ without end
// while f stays on its first plateau. It does neither, and f never rises.
func TestTrainDoesNotLockUp(t *testing.T) {
	const most = 1e3
	if testing.Short() {
		t.Skip("some seconds")
	}
	f, _ := twoSpirals(t)
	for _, curvature := range []string{"gauss-newton", "hessian"} {
		run := train(hessianFree(curvature), f, start(t, "sparse", f.Net(), 1), 100, func(method.Iterate) bool { return false })
		for k, it := range run[1:] {
			if it.F > run[k].F {
				t.Errorf("%s, step %d: f rises from %g to %g", curvature, k+1, run[k].F, it.F)
			}
			for _, fact := range it.Facts {
				if fact.Key == "lambda" && fact.Value > most {
					t.Errorf("%s, step %d: λ = %g, want at most %g", curvature, k+1, fact.Value, float64(most))
				}
			}
		}
		if last := run[len(run)-1]; len(run) != 101 || !(last.F < 0.9*math.Ln2) { // ln 2 is the plateau of even odds
			t.Errorf("%s: f = %g after %d steps, want it below the plateau", curvature, last.F, len(run)-1)
		}
	}
}

// Every method of the table lowers the loss of a net.
func TestTrainByEveryMethod(t *testing.T) {
	f := exclusiveOr(t)
	w := start(t, "normal", f.Net(), 1)
	before := f.At(w).Value()
	for _, entry := range methods.Methods() {
		if entry.Key == "cg" { // exact on quadratics, at a loss elsewhere
			continue
		}
		run := train(entry.New(), f, w, 200, func(method.Iterate) bool { return false })
		if after := run[len(run)-1].F; !(after < before) {
			t.Errorf("%s: f from %g to %g in %d steps, want it lower", entry.Key, before, after, len(run)-1)
		}
	}
}

// Curvature of half of the examples at a time trains as well, for half the cost
// of a product; what a step costs is counted so.
func TestTrainByCurvatureBatch(t *testing.T) {
	spirals, _ := twoSpirals(t)
	f := objective.Count(spirals)
	h := hessianFree("gauss-newton")
	h.Batch = 97
	run := train(h, f, start(t, "sparse", spirals.Net(), 1), 60, func(method.Iterate) bool { return false })
	if last := run[len(run)-1]; len(run) != 61 || !(last.F < 0.9*math.Ln2) {
		t.Errorf("f = %g after %d steps, want it below the plateau", last.F, len(run)-1)
	}
	if evals := f.Evals(); evals.GaussNewton != 0 || !(evals.Batches > 0) {
		t.Errorf("cost %+v, want products on batches alone", evals)
	}
}
