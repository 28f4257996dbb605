package race

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/objective"
	"hfplayground/core/testfunc"
	"hfplayground/core/vector"
)

// rescaled is by·f(x/unit) + plus.
type rescaled struct {
	objective.Objective
	by, plus, unit float64
}

func (r rescaled) At(x []float64) objective.Point {
	p := rescaledPoint{r.Objective.At(scaled(x, 1/r.unit)), slices.Clone(x), r}
	if gn, ok := p.Point.(objective.GaussNewton); ok {
		return rescaledSquares{p, gn}
	}
	return p
}

type rescaledPoint struct {
	objective.Point
	x []float64
	r rescaled
}

func (p rescaledPoint) X() []float64   { return p.x }
func (p rescaledPoint) Value() float64 { return p.r.by*p.Point.Value() + p.r.plus }

func (p rescaledPoint) Gradient(dst []float64) {
	p.Point.Gradient(dst)
	copy(dst, scaled(dst, p.r.by/p.r.unit))
}

func (p rescaledPoint) HessVec(dst, v []float64) {
	p.Point.HessVec(dst, v)
	copy(dst, scaled(dst, p.r.by/p.r.unit/p.r.unit))
}

type rescaledSquares struct {
	rescaledPoint
	gn objective.GaussNewton
}

func (p rescaledSquares) GaussNewtonVec(dst, v []float64) {
	p.gn.GaussNewtonVec(dst, v)
	copy(dst, scaled(dst, p.r.by/p.r.unit/p.r.unit))
}

func scaled(v []float64, by float64) []float64 {
	out := make([]float64, len(v))
	for i, vi := range v {
		out[i] = by * vi
	}
	return out
}

// at returns the run of a method on a test function in other units, from x₀ in its own.
func (r rescaled) run(e method.Entry, about testfunc.About, x0 []float64) *Run {
	m, d := e.New(), about.Domain
	span := r.unit * max(d[0][1]-d[0][0], d[1][1]-d[1][0])
	rule := StopRule{Limits: Limits{Steps: 200}, F: r, Tol: 1e-8, Far: FarFactor * max(r.unit*vector.MaxAbs(x0), span), Span: span}
	return ended(NewRun(Contender{ID: e.Key, Label: e.Label, Method: m, Fields: m.Fields()},
		Plan{Segments: []Segment{{Method: m, F: r}}}, scaled(x0, r.unit), rule, nil))
}

func ended(r *Run) *Run {
	for r.End == nil {
		r.Advance(func() float64 { return 0 })
	}
	return r
}

// plain says that nothing is changed.
func plain(f objective.Objective) rescaled { return rescaled{f, 1, 0, 1} }

// startsOf are the usual start of a function and one in its window.
func startsOf(f testfunc.Function) [][]float64 {
	about, rng := f.About(), rand.New(rand.NewPCG(7, 9))
	usual, random := make([]float64, f.Dim()), make([]float64, f.Dim())
	for i := range usual {
		usual[i] = about.Start[i%len(about.Start)]
		d := about.Domain[i%2]
		random[i] = d[0] + rng.Float64()*(d[1]-d[0])
	}
	return [][]float64{usual, random}
}

// TestVerdictsAreTrueInAnyUnit runs every method on every function in other units of
// f and of x, and with a constant added, and asks f itself whether what the end says
// is true.
func TestVerdictsAreTrueInAnyUnit(t *testing.T) {
	for _, fe := range testfunc.All() {
		f := fe.New()
		units := []rescaled{plain(f)}
		for _, by := range []float64{1e-15, 1e-12, 1e-8, 1e-3, 1e3, 1e8, 1e15} {
			units = append(units, rescaled{f, by, 0, 1})
		}
		for _, plus := range []float64{-1, 1e3, 1e9} {
			units = append(units, rescaled{f, 1, plus, 1}, rescaled{f, 1e-8, 1e-8 * plus, 1})
		}
		for _, unit := range []float64{1e-6, 1e-2, 1e4} {
			units = append(units, rescaled{f, 1, 0, unit}, rescaled{f, 1e6, 0, unit})
		}
		if testing.Short() || runtime.GOARCH == "wasm" { // which comes to the same bits: recorded links are asked for them
			units = units[:8] // those of f
		}
		for _, e := range all.Methods() {
			for _, x0 := range startsOf(f) {
				for _, u := range units {
					r := u.run(e, f.About(), x0)
					name := fmt.Sprintf("%s on %s of %s(x/%g) + %g from %v", e.Key, fmt.Sprint(u.by), fe.Key, u.unit, u.plus, x0)
					checkTrue(t, name, f, r, u)
				}
			}
		}
	}
}

