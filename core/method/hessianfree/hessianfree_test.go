package hessianfree_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// model returns ½ dᵀ∇²f(x)d + ∇f(x)ᵀd, without any damping.
func model(f objective.Objective, x, d []float64) float64 {
	p, g, hd := f.At(x), make([]float64, len(d)), make([]float64, len(d))
	p.Gradient(g)
	p.HessVec(hd, d)
	return floats.Dot(d, hd)/2 + floats.Dot(g, d)
}

// Undamped, one step of Hessian-free solves a quadratic, its inner iterates are
// those of linear conjugate gradients, and the model's promise is kept: ρ = 1.
func TestHessianFreeOnQuadratic(t *testing.T) {
	x0 := []float64{3, -2, 5}
	hf, err := steps(set(t, "damping=0 backtrack=off"), methodtest.Bowl(), x0, 1, 0)
	if err != nil || floats.Norm(hf[1].Gradient, 2) > 1e-12 {
		t.Fatalf("after one step gradient %v, %v, want 0", hf[1].Gradient, err)
	}
	if rho := fact(t, hf[1], "rho").Value; math.Abs(rho-1) > 1e-12 {
		t.Errorf("ρ = %g, want 1", rho)
	}
	cg, _ := steps(method.NewConjugateGradient(), methodtest.Bowl(), x0, 3, 0)
	for i, inner := range hf[1].Inner.Iters {
		x := floats.AddTo(make([]float64, 3), x0, inner.D)
		if !floats.EqualApprox(x, cg[i].X, 1e-12) {
			t.Errorf("inner iterate %d leads to %v, want %v", i, x, cg[i].X)
		}
	}
}

// On a quadratic the model without the damping is exact, so ρ = 1 whatever λ is,
// and λ falls by 2/3 a step. With the damping in the model ρ would be above 1.
func TestHessianFreeLowersDamping(t *testing.T) {
	run, _ := steps(set(t, "damping=2"), methodtest.Bowl(), []float64{3, -2, 5}, 4, 0)
	for k, it := range run[1:] {
		if want, got := 2*math.Pow(2./3, float64(k)), fact(t, it, "lambda").Value; math.Abs(got-want) > 1e-12 {
			t.Errorf("step %d: λ = %g, want %g", k+1, got, want)
		}
		if rho := fact(t, it, "rho").Value; math.Abs(rho-1) > 1e-9 {
			t.Errorf("step %d: ρ = %g, want 1", k+1, rho)
		}
	}
}

// The step shrinks as λ grows, and becomes −g/λ.
func TestHessianFreeDampedStep(t *testing.T) {
	x0, last := []float64{3, -2, 5}, math.Inf(1)
	for _, lambda := range []string{"0", "0.01", "1", "100", "1e6"} {
		run, _ := steps(set(t, "backtrack=off damping="+lambda), methodtest.Bowl(), x0, 1, 0)
		if !(run[1].Step < last) {
			t.Errorf("λ = %s: step %g, want below %g", lambda, run[1].Step, last)
		}
		last = run[1].Step
	}
	if want := floats.Norm(gradient(methodtest.Bowl(), x0), 2) / 1e6; math.Abs(last-want) > 1e-5*want {
		t.Errorf("λ = 1e6: step %g, want ‖g‖/λ = %g", last, want)
	}
}

// On Rosenbrock's function every number a step reports is recomputed from its
// definition. In particular ρ compares f(x + d) with f(x), from a warm start too,
// and leaves the damping out; it is taken before the line search.
func TestHessianFreeTellsTheTruth(t *testing.T) {
	f := methodtest.Rosenbrock()
	run, err := steps(hessianfree.New(), f, []float64{-1.2, 1}, 60, 1e-8)
	if err != nil || floats.Norm(run[len(run)-1].Gradient, 2) > 1e-8 {
		t.Fatalf("ends at %v after %d steps, %v, want (1, 1)", run[len(run)-1].X, len(run)-1, err)
	}
	for k, it := range run[1:] {
		before := run[k]
		d, lambda := it.Inner.Iters[it.Inner.Taken].D, fact(t, it, "lambda").Value
		x := floats.AddTo(make([]float64, 2), before.X, d)
		if want := (f.At(x).Value() - before.F) / model(f, before.X, d); f.At(x).Value() < before.F && math.Abs(fact(t, it, "rho").Value-want) > 1e-6*math.Abs(want) {
			t.Errorf("step %d: ρ = %g, want %g", k+1, fact(t, it, "rho").Value, want)
		}
		for i, inner := range it.Inner.Iters {
			phi := model(f, before.X, inner.D) + lambda/2*floats.Dot(inner.D, inner.D)
			if math.Abs(inner.Phi-phi) > 1e-9*(math.Abs(phi)+before.F) {
				t.Errorf("step %d, inner %d: φ = %g, want %g", k+1, i, inner.Phi, phi)
			}
		}
		if want := floats.AddScaledTo(make([]float64, 2), before.X, it.Inner.Rate, d); !slices.Equal(it.X, want) {
			t.Errorf("step %d: x = %v, want x + ηd = %v", k+1, it.X, want)
		}
		if !(it.F <= before.F) {
			t.Errorf("step %d: f rises from %g to %g", k+1, before.F, it.F)
		}
	}
}

