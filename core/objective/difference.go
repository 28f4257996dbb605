package objective

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/elementary"
)

// Check is how far finite differences of the gradient are from the exact product
// h = ∇²f(x)·v, by their step, and how far the product is from what a symmetric
// matrix would give. The slices have one length.
type Check struct {
	Epsilon []float64 // ε, rising
	Forward []float64 // ‖(∇f(x + εv) − ∇f(x))/ε − h‖ / ‖h‖
	Central []float64 // ‖(∇f(x + εv) − ∇f(x − εv))/2ε − h‖ / ‖h‖
	Adjoint float64   // |uᵀ∇²f·v − vᵀ∇²f·u| / (|uᵀ∇²f·v| + |vᵀ∇²f·u|) for a u of no relation to v
}

// The steps of CheckProduct, relative to the size of x.
const (
	checkDecades  = 12 // from 10⁻¹² to 1
	checkEachStep = 3  // steps a decade
)

// The stream and the seed of u: the same in every check.
const (
	checkSeed   = 1
	checkStream = 0xc4ec
)

// CheckProduct compares the Hessian product of f at x with differences of its
// gradient along v, both of length n. The steps are spaced evenly on a log scale,
// three a decade: ε‖v‖ / max(1, ‖x‖) goes from 10⁻¹² to 1.
//
// The error of a difference is the sum of what Taylor's formula cuts off, which
// grows like ε (forward) and ε² (central), and of rounding, which grows like 1/ε
// as two numbers that agree in ever more digits are subtracted. So there is a
// best step, and it is not good: about √u and u^⅔ of relative error with the unit
// roundoff u = 1.1·10⁻¹⁶. The exact product subtracts nothing.
//
// Where h is zero, as for v = 0, errors are NaN. It costs 75 gradients and two
// products.
//
// Source: J. Nocedal, S. Wright, Numerical Optimization, 2nd ed., section 8.1.
func CheckProduct(f Objective, x, v []float64) Check {
	n := f.Dim()
	p, g, hv := f.At(x), make([]float64, n), make([]float64, n)
	p.Gradient(g)
	p.HessVec(hv, v)
	c := Check{Adjoint: asymmetry(p, v, hv)}
	unit := math.Max(1, floats.Norm(x, 2))
	if size := floats.Norm(v, 2); size > 0 {
		unit /= size
	}
	length := floats.Norm(hv, 2)
	if length == 0 {
		length = math.NaN() // nothing to be relative to
	}
	ahead, behind := make([]float64, n), make([]float64, n)
	for k := -checkDecades * checkEachStep; k <= 0; k++ {
		eps := unit * elementary.Pow(10, float64(k)/checkEachStep)
		gradientAt(ahead, f, x, eps, v)
		gradientAt(behind, f, x, -eps, v)
		c.Epsilon = append(c.Epsilon, eps)
		c.Forward = append(c.Forward, missed(ahead, g, eps, hv)/length)
		c.Central = append(c.Central, missed(ahead, behind, 2*eps, hv)/length)
	}
	return c
}

// gradientAt stores ∇f(x + eps·v) in dst.
func gradientAt(dst []float64, f Objective, x []float64, eps float64, v []float64) {
	f.At(floats.AddScaledTo(dst, x, eps, v)).Gradient(dst)
}

// missed returns ‖(a − b)/eps − want‖.
func missed(a, b []float64, eps float64, want []float64) float64 {
	d := floats.SubTo(make([]float64, len(a)), a, b)
	floats.Scale(1/eps, d)
	return floats.Distance(d, want, 2)
}

// asymmetry compares uᵀhv, where hv is the product with v, with vᵀhu.
func asymmetry(p Point, v, hv []float64) float64 {
	rnd := rand.New(rand.NewPCG(checkSeed, checkStream))
	u, hu := make([]float64, len(v)), make([]float64, len(v))
	for i := range u {
		u[i] = rnd.NormFloat64()
	}
	p.HessVec(hu, u)
	left, right := floats.Dot(u, hv), floats.Dot(v, hu)
	return math.Abs(left-right) / (math.Abs(left) + math.Abs(right))
}