// checkTrue asks f at the end of a run in other units whether it is what the end says.
func checkTrue(t *testing.T, name string, f testfunc.Function, r *Run, u rescaled) {
	t.Helper()
	if len(r.Trace) == 0 {
		return
	}
	x := scaled(r.Trace[len(r.Trace)-1].X, 1/u.unit)
	g, es, way := looked(f, x)
	d := f.About().Domain
	near := 1e-4 * max(d[0][1]-d[0][0], d[1][1]-d[1][0])
	lo, hi := es[0], es[len(es)-1]
	wrong := func(want string) {
		t.Errorf("%s: %s at %v, but ∇f = %v, eigenvalues %v, Newton's step %g: want %s", name, r.End, x, g, es, way, want)
	}
	switch r.End.Text {
	case "converged to a minimum":
		if !(way <= near) || lo < -1e-6*hi {
			wrong("a minimum nearby")
		}
	case "converged to a saddle point":
		if !(way <= near) || lo >= 0 {
			wrong("a saddle point nearby")
		}
	case "converged to a maximum":
		if !(way <= near) || hi >= 0 {
			wrong("a maximum nearby")
		}
	case "converged to a flat point (the Hessian is singular to rounding)":
		if lo > 1e-6*hi {
			wrong("a singular Hessian")
		}
	}
	if r.End.Key == EndStationary && vector.Norm(g) != 0 {
		wrong("a gradient of zero")
	}
	if r.End.Key == EndTolerance && !(r.Trace[len(r.Trace)-1].GradNorm <= 1e-8*r.Trace[0].GradNorm) {
		wrong("a gradient below the tolerance")
	}
}

// looked returns the gradient of f at x, the eigenvalues of its Hessian and the length of
// Newton's step, by what gonum makes of them.
func looked(f objective.Objective, x []float64) (g, eigenvalues []float64, way float64) {
	n := len(x)
	p, h := f.At(x), mat.NewSymDense(n, nil)
	g = make([]float64, n)
	p.Gradient(g)
	e, col := make([]float64, n), make([]float64, n)
	for j := range n {
		e[j] = 1
		p.HessVec(col, e)
		e[j] = 0
		for i := range j + 1 {
			h.SetSym(i, j, col[i])
		}
	}
	var es mat.EigenSym
	es.Factorize(h, true)
	var d mat.VecDense
	if err := d.SolveVec(h, mat.NewVecDense(n, g)); err != nil {
		return g, es.Values(nil), math.Inf(1)
	}
	return g, es.Values(nil), mat.Norm(&d, 2)
}

// TestUnitOfFChangesNoPath asks that methods whose settings carry no unit of f make the
// same steps to the bit when f is multiplied by a power of two, which rounds nothing.
func TestUnitOfFChangesNoPath(t *testing.T) {
	unitFree := []string{"newton", "cg", "bfgs", "l-bfgs", "nelder-mead"}
	for _, fe := range testfunc.All() {
		f := fe.New()
		for _, e := range all.Methods() {
			if !slices.Contains(unitFree, e.Key) {
				continue
			}
			for _, x0 := range startsOf(f) {
				want := plain(f).run(e, f.About(), x0)
				for _, power := range []int{-50, -26, 26, 50} {
					got := rescaled{f, math.Ldexp(1, power), 0, 1}.run(e, f.About(), x0)
					name := fmt.Sprintf("%s on 2^%d %s from %v", e.Key, power, fe.Key, x0)
					checkSamePath(t, name, got, want)
				}
			}
		}
	}
}

func checkSamePath(t *testing.T, name string, got, want *Run) {
	t.Helper()
	if got.End.Key != want.End.Key {
		t.Errorf("%s: %s, want %s", name, got.End, want.End)
	}
	for k := range min(len(got.Trace), len(want.Trace)) {
		if !slices.Equal(got.Trace[k].X, want.Trace[k].X) {
			t.Errorf("%s: step %d is %v, want %v", name, k, got.Trace[k].X, want.Trace[k].X)
			return
		}
	}
}
