package testfunc_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hfplayground/core/objective/objectivetest"
	"hfplayground/core/testfunc"
)

// Values that stand in the literature or can be had by hand.
func TestValues(t *testing.T) {
	chained := testfunc.NewRosenbrock()
	chained.N = 4
	deep := testfunc.NewStyblinskiTang()
	deep.N = 3
	tests := []struct {
		name string
		f    testfunc.Function
		x    []float64
		want float64
	}{
		{"rosenbrock start", testfunc.NewRosenbrock(), []float64{-1.2, 1}, 24.2}, // Moré, Garbow, Hillstrom (1981), problem 1
		{"rosenbrock origin", testfunc.NewRosenbrock(), []float64{0, 0}, 1},
		{"rosenbrock chained", chained, []float64{-1, 1, -1, 1}, 4 + 400 + 4},
		{"beale start", testfunc.Beale{}, []float64{1, 1}, 14.203125},
		{"himmelblau start", testfunc.Himmelblau{}, []float64{0, 0}, 170},
		{"booth origin", testfunc.Booth{}, []float64{0, 0}, 74},
		{"matyas", testfunc.Matyas{}, []float64{1, -1}, 1},
		{"mccormick origin", testfunc.McCormick{}, []float64{0, 0}, 1},
		{"styblinski-tang minimum", deep, slices.Repeat([]float64{-2.903534}, 3), -39.16616570377 * 3},
		{"rastrigin on the grid", testfunc.NewRastrigin(), []float64{1, -2}, 5},
		{"rastrigin between", testfunc.NewRastrigin(), []float64{0.5, 0}, 20.25},
		{"ackley", testfunc.NewAckley(), []float64{1, 1}, 20 * (1 - math.Exp(-0.2))},
		{"levy at its minimum", testfunc.NewLevy(), []float64{1, 1}, 0},
		{"levy, u = (1, 1)", testfunc.NewLevy(), []float64{5, 5}, 2 + 10*math.Sin(1)*math.Sin(1)}, // sin²(π + 1) = sin² 1
		{"goldstein-price origin", testfunc.GoldsteinPrice{}, []float64{0, 0}, 600},
		{"three-hump camel", testfunc.ThreeHumpCamel{}, []float64{1, 1}, 2 - 1.05 + 1.0/6 + 2},
		{"saddle", testfunc.Saddle{}, []float64{3, 2}, 5},
		{"monkey saddle", testfunc.MonkeySaddle{}, []float64{2, 1}, 2},
		{"formula", testfunc.NewFormula(), []float64{0, 2}, 5},
	}
	for _, tt := range tests {
		if got := tt.f.At(tt.x).Value(); math.Abs(got-tt.want) > 1e-11*(1+math.Abs(tt.want)) {
			t.Errorf("%s: f(%v) = %.15g, want %.15g", tt.name, tt.x, got, tt.want)
		}
	}
}

// The forms that are computed agree with the forms of the sources.
func TestRewrittenForms(t *testing.T) {
	tests := []struct {
		f      testfunc.Function
		source func(x, y float64) float64
	}{
		{testfunc.GoldsteinPrice{}, func(x, y float64) float64 {
			return (1 + math.Pow(x+y+1, 2)*(19-14*x+3*x*x-14*y+6*x*y+3*y*y)) *
				(30 + math.Pow(2*x-3*y, 2)*(18-32*x+12*x*x+48*y-36*x*y+27*y*y))
		}},
		{testfunc.Matyas{}, func(x, y float64) float64 { return 0.26*(x*x+y*y) - 0.48*x*y }},
		{testfunc.ThreeHumpCamel{}, func(x, y float64) float64 {
			return 2*x*x - 1.05*math.Pow(x, 4) + math.Pow(x, 6)/6 + x*y + y*y
		}},
		{testfunc.NewRastrigin(), func(x, y float64) float64 {
			return 20 + x*x - 10*math.Cos(2*math.Pi*x) + y*y - 10*math.Cos(2*math.Pi*y)
		}},
		{testfunc.NewLevy(), func(x, y float64) float64 {
			w, v := 1+(x-1)/4, 1+(y-1)/4
			sin := func(z float64) float64 { return math.Sin(z) * math.Sin(z) }
			return sin(math.Pi*w) + (w-1)*(w-1)*(1+10*sin(math.Pi*w+1)) + (v-1)*(v-1)*(1+sin(2*math.Pi*v))
		}},
		{testfunc.NewAckley(), func(x, y float64) float64 {
			return -20*math.Exp(-0.2*math.Sqrt((x*x+y*y)/2)) -
				math.Exp((math.Cos(2*math.Pi*x)+math.Cos(2*math.Pi*y))/2) + 20 + math.E
		}},
		{testfunc.NewStyblinskiTang(), func(x, y float64) float64 {
			return (math.Pow(x, 4) - 16*x*x + 5*x + math.Pow(y, 4) - 16*y*y + 5*y) / 2
		}},
	}
	rnd := rand.New(rand.NewPCG(pointSeed, 1))
	for _, tt := range tests {
		for range randomPoints {
			x := inDomain(tt.f, rnd)
			want := tt.source(x[0], x[1])
			if got := tt.f.At(x).Value(); math.Abs(got-want) > 1e-11*(1+math.Abs(want)) {
				t.Errorf("%T: f(%v) = %.15g, the source has %.15g", tt.f, x, got, want)
			}
		}
	}
}

