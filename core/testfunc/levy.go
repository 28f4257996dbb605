package testfunc

import (
	"math"

	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Levy is a wavy bowl. With uᵢ = (xᵢ − 1)/4,
//
//	f(x) = sin² πu₁ + Σᵢ₌₁ⁿ⁻¹ uᵢ²(1 + 10 sin²(πuᵢ + 1)) + uₙ²(1 + sin² 2πuₙ)
//
// which is the usual form in w = 1 + u with the sines written so that they lose
// no digits near the minimum, 0 at (1, …, 1).
//
// Source: A. V. Levy and A. Montalvo, "The tunneling algorithm for the global
// minimization of functions", SIAM J. Sci. Stat. Comput. 6, 1985; in this form M.
// Laguna and R. Martí, "Experimental testing of advanced scatter search designs
// for global optimization of multimodal functions", J. Global Optim. 33, 2005.
type Levy struct {
	N int // n ≥ 2
}

var _ Function = (*Levy)(nil)

// NewLevy returns the function of two variables.
func NewLevy() *Levy { return &Levy{N: 2} }

// Fields declares n.
func (f *Levy) Fields() []param.Field { return []param.Field{dimension(&f.N)} }

// About lists the global minimum, 0.
func (f *Levy) About() About {
	ones := make([]float64, f.N)
	for i := range ones {
		ones[i] = 1
	}
	return About{
		Formula: "sin² πu₁ + Σ uᵢ²(1 + 10 sin²(πuᵢ + 1)) + uₙ²(1 + sin² 2πuₙ), u = (x − 1)/4",
		Source:  "A. V. Levy and A. Montalvo, SIAM J. Sci. Stat. Comput. 6, 1985",
		Domain:  [2][2]float64{{-10, 10}, {-10, 10}},
		Start:   []float64{-4, 5},
		Minima:  []Minimum{{X: ones, Global: true}},
		Local: func(x []float64) string {
			const near = 0.1 // what is further from 1 lies in another hollow of the waves
			return shareOf(x, func(xi float64) bool { return math.Abs(xi-1) > near }, "away from 1")
		},
	}
}

// Dim returns n.
func (f *Levy) Dim() int { return f.N }

// At returns the Point at x. Every question costs n terms: the Hessian is diagonal.
func (f *Levy) At(x []float64) objective.Point {
	return &levyPoint{at("Levy", x, f.N)}
}

type levyPoint struct{ position }

// term returns what variable i adds to f, and its first two derivatives by xᵢ.
func (p *levyPoint) term(i int) (f, d1, d2 float64) {
	const scale = 4 // of x to u
	u := (p.x[i] - 1) / scale
	if i == len(p.x)-1 {
		f, d1, d2 = wave(u, 1, 2*math.Pi, 0)
	} else {
		f, d1, d2 = wave(u, 10, math.Pi, 1)
	}
	if i == 0 {
		sin, cos := math.Sincos(math.Pi * u)
		f += sin * sin
		d1 += 2 * math.Pi * sin * cos
		d2 += 2 * math.Pi * math.Pi * (cos - sin) * (cos + sin)
	}
	return f, d1 / scale, d2 / (scale * scale)
}

// wave returns u²(1 + c sin²(ωu + φ)) and its first two derivatives by u.
func wave(u, c, omega, phase float64) (f, d1, d2 float64) {
	sin, cos := math.Sincos(omega*u + phase)
	g := 1 + c*sin*sin
	g1 := 2 * c * omega * sin * cos
	g2 := 2 * c * omega * omega * (cos - sin) * (cos + sin)
	return u * u * g, 2*u*g + u*u*g1, 2*g + 4*u*g1 + u*u*g2
}

func (p *levyPoint) Value() float64 {
	var sum float64
	for i := range p.x {
		f, _, _ := p.term(i)
		sum += f
	}
	return sum
}

func (p *levyPoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	for i := range p.x {
		_, dst[i], _ = p.term(i)
	}
}

func (p *levyPoint) HessVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	for i := range p.x {
		_, _, d2 := p.term(i)
		dst[i] = d2 * v[i]
	}
}
