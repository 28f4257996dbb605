package cg

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/cg"
	"hfplayground/core/wire"
)

// tolerance is the share of the first residual below which a run has solved Ax = b.
const tolerance = 1e-10

// run is the iterates of a method, the start first.
type run struct {
	errors []float64 // |part of x − x*| along each eigenvector, step after step
	norms  []float64 // ‖x − x*‖ in the norm of A: √((x − x*)ᵀA(x − x*))
	solved bool      // the residual is below the tolerance; else the steps were used up

	inner *wire.Inner // the numbers of every iteration, of conjugate gradients; else nil
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
	out := &run{inner: new(wire.Inner)}
	note := func() {
		out.keep(q, c.D)
		out.noteInner(c)
	}
	note()
	enough := tolerance * floats.Norm(c.R, 2)
	for range steps {
		if c.Advance() != cg.Advanced {
			break
		}
		note()
		if out.solved = floats.Norm(c.R, 2) <= enough; out.solved {
			break
		}
	}
	return out
}

// noteInner adds the numbers of an iteration. Its place is in the directions, not on a
// plane.
func (r *run) noteInner(c *cg.Run) {
	in := r.inner
	in.DX, in.DY = append(in.DX, math.NaN()), append(in.DY, math.NaN())
	in.Phi, in.Residual, in.Curvature = append(in.Phi, c.Phi), append(in.Residual, floats.Norm(c.R, 2)), append(in.Curvature, c.Curvature)
	in.Stored = append(in.Stored, false)
}

// ended says in words why the run has no further step.
func (r *run) ended() string {
	if r.solved {
		return "the system is solved"
	}
	return "all steps are made"
}

// innerAt returns conjugate gradients as they are inside a step, with the iterate of
// the step that is shown as the one taken.
func (r *run) innerAt(step int) *wire.Inner {
	in := *r.inner
	in.Taken, in.Stop = r.at(step), r.ended()
	return &in
}
