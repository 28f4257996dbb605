// Package curvature forms the Hessian of small problems from its products and says
// what it says: eigenvalues, the nature of a stationary point, and the steps that
// minimise the quadratic model.
package curvature

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
	"hfplayground/core/vector"
)

// maxEigen is the largest dimension whose Hessian is formed for the reader:
// n products and an eigenvalue problem of order n.
const maxEigen = 32

// Eigenvalues returns the eigenvalues of ∇²f at p in rising order, or nil when
// the Hessian is too large to form or not finite.
func Eigenvalues(p objective.Point) []float64 {
	h := hessian(p)
	if h == nil {
		return nil
	}
	var es mat.EigenSym
	if !es.Factorize(h, true) { // without vectors, gonum v0.17 panics on entries below 10⁻¹²²
		return nil
	}
	return es.Values(nil)
}

// hessian forms ∇²f at p, or nil when n > maxEigen or an entry is not finite.
func hessian(p objective.Point) *mat.SymDense {
	n := len(p.X())
	if n > maxEigen {
		return nil
	}
	h := mat.NewSymDense(n, nil)
	e, col := make([]float64, n), make([]float64, n)
	for j := range n {
		e[j] = 1
		p.HessVec(col, e)
		e[j] = 0
		for i := range j + 1 {
			if math.IsNaN(col[i]) || math.IsInf(col[i], 0) {
				return nil
			}
			h.SetSym(i, j, col[i])
		}
	}
	return h
}

// Kind is what the curvature says of a stationary point.
type Kind uint8

// The kinds. Unknown is one whose Hessian is too large to form or not finite.
const (
	Unknown Kind = iota
	Minimum
	Saddle
	Maximum
	Flat
)

// Nature is the kind of a stationary point, and how it is called.
type Nature struct {
	Kind  Kind
	Words string // with its article
}

// FlatShare is the share of the largest curvature up to which a curvature counts
// as zero: some thousand times what rounding leaves of it, and below the 7·10⁻¹⁰
// of Rosenbrock's function at its steepest, whose minimum is one.
const FlatShare = 1e-12

// Classify says what kind of stationary point x is, or the one it stands within a
// tolerance of, by the signs of the eigenvalues of the Hessian. It costs at most
// (settleSteps + 1)n Hessian-vector products.
func Classify(f objective.Objective, x []float64) Nature {
	ev := Eigenvalues(settled(f, x))
	if ev == nil {
		return Nature{Unknown, "a stationary point"}
	}
	lo, hi := ev[0], ev[len(ev)-1]
	zero := FlatShare * max(math.Abs(lo), math.Abs(hi))
	switch {
	case lo > zero:
		return Nature{Minimum, "a minimum"}
	case hi < -zero:
		return Nature{Maximum, "a maximum"}
	case lo < -zero && hi > zero:
		return Nature{Saddle, "a saddle point"}
	}
	return Nature{Flat, "a flat point (the Hessian is singular)"}
}

const (
	settleSteps = 3    // Newton squares the distance: enough from any tolerance that is sensible
	bentShare   = 1e-6 // share of the largest curvature from which a direction is surely bent
)

// settled returns the stationary point that x stands within a tolerance of, as
// near as Newton steps along the directions that are surely bent lead. Beside a
// curved valley floor such as xy = 1 of (xy − 1)² the Hessian has eigenvalues of
// either sign that are as small as the distance to the floor, where they vanish.
func settled(f objective.Objective, x []float64) objective.Point {
	p := f.At(x)
	for range settleSteps {
		d, _ := NewtonStep(p, bentShare)
		if d == nil {
			break
		}
		for i, xi := range p.X() {
			d[i] += xi
		}
		next := f.At(d)
		if !(gradientNorm(next) < gradientNorm(p)) {
			break
		}
		p = next
	}
	return p
}

func gradientNorm(p objective.Point) float64 {
	g := make([]float64, len(p.X()))
	p.Gradient(g)
	return vector.Norm(g)
}

// NewtonStep returns −H⁻¹g, to wherever that leads, with eigenvalues up to share
// of the largest left out, and whether there was none of these. It is nil where
// the Hessian is not finite or too large to form.
func NewtonStep(p objective.Point, share float64) (d []float64, whole bool) {
	h := hessian(p)
	var es mat.EigenSym
	if h == nil || !es.Factorize(h, true) {
		return nil, false
	}
	n := len(p.X())
	g, d := make([]float64, n), make([]float64, n)
	p.Gradient(g)
	var q mat.Dense
	es.VectorsTo(&q)
	values, whole := es.Values(nil), true
	zero := share * max(math.Abs(values[0]), math.Abs(values[n-1]))
	for j, lambda := range values {
		if math.Abs(lambda) <= zero {
			whole = false
			continue
		}
		along := 0.0
		for i := range n {
			along += q.At(i, j) * g[i]
		}
		for i := range n {
			d[i] -= along / lambda * q.At(i, j)
		}
	}
	return d, whole
}

// CauchyStep returns −g·(gᵀg / gᵀHg), the minimiser of the quadratic model along
// the negative gradient, or −g where the model has none.
func CauchyStep(p objective.Point) []float64 {
	n := len(p.X())
	g, hg := make([]float64, n), make([]float64, n)
	p.Gradient(g)
	p.HessVec(hg, g)
	gg, ghg := 0.0, 0.0
	for i := range g {
		gg += g[i] * g[i]
		ghg += g[i] * hg[i]
	}
	length := 1.0
	if ghg > 0 {
		length = gg / ghg
	}
	for i := range g {
		g[i] *= -length
	}
	return g
}
