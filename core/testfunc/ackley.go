package testfunc

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/elementary"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// The constants of the source.
const (
	ackleyDepth = 20          // of the funnel
	ackleyDecay = 0.2         // of the funnel, per unit of root mean square
	ackleyFreq  = 2 * math.Pi // of the ripples
)

// Ackley is a rippled plain with one deep funnel,
//
//	f(x) = 20(1 − exp(−0.2 s)) + e − exp(c)
//	s = √(1/n Σ xᵢ²),  c = 1/n Σ cos 2πxᵢ
//
// The tip of the funnel, the minimum 0, is a cone: f is not differentiable there.
// Gradient says 0, which is a subgradient, and HessVec leaves out the funnel.
//
// Source: D. H. Ackley, "A Connectionist Machine for Genetic Hillclimbing",
// Kluwer, 1987, for n = 2; for any n T. Bäck, "Evolutionary Algorithms in Theory
// and Practice", Oxford University Press, 1996.
type Ackley struct {
	N int // n ≥ 2
}

var _ Function = (*Ackley)(nil)

// NewAckley returns the function of two variables.
func NewAckley() *Ackley { return &Ackley{N: 2} }

// Fields declares n.
func (f *Ackley) Fields() []param.Field { return []param.Field{dimension(&f.N)} }

// About lists the global minimum, 0. The domain is the middle of the usual
// [−32.768, 32.768]ⁿ, where one can still see the ripples.
func (f *Ackley) About() About {
	return About{
		Formula: "20(1 − exp(−0.2 √(Σ xᵢ²/n))) + e − exp(Σ cos 2πxᵢ/n)",
		Source:  "D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987",
		Domain:  [2][2]float64{{-5, 5}, {-5, 5}},
		Start:   []float64{-2.6, 1.3},
		Minima:  []Minimum{{X: make([]float64, f.N), Global: true}},
		Local:   nearGrid,
	}
}

// Dim returns n.
func (f *Ackley) Dim() int { return f.N }

// At returns the Point at x. Every question costs O(n).
func (f *Ackley) At(x []float64) objective.Point {
	return &ackleyPoint{position: at("Ackley", x, f.N)}
}

type ackleyPoint struct{ position }

// funnel returns s, and exp(−0.2 s) − 1, without overflow or lost digits.
func (p *ackleyPoint) funnel() (s, expm1 float64) {
	s = floats.Norm(p.x, 2) / math.Sqrt(float64(len(p.x)))
	return s, math.Expm1(-ackleyDecay * s)
}

// ripples returns c − 1, by half angles so that no digits are lost near 0.
func (p *ackleyPoint) ripples() float64 {
	var sum float64
	for _, xi := range p.x {
		half := math.Sin(ackleyFreq / 2 * xi)
		sum += half * half
	}
	return -2 * sum / float64(len(p.x))
}

func (p *ackleyPoint) Value() float64 {
	_, expm1 := p.funnel()
	return -ackleyDepth*expm1 - math.E*math.Expm1(p.ripples())
}

func (p *ackleyPoint) Gradient(dst []float64) {
	p.checkLen("dst", dst)
	n := float64(len(p.x))
	s, expm1 := p.funnel()
	slope := ackleyDepth * ackleyDecay * (1 + expm1)
	wave := math.E * elementary.Exp(p.ripples())
	for i, xi := range p.x {
		dst[i] = wave * ackleyFreq / n * math.Sin(ackleyFreq*xi)
		if s > 0 {
			dst[i] += slope * (xi / s / n)
		}
	}
}

// HessVec takes the funnel φ(s), φ = −20 exp(−0.2 s), and the ripples −exp(c)
// apart. With d = ∇s = x/(ns):
//
//	∇²φ(s)·v   = φ″(s)(d·v)d + φ′(s)/s (v/n − (d·v)d)
//	−∇²exp(c)v = −exp(c)((∇c·v)∇c + ∇²c·v)
func (p *ackleyPoint) HessVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	n := float64(len(p.x))
	s, expm1 := p.funnel()
	wave := math.E * elementary.Exp(p.ripples())

	var dv, cv float64 // d·v, ∇c·v
	for i, xi := range p.x {
		if s > 0 {
			dv += xi / s / n * v[i]
		}
		cv -= ackleyFreq / n * math.Sin(ackleyFreq*xi) * v[i]
	}
	slope := ackleyDepth * ackleyDecay * (1 + expm1)
	for i, xi := range p.x {
		sin, cos := math.Sincos(ackleyFreq * xi)
		dst[i] = wave * ackleyFreq / n * (cv*sin + ackleyFreq*cos*v[i])
		if s > 0 {
			di := xi / s / n
			dst[i] += slope/s*(v[i]/n-dv*di) - slope*ackleyDecay*dv*di
		}
	}
}