// Newton's method, started at a listed critical point, does not leave it: the
// digits are those of float64.
func TestCriticalPointsAreSharp(t *testing.T) {
	const ulps = 4e-15 // relative; what evaluation of ∇f rounds away
	for _, in := range instances(t) {
		if in.f.Dim() != 2 || in.Key == notSmooth || in.Key == "monkey-saddle" { // a kink, and no Hessian to divide by
			continue
		}
		about := in.f.About()
		points := about.Saddles
		for _, m := range about.Minima {
			points = append(points, m.X)
		}
		for _, x := range points {
			p := in.f.At(x)
			g, hx, hy := make([]float64, 2), make([]float64, 2), make([]float64, 2)
			p.Gradient(g)
			p.HessVec(hx, []float64{1, 0})
			p.HessVec(hy, []float64{0, 1})
			det := hx[0]*hy[1] - hx[1]*hy[0]
			step := math.Hypot(hy[1]*g[0]-hy[0]*g[1], hx[0]*g[1]-hx[1]*g[0]) / math.Abs(det)
			if step > ulps*(1+math.Hypot(x[0], x[1])) {
				t.Errorf("%s: Newton's step from %v has length %g, want 0", in.name, x, step)
			}
		}
	}
}

func TestRosenbrockMinima(t *testing.T) {
	tests := []struct {
		a    float64
		n    int
		want []float64 // nil: not known
	}{
		{1, 2, []float64{1, 1}},
		{-2, 2, []float64{-2, 4}},
		{0.5, 2, []float64{0.5, 0.25}},
		{1, 4, []float64{1, 1, 1, 1}},
		{0, 3, []float64{0, 0, 0}},
		{0.5, 3, nil},
		{-1, 3, nil},
	}
	for _, tt := range tests {
		f := &testfunc.Rosenbrock{A: tt.a, B: 10, N: tt.n}
		about := f.About()
		if tt.want == nil {
			if about.Minima != nil {
				t.Errorf("a = %g, n = %d: minima %v, want none", tt.a, tt.n, about.Minima)
			}
			continue
		}
		if len(about.Minima) != 1 || !slices.Equal(about.Minima[0].X, tt.want) {
			t.Errorf("a = %g, n = %d: minima %v, want %v", tt.a, tt.n, about.Minima, tt.want)
			continue
		}
		if got := f.At(tt.want).Value(); got != 0 {
			t.Errorf("a = %g, n = %d: f at the minimum = %g, want 0", tt.a, tt.n, got)
		}
		for i := range 2 {
			if d := about.Domain[i]; tt.want[i] <= d[0] || tt.want[i] >= d[1] {
				t.Errorf("a = %g: minimum %v outside the domain %v", tt.a, tt.want, about.Domain)
			}
		}
		objectivetest.CheckGaussNewton(t, f, start(f))
	}
}

