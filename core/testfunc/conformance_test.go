package testfunc_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/objective"
	"hfplayground/core/objective/objectivetest"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
)

const (
	randomPoints = 20
	pointSeed    = 7
)

// leastSquares are the keys of the functions whose Points must offer GaussNewton.
var leastSquares = []string{"rosenbrock", "beale", "himmelblau", "booth", "matyas", "quadratic"}

// notSmooth is the only known minimum or saddle that is not differentiable.
const notSmooth = "ackley"

// instance is a row of the table in one dimension.
type instance struct {
	testfunc.Entry
	name string
	f    testfunc.Function
}

// instances returns every function, in 2 and in 7 dimensions where n can be set.
func instances(t *testing.T) []instance {
	t.Helper()
	var all []instance
	for _, e := range testfunc.All() {
		all = append(all, instance{e, e.Key, e.New()})
		f := e.New()
		if n := field(f, "n"); n != nil {
			if err := n.Set("7"); err != nil {
				t.Fatal(err)
			}
			all = append(all, instance{e, e.Key + " n=7", f})
		}
	}
	return all
}

// field returns the field of f with the key, nil where there is none.
func field(f testfunc.Function, key string) *param.Field {
	fields := f.Fields()
	i := slices.IndexFunc(fields, func(f param.Field) bool { return f.Key == key })
	if i < 0 {
		return nil
	}
	return &fields[i]
}

// start returns the usual start at full length.
func start(f testfunc.Function) []float64 {
	pattern := f.About().Start
	x := make([]float64, f.Dim())
	for i := range x {
		x[i] = pattern[i%len(pattern)]
	}
	return x
}

// inDomain returns a random point; coordinates take their range from the two of
// the window in turn.
func inDomain(f testfunc.Function, rnd *rand.Rand) []float64 {
	domain := f.About().Domain
	x := make([]float64, f.Dim())
	for i := range x {
		lo, hi := domain[i%2][0], domain[i%2][1]
		x[i] = lo + (hi-lo)*rnd.Float64()
	}
	return x
}

// sites returns where a function is checked.
func sites(in instance) [][]float64 {
	about := in.f.About()
	all := [][]float64{start(in.f)}
	if in.Key != notSmooth {
		for _, m := range about.Minima {
			all = append(all, m.X)
		}
	}
	all = append(all, about.Saddles...)
	rnd := rand.New(rand.NewPCG(pointSeed, uint64(in.f.Dim())))
	for range randomPoints {
		all = append(all, inDomain(in.f, rnd))
	}
	return all
}

func TestDerivatives(t *testing.T) {
	for _, in := range instances(t) {
		t.Run(in.name, func(t *testing.T) {
			check := objectivetest.Check
			if slices.Contains(leastSquares, in.Key) {
				check = objectivetest.CheckGaussNewton
			}
			for _, x := range sites(in) {
				check(t, in.f, x)
			}
		})
	}
}

// Only what is a sum of squares offers GaussNewton.
func TestGaussNewtonOffered(t *testing.T) {
	for _, in := range instances(t) {
		_, got := in.f.At(start(in.f)).(objective.GaussNewton)
		if want := slices.Contains(leastSquares, in.Key); got != want {
			t.Errorf("%s: GaussNewton offered: %v, want %v", in.name, got, want)
		}
	}
}

func TestMinima(t *testing.T) {
	const (
		gradientTol = 1e-9  // the listed digits are those of float64; Goldstein–Price has curvatures of 10⁵
		valueTol    = 1e-12 // relative to 1 + |F|
	)
	for _, in := range instances(t) {
		about := in.f.About()
		for i, m := range about.Minima {
			p := in.f.At(m.X)
			if got := p.Value(); math.Abs(got-m.F) > valueTol*(1+math.Abs(m.F)) {
				t.Errorf("%s: f(%v) = %.17g, want %.17g", in.name, m.X, got, m.F)
			}
			if got := gradientNorm(p); got > gradientTol {
				t.Errorf("%s: ‖∇f(%v)‖ = %g, want 0", in.name, m.X, got)
			}
			if lo, _ := eigenvalues(p); lo <= 0 {
				t.Errorf("%s: ∇²f(%v) is not positive definite on (x₁, x₂)", in.name, m.X)
			}
			if i > 0 && m.Global && !about.Minima[i-1].Global {
				t.Errorf("%s: minimum %d is global and stands after a local one", in.name, i)
			}
		}
		for _, x := range about.Saddles {
			p := in.f.At(x)
			if got := gradientNorm(p); got > gradientTol {
				t.Errorf("%s: ‖∇f(%v)‖ = %g at a saddle, want 0", in.name, x, got)
			}
			if lo, hi := eigenvalues(p); lo > 0 || hi < 0 {
				t.Errorf("%s: ∇²f(%v) has eigenvalues %g, %g, want a saddle", in.name, x, lo, hi)
			}
		}
	}
}

