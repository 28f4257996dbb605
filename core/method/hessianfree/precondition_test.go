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

// examples is a quadratic that offers the given squared gradients.
type examples struct {
	methodtest.Func
	q     []float64
	ridge float64
}

func (f examples) At(x []float64) objective.Point { return examplesPoint{f.Func.At(x), f} }

type examplesPoint struct {
	objective.Point
	f examples
}

func (p examplesPoint) GaussNewtonVec(dst, v []float64) { p.HessVec(dst, v) }
func (p examplesPoint) SquaredGradients(dst []float64)  { copy(dst, p.f.q) }
func (p examplesPoint) Ridge() float64                  { return p.f.ridge }

// A preconditioner that is the matrix of the system solves it at once; its
// exponent and its damping are those of the formula, M = (q + λ + c)^α.
func TestPreconditionerSolvesDiagonal(t *testing.T) {
	a, b, x0 := []float64{1, 10, 1000}, []float64{1, 1, 1}, []float64{3, -2, 5}
	tests := []struct {
		settings string
		ridge    float64
		q        func(a float64) float64 // so that M = a + λ
	}{
		{"precond-exp=1 damping=0", 0, func(a float64) float64 { return a }},
		{"precond-exp=1 damping=2", 0.5, func(a float64) float64 { return a - 0.5 }},
		{"precond-exp=0.75 damping=0.1", 0.25, func(a float64) float64 { return math.Pow(a+0.1, 4./3) - 0.35 }},
	}
	for _, tt := range tests {
		f := examples{Func: methodtest.Diagonal(a, b), ridge: tt.ridge}
		for _, ai := range a {
			f.q = append(f.q, tt.q(ai))
		}
		run, err := steps(set(t, "precondition=on backtrack=off "+tt.settings), f, x0, 1, 0)
		if got := fact(t, run[1], "cg-iterations").Value; err != nil || got != 1 {
			t.Errorf("%s: %g iterations, %v, want 1", tt.settings, got, err)
		}
	}
}

// With the exponent 0 the preconditioner is the identity, and the run the same
// to the bit.
func TestPreconditionerOfIdentity(t *testing.T) {
	f := examples{Func: methodtest.Spread()}
	for i := range f.N {
		f.q = append(f.q, float64(i))
	}
	x0 := make([]float64, f.N)
	plain, _ := steps(hessianfree.New(), f, x0, 3, 0)
	run, _ := steps(set(t, "precondition=on precond-exp=0"), f, x0, 3, 0)
	for k := range plain {
		if !slices.Equal(run[k].X, plain[k].X) {
			t.Errorf("step %d leads to %v, want %v", k, run[k].X, plain[k].X)
		}
	}
}

// Where there is nothing to precondition with, the run says so and is the same
// to the bit; a weight without any gradient does no harm.
func TestPreconditionerMissing(t *testing.T) {
	x0 := []float64{3, -2, 5}
	diagonal := methodtest.Diagonal([]float64{1, 2, 3}, []float64{1, 1, 1})
	tests := []struct {
		name string
		f    objective.Objective
		want string // part of the remark; empty for none
	}{
		{"not a mean over examples", diagonal, "not a mean over examples"},
		{"zero", examples{Func: diagonal, q: []float64{0, 0, 0}}, "zero or not finite"},
		{"NaN", examples{Func: diagonal, q: []float64{1, math.NaN(), 1}}, "zero or not finite"},
		{"infinite", examples{Func: diagonal, q: []float64{1, math.Inf(1), 1}}, "zero or not finite"},
		{"one zero", examples{Func: diagonal, q: []float64{1, 2, 0}}, ""},
	}
	for _, tt := range tests {
		const settings = "damping=0"
		run, err := steps(set(t, settings+" precondition=on"), tt.f, x0, 1, 0)
		if err != nil || !(floats.Norm(run[1].Gradient, 2) < 1e-6) {
			t.Errorf("%s: gradient %v, error %v, want a minimum", tt.name, run[1].Gradient, err)
		}
		if tt.want == "" {
			continue
		}
		if got := fact(t, run[1], "preconditioner").Text; !strings.Contains(got, tt.want) {
			t.Errorf("%s: remark %q, want one with %q", tt.name, got, tt.want)
		}
		if plain, _ := steps(set(t, settings), tt.f, x0, 1, 0); !slices.Equal(run[1].X, plain[1].X) {
			t.Errorf("%s: leads to %v, want %v", tt.name, run[1].X, plain[1].X)
		}
	}
}

// At a saddle the preconditioned direction is the one that is left along.
func TestPreconditionerIndefinite(t *testing.T) {
	f := examples{Func: methodtest.Saddle(), q: []float64{1, 2}}
	run, _ := steps(set(t, "precondition=on damping=0"), f, []float64{0, 0.1}, 1, 0)
	if got := fact(t, run[1], "stop").Text; !strings.Contains(got, "−M⁻¹g") || !(run[1].F < run[0].F) {
		t.Errorf("stop %q, f from %g to %g, want a step along −M⁻¹g, down", got, run[0].F, run[1].F)
	}
}
