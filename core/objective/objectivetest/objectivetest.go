// Package objectivetest checks that an Objective keeps its promises: derivatives
// that are those of its value, products that are linear and symmetric, Points
// that answer the same in any order.
package objectivetest

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/objective"
)

const (
	// differenceTol bounds the disagreement with extrapolated differences,
	// relative to the quantities they are taken from. The differences
	// themselves are good to about 1e-10; a wrong factor or sign is off by far
	// more than this.
	differenceTol = 1e-7

	// roundingTol bounds the disagreement between two exact ways to the same
	// number, relative to the numbers that were added up.
	roundingTol = 1e-11

	// axes is the number of coordinates that are probed one by one; beyond them
	// only random directions are.
	axes = 16

	// directions is the number of random directions.
	directions = 4

	// probeSeed makes the directions the same in every run.
	probeSeed = 1
)

// Check fails t unless f keeps the promises of objective.Objective at x, where f
// must be finite and smooth in a neighbourhood of a quarter:
//
//   - At copies x and panics at a wrong length;
//   - Gradient and HessVec agree with central differences of Value and of
//     Gradient, along the axes and in random directions;
//   - ∇²f is symmetric and linear;
//   - answers depend neither on what was asked before nor on how often;
//   - a GaussNewton, where the Point is one, is linear, symmetric and positive
//     semidefinite.
//
// It costs some hundred evaluations a direction.
func Check(t testing.TB, f objective.Objective, x []float64) {
	t.Helper()
	if v := f.At(x).Value(); math.IsInf(v, 0) || math.IsNaN(v) {
		t.Errorf("f(%v) = %g, want a finite value to check derivatives at", x, v)
		return
	}
	checkAt(t, f, x)
	checkOrder(t, f, x)
	probes := directionsFor(f.Dim())
	checkGradient(t, f, x, probes)
	checkHessVec(t, f, x, probes)
	p := f.At(x)
	checkProduct(t, "HessVec", x, p.HessVec, false)
	if gn, ok := p.(objective.GaussNewton); ok {
		checkProduct(t, "GaussNewtonVec", x, gn.GaussNewtonVec, true)
	}
}

// CheckGaussNewton fails t unless the Points of f offer GaussNewton and Check
// finds nothing.
func CheckGaussNewton(t testing.TB, f objective.Objective, x []float64) {
	t.Helper()
	if _, ok := f.At(x).(objective.GaussNewton); !ok {
		t.Errorf("At(%v) is no objective.GaussNewton", x)
	}
	Check(t, f, x)
}