// No point of the domain lies below a global minimum.
func TestGlobalMinimumIsLowest(t *testing.T) {
	const tries = 2000
	for _, in := range instances(t) {
		minima := in.f.About().Minima
		if len(minima) == 0 {
			continue
		}
		rnd := rand.New(rand.NewPCG(pointSeed, 0))
		for range tries {
			x := inDomain(in.f, rnd)
			if got := in.f.At(x).Value(); got < minima[0].F {
				t.Errorf("%s: f(%v) = %g lies below the minimum %g", in.name, x, got, minima[0].F)
			}
		}
	}
}

// Where a sum of squares vanishes its residuals do, and G = ∇²f.
func TestGaussNewtonIsExactAtZero(t *testing.T) {
	v := []float64{0.6, -0.8}
	got, want := make([]float64, 2), make([]float64, 2)
	for _, in := range instances(t) {
		if in.f.Dim() != 2 || !slices.Contains(leastSquares, in.Key) {
			continue
		}
		for _, m := range in.f.About().Minima {
			p := in.f.At(m.X)
			p.(objective.GaussNewton).GaussNewtonVec(got, v)
			p.HessVec(want, v)
			for i := range want {
				if math.Abs(got[i]-want[i]) > 1e-11*(1+math.Abs(want[i])) {
					t.Errorf("%s: at %v G·v = %v, want %v", in.name, m.X, got, want)
				}
			}
		}
	}
}

func TestWrongLengthPanics(t *testing.T) {
	want := map[string]string{
		"rosenbrock": "testfunc: Rosenbrock: len(x) = 3, want 2",
		"ackley":     "testfunc: Ackley: len(x) = 3, want 2",
		"saddle":     "testfunc: Saddle: len(x) = 3, want 2",
	}
	for _, e := range testfunc.All() {
		f := e.New()
		got := panicOf(func() { f.At(make([]float64, 3)) })
		if w, named := want[e.Key]; got == "" || named && got != w {
			t.Errorf("%s: panic %q, want %q", e.Key, got, w)
		}
		p := f.At(make([]float64, 2))
		one, two := make([]float64, 1), make([]float64, 2)
		for name, misuse := range map[string]func(){
			"Gradient(dst)": func() { p.Gradient(one) },
			"HessVec(dst)":  func() { p.HessVec(one, two) },
			"HessVec(v)":    func() { p.HessVec(two, one) },
		} {
			if panicOf(misuse) == "" {
				t.Errorf("%s: %s of length 1 did not panic", e.Key, name)
			}
		}
	}
}

func panicOf(f func()) (message string) {
	defer func() {
		if r := recover(); r != nil {
			message = fmt.Sprint(r)
		}
	}()
	f()
	return ""
}

// A Point keeps the parameters it was made with.
func TestPointsDoNotMove(t *testing.T) {
	for _, e := range testfunc.All() {
		f := e.New()
		x := start(f)
		p := f.At(x)
		want := f.At(x).Value()
		for _, fd := range f.Fields() {
			other := map[param.Kind]string{param.KindFloat: param.Format(fd.Range.Hi), param.KindInt: "2", param.KindText: ""}[fd.Kind]
			if fd.Key == "f" {
				other = "x + y"
			}
			if err := fd.Set(other); err != nil {
				t.Fatalf("%s: %v", e.Key, err)
			}
		}
		if got := p.Value(); got != want {
			t.Errorf("%s: Value = %g after the parameters changed, want %g", e.Key, got, want)
		}
	}
}

func gradientNorm(p objective.Point) float64 {
	g := make([]float64, len(p.X()))
	p.Gradient(g)
	var most float64
	for _, gi := range g {
		most = max(most, math.Abs(gi))
	}
	return most
}

// eigenvalues returns those of the upper left 2×2 block of the Hessian.
func eigenvalues(p objective.Point) (lo, hi float64) {
	n := len(p.X())
	e, hx, hy := make([]float64, n), make([]float64, n), make([]float64, n)
	e[0] = 1
	p.HessVec(hx, e)
	e[0], e[1] = 0, 1
	p.HessVec(hy, e)
	mean, half := (hx[0]+hy[1])/2, (hx[0]-hy[1])/2
	r := math.Hypot(half, hx[1])
	return mean - r, mean + r
}
