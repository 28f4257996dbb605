package lab

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"hfplayground/core/objective"
)

// maxEigen is the largest dimension whose Hessian is formed for the reader:
// n products and an eigenvalue problem of order n.
const maxEigen = 32

// eigenvalues returns the eigenvalues of ∇²f at p in rising order, or nil when
// the Hessian is too large to form or not finite.
func eigenvalues(p objective.Point) []float64 {
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

// kind is what the curvature says of a stationary point.
type kind uint8

const (
	kindUnknown kind = iota
	kindMinimum
	kindSaddle
	kindMaximum
	kindFlat
)

type stationary struct {
	kind  kind
	words string // with its article
}

// flatShare is the share of the largest curvature up to which a curvature counts
// as zero: some thousand times what rounding leaves of it, and below the 7·10⁻¹⁰
// of Rosenbrock's function at its steepest, whose minimum is one.
const flatShare = 1e-12

// classify says what kind of stationary point x is, or the one it stands within a
// tolerance of, by the signs of the eigenvalues of the Hessian. It costs at most
// (settleSteps + 1)n Hessian-vector products.
func classify(f objective.Objective, x []float64) stationary {
	ev := eigenvalues(settled(f, x))
	if ev == nil {
		return stationary{kindUnknown, "a stationary point"}
	}
	lo, hi := ev[0], ev[len(ev)-1]
	zero := flatShare * max(math.Abs(lo), math.Abs(hi))
	switch {
	case lo > zero:
		return stationary{kindMinimum, "a minimum"}
	case hi < -zero:
		return stationary{kindMaximum, "a maximum"}
	case lo < -zero && hi > zero:
		return stationary{kindSaddle, "a saddle point"}
	}
	return stationary{kindFlat, "a flat point (the Hessian is singular)"}
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
		d, _ := newtonStep(p, bentShare)
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
	return norm(g)
}

// newtonStep returns −H⁻¹g, to wherever that leads, with eigenvalues up to share
// of the largest left out, and whether there was none of these. It is nil where
// the Hessian is not finite or too large to form.
func newtonStep(p objective.Point, share float64) (d []float64, whole bool) {
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
