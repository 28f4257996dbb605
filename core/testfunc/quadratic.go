package testfunc

import (
	"math"
	"slices"

	"hfplayground/core/elementary"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// Quadratic is f(x) = ½ xᵀHx with H = QΛQᵀ: Λ holds the eigenvalues
// λₖ = κ^(k/(n−1)), k = 0 … n−1, and Q turns by θ in the planes of coordinates
// (1,2), (2,3), … (n−1,n) in turn. In two dimensions the level lines are ellipses
// with axes in the ratio √κ : 1, the longer one at the angle θ.
//
// Textbook example: J. Nocedal and S. J. Wright, "Numerical Optimization", 2nd
// ed., Springer, 2006, sections 3.3 and 5.1, on how κ governs steepest descent
// and conjugate gradients.
type Quadratic struct {
	Kappa float64 // κ ≥ 1, condition number
	Angle float64 // θ in degrees
	N     int     // n ≥ 2
}

var _ Function = (*Quadratic)(nil)

// NewQuadratic returns a valley at 30° with κ = 20.
func NewQuadratic() *Quadratic { return &Quadratic{Kappa: 20, Angle: 30, N: 2} }

// Fields declares κ, θ and n.
func (f *Quadratic) Fields() []param.Field {
	return []param.Field{
		param.Float(&f.Kappa, "kappa", param.Log(1, 1e6), "This is the ratio of the largest curvature to the smallest.").Called("Condition number", "κ"),
		param.Float(&f.Angle, "angle", param.Linear(-90, 90), "This is the angle of the valley in degrees.").Called("Angle", "θ"),
		dimension(&f.N),
	}
}

// About lists the minimum, 0.
func (f *Quadratic) About() About {
	return About{
		Formula: "½ xᵀQΛQᵀx, Λ = diag(1 … κ), Q a turn by θ",
		Source:  "Textbook: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed., Springer, 2006",
		Domain:  [2][2]float64{{-2, 2}, {-2, 2}},
		Start:   []float64{-1.5, 1.2},
		Minima:  []Minimum{{X: make([]float64, f.N), Global: true}},
	}
}

// Dim returns n.
func (f *Quadratic) Dim() int { return f.N }

// At returns the Point at x, which offers GaussNewton: seen as a convex loss of
// the outputs x, J is the identity and G = H. Every question costs O(n).
func (f *Quadratic) At(x []float64) objective.Point {
	sin, cos := math.Sincos(f.Angle * math.Pi / 180)
	return &quadraticPoint{position: at("Quadratic", x, f.N), kappa: f.Kappa, sin: sin, cos: cos}
}

type quadraticPoint struct {
	position
	kappa, sin, cos float64
	lambda          []float64 // the eigenvalues, once they have been asked for
}

var _ objective.GaussNewton = (*quadraticPoint)(nil)

// Value returns ½ Σ λₖzₖ² with z = Qᵀx, which cannot become negative by rounding.
func (p *quadraticPoint) Value() float64 {
	z := slices.Clone(p.x)
	p.unturn(z)
	var sum float64
	for k, lambda := range p.eigenvalues() {
		sum += lambda * z[k] * z[k]
	}
	return sum / 2
}

func (p *quadraticPoint) Gradient(dst []float64) { p.HessVec(dst, p.x) }

func (p *quadraticPoint) HessVec(dst, v []float64) {
	p.checkLen("dst", dst)
	p.checkLen("v", v)
	copy(dst, v)
	p.unturn(dst)
	for k, lambda := range p.eigenvalues() {
		dst[k] *= lambda
	}
	p.turn(dst)
}

func (p *quadraticPoint) GaussNewtonVec(dst, v []float64) { p.HessVec(dst, v) }

// eigenvalues returns the diagonal of Λ. It is kept: a run of conjugate gradients
// asks one Point for many products, and powers cost more than turns.
func (p *quadraticPoint) eigenvalues() []float64 {
	if p.lambda == nil {
		p.lambda = make([]float64, len(p.x))
		for k := range p.lambda {
			p.lambda[k] = elementary.Pow(p.kappa, float64(k)/float64(len(p.x)-1))
		}
	}
	return p.lambda
}

// turn stores Qz in z.
func (p *quadraticPoint) turn(z []float64) {
	for i := range len(z) - 1 {
		z[i], z[i+1] = p.cos*z[i]-p.sin*z[i+1], p.sin*z[i]+p.cos*z[i+1]
	}
}

// unturn stores Qᵀz in z: the same turns backwards, in the opposite order.
func (p *quadraticPoint) unturn(z []float64) {
	for i := len(z) - 2; i >= 0; i-- {
		z[i], z[i+1] = p.cos*z[i]+p.sin*z[i+1], p.cos*z[i+1]-p.sin*z[i]
	}
}