// The next run of conjugate gradients starts at 0.95 times the last iterate of
// the one before, also where the step was made of an earlier one.
func TestHessianFreeWarmStart(t *testing.T) {
	run, _ := steps(set(t, "damping=1"), methodtest.Rosenbrock(), []float64{-1.2, 1}, 20, 0)
	looked := 0
	for k := 2; k < len(run); k++ {
		previous, start := run[k-1].Inner, run[k].Inner.Iters[0].D
		last := previous.Iters[len(previous.Iters)-1].D
		if want := floats.ScaleTo(make([]float64, 2), 0.95, last); !slices.Equal(start, want) {
			t.Errorf("step %d starts at %v, want 0.95 of %v", k, start, last)
		}
		if previous.Taken < len(previous.Iters)-1 {
			looked++
		}
	}
	if looked == 0 {
		t.Error("no step was made of an earlier iterate: the test shows nothing")
	}
	cold, _ := steps(set(t, "warm-start=off"), methodtest.Rosenbrock(), []float64{-1.2, 1}, 5, 0)
	for k, it := range cold[1:] {
		if norm := floats.Norm(it.Inner.Iters[0].D, 2); norm != 0 {
			t.Errorf("without warm start step %d starts at distance %g, want 0", k+1, norm)
		}
	}
}

// A function whose value is lowest at the start, whatever its gradient says,
// refuses every step: x stays to the bit, λ grows, conjugate gradients begin at
// zero, and the run ends.
func TestHessianFreeRefused(t *testing.T) {
	f := methodtest.Rosenbrock()
	x0 := []float64{-1.2, 1}
	f.Value = func(x []float64) float64 {
		if slices.Equal(x, x0) {
			return 0
		}
		return 1
	}
	run, err := steps(hessianfree.New(), f, x0, 1000, 0)
	if !errors.Is(err, method.ErrLineSearch) && !errors.Is(err, method.ErrNoProgress) {
		t.Errorf("error %v, want the line search or no progress", err)
	}
	if len(run) < 10 || len(run) > 101 {
		t.Errorf("%d iterates, want patience, but not more than 100", len(run))
	}
	for k, it := range run[1:] {
		if want := math.Pow(1.5, float64(k)); math.Abs(fact(t, it, "lambda").Value-want) > 1e-9*want {
			t.Errorf("step %d: λ = %g, want %g", k+1, fact(t, it, "lambda").Value, want)
		}
		if !slices.Equal(it.X, x0) || it.Step != 0 || it.Inner.Rate != 0 || floats.Norm(it.Inner.Iters[0].D, 2) != 0 {
			t.Errorf("step %d: x = %v, step %g, rate %g, start %v, want none", k+1, it.X, it.Step, it.Inner.Rate, it.Inner.Iters[0].D)
		}
		if !strings.HasPrefix(fact(t, it, "step").Text, "refused") {
			t.Errorf("step %d says %q, want refused", k+1, fact(t, it, "step").Text)
		}
	}
	// From the origin no step is too small to change x: patience alone ends it.
	f.Value = func(x []float64) float64 { return math.Abs(x[0]) + math.Abs(x[1]) }
	if run, err := steps(hessianfree.New(), f, []float64{0, 0}, 1000, 0); !errors.Is(err, method.ErrLineSearch) || len(run) != 100 {
		t.Errorf("from the origin %d iterates, error %v, want 100 and the line search", len(run), err)
	}
	f.Value = func(x []float64) float64 { return floats.Distance(x, x0, 1) }
	for _, settings := range []string{"adapt=off", "damping=0"} {
		if run, err := steps(set(t, settings), f, x0, 1000, 0); err == nil || len(run) > 2 {
			t.Errorf("%s: %d iterates, error %v, want an end as soon as nothing changes", settings, len(run), err)
		}
	}
}

// A refused step forgets the warm start. Here the first step is good, and after
// it f is as large as it can be everywhere else.
func TestHessianFreeForgetsStart(t *testing.T) {
	f, m := methodtest.Rosenbrock(), set(t, "backtrack=off")
	run, _ := steps(m, f, []float64{-1.2, 1}, 1, 0)
	value, x0, x1 := f.Value, run[0].X, run[1].X
	f.Value = func(x []float64) float64 {
		if slices.Equal(x, x0) || slices.Equal(x, x1) {
			return value(x)
		}
		return math.MaxFloat64
	}
	run, _ = steps(m, f, x0, 3, 0)
	if d := run[2].Inner.Iters[0].D; floats.Norm(d, 2) == 0 || run[2].Step != 0 {
		t.Fatalf("second step starts at %v and goes %g, want a warm start and no way to go", d, run[2].Step)
	}
	if d := run[3].Inner.Iters[0].D; floats.Norm(d, 2) != 0 {
		t.Errorf("after a refused step the next starts at %v, want 0", d)
	}
}

// Where the Hessian is not positive definite the run says so and goes on: along
// −g where that is at once, and with the iterate before elsewhere.
func TestHessianFreeIndefinite(t *testing.T) {
	tests := []struct {
		name string
		x0   []float64
		stop string
		want float64 // f in the end
	}{
		{"at once", []float64{0, 0.01}, "negative curvature along −g: the step goes along it", 0},
		{"at the second iterate", []float64{1, 0.1}, "negative curvature: the previous iterate is used", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := methodtest.TwoWells()
			run, err := steps(set(t, "damping=0.01"), f, tt.x0, 200, 1e-10)
			if got := fact(t, run[1], "stop").Text; got != tt.stop {
				t.Errorf("stop %q, want %q", got, tt.stop)
			}
			if last := run[len(run)-1]; err != nil || math.Abs(last.F-tt.want) > 1e-15 {
				t.Errorf("ends at %v, f = %g, %v, want a minimum", last.X, last.F, err)
			}
		})
	}
}
