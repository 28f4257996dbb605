package wolfe

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"

	"hfplayground/core/method"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// reference returns the iterates of gonum's optimize, an independent implementation.
func reference(f objective.Objective, x0 []float64, by optimize.NextDirectioner, w Wolfe, limit int) (all [][]float64) {
	var search optimize.Linesearcher = &optimize.Bisection{CurvatureFactor: w.Slope}
	if w.Search == searchMoreThuente {
		search = &optimize.MoreThuente{DecreaseFactor: decrease, CurvatureFactor: w.Slope}
	}
	ls := optimize.LinesearchMethod{NextDirectioner: by, Linesearcher: search}
	p := method.At(f.At(x0))
	loc := &optimize.Location{X: slices.Clone(x0), F: p.Value(), Gradient: slices.Clone(p.G)}
	all = append(all, x0)
	if p.Leavable() != nil {
		return all
	}
	op, err := ls.Init(loc)
	for trials := 0; err == nil && len(all) <= limit && trials <= mostTrials; op, err = ls.Iterate(loc) {
		if op == optimize.MajorIteration {
			all, trials = append(all, slices.Clone(loc.X)), 0
			if q := method.At(f.At(loc.X)); q.Leavable() != nil {
				return all
			}
			continue
		}
		trials++
		p := f.At(loc.X)
		if op&optimize.FuncEvaluation != 0 {
			loc.F = p.Value()
		}
		if op&optimize.GradEvaluation != 0 {
			p.Gradient(loc.Gradient)
		}
	}
	return all
}

// chain returns Rosenbrock's function of n variables, Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)².
func chain(n int) methodtest.Func {
	return methodtest.Func{N: n, Value: func(x []float64) float64 {
		sum := 0.0
		for i := range n - 1 {
			a, b := x[i+1]-x[i]*x[i], 1-x[i]
			sum += 100*a*a + b*b
		}
		return sum
	}, Gradient: func(dst, x []float64) {
		clear(dst)
		for i := range n - 1 {
			a := x[i+1] - x[i]*x[i]
			dst[i] += -400*a*x[i] - 2*(1-x[i])
			dst[i+1] += 200 * a
		}
	}}
}

// himmelblau returns (x² + y − 11)² + (x + y² − 7)².
func himmelblau() methodtest.Func {
	return methodtest.Func{N: 2, Value: func(x []float64) float64 {
		a, b := x[0]*x[0]+x[1]-11, x[0]+x[1]*x[1]-7
		return a*a + b*b
	}, Gradient: func(dst, x []float64) {
		a, b := x[0]*x[0]+x[1]-11, x[0]+x[1]*x[1]-7
		dst[0], dst[1] = 4*a*x[0]+2*b, 2*a+4*b*x[1]
	}}
}

// TestAgainstGonum compares the first steps with gonum's, on functions and from starts of a table.
func TestAgainstGonum(t *testing.T) {
	const limit = 60
	problems := []struct {
		name string
		f    objective.Objective
		x0s  [][]float64
	}{
		{"rosenbrock", methodtest.Rosenbrock(), [][]float64{{-1.2, 1}, {2, 2}, {-3, -4}, {0, 0}}},
		{"himmelblau", himmelblau(), [][]float64{{0, 0}, {-4, 4}, {1, -3}, {5, 5}}},
		{"chain", chain(10), [][]float64{slices.Repeat([]float64{-1.2, 1}, 5), slices.Repeat([]float64{0.5}, 10)}},
		{"quadratic", methodtest.Quadratic([][]float64{{4, 1, 0}, {1, 3, 1}, {0, 1, 2}}, []float64{1, 2, 3}), [][]float64{{0, 0, 0}, {9, -5, 3}}},
		{"two wells", methodtest.TwoWells(), [][]float64{{1, 0.1}, {-2, 3}}},
		{"saddle", methodtest.Saddle(), [][]float64{{1, 0.1}}},
		{"ill", methodtest.Diagonal([]float64{1, 1e6, 1e3}, []float64{1, 1e6, 1e3}), [][]float64{{0, 0, 0}}},
	}
	worst, steps := 0.0, 0
	for _, c := range contestants() {
		for _, p := range problems {
			for _, x0 := range p.x0s {
				want := reference(p.f, x0, c.gonum(), c.w, limit)
				got, _ := methodtest.Steps(c.ours, p.f, x0, limit, -1)
				worst = max(worst, compare(t, c.name+" on "+p.name, got, want))
				steps += len(want) - 1
			}
		}
	}
	t.Logf("%d steps, at most %.2g apart", steps, worst)
}

// compare returns the largest relative difference.
func compare(t *testing.T, what string, got []method.Iterate, want [][]float64) float64 {
	t.Helper()
	worst := 0.0
	for k := range min(len(got), len(want)) {
		apart := floats.Distance(got[k].X, want[k], math.Inf(1)) / (1e-300 + floats.Norm(want[k], math.Inf(1)))
		if worst = max(worst, apart); !(apart <= 1e-12) {
			t.Errorf("%s, step %d of %d: x = %v, gonum's is %v", what, k, len(want)-1, got[k].X, want[k])
			return worst
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d steps, gonum makes %d", what, len(got)-1, len(want)-1)
	}
	return worst
}

type contestant struct {
	name  string
	ours  method.Method
	gonum func() optimize.NextDirectioner
	w     Wolfe
}

// contestants returns methods with gonum's.
func contestants() []contestant {
	var all []contestant
	for _, w := range []Wolfe{{searchMoreThuente, 0.1}, {searchMoreThuente, 0.9}, {searchBisection, 0.1}, {searchBisection, 0.9}} {
		search := " " + w.Search
		betas := map[string]optimize.CGVariant{
			"hestenes-stiefel": &optimize.HestenesStiefel{}, "fletcher-reeves": &optimize.FletcherReeves{}, "polak-ribiere": &optimize.PolakRibierePolyak{},
			"dai-yuan": &optimize.DaiYuan{}, "hager-zhang": &optimize.HagerZhang{},
		}
		for _, v := range variants() {
			all = append(all, contestant{v.key + search, &NonlinearCG{v.key, w}, func() optimize.NextDirectioner {
				return &optimize.CG{Variant: betas[v.key], InitialStep: &optimize.FirstOrderStepSize{}, IterationRestartFactor: restartAfter, AngleRestartThreshold: restartCosine}
			}, w})
		}
		for _, store := range []int{1, 3, 15} {
			all = append(all, contestant{fmt.Sprint("l-bfgs ", store, search), &LBFGS{store, w}, func() optimize.NextDirectioner { return &optimize.LBFGS{Store: store} }, w})
		}
		all = append(all, contestant{"bfgs" + search, &BFGS{w}, func() optimize.NextDirectioner { return &optimize.BFGS{} }, w})
	}
	return all
}
