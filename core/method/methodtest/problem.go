package methodtest

import (
	"slices"

	"hfplayground/core/elementary"
	"hfplayground/core/objective"
)

// Func is an Objective made of three closures: the value, the gradient and the
// Hessian-vector product at x. It is as much of a problem as a test needs.
type Func struct {
	N        int
	Value    func(x []float64) float64
	Gradient func(dst, x []float64)
	HessVec  func(dst, x, v []float64)
}

// Dim returns N.
func (f Func) Dim() int { return f.N }

// At returns the Point at x. It panics when len(x) is not N.
func (f Func) At(x []float64) objective.Point {
	if len(x) != f.N {
		panic("methodtest: len(x) is not Dim")
	}
	return funcPoint{f: f, x: slices.Clone(x)}
}

type funcPoint struct {
	f Func
	x []float64
}

func (p funcPoint) X() []float64             { return p.x }
func (p funcPoint) Value() float64           { return p.f.Value(p.x) }
func (p funcPoint) Gradient(dst []float64)   { p.f.Gradient(dst, p.x) }
func (p funcPoint) HessVec(dst, v []float64) { p.f.HessVec(dst, p.x, v) }

// Quadratic returns ½ xᵀAx − bᵀx for a symmetric A given by its rows.
func Quadratic(a [][]float64, b []float64) Func {
	multiply := func(dst, x []float64) {
		for i, row := range a {
			dst[i] = 0
			for j, aij := range row {
				dst[i] += aij * x[j]
			}
		}
	}
	return Func{
		N: len(b),
		Value: func(x []float64) float64 {
			ax, sum := make([]float64, len(x)), 0.0
			multiply(ax, x)
			for i, xi := range x {
				sum += xi * (ax[i]/2 - b[i])
			}
			return sum
		},
		Gradient: func(dst, x []float64) {
			multiply(dst, x)
			for i := range dst {
				dst[i] -= b[i]
			}
		},
		HessVec: func(dst, _, v []float64) { multiply(dst, v) },
	}
}

// Diagonal returns ½ Σ aᵢxᵢ² − Σ bᵢxᵢ.
func Diagonal(a, b []float64) Func {
	rows := make([][]float64, len(a))
	for i := range rows {
		rows[i] = make([]float64, len(a))
		rows[i][i] = a[i]
	}
	return Quadratic(rows, b)
}

// Bowl returns a quadratic of three variables with the curvatures 3 and 3 ± √3.
func Bowl() Func {
	return Quadratic([][]float64{{4, 1, 0}, {1, 3, 1}, {0, 1, 2}}, []float64{1, 2, 3})
}

// Spread returns a quadratic of 60 variables with curvatures from 1 to 10⁴.
func Spread() Func {
	const n = 60
	a, b := make([]float64, n), make([]float64, n)
	for i := range a {
		a[i], b[i] = elementary.Pow(10, 4*float64(i)/n), 1
	}
	return Diagonal(a, b)
}

// Rosenbrock returns 100(y − x²)² + (1 − x)², with its minimum 0 at (1, 1).
func Rosenbrock() Func {
	return Func{
		N: 2,
		Value: func(x []float64) float64 {
			u, w := x[1]-x[0]*x[0], 1-x[0]
			return 100*u*u + w*w
		},
		Gradient: func(dst, x []float64) {
			u := x[1] - x[0]*x[0]
			dst[0], dst[1] = -400*x[0]*u-2*(1-x[0]), 200*u
		},
		HessVec: func(dst, x, v []float64) {
			dst[0] = (1200*x[0]*x[0]-400*x[1]+2)*v[0] - 400*x[0]*v[1]
			dst[1] = -400*x[0]*v[0] + 200*v[1]
		},
	}
}

// Saddle returns x² − y², which has a saddle at the origin and no minimum.
func Saddle() Func { return Diagonal([]float64{2, -2}, []float64{0, 0}) }

// TwoWells returns (y² − 1)²/4 + x²/2, with minima at (0, ±1) and a saddle at
// the origin.
func TwoWells() Func {
	return Func{
		N:        2,
		Value:    func(x []float64) float64 { u := x[1]*x[1] - 1; return u*u/4 + x[0]*x[0]/2 },
		Gradient: func(dst, x []float64) { dst[0], dst[1] = x[0], x[1]*(x[1]*x[1]-1) },
		HessVec: func(dst, x, v []float64) {
			dst[0], dst[1] = v[0], (3*x[1]*x[1]-1)*v[1]
		},
	}
}

// Flat returns the constant 1 of n variables.
func Flat(n int) Func {
	return Func{
		N:        n,
		Value:    func([]float64) float64 { return 1 },
		Gradient: func(dst, _ []float64) { clear(dst) },
		HessVec:  func(dst, _, _ []float64) { clear(dst) },
	}
}
