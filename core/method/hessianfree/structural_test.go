package hessianfree_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/method/hessianfree"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/objective"
)

// hidden is Σ (eˣ − 1)²/2 with G = diag(e²ˣ) and S = diag(states).
type hidden struct{ states []float64 }

func (f hidden) Dim() int { return len(f.states) }

func (f hidden) At(x []float64) objective.Point { return hiddenPoint{f.states, slices.Clone(x)} }

type hiddenPoint struct{ states, x []float64 }

func (p hiddenPoint) X() []float64 { return p.x }

func (p hiddenPoint) Value() (sum float64) {
	for _, x := range p.x {
		sum += math.Pow(math.Expm1(x), 2) / 2
	}
	return sum
}

func (p hiddenPoint) Gradient(dst []float64) {
	for i, x := range p.x {
		dst[i] = math.Exp(x) * math.Expm1(x)
	}
}

func (p hiddenPoint) HessVec(dst, v []float64) {
	for i, x := range p.x {
		dst[i] = (2*math.Exp(2*x) - math.Exp(x)) * v[i]
	}
}

func (p hiddenPoint) GaussNewtonVec(dst, v []float64) { p.StructuralVec(dst, v, 0) }

func (p hiddenPoint) StructuralVec(dst, v []float64, weight float64) {
	for i, x := range p.x {
		dst[i] = (math.Exp(2*x) + weight*p.states[i]) * v[i]
	}
}

// quiet is hidden without the offer.
type quiet struct{ hidden }

func (f quiet) At(x []float64) objective.Point {
	p := hiddenPoint{f.states, slices.Clone(x)}
	return struct {
		objective.Point
		objective.GaussNewton
	}{p, justGaussNewton{p}}
}

type justGaussNewton struct{ p hiddenPoint }

func (g justGaussNewton) GaussNewtonVec(dst, v []float64) { g.p.GaussNewtonVec(dst, v) }

var beginning = []float64{0.9, -0.4, 0.3}

// With μ the model is damped by λ(I + μS), and ρ compares with the model without either.
func TestStructuralDamping(t *testing.T) {
	const mu = 0.5
	f := hidden{[]float64{4, 0.1, 20}}
	run, err := steps(set(t, "curvature=gauss-newton structural=0.5 damping=0.3 backtrack=off"), f, beginning, 6, 0)
	if err != nil || len(run) != 7 {
		t.Fatalf("%d iterates, %v, want 7", len(run), err)
	}
	for k, it := range run[1:] {
		p := f.At(run[k].X).(hiddenPoint)
		lambda, g, product := fact(t, it, "lambda").Value, run[k].Gradient, make([]float64, 3)
		for i, inner := range it.Inner.Iters {
			p.StructuralVec(product, inner.D, lambda*mu)
			want := floats.Dot(inner.D, product)/2 + floats.Dot(g, inner.D) + lambda/2*floats.Dot(inner.D, inner.D)
			if math.Abs(inner.Phi-want) > 1e-12*(1+math.Abs(want)) {
				t.Errorf("step %d, inner %d: φ = %g, want %g", k+1, i, inner.Phi, want)
			}
		}
		d := it.Inner.Iters[it.Inner.Taken].D
		p.GaussNewtonVec(product, d)
		reached := f.At(floats.AddTo(make([]float64, 3), run[k].X, d)).Value()
		want := (reached - p.Value()) / (floats.Dot(d, product)/2 + floats.Dot(g, d))
		if rho := fact(t, it, "rho").Value; !(math.Abs(rho-want) <= 1e-9*math.Abs(want)) {
			t.Errorf("step %d: ρ = %g, want %g", k+1, rho, want)
		}
	}
}

