package testfunc

import (
	"math"
	"slices"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Rosenbrock is the banana valley, chained through n variables:
//
//	f(x) = Σ b(xᵢ₊₁ − xᵢ²)² + (a − xᵢ)²    i = 1 … n−1
//
// The valley floor is the parabola y = x²; the larger b, the steeper its walls.
//
// Source: H. H. Rosenbrock, "An automatic method for finding the greatest or
// least value of a function", The Computer Journal 3(3), 1960, for n = 2, a = 1,
// b = 100, with the start (−1.2, 1).
type Rosenbrock struct {
	A float64 // a, where the valley floor is lowest; 1 in the source
	B float64 // b > 0, steepness of the walls; 100 in the source
	N int     // n ≥ 2
}

var _ Function = (*Rosenbrock)(nil)

// NewRosenbrock returns the function of the source.
func NewRosenbrock() *Rosenbrock { return &Rosenbrock{A: 1, B: 100, N: 2} }

// Fields declares a, b and n.
func (f *Rosenbrock) Fields() []param.Field {
	return []param.Field{
		param.Float(&f.A, "a", param.Linear(-3, 3), "The minimum is at x = a.").Called("Minimum", "a"),
		param.Float(&f.B, "b", param.Log(1e-2, 1e6), "This is the steepness of the valley walls.").Called("Steepness", "b"),
		dimension(&f.N),
	}
}

// About lists the minimum where it is known. f = 0 wants xᵢ = a for i < n and
// xᵢ₊₁ = xᵢ², which for n > 2 can only both hold when a = a².
func (f *Rosenbrock) About() About {
	about := About{
		Formula: "Σ b(xᵢ₊₁ − xᵢ²)² + (a − xᵢ)²",
		Source:  "H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function, The Computer Journal 3(3), 1960",
		Domain:  f.domain(),
		Start:   []float64{-1.2, 1},
	}
	if f.N == 2 || f.A == f.A*f.A {
		x := slices.Repeat([]float64{f.A}, f.N)
		x[f.N-1] = f.A * f.A
		about.Minima = []Minimum{{X: x, Global: true}}
	}
	if f.A == 1 {
		about.Local = nearReflected
	}
	return about
}

// nearReflected names the only other minimum that f has for a = 1, b = 100 and n from 5 to
// 30; that of n = 4, at (−0.776, 0.613, 0.382, 0.146), is near no simpler point.
//
// Source: Y.-W. Shang and Y.-H. Qiu, "A note on the extended Rosenbrock function",
// Evolutionary Computation 14(1), 2006.
func nearReflected(x []float64) string {
	const reach = 0.4 // x₅ = 0.605 for n = 5; the more variables, the nearer are the first
	for i, xi := range x {
		want := 1.
		if i == 0 {
			want = -1
		}
		if !(math.Abs(xi-want) <= reach) {
			return ""
		}
	}
	return "near (−1, 1, …, 1)"
}

// domain returns [−2, 2] × [−1, 3], made larger where (a, a²) would not lie well
// inside.
func (f *Rosenbrock) domain() [2][2]float64 {
	right := max(2, math.Abs(f.A)+1)
	return [2][2]float64{{-right, right}, {-1, max(3, f.A*f.A+2)}}
}

// Dim returns n.
func (f *Rosenbrock) Dim() int { return f.N }

// At returns the Point at x, which offers GaussNewton. Every question costs O(n).
func (f *Rosenbrock) At(x []float64) objective.Point {
	return &rosenbrockPoint{position: at("Rosenbrock", x, f.N), a: f.A, b: f.B}
}

// rosenbrockPoint sees f as the sum of squares of √b(xᵢ₊₁ − xᵢ²) and a − xᵢ.
type rosenbrockPoint struct {
	position
	a, b float64
}

var _ objective.GaussNewton = (*rosenbrockPoint)(nil)

func (p *rosenbrockPoint) Value() float64 {
	var sum float64
	for i, xi := range p.x[:len(p.x)-1] {
		r, s := p.x[i+1]-xi*xi, p.a-xi
		sum += p.b*r*r + s*s
	}
	return sum
}

func (p *rosenbrockPoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	clear(dst)
	for i, xi := range p.x[:len(p.x)-1] {
		r := p.x[i+1] - xi*xi
		dst[i] += -4*p.b*r*xi - 2*(p.a-xi)
		dst[i+1] += 2 * p.b * r
	}
}

// HessVec adds to G·v what the residuals' own curvature contributes: only
// √b(xᵢ₊₁ − xᵢ²) has any, −2√b in xᵢ.
func (p *rosenbrockPoint) HessVec(dst, v []float64) {
	p.GaussNewtonVec(dst, v)
	for i, xi := range p.x[:len(p.x)-1] {
		dst[i] -= 4 * p.b * (p.x[i+1] - xi*xi) * v[i]
	}
}

func (p *rosenbrockPoint) GaussNewtonVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	clear(dst)
	for i, xi := range p.x[:len(p.x)-1] {
		jv := v[i+1] - 2*xi*v[i] // the derivative of xᵢ₊₁ − xᵢ² along v
		dst[i] += -4*p.b*xi*jv + 2*v[i]
		dst[i+1] += 2 * p.b * jv
	}
}
