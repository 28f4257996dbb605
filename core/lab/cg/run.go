package cg

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/cg"
)

// tolerance is the share of the first residual below which a run has solved Ax = b.
const tolerance = 1e-10

// run is the iterates of a method, the start first.
type run struct {
	errors []float64 // |part of x − x*| along each eigenvector, step after step
	norms  []float64 // ‖x − x*‖ in the norm of A: √((x − x*)ᵀA(x − x*))
	solved bool      // the residual is below the tolerance; else the steps were used up
}

// last returns the number of the last step.
func (r *run) last() int { return len(r.norms) - 1 }

// at returns the step of the run that is shown at a step of the timeline.
func (r *run) at(step int) int { return max(0, min(step, r.last())) }

// parts returns the errors along the eigenvectors at a step of the timeline.
func (r *run) parts(step int) []float64 {
	n := len(r.errors) / len(r.norms)
	k := r.at(step)
	return r.errors[k*n : (k+1)*n]
}

// keep adds an iterate.
func (r *run) keep(q *quadratic, x []float64) {
	parts, square := q.errors(x), 0.0
	for i, e := range parts {
		square += q.lambda[i] * e * e
		parts[i] = math.Abs(e)
	}
	r.errors, r.norms = append(r.errors, parts...), append(r.norms, math.Sqrt(square))
}

// steepest is steepest descent with exact line search: x ← x + αr with r = b − Ax
// and α = rᵀr / rᵀAr.
//
// Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., 2006,
// equation 3.26.
func steepest(q *quadratic, steps int) *run {
	x, out := append([]float64(nil), q.start...), new(run)
	out.keep(q, x)
	r := q.residual(x)
	enough := tolerance * floats.Norm(r, 2)
	ar := make([]float64, len(x))
	for range steps {
		q.product(ar, r)
		floats.AddScaled(x, floats.Dot(r, r)/floats.Dot(r, ar), r)
		out.keep(q, x)
		r = q.residual(x)
		if out.solved = floats.Norm(r, 2) <= enough; out.solved {
			break
		}
	}
	return out
}

// conjugate is conjugate gradients.
func conjugate(q *quadratic, steps int) *run {
	start := q.start
	if q.fromZero {
		start = nil
	}
	c := cg.New(q.product, nil, floats.ScaleTo(make([]float64, len(q.b)), -1, q.b), start)
	out := new(run)
	out.keep(q, c.D)
	enough := tolerance * floats.Norm(c.R, 2)
	for range steps {
		if c.Advance() != cg.Advanced {
			break
		}
		out.keep(q, c.D)
		if out.solved = floats.Norm(c.R, 2) <= enough; out.solved {
			break
		}
	}
	return out
}