// checkAt checks that At copies x and refuses other lengths.
func checkAt(t testing.TB, f objective.Objective, x []float64) {
	t.Helper()
	if len(x) != f.Dim() {
		t.Errorf("len(x) = %d, want Dim = %d", len(x), f.Dim())
	}
	mine := slices.Clone(x)
	p := f.At(mine)
	for i := range mine {
		mine[i] = math.NaN()
	}
	if !slices.Equal(p.X(), x) {
		t.Errorf("At(%v).X() = %v after the argument was overwritten, want a copy", x, p.X())
	}
	if v := p.Value(); math.IsNaN(v) {
		t.Errorf("At(%v).Value() = NaN after the argument was overwritten, want a copy", x)
	}
	for _, wrong := range [][]float64{x[:len(x)-1], append(slices.Clone(x), 0)} {
		if !panics(func() { f.At(wrong) }) {
			t.Errorf("At with len(x) = %d did not panic, Dim = %d", len(wrong), f.Dim())
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

// checkOrder asks one Point everything twice and compares with fresh Points that
// are asked one thing each, bit for bit.
func checkOrder(t testing.TB, f objective.Objective, x []float64) {
	t.Helper()
	n := f.Dim()
	v := directionsFor(n)[0]
	keptV := slices.Clone(v)
	gradient := func(p objective.Point) []float64 { dst := dirty(n); p.Gradient(dst); return dst }
	hessVec := func(p objective.Point) []float64 { dst := dirty(n); p.HessVec(dst, v); return dst }

	value, g, hv := f.At(x).Value(), gradient(f.At(x)), hessVec(f.At(x))
	p := f.At(x)
	for range 2 {
		if got := gradient(p); !slices.Equal(got, g) {
			t.Errorf("at %v: Gradient = %v when asked again, %v on a fresh Point", x, got, g)
		}
		if got := p.Value(); got != value {
			t.Errorf("at %v: Value = %v when asked again, %v on a fresh Point", x, got, value)
		}
		if got := hessVec(p); !slices.Equal(got, hv) {
			t.Errorf("at %v: HessVec = %v when asked again, %v on a fresh Point", x, got, hv)
		}
	}
	if !slices.Equal(v, keptV) {
		t.Errorf("at %v: HessVec wrote to v", x)
	}
	if !slices.Equal(p.X(), x) {
		t.Errorf("At(%v).X() = %v after questions", x, p.X())
	}
}

// dirty returns a destination whose old content must not show.
func dirty(n int) []float64 { return slices.Repeat([]float64{1e9}, n) }

func checkGradient(t testing.TB, f objective.Objective, x []float64, probes [][]float64) {
	t.Helper()
	p, g := f.At(x), dirty(f.Dim())
	p.Gradient(g)
	scale := 1 + math.Abs(p.Value()) + floats.Norm(g, 2)
	for _, u := range probes {
		want := derivative(x, u, 1, func(x, dst []float64) { dst[0] = f.At(x).Value() })[0]
		if got := floats.Dot(g, u); !near(got, want, differenceTol*scale) {
			t.Errorf("at %v: Gradient·%v = %.12g, want %.12g", x, u, got, want)
		}
	}
}

func checkHessVec(t testing.TB, f objective.Objective, x []float64, probes [][]float64) {
	t.Helper()
	n := f.Dim()
	p, g, hv := f.At(x), dirty(n), dirty(n)
	p.Gradient(g)
	for _, u := range probes {
		p.HessVec(hv, u)
		want := derivative(x, u, n, func(x, dst []float64) { f.At(x).Gradient(dst) })
		tol := differenceTol * (1 + floats.Norm(g, 2) + floats.Norm(hv, 2))
		for i := range hv {
			if !near(hv[i], want[i], tol) {
				t.Errorf("at %v: HessVec(%v)[%d] = %.12g, want %.12g", x, u, i, hv[i], want[i])
			}
		}
	}
}

// checkProduct checks that v ↦ apply(·, v) is linear and symmetric and, if
// psd, that vᵀAv ≥ 0.
func checkProduct(t testing.TB, name string, x []float64, apply func(dst, v []float64), psd bool) {
	t.Helper()
	n := len(x)
	product := func(v []float64) []float64 { dst := dirty(n); apply(dst, v); return dst }
	rnd := rand.New(rand.NewPCG(probeSeed, uint64(n)))
	for range directions {
		u, v := randomDirection(rnd, n), randomDirection(rnd, n)
		au, av := product(u), product(v)
		tol := roundingTol * (1 + floats.Norm(au, 2) + floats.Norm(av, 2))
		if l, r := floats.Dot(u, av), floats.Dot(v, au); !near(l, r, tol) {
			t.Errorf("at %v: uᵀ·%s(v) = %.15g, vᵀ·%s(u) = %.15g, want a symmetric product", x, name, l, name, r)
		}
		sum := product(floats.AddScaledTo(make([]float64, n), v, -3, u))
		for i := range sum {
			if want := av[i] - 3*au[i]; !near(sum[i], want, tol) {
				t.Errorf("at %v: %s(v − 3u)[%d] = %.15g, want %.15g, a linear product", x, name, i, sum[i], want)
			}
		}
		if curvature := floats.Dot(v, av); psd && curvature < -tol {
			t.Errorf("at %v: vᵀ·%s(v) = %g, want a positive semidefinite product", x, name, curvature)
		}
	}
}

// near reports |a − b| ≤ tol; NaN is near nothing.
func near(a, b, tol float64) bool { return math.Abs(a-b) <= tol }

// directionsFor returns the first axes and some random directions, of length 1.
func directionsFor(n int) [][]float64 {
	rnd := rand.New(rand.NewPCG(probeSeed, uint64(n)))
	var us [][]float64
	for range directions {
		us = append(us, randomDirection(rnd, n))
	}
	for i := range min(n, axes) {
		u := make([]float64, n)
		u[i] = 1
		us = append(us, u)
	}
	return us
}

func randomDirection(rnd *rand.Rand, n int) []float64 {
	u := make([]float64, n)
	for i := range u {
		u[i] = rnd.NormFloat64()
	}
	floats.Scale(1/floats.Norm(u, 2), u)
	return u
}