// The steps are the same to the bit where nothing is to be damped or nothing can be.
func TestStructuralDampingOff(t *testing.T) {
	f := hidden{[]float64{4, 0.1, 20}}
	for _, settings := range []string{"curvature=gauss-newton", "curvature=hessian damping=20"} {
		want, _ := steps(set(t, settings), quiet{f}, beginning, 6, 0)
		for _, mu := range []string{" structural=0", " structural=1"} {
			g := objective.Objective(f)
			if mu == " structural=1" && settings == "curvature=gauss-newton" {
				g = quiet{f}
			}
			got, _ := steps(set(t, settings+mu), g, beginning, 6, 0)
			for k := range want {
				if !slices.Equal(got[k].X, want[k].X) {
					t.Errorf("%q: x of step %d is %v, want %v", settings+mu, k, got[k].X, want[k].X)
				}
			}
		}
	}
	damped, _ := steps(set(t, "curvature=gauss-newton structural=1"), f, beginning, 1, 0)
	free, _ := steps(set(t, "curvature=gauss-newton"), f, beginning, 1, 0)
	if slices.Equal(damped[1].X, free[1].X) {
		t.Error("structural damping changes nothing: the test shows nothing")
	}
}

// A step costs one product more, for ρ.
func TestStructuralDampingCost(t *testing.T) {
	products := func(settings string) int {
		c := objective.Count(hidden{[]float64{1, 1, 1}})
		steps(set(t, "curvature=gauss-newton cg-max=2 warm-start=off stop=off"+settings), c, beginning, 3, 0)
		return c.Evals().GaussNewton
	}
	if free, damped := products(""), products(" structural=1"); damped != free+3 {
		t.Errorf("%d products in 3 steps, %d without structural damping, want 3 more", damped, free)
	}
}

// samples are bowls, each with a minimum of its own.
type samples struct{ methodtest.Func }

func sample(number int) methodtest.Func {
	away := math.Sin(float64(number))
	return methodtest.Diagonal([]float64{1, 5}, []float64{1 + away, 2 - away})
}

func (samples) Draw(number int) objective.Objective { return sample(number) }

// Step k looks at sample k alone, and iterate k at the one that the next step is made on.
func TestRenewedSamples(t *testing.T) {
	f := samples{sample(0)}
	for _, settings := range []string{"", "linesearch=off backtrack=off"} {
		c := objective.Count(f)
		run, err := steps(set(t, settings), c, []float64{3, -2}, 8, 0)
		if err != nil || len(run) != 9 {
			t.Fatalf("%d iterates, %v, want 9", len(run), err)
		}
		for k, it := range run {
			p := sample(k).At(it.X)
			if it.F != p.Value() || !slices.Equal(it.Gradient, gradient(sample(k), it.X)) {
				t.Errorf("iterate %d: f = %g, gradient %v, want those of sample %d", k, it.F, it.Gradient, k)
			}
			if k > 0 {
				before := sample(k - 1)
				want := (before.Value(it.X) - before.Value(run[k-1].X))
				d := floats.SubTo(make([]float64, 2), it.X, run[k-1].X)
				hd := make([]float64, 2)
				before.HessVec(hd, run[k-1].X, d)
				want /= floats.Dot(d, hd)/2 + floats.Dot(run[k-1].Gradient, d)
				if rho := fact(t, it, "rho").Value; math.Abs(rho-want) > 1e-9 {
					t.Errorf("step %d: ρ = %g, want %g on sample %d", k, rho, want, k-1)
				}
			}
		}
		if got := c.Evals().Gradient; got != 9 {
			t.Errorf("%d gradients counted for 9 iterates, want one each", got)
		}
		at := cut(t, set(t, settings), f, []float64{3, -2}, 4)
		for k, it := range resume(t, set(t, settings), f, at.X, at.Memory, 4) {
			if !slices.Equal(it.X, run[4+k].X) || it.F != run[4+k].F {
				t.Errorf("resumed: iterate %d is %v, want %v", 4+k, it.X, run[4+k].X)
			}
		}
	}
	if hessianfree.New().Structural != 0 {
		t.Error("structural damping is on without being asked for")
	}
}