// The residuals of Rosenbrock's function have G = 2JᵀJ, written out for n = 2.
func TestRosenbrockGaussNewton(t *testing.T) {
	f := testfunc.NewRosenbrock()
	p := f.At([]float64{-1.2, 1}).(interface{ GaussNewtonVec(dst, v []float64) })
	got := make([]float64, 2)
	for i, want := range [][]float64{{8*100*1.44 + 2, 480}, {480, 200}} {
		v := make([]float64, 2)
		v[i] = 1
		p.GaussNewtonVec(got, v)
		for j := range want {
			if math.Abs(got[j]-want[j]) > 1e-10 {
				t.Errorf("G column %d = %v, want %v", i, got, want)
			}
		}
	}
}

func TestQuadraticSpectrum(t *testing.T) {
	for _, n := range []int{2, 3, 50} {
		f := &testfunc.Quadratic{Kappa: 400, Angle: 25, N: n}
		hv, e := make([]float64, n), make([]float64, n)
		p := f.At(e)
		var trace, squares float64
		for i := range e {
			clear(e)
			e[i] = 1
			p.HessVec(hv, e)
			trace += hv[i]
			for _, h := range hv {
				squares += h * h
			}
		}
		var wantTrace, wantSquares float64
		for k := range n {
			lambda := math.Pow(400, float64(k)/float64(n-1))
			wantTrace += lambda
			wantSquares += lambda * lambda
		}
		if math.Abs(trace-wantTrace) > 1e-11*wantTrace || math.Abs(squares-wantSquares) > 1e-11*wantSquares {
			t.Errorf("n = %d: Σλ = %.15g, Σλ² = %.15g, want %.15g, %.15g", n, trace, squares, wantTrace, wantSquares)
		}
	}
}

// The valley lies at the angle θ: its direction is the eigenvector of 1, the one
// across that of κ.
func TestQuadraticAngle(t *testing.T) {
	for _, angle := range []float64{-90, -30, 0, 45, 60} {
		f := &testfunc.Quadratic{Kappa: 50, Angle: angle, N: 2}
		sin, cos := math.Sincos(angle * math.Pi / 180)
		p, hv := f.At([]float64{0, 0}), make([]float64, 2)
		for _, tt := range []struct {
			v      []float64
			lambda float64
		}{{[]float64{cos, sin}, 1}, {[]float64{-sin, cos}, 50}} {
			p.HessVec(hv, tt.v)
			for i := range hv {
				if math.Abs(hv[i]-tt.lambda*tt.v[i]) > 1e-12 {
					t.Errorf("angle %g: H·%v = %v, want %g times that", angle, tt.v, hv, tt.lambda)
				}
			}
		}
	}
}

// At the tip of its funnel Ackley's function has no derivative; what is said
// there instead is finite.
func TestAckleyAtTheTip(t *testing.T) {
	f := testfunc.NewAckley()
	f.N = 3
	p := f.At(make([]float64, 3))
	g, hv := make([]float64, 3), make([]float64, 3)
	p.Gradient(g)
	p.HessVec(hv, []float64{1, 0, -1})
	ripple := math.E * 4 * math.Pi * math.Pi / 3
	for i, want := range []float64{ripple, 0, -ripple} {
		if g[i] != 0 || math.Abs(hv[i]-want) > 1e-12*ripple {
			t.Errorf("at 0: gradient %v, H·v %v, want 0 and %g·v", g, hv, ripple)
			break
		}
	}
	if got := p.Value(); got != 0 {
		t.Errorf("f(0) = %g, want 0", got)
	}
}

// Far out and very near the minimum nothing overflows and no digits are lost.
func TestExtremes(t *testing.T) {
	if got := testfunc.NewAckley().At([]float64{1e200, -1e200}).Value(); math.IsNaN(got) || got < 20 || got > 20+math.E {
		t.Errorf("ackley far out = %g, want between 20 and 20 + e", got)
	}
	if got, want := testfunc.NewAckley().At([]float64{1e-12, 0}).Value(), 4e-12/math.Sqrt2; math.Abs(got-want) > 1e-6*want {
		t.Errorf("ackley near 0 = %g, want %g", got, want)
	}
	if got, want := testfunc.NewRastrigin().At([]float64{1e-12, 0}).Value(), (1+20*math.Pi*math.Pi)*1e-24; math.Abs(got-want) > 1e-9*want {
		t.Errorf("rastrigin near 0 = %g, want %g", got, want)
	}
}
